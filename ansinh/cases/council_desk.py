"""Reading councils: their seats and sessions, a phiếu with what it comes to, and the papers that come out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from ansinh.cases.calendar import calendar
from ansinh.cases.council_forms import CouncilForm, Reading, SheetForm, council_form, read_sheet
from ansinh.cases.councils import NOT_DISABLED, UnknownSheet
from ansinh.cases.models import CouncilSheet
from ansinh.kit.reading import read_rows

NAME = (
    "coalesce((SELECT v.name FROM registry_unitversion v WHERE v.unit_id = {unit} AND upper_inf(v.known)"
    " ORDER BY lower(v.valid) DESC LIMIT 1), '')"
)
NOT_DISABLED_TITLE = "Không khuyết tật"
WAYS = {
    "COUNCIL": "theo đa số phiếu",
    "COUNCIL_TIE": "số phiếu ngang nhau, theo ý kiến Chủ tịch Hội đồng",
    "BOARD": "theo biên bản giám định y khoa",
}


@dataclass(frozen=True)
class CouncilRow:
    """A council in office. ``waiting``: phiếu without a conclusion; ``at_board``: with the medical board."""

    id: int
    form: CouncilForm
    commune_id: int
    commune: str
    decision: str
    valid_from: date
    members: int
    sessions: int
    waiting: int
    at_board: int


@dataclass(frozen=True)
class MemberRow:
    """Who holds a seat."""

    id: int
    post: str
    post_title: str
    name: str
    chairs: bool
    secretary: bool


@dataclass(frozen=True)
class SessionRow:
    """A session of a council."""

    id: int
    held_on: date
    place: str
    present: int
    sheets: int
    waiting: int
    closed: bool


@dataclass(frozen=True)
class CouncilPage:
    """A council with its members and sessions, newest first."""

    row: CouncilRow
    members: tuple[MemberRow, ...]
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True)
class SheetRow:
    """A phiếu in a list. Titles are those of the council's form; empty where nothing is said yet."""

    id: int
    person_id: int
    full_name: str
    birth_date: date | None
    dossier_code: str
    form_title: str
    points: int | None
    proposed_title: str
    state: str
    state_title: str
    degree_title: str
    certificate: str


@dataclass(frozen=True)
class Candidate:
    """Somebody whose dossier waits for the council. ``due``: last day of the time to assess."""

    dossier_id: int
    code: str
    person_id: int
    full_name: str
    birth_date: date | None


@dataclass(frozen=True)
class SessionPage:
    """A session: who was there, the phiếu, and whose dossiers wait for one."""

    council: CouncilRow
    row: SessionRow
    present: tuple[MemberRow, ...]
    sheets: tuple[SheetRow, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Leg:
    """One leg of the medical board: done on a day, or due."""

    code: str
    title: str
    done_on: date | None
    due_on: date


@dataclass(frozen=True)
class SheetPage:
    """Everything on one phiếu. ``votes``: choice by member id; ``tally``: (words, votes), most first."""

    id: int
    session_id: int
    council: CouncilRow
    held_on: date
    closed: bool
    person_id: int
    full_name: str
    birth_date: date | None
    dossier_id: int | None
    dossier_code: str
    form: SheetForm
    answers: dict[str, Any]
    kinds: tuple[str, ...]
    reading: Reading
    proposed_title: str
    present: tuple[MemberRow, ...]
    votes: dict[int, str]
    tally: tuple[tuple[str, int], ...]
    state: str
    state_title: str
    degree: str
    degree_title: str
    way: str
    concluded_on: date | None
    board_reason: str
    legs: tuple[Leg, ...]
    certificate: str
    issued_on: date | None
    review_on: date | None


COUNCILS = f"""
SELECT c.id, c.form, c.commune_id, {NAME.format(unit="c.commune_id")}, c.decision, c.valid_from,
  (SELECT count(*) FROM cases_councilmember m WHERE m.council_id = c.id AND m.valid_to IS NULL),
  (SELECT count(*) FROM cases_councilsession s WHERE s.council_id = c.id), coalesce(w.waiting, 0), coalesce(w.at_board, 0)
FROM cases_council c
LEFT JOIN (SELECT s.council_id, count(*) FILTER (WHERE f.state = 'FILLED') AS waiting,
    count(*) FILTER (WHERE f.state = 'AT_BOARD') AS at_board
  FROM cases_councilsheet f JOIN cases_councilsession s ON s.id = f.session_id GROUP BY s.council_id) w ON w.council_id = c.id
"""
SESSIONS = """
SELECT s.id, s.held_on, s.place, jsonb_array_length(s.present), count(f.id), count(f.id) FILTER (WHERE f.state = 'FILLED'),
  s.closed_at IS NOT NULL, s.council_id, s.present
FROM cases_councilsession s LEFT JOIN cases_councilsheet f ON f.session_id = s.id
"""
SHEETS = """
SELECT f.id, f.person_id, p.full_name, p.birth_date, coalesce(d.code, ''), f.form, f.points, f.proposed, f.state, f.degree,
  f.certificate
FROM cases_councilsheet f JOIN registry_person p ON p.id = f.person_id LEFT JOIN cases_dossier d ON d.id = f.dossier_id
WHERE f.session_id = %(id)s ORDER BY p.sort_key, f.id
"""
CANDIDATES = """
SELECT d.id, d.code, p.id, p.full_name, p.birth_date FROM cases_dossier d JOIN registry_person p ON p.id = d.person_id
WHERE d.commune_id = %(commune)s AND d.procedure = %(procedure)s AND d.ended_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM cases_councilsheet f WHERE f.dossier_id = d.id)
ORDER BY d.promised_at NULLS LAST, d.id LIMIT 50
"""


def councils() -> list[CouncilRow]:
    """The councils in office, by commune."""
    return [_council(row) for row in read_rows(f"{COUNCILS} WHERE c.valid_to IS NULL ORDER BY 4, c.id")]


def council_page(council_id: int) -> CouncilPage:
    """One council. Raises UnknownSheet."""
    row = _council_of(council_id)
    sessions = read_rows(f"{SESSIONS} WHERE s.council_id = %(id)s GROUP BY s.id ORDER BY s.held_on DESC", id=council_id)
    return CouncilPage(row, _members(row, "m.valid_to IS NULL"), tuple(SessionRow(*each[:7]) for each in sessions))


def session_page(session_id: int) -> SessionPage:
    """One session. Raises UnknownSheet."""
    found = read_rows(f"{SESSIONS} WHERE s.id = %(id)s GROUP BY s.id", id=session_id)
    if not found:
        raise UnknownSheet
    council = _council_of(found[0][7])
    sheets = [_sheet_row(council.form, row) for row in read_rows(SHEETS, id=session_id)]
    waiting = read_rows(CANDIDATES, commune=council.commune_id, procedure=council.form.procedure)
    return SessionPage(
        council=council,
        row=SessionRow(*found[0][:7]),
        present=_present(council, session_id),
        sheets=tuple(sheets),
        candidates=tuple(Candidate(*row) for row in waiting) if not found[0][6] else (),
    )


def sheet_page(sheet_id: int) -> SheetPage:
    """One phiếu. Raises UnknownSheet."""
    rows = CouncilSheet.objects.select_related("session", "person", "dossier").prefetch_related("votes")
    sheet = rows.filter(pk=sheet_id).first()
    if sheet is None:
        raise UnknownSheet
    council = _council_of(sheet.session.council_id)
    form = council.form.sheet(sheet.form)
    votes = {vote.member_id: vote.choice for vote in sheet.votes.all()}
    counted = Counter(degree_title(council.form, choice) for choice in votes.values())
    return SheetPage(
        id=sheet.pk,
        session_id=sheet.session_id,
        council=council,
        held_on=sheet.session.held_on,
        closed=sheet.session.closed_at is not None,
        person_id=sheet.person_id,
        full_name=sheet.person.full_name,
        birth_date=sheet.person.birth_date,
        dossier_id=sheet.dossier_id,
        dossier_code=sheet.dossier.code if sheet.dossier else "",
        form=form,
        answers=sheet.answers,
        kinds=tuple(sheet.kinds),
        reading=read_sheet(form, sheet.answers, council.form.degrees),
        proposed_title=degree_title(council.form, sheet.proposed),
        present=_present(council, sheet.session_id),
        votes=votes,
        tally=tuple(counted.most_common()),
        state=sheet.state,
        state_title=str(CouncilSheet.State(sheet.state).label),
        degree=sheet.degree,
        degree_title=degree_title(council.form, sheet.degree),
        way=WAYS.get(sheet.concluded_by, ""),
        concluded_on=sheet.concluded_on,
        board_reason=council.form.board.reasons.get(sheet.board_reason, ""),
        legs=_legs(council.form, sheet) if sheet.board_steps else (),
        certificate=sheet.certificate,
        issued_on=sheet.issued_on,
        review_on=sheet.review_on,
    )


def degree_title(form: CouncilForm, degree: str) -> str:
    """A degree in words; empty for none said."""
    return NOT_DISABLED_TITLE if degree == NOT_DISABLED else form.degrees.get(degree, "")


def _legs(form: CouncilForm, sheet: CouncilSheet) -> tuple[Leg, ...]:
    """Each leg is due so many working days after the one before: done then, or due then itself."""
    days, before, legs = calendar(), sheet.session.held_on, []
    for step in form.board.steps:
        done = sheet.issued_on if step is form.board.steps[-1] else _day(sheet.board_steps.get(step.code))
        due = days.add(before, step.days)
        legs.append(Leg(step.code, step.title, done, due))
        before = done or due
    return tuple(legs)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _council_of(council_id: int) -> CouncilRow:
    found = read_rows(f"{COUNCILS} WHERE c.id = %(id)s", id=council_id)
    if not found:
        raise UnknownSheet
    return _council(found[0])


def _council(row: tuple[Any, ...]) -> CouncilRow:
    return CouncilRow(*(row[0], council_form(row[1]), *row[2:]))


def _members(council: CouncilRow, condition: str, **values: Any) -> tuple[MemberRow, ...]:
    """Members in the order of the form's seats."""
    rows = read_rows(
        f"SELECT m.id, m.post, m.name FROM cases_councilmember m WHERE m.council_id = %(council)s AND {condition}",
        council=council.id,
        **values,
    )
    order = [post.code for post in council.form.posts]
    rows.sort(key=lambda row: order.index(row[1]))
    posts = [council.form.post(row[1]) for row in rows]
    return tuple(
        MemberRow(row[0], post.code, post.title, row[2], post.chairs, post.secretary)
        for row, post in zip(rows, posts, strict=True)
    )


def _present(council: CouncilRow, session_id: int) -> tuple[MemberRow, ...]:
    there = (
        "m.id IN (SELECT jsonb_array_elements_text(s.present)::bigint FROM cases_councilsession s WHERE s.id = %(id)s)"
    )
    return _members(council, there, id=session_id)


def _sheet_row(form: CouncilForm, row: tuple[Any, ...]) -> SheetRow:
    return SheetRow(
        id=row[0],
        person_id=row[1],
        full_name=row[2],
        birth_date=row[3],
        dossier_code=row[4],
        form_title=form.sheet(row[5]).form,
        points=row[6],
        proposed_title=degree_title(form, row[7]),
        state=row[8],
        state_title=str(CouncilSheet.State(row[8]).label),
        degree_title=degree_title(form, row[9]),
        certificate=row[10],
    )
