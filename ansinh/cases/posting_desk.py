"""Reading postings, and the notice that is printed and hung."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.postings import NEUTRAL, UnknownPosting
from ansinh.documents.lists import Column, Kind
from ansinh.documents.papers import OfficialPaper, Paragraph, Signature, Standing, Table
from ansinh.kit.reading import read_rows
from ansinh.kit.vietnamese import format_date

COLUMNS = (
    Column("STT", Kind.NUMBER, 12),
    Column("Họ và tên", Kind.TEXT, 58),
    Column("Năm sinh", Kind.CODE, 20),
    Column("Số CCCD", Kind.CODE, 35),
    Column("Thôn, tổ dân phố", Kind.TEXT, 40),
)


@dataclass(frozen=True)
class PostingRow:
    """A posting in a list. ``waiting``: objections without an answer."""

    id: int
    commune_id: int
    commune: str
    procedure: str
    title: str
    from_day: date
    until_day: date
    objection_days: int
    left_out: int
    ended: bool
    lines: int
    waiting: int


@dataclass(frozen=True)
class LineRow:
    """A posted line, with the objection to it if there is one."""

    id: int
    dossier_id: int
    code: str
    name: str
    birth_year: int | None
    cccd: str
    village: str
    objection_id: int | None
    by: str
    words: str
    due_on: date | None
    settled_on: date | None
    upheld: bool | None
    answer: str


@dataclass(frozen=True)
class PostingPage:
    """A posting with its lines."""

    row: PostingRow
    lines: tuple[LineRow, ...]


@dataclass(frozen=True)
class Postable:
    """Dossiers of one procedure and commune that stand at their posting step and have not hung yet."""

    commune_id: int
    commune: str
    procedure: str
    title: str
    dossiers: tuple[int, ...]


NAME = (
    "coalesce((SELECT v.name FROM registry_unitversion v WHERE v.unit_id = {unit} AND upper_inf(v.known)"
    " ORDER BY lower(v.valid) DESC LIMIT 1), '')"
)
POSTINGS = f"""
SELECT p.id, p.commune_id, {NAME.format(unit="p.commune_id")}, p.procedure, p.title, p.from_day, p.until_day,
  p.objection_days, p.left_out, p.ended_at IS NOT NULL,
  (SELECT count(*) FROM cases_postingline l WHERE l.posting_id = p.id),
  (SELECT count(*) FROM cases_objection o JOIN cases_postingline l ON l.id = o.line_id
   WHERE l.posting_id = p.id AND o.settled_on IS NULL)
FROM cases_posting p
"""
LINES = """
SELECT l.id, l.dossier_id, coalesce(d.code, ''), l.name, l.birth_year, l.cccd, l.village, o.id, coalesce(o.by, ''),
  coalesce(o.words, ''), o.due_on, o.settled_on, o.upheld, coalesce(o.answer, '')
FROM cases_postingline l LEFT JOIN cases_dossier d ON d.id = l.dossier_id
LEFT JOIN LATERAL (SELECT * FROM cases_objection o WHERE o.line_id = l.id ORDER BY o.id DESC LIMIT 1) o ON true
WHERE l.posting_id = %(id)s ORDER BY l.id
"""
WAITING = f"""
SELECT d.commune_id, {NAME.format(unit="d.commune_id")}, d.procedure, d.step, d.version_start, array_agg(d.id ORDER BY d.id)
FROM cases_dossier d
WHERE d.ended_at IS NULL AND d.paused_since IS NULL AND d.person_id IS NOT NULL AND d.guarded = ANY (%(neutral)s)
  AND NOT EXISTS (SELECT 1 FROM cases_postingline l WHERE l.dossier_id = d.id)
GROUP BY d.commune_id, d.procedure, d.step, d.version_start ORDER BY d.commune_id, d.procedure, d.version_start
"""


def postings() -> list[PostingRow]:
    """All postings, newest first."""
    return [PostingRow(*row) for row in read_rows(f"{POSTINGS} ORDER BY p.from_day DESC, p.id DESC")]


def posting_page(posting_id: int) -> PostingPage:
    """One posting. Raises UnknownPosting."""
    found = read_rows(f"{POSTINGS} WHERE p.id = %(id)s", id=posting_id)
    if not found:
        raise UnknownPosting
    lines = tuple(LineRow(*row) for row in read_rows(LINES, id=posting_id))
    return PostingPage(PostingRow(*found[0]), lines)


def postable() -> list[Postable]:
    """What could be hung now."""
    found = []
    for commune_id, commune, code, step, version_start, ids in read_rows(WAITING, neutral=sorted(NEUTRAL)):
        procedure = procedure_of(code)
        if not procedure.guarded and procedure.version_on(version_start).step(step).posting:
            found.append(Postable(commune_id, commune, code, procedure.title, tuple(ids)))
    return found


def notice(posting_id: int) -> OfficialPaper:
    """The paper that hangs on the board: what every line has in common said once, then the lines."""
    page = posting_page(posting_id)
    row = page.row
    place = row.commune.removeprefix("Xã ").removeprefix("Thị trấn ").removeprefix("Phường ")
    cells = tuple(
        (number, line.name, str(line.birth_year or ""), line.cccd, line.village)
        for number, line in enumerate(page.lines, start=1)
    )
    return OfficialPaper(
        authority=f"Ủy ban nhân dân {row.commune[:1].lower()}{row.commune[1:]}",
        symbol="TB-UBND",
        place=place,
        on=row.from_day,
        type_name="Thông báo",
        abstract=f"Niêm yết công khai danh sách đề nghị: {row.title[:1].lower()}{row.title[1:]}",
        body=(
            Paragraph(
                f"Danh sách dưới đây được niêm yết tại trụ sở Ủy ban nhân dân từ ngày {format_date(row.from_day)}"
                f" đến hết ngày {format_date(row.until_day)}."
            ),
            Table(COLUMNS, cells),
            Paragraph(
                "Ý kiến phản ánh gửi Ủy ban nhân dân trong thời gian niêm yết; được trả lời trong"
                f" {row.objection_days} ngày làm việc."
            ),
        ),
        signature=Signature.of("", (Standing.COLLECTIVE, "Ủy ban nhân dân"), (Standing.OWN, "Chủ tịch")),
        recipients=("Niêm yết tại trụ sở UBND;", "Lưu: VT."),
    )
