"""A card's QR code as a scanner types it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.kit.cccd_qr import Card, CardUnreadable, read_card

CARD_2021 = "049156001234|205123456|Nguyễn Thị Mẫu|01031956|Nữ|Thôn 1, Bình Trị, Thăng Bình, Quảng Nam|10052021"


def test_the_card_of_2021() -> None:
    assert read_card(CARD_2021 + "\r\n") == Card(
        cccd="049156001234",
        old_number="205123456",
        full_name="Nguyễn Thị Mẫu",
        birth_date=date(1956, 3, 1),
        birth_precision="DAY",
        sex="FEMALE",
        address="Thôn 1, Bình Trị, Thăng Bình, Quảng Nam",
        issued_on=date(2021, 5, 10),
        doubts=(),
    )


def test_the_card_of_2024_says_more_and_the_rest_is_not_read() -> None:
    card = read_card(CARD_2021.replace("10052021", "01082024") + "||Nguyễn Văn Cha|Trần Thị Mẹ|")
    assert (card.full_name, card.issued_on) == ("Nguyễn Thị Mẫu", date(2024, 8, 1))


def test_no_old_number_and_only_a_year_of_birth() -> None:
    card = read_card("049156001234||Nguyễn Thị Mẫu|00001956|Nữ|Bình Trị|")
    assert (card.old_number, card.birth_date, card.birth_precision) == ("", date(1956, 1, 1), "YEAR")
    assert card.issued_on is None


def test_a_decomposed_name_is_composed() -> None:
    assert read_card(CARD_2021.replace("ễ", "e\u0302\u0303")).full_name == "Nguyễn Thị Mẫu"


def test_a_number_that_disagrees_is_a_doubt_and_no_block() -> None:
    card = read_card(CARD_2021.replace("01031956", "01031957").replace("|Nữ|", "|Nam|"))
    assert [doubt.code for doubt in card.doubts] == ["SEX", "BIRTH_YEAR"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "code"),
        ("https://vidu.vn/abc", "code"),
        ("049156001234", "code"),
        ("49156001234|205123456|Nguyễn Thị Mẫu|01031956|Nữ|Bình Trị|10052021", "code"),
        (CARD_2021 + "x" * 1000, "code"),
        (CARD_2021.replace("|Nữ|", "||"), "sex"),
        (CARD_2021.replace("01031956", "31021956"), "birth_date"),
        (CARD_2021.replace("01031956", "1956"), "birth_date"),
        (CARD_2021.replace("Nguyễn Thị Mẫu", "Nguy?n Th? M?u"), "name"),
        (CARD_2021.replace("Nguyễn Thị Mẫu", ""), "name"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(text: str, field: str) -> None:
    with pytest.raises(CardUnreadable) as refusal:
        read_card(text)
    assert refusal.value.fields == {"field": field}
    assert refusal.value.sentence.endswith(".")


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    for typed in (text, f"049156001234|{text}|Nam|{text}", f"049156001234||A|{text}|Nam|x"):
        try:
            card = read_card(typed)
        except CardUnreadable as refusal:
            assert refusal.sentence.endswith(".")
        else:
            assert card.cccd == "049156001234"
            assert card.full_name and not any(character.isdigit() for character in card.full_name)
