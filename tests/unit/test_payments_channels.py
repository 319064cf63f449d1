"""Channel files: checked whole, and every mistake named with its file."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ansinh.payments.channels import FOLDER, ChannelFileWrong, channels, read_channel


def said(code: str = "AGRIBANK") -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))
    return found


def test_the_channels() -> None:
    assert {code: (c.letter, c.route, c.form, c.evidence) for code, c in channels().items()} == {
        "AGRIBANK": ("A", "BANK", "transfer", "knowledge"),
        "HOME": ("H", "HOME", "list", "knowledge"),
        "POST": ("P", "POST", "list", "knowledge"),
    }


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
        ({"banks": {"BIDV": {"name": "BIDV", "bin": "970418"}}}, "banks must hold the channel's own bank"),
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
