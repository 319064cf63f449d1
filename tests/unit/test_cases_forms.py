"""The form that counter and portal share: what it asks, and what it takes for an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.cases.forms import Form, Known, form, read_answers
from ansinh.cases.spec import NoVersion, PaperAsked, Procedure, Promise, Question, Version
from ansinh.intake.refusals import FormRefused
from ansinh.policy.catalog import catalog

DAY = date(2024, 9, 30)


def question(name: str, kind: str, *, options: tuple[str, ...] = (), required: bool = False) -> Question:
    return Question(name, f"Câu {name}", kind, options, required, "")


def paper(code: str, start: date | None = None, end: date | None = None) -> PaperAsked:
    return PaperAsked(code, f"Giấy {code}", "", 1, required=True, shown=False, when="", start=start, end=end)


def procedure(asks: tuple[str, ...] = (), questions: tuple[Question, ...] = ()) -> Procedure:
    version = Version(
        date(2021, 7, 1),
        None,
        "DISTRICT_CHAIRMAN",
        Promise(None, "WORKING", ()),
        (),
        (),
        "ND20-2021",
        "",
        "copy",
        "",
        1,
    )
    return Procedure(
        code="9.999999", code_known=True, code_evidence="copy", title="Thủ tục thử", area="social_protection",
        field="", guarded="", subject="PERSON", applicants=(), opens=(), effect="GRANT", asks=asks,
        questions=questions, papers=(paper("cũ", end=date(2023, 12, 31)), paper("mới", start=date(2024, 1, 1))),
        versions=(version,), file=Path("thu.yaml"),
    )  # fmt: skip


ASKS = ("birth_date", "birth_precision", "sex", "disability_degree", "certificate_issued_on", "receives_pension")


def asked(*asks: str, questions: tuple[Question, ...] = ()) -> Form:
    return form(procedure(asks, questions), on=DAY)


def sentences(form_: Form, **raw: str) -> dict[str, str]:
    with pytest.raises(FormRefused) as refusal:
        read_answers(form_, raw)
    return {wrong.field: wrong.sentence for wrong in refusal.value.wrong}


def test_a_form_asks_what_the_law_needs_in_its_words() -> None:
    fields = {field.name: field for field in asked(*ASKS).fields}
    assert list(fields) == ["birth_date", "sex", "disability_degree", "certificate_issued_on", "receives_pension"]
    assert fields["sex"].options == (("MALE", "nam"), ("FEMALE", "nữ"))
    assert (fields["sex"].required, fields["disability_degree"].required) == (True, False)
    assert (fields["disability_degree"].type, fields["receives_pension"].type) == ("choice", "bool")


def test_a_form_asks_nothing_that_is_known() -> None:
    known = {"birth_date": date(1950, 3, 1), "sex": "FEMALE", "certificate_issued_on": None, "receives_pension": False}
    made = form(procedure(ASKS), on=DAY, known=known)
    assert [field.name for field in made.fields] == ["disability_degree", "certificate_issued_on"]
    assert made.known == (
        Known("birth_date", catalog().facts["birth_date"].means, "01/03/1950"),
        Known("sex", "Giới tính", "nữ"),
        Known("receives_pension", "Đang hưởng lương hưu", "Không"),
    )


def test_a_form_names_the_papers_of_its_day() -> None:
    assert [each.code for each in asked().papers] == ["mới"]
    with pytest.raises(NoVersion):
        form(procedure(), on=date(2021, 6, 30))


def test_the_open_portal_asks_nothing_of_guarded_registers() -> None:
    guarded = [fact.name for fact in catalog().facts.values() if fact.guarded]
    made = form(procedure(("sex", *guarded)), on=DAY, public=True)
    assert [field.name for field in made.fields] == ["sex"]


def test_answers_become_facts_of_the_law() -> None:
    made = asked("birth_date", "sex", "disability_degree", "certificate_issued_on", "receives_pension",
                 "insurance_income_vnd", "resistance_years", questions=(question("ghi", "text"), question("so", "int")))  # fmt: skip
    answers = read_answers(
        made,
        {
            "birth_date": "3/1956",
            "sex": "FEMALE",
            "certificate_issued_on": " 5/3/2024 ",
            "receives_pension": "khong",
            "insurance_income_vnd": "1.250.000",
            "resistance_years": "12,5",
            "disability_degree": "",
            "ghi": "Ở  với con",
            "so": "3",
        },
    )
    assert answers.facts == {
        "birth_date": "1956-03",
        "sex": "FEMALE",
        "certificate_issued_on": "2024-03-05",
        "receives_pension": False,
        "insurance_income_vnd": 1_250_000,
        "resistance_years": "12.5",
    }
    assert answers.own == {"ghi": "Ở với con", "so": 3}
    assert answers.as_json() == {**answers.facts, **answers.own}


def test_every_wrong_field_is_named_at_once() -> None:
    made = asked("sex", "certificate_issued_on", questions=(question("chon", "choice", options=("một", "hai")),))
    assert sentences(made, certificate_issued_on="31/2/2024", chon="ba", la="x") == {
        "sex": "Câu này cần được trả lời.",
        "certificate_issued_on": "Không có ngày này trong lịch. Xem lại ngày, tháng, năm.",
        "chon": "Chọn một trong các câu trả lời có sẵn.",
        "la": "Tờ khai này không có câu hỏi đó. Tải lại trang rồi khai lại.",
    }


@pytest.mark.parametrize("typed", ["2024", "3/2024", "2024-03-05", "0/3/2024", "hôm qua", "5/3/24", "٥/3/2024"])
def test_a_day_is_a_whole_day(typed: str) -> None:
    assert sentences(asked("certificate_issued_on"), certificate_issued_on=typed) == {
        "certificate_issued_on": "Ngày phải ghi dạng ngày/tháng/năm, ví dụ 5/3/1956."
    }


@pytest.mark.parametrize(("typed", "read"), [("1956", "1956"), ("0/0/1956", "1956"), ("00/3/1956", "1956-03"), ("5-3-1956", "1956-03-05")])  # fmt: skip
def test_a_birth_may_be_known_in_part(typed: str, read: str) -> None:
    assert read_answers(asked("birth_date"), {"birth_date": typed}).facts == {"birth_date": read}


@pytest.mark.parametrize("typed", ["1.25", "-3", "1,5", "12.3456", "mười", "9" * 30, "1 000"])
def test_a_number_that_is_none(typed: str) -> None:
    assert list(sentences(asked("insurance_income_vnd"), insurance_income_vnd=typed)) == ["insurance_income_vnd"]


def test_a_text_has_an_end() -> None:
    made = asked(questions=(question("ghi", "text"),))
    assert sentences(made, ghi="a" * 501) == {"ghi": "Câu trả lời dài quá 500 chữ. Viết ngắn lại."}


@given(st.dictionaries(st.sampled_from(["birth_date", "sex", "receives_pension", "resistance_years", "la"]), st.text()))
def test_no_text_breaks_the_reader(raw: dict[str, str]) -> None:
    try:
        read_answers(asked("birth_date", "sex", "receives_pension", "resistance_years"), raw)
    except FormRefused as refusal:
        assert all(wrong.sentence.endswith(".") for wrong in refusal.wrong)
