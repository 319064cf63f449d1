"""A register's sheet: what goes out comes in again as unchanged; new, changed and wrong rows; written and undone."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.registers import actions, queries, sheets
from ansinh.registers.actions import NewRecord
from ansinh.registers.listing import ALL, Asked
from ansinh.registers.refusals import RecordRefused, SheetSettled
from ansinh.registers.summing import Taken
from tests.payroll_world import noon
from tests.registers_world import INVALID, NOW, RECOGNITIONS, TODAY, moment, people, specialist

pytestmark = pytest.mark.django_db
HEAD = "STT,Họ và tên,Năm sinh,Xã,Loại đối tượng,Số hồ sơ,Tỷ lệ (%)"
WHO = specialist()


def csv(*rows: str) -> bytes:
    return "\r\n".join([HEAD, *rows]).encode("utf-8-sig")


def take(content: bytes) -> Taken:
    return actions.take_sheet(RECOGNITIONS, name="so.csv", content=content, valid_from=TODAY, actor=WHO, at=NOW)


def records(holds: str = "") -> list[tuple[str, str]]:
    with acting(WHO):
        page = queries.list_page(RECOGNITIONS, Asked(holds=holds), moment(), actor=WHO)
    return [(row.subject.name, row.cells[page.columns.index("percent")].words) for row in page.rows]


def test_rows_are_new_changed_or_wrong_before_anything_is_written() -> None:
    ids = people("Trần Văn An", "Lê Văn Bình")
    actions.add(RECOGNITIONS, [NewRecord(INVALID, ids[0])], on=date(2024, 1, 1), actor=WHO, at=noon("2024-01-01"))
    taken = take(
        csv(
            "1,Trần Văn An,03/02/1950,Bình Trị,Thương binh hạng lạ,QN-1203,41",
            "2,Trần Văn An,03/02/1950,Bình Trị,TB,QN-1203,61",
            "3,Lê Văn Bình,03/02/1950,Bình Trị,TB,QN-2,31",
            "4,Không Có Ai,1950,Bình Trị,TB,QN-3,31",
        )
    )
    assert dict(taken.counts) == {"ERROR": 2, "CHANGED": 1, "NEW": 1}
    assert records() == [("Trần Văn An", "41 %")]
    with acting(WHO):
        wrong = queries.sheet_page(RECOGNITIONS, taken.id, "ERROR", actor=WHO).rows
        changed = queries.sheet_page(RECOGNITIONS, taken.id, "CHANGED", actor=WHO).rows
    assert [row.problems[0] for row in wrong][1] == "Chưa có người này trong sổ dân; ghi người vào sổ dân trước."
    assert wrong[0].problems[0].startswith("Loại đối tượng: «Thương binh hạng lạ» không có trong danh mục")
    assert changed[0].difference == (("Tỷ lệ tổn thương", "41", "61"),)


def test_a_sheet_is_written_at_once_and_undone() -> None:
    ids = people("Trần Văn An", "Lê Văn Bình")
    actions.add(RECOGNITIONS, [NewRecord(INVALID, ids[0])], on=date(2024, 1, 1), actor=WHO, at=noon("2024-01-01"))
    taken = take(csv("1,Trần Văn An,03/02/1950,Bình Trị,TB,QN-1203,61", "2,Lê Văn Bình,03/02/1950,Bình Trị,TB,QN-2,31"))
    actions.approve_sheet(taken.id, actor=WHO, at=NOW)
    assert records() == [("Trần Văn An", "61 %"), ("Lê Văn Bình", "31 %")]
    with pytest.raises(SheetSettled):
        actions.approve_sheet(taken.id, actor=WHO, at=NOW)
    actions.undo_sheet(taken.id, actor=WHO, at=noon("2024-06-04"))
    assert records() == [("Trần Văn An", "41 %")]


def test_what_goes_out_comes_in_as_the_same() -> None:
    ids = people("Trần Văn An", "Lê Văn Bình")
    actions.add(
        RECOGNITIONS,
        [NewRecord(INVALID, ids[0]), NewRecord({"kind": "CD", "file_number": "CD-1", "percent": 81, "severe": True}, ids[1])],
        on=date(2024, 1, 1), actor=WHO, at=noon("2024-01-01"),
    )  # fmt: skip
    from ansinh.registers.catalog import book

    for kind in ("csv", "xlsx"):
        with acting(WHO):
            content = sheets.made(RECOGNITIONS, Asked(), moment(), kind=kind, columns=book(RECOGNITIONS).sheet_columns,
                                  most=100, actor=WHO, at=NOW)  # fmt: skip
        assert dict(take(content).counts) == {"SAME": 2}, kind
    assert len(records(ALL)) == 2


def test_a_file_that_is_no_sheet_is_refused_in_words() -> None:
    people("Trần Văn An")
    with pytest.raises(RecordRefused) as refused:
        take(b"chi co chu")
    assert refused.value.problems[""][0].endswith(".")
