"""From the rows of a sheet to clean rows: each field with its value, the rule that gave it and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ansinh.intake import dates, figures, papers, texts
from ansinh.intake.fonts import Deciphered
from ansinh.intake.headers import Header, plain_label
from ansinh.intake.layouts import LAYOUTS, Holds
from ansinh.intake.places import Places
from ansinh.intake.reading import Cell, Sheet
from ansinh.intake.readings import Finding, Level, Reading, error, level_of
from ansinh.intake.rows import ClassifiedRow, RowKind, classify
from ansinh.intake.sums import SumCheck, check_sums
from ansinh.kit.money import Thousands, separator_of, unit_of
from ansinh.kit.vietnamese import fold

_FORMULA_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
Cleaner = Callable[[Cell], Reading]
MAY_REPEAT = frozenset(
    {Holds.WORD, Holds.ETHNICITY, Holds.COMMUNE, Holds.VILLAGE, Holds.BANK, Holds.CHANNEL, Holds.DEGREE, Holds.POVERTY}
)


@dataclass(frozen=True)
class Setting:
    """What cleaning must know besides the sheet.

    ``on``: the day that decides ages and places (the list's month where its title says one).
    ``commune_id``: the commune the file was given for; None: each row, group or sheet name says.
    ``allowed``: communes the actor may load; None: all. ``remembered``: folded category text -> benefit code.
    ``accepted``: codes of suggestions that an officer has ticked for the whole file.
    """

    on: date
    places: Places
    commune_id: int | None = None
    allowed: frozenset[int] | None = None
    remembered: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()


@dataclass
class CleanRow:
    """One person of a list. ``waits_for``: codes of what an officer must settle before the row can be taken in."""

    sheet: str
    number: int
    raw: dict[str, str]
    group: str
    clean: dict[str, Reading] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    commune_id: int | None = None

    def value(self, name: str) -> str | int | bool | None:
        """The clean value of a field, None when the cell was empty or unusable."""
        reading = self.clean.get(name)
        return None if reading is None else reading.value

    def text(self, name: str) -> str | None:
        """The clean value of a field that holds text."""
        reading = self.clean.get(name)  # asked forty times a row: not by way of value()
        return reading.value if reading is not None and isinstance(reading.value, str) else None

    def amount(self, name: str) -> int:
        """The clean value of a money or count field, 0 when there is none."""
        value = self.value(name)
        return value if isinstance(value, int) else 0

    def put(self, name: str, reading: Reading) -> None:
        """Keep a reading, and its sentence as a finding."""
        if reading.value is not None:
            self.clean[name] = reading
        if reading.sentence:
            self.find(level_of(reading.confidence), name, reading.rule, reading.sentence)

    def find(self, level: Level, name: str, code: str, sentence: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(level, name, code, sentence))

    def wait(self, accepted: Collection[str]) -> None:
        """Wait for every suggestion that nobody has ticked for the whole file."""
        suggested = {finding.code for finding in self.findings if finding.level is Level.SUGGESTION}
        self.waits_for = sorted(suggested.difference(accepted))

    @property
    def has_error(self) -> bool:
        """Whether the row stays out until the file is corrected."""
        return any(finding.level is Level.ERROR for finding in self.findings)


@dataclass(frozen=True)
class CleanSheet:
    """The rows of a sheet before they are completed from one another, and the checks of its sums."""

    rows: list[CleanRow]
    sums: list[SumCheck]


def clean_sheet(sheet: Sheet, header: Header, on: date, deciphered: Mapping[tuple[int, int], Deciphered]) -> CleanSheet:
    """Every row of people in the sheet, cell by cell. What needs several cells at once is in ``completing``."""
    classified = list(classify(sheet, header))
    people = [row for row in classified if row.kind is RowKind.DATA]
    layout = LAYOUTS[header.kind]
    holds = {at: layout.column(name).holds for at, name in header.columns.items()}
    cleaners = {
        at: _cleaner(held, [row.cells[at] for row in people if at < len(row.cells)], _unit(sheet, header, at), on)
        for at, held in holds.items()
        if held not in (Holds.IGNORED, Holds.NUMBER, Holds.PAPER)
    }
    columns = [(at, name, holds[at], cleaners.get(at)) for at, name in header.columns.items()]
    has_failures = bool(sheet.survey.never_calculated or sheet.survey.failed)
    rows: list[CleanRow] = []
    above: dict[str, Reading] = {}
    for row in people:
        clean = CleanRow(sheet.name, row.number, {}, row.group)
        for at, name, held, cleaner in columns:
            cell = row.cells[at] if at < len(row.cells) else ""
            if cell == "" or held is Holds.IGNORED or (isinstance(cell, str) and cell.isspace()):
                if has_failures:
                    _without_value(sheet, clean, row, at, name)
                continue
            clean.raw[name] = texts.plain(cell)
            if cleaner is not None:
                converted = deciphered.get((row.number - 1, at)) if deciphered else None
                reading = _read(cell, held, cleaner, above.get(name), converted)
                if at in row.filled:
                    reading = reading._replace(rule="merged_above", confidence=min(reading.confidence, 0.97))
                clean.put(name, reading)
        above = clean.clean
        rows.append(clean)
    return CleanSheet(rows, check_sums(sheet.name, header, classified, cleaners))


def _without_value(sheet: Sheet, clean: CleanRow, row: ClassifiedRow, at: int, name: str) -> None:
    """An empty cell may hide a formula: one never calculated, or one that failed."""
    if (row.number, at + 1) in sheet.survey.never_calculated:
        sentence = "Ô chứa công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị."
        clean.find(Level.ERROR, name, "formula_without_value", sentence)
    elif (row.number, at + 1) in sheet.survey.failed:
        clean.find(Level.ERROR, name, "formula_error", "Ô báo lỗi công thức. Sửa công thức hoặc ghi thẳng giá trị.")


def _read(cell: Cell, held: Holds, clean: Cleaner, above: Reading | None, converted: Deciphered | None) -> Reading:
    if isinstance(cell, str):
        if cell[0] == "#" and _FORMULA_ERROR.fullmatch(cell):
            return error("formula_error", f"Ô báo lỗi công thức {cell}. Sửa công thức hoặc ghi thẳng giá trị.")
        if held in MAY_REPEAT and texts.is_ditto(cell):
            return above._replace(rule="ditto", confidence=0.97, sentence="") if above else _nothing_above()
    return _of_deciphered(clean(converted.text), converted) if converted else clean(cell)


def _nothing_above() -> Reading:
    return error("ditto_without_row", "Ghi «nt» (như trên) nhưng hàng trên không có gì. Ghi rõ giá trị.")


def _of_deciphered(reading: Reading, converted: Deciphered) -> Reading:
    """A reading of a converted cell is no surer than the conversion."""
    if reading.value is None or reading.confidence < converted.confidence:
        return reading
    return reading._replace(rule=converted.rule, confidence=converted.confidence, sentence=converted.sentence)


def _cleaner(held: Holds, column: list[Cell], unit: int, on: date) -> Cleaner:
    """The rule of a column, told what the whole column shows, and remembering cells that it has read."""
    match held:
        case Holds.MONEY:
            thousands = separator_of(cell for cell in column if isinstance(cell, str))
            known = Thousands.UNKNOWN if thousands is Thousands.MIXED else thousands
            return _remembering(lambda cell: figures.read_money(cell, known, unit))
        case Holds.BIRTH:
            swapped = dates.dates_are_swapped(column)
            return _remembering(lambda cell: dates.read_birth(cell, on, swapped=swapped))
        case Holds.DAY:
            swapped = dates.dates_are_swapped(column)
            return _remembering(lambda cell: dates.read_day(cell, swapped=swapped))
    return _remembering(_PLAIN[held])


_PLAIN: dict[Holds, Cleaner] = {
    Holds.NAME: texts.read_name,
    Holds.ETHNICITY: figures.read_ethnicity,
    Holds.SEX: figures.read_sex,
    Holds.TEXT: texts.read_text,
    Holds.WORD: texts.read_text,
    Holds.COMMUNE: texts.read_text,
    Holds.VILLAGE: texts.read_text,
    Holds.COUNT: figures.read_count,
    Holds.COEFFICIENT: figures.read_coefficient,
    Holds.PERCENT: figures.read_percent,
    Holds.MONTH: dates.read_month,
    Holds.DECISION: papers.read_decision,
    Holds.DEGREE: papers.read_degree,
    Holds.CHANNEL: papers.read_channel,
    Holds.ACCOUNT: papers.read_account,
    Holds.BANK: papers.read_bank,
    Holds.RECEIVER: texts.read_receiver,
    Holds.FLAG: figures.read_flag,
    Holds.POVERTY: figures.read_poverty,
}


def _remembering(read: Cleaner) -> Cleaner:
    known: dict[tuple[type, Cell], Reading] = {}

    def remembered(cell: Cell) -> Reading:
        key = (type(cell), cell)
        reading = known.get(key)
        if reading is None:
            reading = known[key] = read(cell)
        return reading

    return remembered


def _unit(sheet: Sheet, header: Header, at: int) -> int:
    """Đồng per unit of a money column: its own heading, else «ĐVT: …» above the table."""
    for row in sheet.cells[header.top : header.first_row]:
        own = unit_of(str(row[at])) if at < len(row) else 1
        if own != 1:
            return own
    for row in sheet.cells[: header.top]:
        for cell in row:
            if isinstance(cell, str) and re.search(r"\b(dvt|don vi)\b", fold(cell)):
                return unit_of(cell)
    return 1


def month_of(sheet: Sheet, header: Header) -> date | None:
    """The month that the title above the table names: «Tháng 10 năm 2024», «tháng 10/2024»."""
    for row in sheet.cells[: header.top]:
        for cell in row:
            found = (
                re.search(r"\bthang (\d{1,2})(?: nam)? (20\d{2})\b", plain_label(cell))
                if isinstance(cell, str)
                else None
            )
            if found and 1 <= int(found.group(1)) <= 12:
                return date(int(found.group(2)), int(found.group(1)), 1)
    return None
