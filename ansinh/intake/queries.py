"""Reading imports: the list, one import's page, its rows, the workbook back, and the rows that decisions build on.

And the applications of citizens that wait.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count

from ansinh.intake.completing import ASKED_BY_ROW
from ansinh.intake.dates import first_day
from ansinh.intake.layouts import LAYOUTS, Kind
from ansinh.intake.masking import as_seen, tells
from ansinh.intake.models import SheetContent, SheetImport, SheetRow, Submission, SubmissionFile
from ansinh.intake.readings import Finding, Level, Reading
from ansinh.intake.refusals import UnknownImport, UnknownSubmission
from ansinh.intake.returning import Marked, mark
from ansinh.intake.states import ImportState, Outcome, SubmissionState
from ansinh.intake.storing import reading_of
from ansinh.offices.refusals import GuardedRegisterClosed
from ansinh.policy.masking import closed_titles

PAGE = 50
CLOSED = "Có nội dung thuộc sổ bảo mật. Mở sổ bảo mật, ghi lý do, rồi xem và trả lời."


@dataclass(frozen=True)
class ImportLine:
    """An import in the list of imports."""

    id: int
    kind: str
    title: str
    file_name: str
    state: str
    commune_id: int | None
    commune: str  # of its rows; empty while they name none, or more than one
    received_at: datetime
    rows: int
    waiting: int  # rows that wait for an answer
    errors: int


@dataclass(frozen=True)
class Question:
    """One kind of thing to settle in an import: how many rows wait for it, and whether one tick settles all."""

    code: str
    sentence: str
    rows: int
    in_bulk: bool


@dataclass(frozen=True)
class UnknownCategory:
    """A category text that means no benefit yet, with how many rows say it."""

    text: str
    rows: int


@dataclass(frozen=True)
class RuleCount:
    """How often a cleaning rule changed a cell."""

    rule: str
    field: str
    cells: int


@dataclass(frozen=True)
class MissingPerson:
    """Someone of the last list whom this one does not name."""

    person_id: int
    full_name: str
    birth_date: date | None


@dataclass(frozen=True)
class ImportPage:
    """Everything about an import but its rows."""

    id: int
    kind: str
    title: str
    file_name: str
    sha256: str
    state: str
    refusal: str
    commune_id: int | None
    listed_on: date
    received_at: datetime
    approved_at: datetime | None
    used_by: str
    counts: Mapping[str, int]
    sheets: Sequence[Mapping[str, Any]]
    sums: Sequence[Mapping[str, Any]]
    questions: Sequence[Question]
    categories: Sequence[UnknownCategory]
    rules: Sequence[RuleCount]
    missing: Sequence[MissingPerson]


@dataclass(frozen=True)
class Candidate:
    """A person whom a row may be, for looking at side by side."""

    person_id: int
    full_name: str
    birth_date: date | None
    birth_precision: str | None
    sex: str | None
    cccd: str | None
    village: str


@dataclass(frozen=True)
class RowLine:
    """One row of an import as the officer sees it: written, cleaned, compared."""

    id: int
    sheet: str
    row: int
    outcome: str
    person_id: int | None
    raw: Mapping[str, str]
    clean: Mapping[str, Reading]
    findings: Sequence[Finding]
    difference: Mapping[str, Sequence[Any]]  # {field: [before, after]}
    waits_for: Sequence[str]
    choice: str
    candidates: Sequence[Candidate]


@dataclass(frozen=True)
class ApprovedRow:
    """A row of an approved list, for the decision that opens or confirms what it says. Months are first days.

    ``benefit_code`` is empty for lists that do not say the benefit (payment lists, poor households);
    ``beside``: (benefit code, đồng) of components paid beside it (phụ cấp, người phục vụ).
    """

    person_id: int
    commune_id: int
    source_id: int
    row: int
    benefit_code: str
    coefficient: Decimal | None
    percent: str
    amount_vnd: int | None
    beside: tuple[tuple[str, int], ...]
    arrears_vnd: int
    decision_number: str
    decision_on: date | None
    from_month: date | None
    channel: str
    bank: str
    account_number: str
    note: str


def imports(*, state: str | None = None, page: int = 1) -> list[ImportLine]:
    """The latest imports that the session may see, 50 a page."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.id, i.kind, i.file_name, i.state, i.commune_id,"
            " CASE WHEN min(r.commune_id) = max(r.commune_id) THEN coalesce((SELECT v.name FROM registry_unitversion v"
            " WHERE v.unit_id = min(r.commune_id) AND upper_inf(v.known) ORDER BY lower(v.valid) DESC LIMIT 1), '')"
            " ELSE '' END, i.received_at, count(r.id),"
            " count(r.id) FILTER (WHERE r.outcome = 'ASK'), count(r.id) FILTER (WHERE r.outcome = 'ERROR')"
            " FROM (SELECT * FROM intake_sheetimport WHERE %s::text IS NULL OR state = %s ORDER BY id DESC LIMIT %s OFFSET %s) i"
            " LEFT JOIN intake_sheetrow r ON r.sheet_import_id = i.id"
            " GROUP BY i.id, i.kind, i.file_name, i.state, i.commune_id, i.received_at ORDER BY i.id DESC",
            [state, state, PAGE, PAGE * (page - 1)],
        )
        return [ImportLine(row[0], row[1], title_of(row[1]), *row[2:]) for row in cursor.fetchall()]


def import_page(import_id: int) -> ImportPage:
    """Raises UnknownImport, also for one outside the session's places."""
    held = SheetImport.objects.filter(id=import_id).first()
    if held is None:
        raise UnknownImport
    return ImportPage(
        id=held.id,
        kind=held.kind,
        title=title_of(held.kind),
        file_name=held.file_name,
        sha256=held.sha256,
        state=held.state,
        refusal=held.refusal,
        commune_id=held.commune_id,
        listed_on=held.listed_on,
        received_at=held.received_at,
        approved_at=held.approved_at,
        used_by=held.used_by,
        counts=_counts(import_id),
        sheets=held.summary.get("sheets", []),
        sums=[{**check, "title": field_title(held.kind, check["field"])} for check in held.summary.get("sums", [])],
        questions=_questions(import_id),
        categories=_categories(import_id),
        rules=_rules(import_id),
        missing=_missing(import_id),
    )


def rows(import_id: int, *, outcome: str | None = None, page: int = 1) -> list[RowLine]:
    """Rows in the file's order, 50 a page, of one outcome or all."""
    chosen = SheetRow.objects.filter(sheet_import_id=import_id)
    if outcome:
        chosen = chosen.filter(outcome=outcome)
    closed = closed_titles()
    lines = [as_seen(line, closed) for line in chosen.order_by("id")[PAGE * (page - 1) : PAGE * page]]
    people = _candidates({person_id for line in lines for person_id in line.candidates})
    return [
        RowLine(
            id=line.id,
            sheet=line.sheet,
            row=line.row,
            outcome=line.outcome,
            person_id=line.person_id,
            raw=line.raw,
            clean={name: reading_of(cell) for name, cell in line.clean.items()},
            findings=_findings(line.findings),
            difference=line.difference,
            waits_for=line.waits_for,
            choice=line.choice,
            candidates=[people[person_id] for person_id in line.candidates if person_id in people],
        )
        for line in lines
    ]


def workbook_back(import_id: int) -> bytes:
    """The file as xlsx with «Lỗi» and «Gợi ý» and tinted cells.

    Raises UnknownImport; GuardedRegisterClosed where it names a benefit that the session may not see.
    """
    held = SheetImport.objects.filter(id=import_id).first()
    kept = SheetContent.objects.filter(sheet_import_id=import_id).first()
    if held is None or kept is None:
        raise UnknownImport
    if _tells(import_id, closed_titles()):
        raise GuardedRegisterClosed(
            "Tệp này có người trong sổ bảo mật. Mở sổ bảo mật, ghi lý do, rồi tải lại.", sheet_import=import_id
        )
    marked: dict[str, list[Marked]] = {}
    for sheet, row, findings in (
        SheetRow.objects.filter(sheet_import=held)
        .exclude(findings=[])
        .values_list("sheet", "row", "findings")
        .order_by("id")
    ):
        marked.setdefault(sheet, []).append(Marked(row, _findings(findings)))
    return mark(bytes(kept.content), held.summary["sheets"], marked)


def approved_rows(import_id: int) -> list[ApprovedRow]:
    """The rows that an approval took in, in the file's order; empty before it and after an undo."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.person_id, r.commune_id, r.source_id, r.row, r.clean FROM intake_sheetrow r"
            " JOIN intake_sheetimport i ON i.id = r.sheet_import_id"
            " WHERE i.id = %s AND i.state = ANY (%s) AND r.source_id IS NOT NULL ORDER BY r.id",
            [import_id, [ImportState.APPROVED, ImportState.USED]],
        )
        return [
            _approved(
                person_id, commune_id, source_id, row, {name: cell["value"] for name, cell in json.loads(clean).items()}
            )
            for person_id, commune_id, source_id, row, clean in cursor.fetchall()
        ]


def people_taken(import_id: int) -> int:
    """How many people an approved list took in; none before the approval, after an undo, and once the list is used."""
    return (
        SheetRow.objects.filter(
            sheet_import_id=import_id, sheet_import__state=ImportState.APPROVED, source_id__isnull=False
        )
        .values("person_id")
        .distinct()
        .count()
    )


def title_of(kind: str) -> str:
    """The Vietnamese name of a kind of list; empty when a refused file had none."""
    return LAYOUTS[Kind(kind)].title if kind else ""


def field_title(kind: str, field: str) -> str:
    """What people call a field of a list of this kind."""
    return LAYOUTS[Kind(kind)].title_of(field) if kind else field


def counts_by_state() -> dict[str, int]:
    """How many imports the session may see in each state; states without any are absent."""
    counted = SheetImport.objects.values_list("state").annotate(imports=Count("id"))
    return dict(counted.order_by("state"))


def _approved(person_id: int, commune_id: int, source_id: int, row: int, values: Mapping[str, Any]) -> ApprovedRow:
    beside = [
        (values[f"{part}_code"], int(values[f"{part}_vnd"]))
        for part in ("allowance", "attendant")
        if f"{part}_code" in values
    ]
    return ApprovedRow(
        person_id=person_id,
        commune_id=commune_id,
        source_id=source_id,
        row=row,
        benefit_code=values.get("benefit_code", ""),
        coefficient=Decimal(values["coefficient"]) if "coefficient" in values else None,
        percent=values.get("percent", ""),
        amount_vnd=values.get("amount_vnd"),
        beside=tuple(beside),
        arrears_vnd=values.get("arrears_vnd", 0),
        decision_number=values.get("decision_number", ""),
        decision_on=first_day(values["decision_on"]) if "decision_on" in values else None,
        from_month=first_day(values["from_month"]) if "from_month" in values else None,
        channel=values.get("channel", ""),
        bank=values.get("bank", ""),
        account_number=values.get("account_number", ""),
        note=values.get("note", ""),
    )


def _findings(stored: Iterable[Mapping[str, str]]) -> list[Finding]:
    return [Finding(Level(each["level"]), each["field"], each["code"], each["sentence"]) for each in stored]


def _counts(import_id: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, count(*) FROM intake_sheetrow WHERE sheet_import_id = %s GROUP BY 1", [import_id]
        )
        found = dict(cursor.fetchall())
    return {outcome.value: found.get(outcome, 0) for outcome in Outcome}


def _questions(import_id: int) -> list[Question]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, min(f ->> 'sentence'), count(DISTINCT r.id) FROM intake_sheetrow r, unnest(r.waits_for) AS code,"
            " jsonb_array_elements(r.findings) AS f"
            " WHERE r.sheet_import_id = %s AND r.outcome = 'ASK' AND f ->> 'code' = code GROUP BY code ORDER BY 3 DESC, 1",
            [import_id],
        )
        found = cursor.fetchall()
    closed = closed_titles()
    return [
        Question(code, CLOSED if tells(sentence, closed) else sentence, count, code not in ASKED_BY_ROW)
        for code, sentence, count in found
    ]


def _tells(import_id: int, closed: Mapping[str, str]) -> bool:
    """Whether a row of the file names what the session may not see, by its benefit or in its own words."""
    rows_of = SheetRow.objects.filter(sheet_import_id=import_id)
    if rows_of.filter(clean__benefit_code__value__in=list(closed)).exists():
        return True
    cells = rows_of.values_list("raw", flat=True) if closed else ()
    return any(tells(cell, closed) for raw in cells for cell in raw.values())


def _categories(import_id: int) -> list[UnknownCategory]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT clean #>> '{category,value}', count(*) FROM intake_sheetrow"
            " WHERE sheet_import_id = %s AND 'category_unknown' = ANY (waits_for) GROUP BY 1 ORDER BY 2 DESC, 1",
            [import_id],
        )
        found = [UnknownCategory(*row) for row in cursor.fetchall()]
    closed = closed_titles()
    return [each for each in found if not tells(each.text, closed)]


def _rules(import_id: int) -> list[RuleCount]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.value ->> 'rule', c.key, count(*) FROM intake_sheetrow r, jsonb_each(r.clean) AS c"
            " WHERE r.sheet_import_id = %s AND c.value ->> 'rule' <> 'as_written' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            [import_id],
        )
        return [RuleCount(*row) for row in cursor.fetchall()]


def _missing(import_id: int) -> list[MissingPerson]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.full_name, p.birth_date FROM intake_missing m JOIN registry_person p ON p.id = m.person_id"
            " WHERE m.sheet_import_id = %s ORDER BY p.sort_key, p.id",
            [import_id],
        )
        return [MissingPerson(*row) for row in cursor.fetchall()]


def _candidates(person_ids: Iterable[int]) -> dict[int, Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.full_name, p.birth_date, p.birth_precision, p.sex, p.cccd, coalesce((SELECT v.name"
            " FROM registry_unitversion v WHERE v.unit_id = p.village_id AND upper_inf(v.known)"
            " ORDER BY lower(v.valid) DESC LIMIT 1), '') FROM registry_person p WHERE p.id = ANY (%s)",
            [list(person_ids)],
        )
        return {row[0]: Candidate(*row) for row in cursor.fetchall()}


# --- applications of citizens ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WaitingSubmission:
    """A confirmed application that no officer has taken yet."""

    id: int
    code: str
    procedure: str
    commune_id: int
    name: str
    confirmed_at: datetime
    files: int


@dataclass(frozen=True)
class SubmissionPage:
    """One application as an officer reads it. ``files``: (id, paper, name, media type)."""

    id: int
    code: str
    procedure: str
    commune_id: int
    applicant: Mapping[str, Any]
    answers: Mapping[str, Any]
    state: str
    at: datetime
    confirmed_at: datetime | None
    reason: str
    dossier_code: str
    files: tuple[tuple[int, str, str, str], ...]


def waiting_submissions() -> list[WaitingSubmission]:
    """Confirmed applications of the actor's communes, the longest waiting first."""
    found = Submission.objects.filter(state=SubmissionState.WAITING).annotate(sent=Count("files"))
    return [
        WaitingSubmission(
            each.id, each.code, each.procedure, each.commune_id, each.applicant["name"], each.confirmed_at, each.sent
        )
        for each in found.order_by("confirmed_at")
        if each.confirmed_at is not None
    ]


def submission_page(submission_id: int) -> SubmissionPage:
    """One confirmed application. Raises UnknownSubmission."""
    found = Submission.objects.filter(id=submission_id).exclude(state=SubmissionState.UNCONFIRMED).first()
    if found is None:
        raise UnknownSubmission
    files = tuple(found.files.order_by("id").values_list("id", "paper", "name", "media_type"))
    return SubmissionPage(
        found.id, found.code, found.procedure, found.commune_id, found.applicant, found.answers, found.state,
        found.at, found.confirmed_at, found.reason, found.dossier_code, files,
    )  # fmt: skip


def submission_file(file_id: int) -> tuple[str, str, bytes]:
    """(name, media type, content) of a file that came with an application. Raises UnknownSubmission."""
    found = SubmissionFile.objects.filter(id=file_id).exclude(submission__state=SubmissionState.UNCONFIRMED).first()
    if found is None:
        raise UnknownSubmission
    return found.name, found.media_type, bytes(found.content)
