"""Channel files: checked whole, and every mistake named with its file."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ansinh.payments.channels import FOLDER, ChannelFileWrong, banks, channels, inherited, read_channel


def said(code: str = "AGRIBANK") -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))
    return found


def test_the_channels() -> None:
    assert {code: (c.letter, c.route, c.use, c.form) for code, c in channels().items()} == {
        "ACB": ("C", "BANK", "none", "transfer"),
        "AGRIBANK": ("A", "BANK", "all", "transfer"),
        "BIDV": ("B", "BANK", "none", "transfer"),
        "HDBANK": ("D", "BANK", "none", "transfer"),
        "HOME": ("H", "HOME", "all", "list"),
        "MB": ("M", "BANK", "none", "transfer"),
        "POST": ("P", "POST", "all", "list"),
        "SACOMBANK": ("S", "BANK", "none", "transfer"),
        "SHB": ("Q", "BANK", "none", "transfer"),
        "SOURCED": ("N", "BANK", "none", "transfer"),
        "TECHCOMBANK": ("T", "BANK", "none", "transfer"),
        "TPBANK": ("E", "BANK", "none", "transfer"),
        "VIETCOMBANK": ("V", "BANK", "none", "transfer"),
        "VIETINBANK": ("I", "BANK", "none", "transfer"),
        "VPBANK": ("W", "BANK", "none", "transfer"),
    }
    assert {c.evidence for c in channels().values()} == {"knowledge"}  # no bank's own template was at hand


def test_the_banks_and_where_their_numbers_are_from() -> None:
    assert {code: (bank.bin, bank.evidence) for code, bank in banks().items()} == {
        "ACB": ("970416", "knowledge"),
        "AGRIBANK": ("970405", "press"),
        "BIDV": ("970418", "press"),
        "HDBANK": ("970437", "knowledge"),
        "MB": ("970422", "press"),
        "SACOMBANK": ("970403", "knowledge"),
        "SHB": ("970443", "knowledge"),
        "TECHCOMBANK": ("970407", "press"),
        "TPBANK": ("970423", "knowledge"),
        "VIETCOMBANK": ("970436", "press"),
        "VIETINBANK": ("970415", "press"),
        "VPBANK": ("970432", "knowledge"),
    }


def test_a_file_says_only_what_differs() -> None:
    files = {"A.yaml": {"code": "A", "letter": "A"}, "B.yaml": {"like": "A", "code": "B"}}
    assert inherited("B.yaml", files) == {"code": "B", "letter": "A"}
    for base in ("B", "NONE"):
        with pytest.raises(ChannelFileWrong, match=r"C\.yaml: like must name a channel file that stands by itself"):
            inherited("C.yaml", files | {"C.yaml": {"like": base}})


def test_bank_text_is_capitals_without_marks() -> None:
    bank = channels()["AGRIBANK"]
    assert bank.plain("Nguyễn Thị Ánh Đào (con)") == "NGUYEN THI ANH DAO CON"
    assert bank.plain("H'Lan Y-Bông") == "H LAN Y-BONG"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"code": "BIDV"}, "AGRIBANK.yaml: the file must be named after its code"),
        ({"letter": "AB"}, "AGRIBANK.yaml: letter must be one of A-Z"),
        ({"route": "MOON"}, "AGRIBANK.yaml: route must be one of POST, HOME, BANK"),
        ({"colour": "red"}, r"AGRIBANK.yaml: unknown keys \['colour'\]"),
        ({"columns": [{"field": "shoe", "header": "x", "width": 1}]}, "unknown field 'shoe' in columns"),
        ({"columns": [{"field": "amount"}]}, "column amount needs field, header, width"),
        ({"remark": {"pattern": "TRO CAP", "max_length": 50}}, "the remark must carry {reference}"),
        ({"remark": {"pattern": "TRO CAP THANG {month} {reference}", "max_length": 20}}, "longer than 20 letters"),
        ({"remark": {"pattern": "TRỢ CẤP {reference}", "max_length": 50}}, "letters that are not allowed"),
        ({"bank": "MOONBANK"}, "banks.yaml has no bank 'MOONBANK'"),
        ({"use": "own", "bank": "BIDV"}, "only a bank's own channel can take its own accounts"),
        ({"use": "some"}, "AGRIBANK.yaml: use must be one of all, own, none"),
        (
            {"sheets": {"all": "Tất cả"}},
            "sheets must be own_bank, other_banks, incomplete, guide or all, incomplete, guide",
        ),
        ({"transfer_kinds": {"own_bank": "IBT"}}, r"transfer_kinds must be \['other_banks', 'own_bank'\]"),
        ({"result": {"columns": {"name": "Tên"}, "paid": [], "returned": []}}, "result columns must be"),
    ],
)
def test_a_mistake_is_named(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(ChannelFileWrong, match=problem):
        read_channel("AGRIBANK.yaml", said() | change)


def test_a_word_cannot_mean_paid_and_returned() -> None:
    content = said("POST")
    content["result"]["returned"].append("Đã nhận")
    with pytest.raises(ChannelFileWrong, match="both paid and returned"):
        read_channel("POST.yaml", content)
