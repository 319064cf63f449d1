"""A small world for the tests of intake: a district with three communes and two villages, and files made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt  # type: ignore[import-untyped]
from django.db import connection

from ansinh.audit.session import acting
from ansinh.intake.cleaning import CleanRow, Setting, clean_sheet, month_of
from ansinh.intake.completing import complete
from ansinh.intake.fonts import decipher
from ansinh.intake.headers import find_header
from ansinh.intake.places import Places as PaperPlaces
from ansinh.intake.reading import read
from ansinh.kit.actors import Actor, system_actor

SYSTEM = system_actor("tests")
INPUTS = Path(__file__).parent / "inputs"
AT = datetime(2024, 11, 5, 8, 0, tzinfo=UTC)

ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry'
    ' manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
BENEFICIARY_HEADER = (
    "STT", "Họ và tên", "Năm sinh - Nam", "Năm sinh - Nữ", "Số CCCD", "Thôn", "Xã", "Đối tượng", "Dạng tật",
    "Mức độ khuyết tật", "Hệ số", "Mức trợ cấp", "Số quyết định", "Ngày quyết định", "Hưởng từ tháng",
    "Hình thức nhận", "Số tài khoản", "Ngân hàng", "Người nhận thay", "Ghi chú",
)  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Ids of the communes Bình Trị, Hà Lam, Bình Lãnh and of two villages of the first."""

    binh_tri: int
    ha_lam: int
    binh_lanh: int
    mau_1: int
    mau_2: int

    def officer(self, *communes: int) -> Actor:
        """An officer of these communes."""
        own = communes or (self.binh_tri,)
        return Actor(1000 + own[0], "Công chức xã", "COMMUNE_OFFICER", own)


SPECIALIST = Actor(8, "Chuyên viên", "SPECIALIST", None)


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run one statement as the system and give its rows."""
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def build_places() -> Places:
    """Places that hold since 2000."""
    binh_tri = _unit("COMMUNE", "Xã Bình Trị", "binh tri", "20818", None)
    ha_lam = _unit("COMMUNE", "Thị trấn Hà Lam", "ha lam", "20791", None)
    binh_lanh = _unit("COMMUNE", "Xã Bình Lãnh", "binh lanh", "20815", None)
    mau_1 = _unit("VILLAGE", "Thôn Mẫu 1", "mau 1", "", binh_tri)
    mau_2 = _unit("VILLAGE", "Thôn Mẫu 2", "mau 2", "", binh_tri)
    return Places(binh_tri, ha_lam, binh_lanh, mau_1, mau_2)


def _unit(kind: str, name: str, fold: str, code: str, parent: int | None) -> int:
    unit_id: int = sql("INSERT INTO registry_unit (kind) VALUES (%s) RETURNING id", kind)[0][0]
    sql(
        "INSERT INTO registry_unitversion (unit_id, name, fold, code, parent_id, valid, known)"
        " VALUES (%s, %s, %s, %s, %s, '[2000-01-01,)', '[2020-01-01,)')",
        unit_id, name, fold, code, parent,
    )  # fmt: skip
    return unit_id


def given(name: str) -> bytes:
    """One of the six inputs."""
    return next(INPUTS.glob(f"{name}_*.csv")).read_bytes()


def csv_of(header: Sequence[str], *rows: Sequence[object]) -> bytes:
    """A CSV file as Excel saves it."""
    lines = [";".join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (header, *rows)]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()) -> bytes:
    """A workbook of plain cells; ``merges`` (of every sheet) repeat the first cell's text. ``None`` is an empty cell."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as workbook:
        for name, rows in sheets.items():
            worksheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if isinstance(cell, str):
                        worksheet.write_string(at, c, cell)
                    elif cell is not None:
                        worksheet.write(at, c, cell)
            for merge in merges:
                worksheet.merge_range(merge, _first(rows, merge))
    return out.getvalue()


def xls_of(rows: Sequence[Sequence[object]], font: str = "Times New Roman") -> bytes:
    """A workbook as Excel 97-2003 wrote it (BIFF8), all cells in one face."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    style = xlwt.easyxf(f"font: name {font}")
    for at, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(at, c, cell, style)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_of(rows: Sequence[Sequence[object]]) -> bytes:
    """The smallest OpenDocument spreadsheet that says these rows, all as text."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Trang1">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def _first(rows: Sequence[Sequence[object]], merge: str) -> object:
    from xlsxwriter.utility import xl_cell_to_rowcol

    at, c = xl_cell_to_rowcol(merge.split(":", maxsplit=1)[0])
    return rows[at][c]


def beneficiary(**cells: object) -> list[object]:
    """A good row of a list of beneficiaries, with some cells replaced by ``field=value``."""
    row: dict[str, object] = {
        "number": 1, "full_name": "Nguyễn Văn Mẫu", "birth_male": 1941, "birth_female": "", "cccd": "049041000001",
        "village": "Thôn Mẫu 1", "commune": "Bình Trị", "category": "Người cao tuổi từ đủ 80 tuổi không có lương hưu",
        "kinds": "", "degree": "", "coefficient": "1,0", "amount_vnd": "500.000", "decision_number": "1203/QĐ-UBND",
        "decision_on": "05/06/2021", "from_month": "7/2021", "channel": "Bưu điện", "account": "", "bank": "",
        "receiver": "", "note": "",
    }  # fmt: skip
    return list({**row, **cells}.values())


def cleaned(content: bytes, **setting: Any) -> list[CleanRow]:
    """The clean rows of a file, with places of the paper only: no database."""
    workbook = read(content)
    rows: list[CleanRow] = []
    for sheet in workbook.sheets:
        header = find_header(sheet, None, {})
        assert header is not None
        on = month_of(sheet, header) or date(2024, 11, 5)
        part = clean_sheet(sheet, header, on, decipher(sheet, content, workbook.container)).rows
        complete(
            part, header.kind, Setting(on=on, places=setting.get("places", PAPER_PLACES), **_without_places(setting))
        )
        rows.extend(part)
    return rows


def _without_places(setting: Mapping[str, Any]) -> dict[str, Any]:
    return {"commune_id": 1, **{name: value for name, value in setting.items() if name != "places"}}


PAPER_PLACES = PaperPlaces(
    communes={"binh tri": (1,), "20818": (1,), "ha lam": (2,), "binh lanh": (3,)},
    villages={(1, "mau 1"): (11,), (1, "mau 2"): (12,)},
    names={1: "Xã Bình Trị", 2: "Thị trấn Hà Lam", 3: "Xã Bình Lãnh", 11: "Thôn Mẫu 1", 12: "Thôn Mẫu 2"},
)


def values(row: CleanRow) -> dict[str, Any]:
    """{field: clean value} of a row."""
    return {name: reading.value for name, reading in row.clean.items()}


def codes(row: CleanRow) -> list[tuple[str, str, str]]:
    """(level, field, code) of a row's findings."""
    return [(finding.level.value, finding.field, finding.code) for finding in row.findings]
