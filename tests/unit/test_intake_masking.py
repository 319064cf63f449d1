"""A list's row that names a closed register in its own words is masked, whatever benefit it resolves to."""

from __future__ import annotations

import pytest

from ansinh.intake.masking import as_seen, tells
from ansinh.intake.models import SheetRow

CLOSED = {"ND20-5.8": "Trợ giúp xã hội hằng tháng"}


def row(**raw: str) -> SheetRow:
    clean = {name: {"value": value} for name, value in raw.items()}
    findings = [
        {"level": "SUGGESTION", "field": "category", "code": "category_unknown", "sentence": "Chưa rõ diện."},
        {"level": "NOTE", "field": "full_name", "code": "split_note", "sentence": "Tách «HIV» khỏi tên."},
        {"level": "NOTE", "field": "birth", "code": "year", "sentence": "Chỉ có năm sinh."},
    ]
    return SheetRow(sheet="A", row=1, raw=raw, clean=clean, findings=findings)


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Nhiễm HIV/AIDS", True), ("h.i.v", False), ("aids", True), ("Archives", False), ("Hộ nghèo", False)],
)
def test_words_of_a_closed_register_tell(cell: str, told: bool) -> None:
    assert tells(cell, CLOSED) == told
    assert not tells(cell, {})


def test_a_row_without_benefit_that_says_it_is_masked() -> None:
    line = as_seen(row(full_name="Trần Văn A", category="Diện khác (nhiễm HIV)", reason="AIDS"), CLOSED)
    assert line.raw == {"full_name": "Trần Văn A"}
    assert line.clean == {"full_name": {"value": "Trần Văn A"}, "category": {"value": "Trợ giúp xã hội hằng tháng"}}
    assert [each["field"] for each in line.findings] == ["birth"]


def test_with_the_register_open_and_for_other_rows_nothing_is_masked() -> None:
    assert as_seen(row(full_name="Trần Văn A", note="HIV"), {}).raw == {"full_name": "Trần Văn A", "note": "HIV"}
    assert as_seen(row(full_name="Trần Văn A", note="Nghèo"), CLOSED).raw["note"] == "Nghèo"
