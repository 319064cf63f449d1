"""Papers as Excel workbooks: the same values always give the same bytes, and no cell is ever a formula of a stranger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ansinh.documents.lists import Cell, Column, Kind, PaymentList, column_sums
from ansinh.kit.vietnamese import format_count

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (Excel's properties know no zone; a fixed date keeps the bytes equal)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MONEY = '#,##0;-#,##0;"-"'
MM_PER_CHARACTER = 2.0
FACE = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}


@dataclass(frozen=True)
class Sheet:
    """A plain table under some lines of title. All cells of a column have its kind."""

    name: str
    title: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula, even after a detour through CSV."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def workbook(sheets: Sequence[Sheet | tuple[str, PaymentList]]) -> bytes:
    """A workbook of plain sheets and of payment lists (with the name of their sheet), in order."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": MADE})
        styles = _Styles(book)
        for sheet in sheets:
            if isinstance(sheet, Sheet):
                _Page(book.add_worksheet(sheet.name), styles, sheet.columns).plain(sheet)
            else:
                name, paper = sheet
                _Page(book.add_worksheet(name), styles, paper.columns).payment_list(paper)
    return buffer.getvalue()


class _Styles:
    """The few formats of our workbooks."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        def style(**extra: object) -> Format:
            return book.add_format(FACE | extra)

        self.plain = style()
        self.bold = style(bold=True)
        self.centred = style(align="center")
        self.centred_bold = style(align="center", bold=True)
        self.title = style(align="center", bold=True, font_size=14)
        self.italic = style(italic=True)
        self.italic_centred = style(italic=True, align="center")
        self.italic_right = style(italic=True, align="right")
        self.header = style(align="center", bold=True, border=1, text_wrap=True, bg_color="#EFEFEF")
        self.label = style(bold=True, border=1)
        self.sum = style(bold=True, border=1, num_format=MONEY, bg_color="#EFEFEF")
        cell = {"border": 1, "text_wrap": True}
        self.cells = {
            Kind.NUMBER: style(**cell, align="center"),
            Kind.TEXT: style(**cell, num_format="@"),
            Kind.CODE: style(**cell, num_format="@", align="center"),
            Kind.COUNT: style(**cell, num_format='0;-0;"-"', align="center"),
            Kind.MONEY: style(**cell, num_format=MONEY),
            Kind.SIGN: style(**cell, num_format="@"),
        }


class _Page:
    """Writes one worksheet from top to bottom."""

    def __init__(self, sheet: Worksheet, styles: _Styles, columns: tuple[Column, ...]) -> None:
        self.sheet, self.styles, self.columns = sheet, styles, columns
        self.row = 0
        self.last = len(columns) - 1
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width_mm / MM_PER_CHARACTER)

    def plain(self, table: Sheet) -> None:
        """Title lines, one header row, the rows."""
        for line in table.title:
            self._line(line, self.styles.bold)
        for index, column in enumerate(self.columns):
            self.sheet.write_string(self.row, index, column.title, self.styles.header)
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        for cells in table.rows:
            self._cells(cells)

    def payment_list(self, paper: PaymentList) -> None:
        """The list as it is printed: title block, header of two rows, groups with sums, total, words, signatures."""
        self._print_setup(paper)
        self._title_block(paper)
        self._header()
        for group in paper.groups:
            if group.title and group.rows:
                self.sheet.merge_range(self.row, 0, self.row, self.last, group.title, self.styles.label)
                self.row += 1
            for cells in group.rows:
                self.sheet.set_row(self.row, 27)  # 9.5 mm: room for a signature
                self._cells(cells)
            if group.title and group.rows:
                label = f"Cộng {group.title} ({len(group.rows)} người)"
                self._sums(label, column_sums(self.columns, group.rows))
        self._sums(f"TỔNG CỘNG ({format_count(paper.count())} người)", paper.sums())
        self._line(f"(Bằng chữ: {paper.words}.)", self.styles.italic)
        for note in paper.notes:
            self._line(note, self.styles.italic)
        self._signatures(paper)

    def _print_setup(self, paper: PaymentList) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=1.06, right=0.71, top=0.71, bottom=0.79)
        self.sheet.fit_to_pages(1, 0)
        place = f"{paper.place} - {paper.period} - {paper.list_id}".replace("&", "&&")
        self.sheet.set_footer(f"&L{place}&RTrang &P/&N")

    def _title_block(self, paper: PaymentList) -> None:
        middle = self.last // 2
        block = [
            (paper.authority_above.upper(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", self.styles.centred),
            (paper.authority.upper(), "Độc lập - Tự do - Hạnh phúc", self.styles.centred_bold),
            ("", paper.place_and_date, self.styles.italic_centred),
        ]
        for left, right, style in block:
            self.sheet.merge_range(self.row, 0, self.row, middle - 1, left, style)
            self.sheet.merge_range(self.row, middle, self.row, self.last, right, style)
            self.row += 1
        for text, style in (
            (paper.title.upper(), self.styles.title),
            (paper.subtitle, self.styles.centred_bold),
            ("Đơn vị tính: đồng", self.styles.italic_right),
        ):
            self.sheet.merge_range(self.row, 0, self.row, self.last, text, style)
            self.row += 1

    def _header(self) -> None:
        """Two rows: neighbours with the same ``over`` share the upper cell, the others reach down."""
        index = 0
        while index <= self.last:
            over = self.columns[index].over
            end = index
            while over and end < self.last and self.columns[end + 1].over == over:
                end += 1
            if over and end > index:
                self.sheet.merge_range(self.row, index, self.row, end, over, self.styles.header)
                for place in range(index, end + 1):
                    self.sheet.write_string(self.row + 1, place, self.columns[place].title, self.styles.header)
            else:
                title = self.columns[index].title
                self.sheet.merge_range(self.row, index, self.row + 1, index, title, self.styles.header)
            index = end + 1
        self.sheet.repeat_rows(self.row, self.row + 1)
        self.row += 2
        self.sheet.freeze_panes(self.row, 0)

    def _cells(self, cells: tuple[Cell, ...]) -> None:
        for index, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            style = self.styles.cells[column.kind]
            if cell is None or cell == "":
                self.sheet.write_blank(self.row, index, None, style)
            elif isinstance(cell, int):
                self.sheet.write_number(self.row, index, cell, style)
            else:
                self.sheet.write_string(self.row, index, defused(cell), style)
        self.row += 1

    def _sums(self, label: str, sums: tuple[int | None, ...]) -> None:
        first = next(index for index, value in enumerate(sums) if value is not None)
        self.sheet.merge_range(self.row, 0, self.row, first - 1, label, self.styles.sum)
        for index in range(first, self.last + 1):
            value = sums[index]
            if value is None:
                self.sheet.write_blank(self.row, index, None, self.styles.sum)
            else:
                self.sheet.write_number(self.row, index, value, self.styles.sum)
        self.row += 1

    def _signatures(self, paper: PaymentList) -> None:
        """Side by side, each over its share of the columns."""
        self.row += 1
        count = len(paper.signatures)
        edges = [round(position * (self.last + 1) / count) for position in range(count + 1)] if count else []
        for signature, left, right in zip(paper.signatures, edges, edges[1:], strict=False):
            lines = (
                (0, signature.role, self.styles.centred_bold),
                (1, signature.note, self.styles.italic_centred),
                (6, signature.name, self.styles.centred_bold),
            )
            for offset, text, style in lines:
                self.sheet.merge_range(self.row + offset, left, self.row + offset, right - 1, text, style)

    def _line(self, text: str, style: Format) -> None:
        self.sheet.write_string(self.row, 0, text, style)
        self.row += 1
