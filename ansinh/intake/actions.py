"""The only writers of intake: a list is received, its questions are answered, it is approved or taken back.

Applications of citizens are written by ``submissions``. Every action opens the actor's session itself, in one transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db import connection
from django.db.models import Count

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.intake import submissions  # noqa: F401 (the other writer of this room)
from ansinh.intake.approving import by_person, record_of, reference_of
from ansinh.intake.completing import ASKED_BY_ROW
from ansinh.intake.containers import SheetRefused
from ansinh.intake.examining import Examined, Word, examine
from ansinh.intake.headers import plain_label
from ansinh.intake.layouts import LAYOUTS, Kind
from ansinh.intake.models import CategoryMapping, SheetContent, SheetImport, SheetRow, SheetTemplate
from ansinh.intake.places import places_on
from ansinh.intake.refusals import (
    CccdTakenElsewhere,
    NothingToTake,
    OtherCommune,
    RegistryMoved,
    UnknownCategoryCode,
    UnknownChoice,
    UnknownColumn,
    UnknownImport,
    UnknownRow,
)
from ansinh.intake.settling import NEW, SKIP, TAKE, SettledRow, settle
from ansinh.intake.states import LIVE, TAKEN, ImportState, Outcome, check_next
from ansinh.intake.storing import (
    Choices,
    last_source,
    load_rows,
    mark_taken,
    replace_rows,
    sources_after,
    update_rows,
)
from ansinh.kit.actors import Actor
from ansinh.kit.collecting import collector_paused
from ansinh.offices.permissions import check
from ansinh.registry import actions as registry
from ansinh.registry.refusals import CccdTaken


@dataclass(frozen=True)
class ImportSummary:
    """An import at a glance. ``counts``: rows by outcome; ``sums_wrong``: stated sums that do not tie."""

    id: int
    state: ImportState
    kind: str
    file_name: str
    refusal: str
    counts: Mapping[str, int]
    sums_wrong: int


@collector_paused()
def accept_sheet(
    *, name: str, content: bytes, kind: Kind | str | None, commune_id: int | None, actor: Actor, at: datetime
) -> ImportSummary:
    """Receive, read, clean, match and compare a file; nothing reaches the registry before ``approve``.

    ``kind`` None finds out; ``commune_id`` None lets the file say (an officer of one commune loads their own).
    The same file again gives the same import. An unreadable file comes back as REFUSED with the sentence.
    Raises NotPermitted and OtherCommune.
    """
    check(actor, "import.upload")
    commune_id = _own_commune(actor, commune_id)
    sha256 = hashlib.sha256(content).hexdigest()
    with acting(actor):
        _one_at_a_time(sha256)
        earlier = SheetImport.objects.filter(sha256=sha256, commune_id=commune_id, state__in=LIVE).first()
        if earlier:
            return _summary(earlier)
        received = SheetImport(
            kind=kind or "", file_name=name, sha256=sha256, commune_id=commune_id, state=ImportState.COMPARED,
            received_at=at, received_by=actor.user_id, listed_on=at.date(),
        )  # fmt: skip
        try:
            examined = examine(content, Kind(kind) if kind else None, at.date(), _word(received, actor))
        except SheetRefused as refusal:
            received.state = ImportState.REFUSED
            received.refusal = refusal.sentence
            received.summary = {"reason": refusal.fields["reason"]}
            received.save()
        else:
            received.save()
            SheetContent.objects.create(sheet_import=received, content=content)
            _compare(received, examined, {})
        summary = _summary(received)
        about = f"import:{received.id}"
        record(
            "import.received", actor=actor, about=about, at=at, after={"state": summary.state, "rows": summary.counts}
        )
        return summary


@collector_paused()
def set_mapping(
    import_id: int, *, sheet: str, columns: Mapping[int, str | None], actor: Actor, at: datetime
) -> ImportSummary:
    """Say which column of a sheet is which (index from 0 to field, None: not used); remembered for files of that shape."""
    check(actor, "import.upload")
    with acting(actor):
        held = _held(import_id, ImportState.APPROVED)
        described = next((each for each in held.summary["sheets"] if each["name"] == sheet and each["columns"]), None)
        fields = {column.field for column in LAYOUTS[Kind(held.kind)].columns}
        mapping = {str(index): field for index, field in columns.items() if field}
        if (
            described is None
            or not set(mapping.values()) <= fields
            or not set(LAYOUTS[Kind(held.kind)].needs) <= set(mapping.values())
        ):
            raise UnknownColumn(LAYOUTS[Kind(held.kind)])
        SheetTemplate.objects.update_or_create(
            kind=held.kind, signature=described["signature"], defaults={"mapping": mapping}
        )
        return _again(held, actor, at, "import.mapped")


@collector_paused()
def set_category(import_id: int, *, text: str, benefit_code: str, actor: Actor, at: datetime) -> ImportSummary:
    """Say once which benefit a category text means; remembered for every later list. Raises UnknownCategoryCode."""
    check(actor, "import.approve")
    with acting(actor):
        held = _held(import_id, ImportState.APPROVED)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM policy_benefit WHERE code = %s UNION ALL SELECT 1 FROM policy_rate WHERE code IN (%s, %s)",
                [benefit_code, benefit_code, f"merit.{benefit_code}"],
            )
            if cursor.fetchone() is None:
                raise UnknownCategoryCode(benefit_code)
        CategoryMapping.objects.update_or_create(fold=plain_label(text), defaults={"benefit_code": benefit_code})
        return _again(held, actor, at, "import.category_set")


@collector_paused()
def accept_suggestions(import_id: int, *, code: str, actor: Actor, at: datetime) -> ImportSummary:
    """Tick one kind of suggestion for the whole file ("tcvn3_by_vote"). Who a person is cannot be ticked in bulk."""
    check(actor, "import.approve")
    if code in ASKED_BY_ROW:
        raise UnknownChoice
    with acting(actor):
        held = _held(import_id, ImportState.APPROVED)
        held.accepted = sorted({*held.accepted, code})
        held.save(update_fields=["accepted"])
        return _settle_again(held, actor, at, "import.suggestions_accepted")


@collector_paused()
def choose(row_id: int, choice: str, *, actor: Actor, at: datetime) -> ImportSummary:
    """Settle one row: the id of a candidate (it is that person), NEW (it is nobody we know), TAKE (as suggested), SKIP.

    Raises UnknownRow, UnknownChoice and WrongState.
    """
    check(actor, "import.approve")
    with acting(actor):
        row = SheetRow.objects.filter(id=row_id).first()
        if row is None:
            raise UnknownRow
        held = _held(row.sheet_import_id, ImportState.APPROVED)
        if choice not in (NEW, SKIP, TAKE) and (not choice.isdigit() or int(choice) not in row.candidates):
            raise UnknownChoice
        row.choice = choice
        row.save(update_fields=["choice"])
        return _settle_again(held, actor, at, "import.row_chosen")


@collector_paused()
def compare_again(import_id: int, *, actor: Actor, at: datetime) -> ImportSummary:
    """Match and compare anew with the registry as it is now."""
    check(actor, "import.upload")
    with acting(actor):
        return _settle_again(_held(import_id, ImportState.APPROVED), actor, at, "import.compared")


@collector_paused()
def approve(import_id: int, *, actor: Actor, at: datetime) -> ImportSummary:
    """Take the rows in, all in one transaction; rows with errors or open questions stay out.

    Raises WrongState, NothingToTake, CccdTaken, and RegistryMoved when the registry has changed since the comparison.
    """
    check(actor, "import.approve")
    with acting(actor):
        held = _held(import_id, ImportState.APPROVED)
        _one_at_a_time("intake.approve")  # two lists with one new person must not both add them
        settled, _ = _settled(held)
        _refuse_if_moved(held, settled)
        taken = [row for row in settled if row.outcome in TAKEN]
        if not taken:
            raise NothingToTake
        _take(held, taken, actor, at)
        held.state = ImportState.APPROVED
        held.approved_at, held.approved_by = at, actor.user_id
        held.save(update_fields=["state", "approved_at", "approved_by"])
        record("import.approved", actor=actor, about=f"import:{import_id}", at=at, after={"rows": len(taken)})
        return _summary(held)


def mark_used(import_id: int, *, used_by: str, actor: Actor, at: datetime) -> None:
    """A later room builds on the approved rows ("decision:17"): from now on they cannot be undone. Safe to repeat."""
    with acting(actor):
        held = _held(import_id, ImportState.USED)
        if held.state != ImportState.USED:
            held.state, held.used_by = ImportState.USED, used_by
            held.save(update_fields=["state", "used_by"])
            record("import.used", actor=actor, about=f"import:{import_id}", at=at, after={"by": used_by})


def undo(import_id: int, *, actor: Actor, at: datetime, reason: str) -> ImportSummary:
    """Take an approved import back, while nothing depends on it. Raises WrongState and registry's UndoBlocked."""
    check(actor, "import.approve")
    with acting(actor):
        held = _held(import_id, ImportState.UNDONE)
        sources = SheetRow.objects.filter(sheet_import=held, source_id__isnull=False).values_list(
            "source_id", flat=True
        )
        registry.undo_source(sorted(set(filter(None, sources))), actor=actor, at=at)
        held.state = ImportState.UNDONE
        held.save(update_fields=["state"])
        record("import.undone", actor=actor, about=f"import:{import_id}", at=at, after={"reason": reason})
        return _summary(held)


def _own_commune(actor: Actor, commune_id: int | None) -> int | None:
    """Blank means one's own; another's is refused without saying whether it exists."""
    if actor.communes is None:
        return commune_id
    if commune_id is None and len(actor.communes) == 1:
        return actor.communes[0]
    if commune_id is not None and commune_id not in actor.communes:
        raise OtherCommune
    return commune_id


def _one_at_a_time(key: str) -> None:
    """Wait for others doing the same thing; released at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _held(import_id: int, wanted: ImportState) -> SheetImport:
    """The import, locked, if it may go on to ``wanted``."""
    held = SheetImport.objects.select_for_update().filter(id=import_id).first()
    if held is None:
        raise UnknownImport
    check_next(held.state, wanted)
    return held


def _word(held: SheetImport, actor: Actor) -> Word:
    templates = SheetTemplate.objects.values_list("kind", "signature", "mapping")
    return Word(
        commune_id=held.commune_id,
        allowed=None if actor.communes is None else frozenset(actor.communes),
        confirmed={
            (kind, shape): {int(at): field for at, field in mapping.items()} for kind, shape, mapping in templates
        },
        remembered=dict(CategoryMapping.objects.values_list("fold", "benefit_code")),
        accepted=frozenset(held.accepted),
    )


def _again(held: SheetImport, actor: Actor, at: datetime, word: str) -> ImportSummary:
    """Read the kept file again, now that something about it is known."""
    content = bytes(SheetContent.objects.get(sheet_import=held).content)
    _, choices = load_rows(held.id, frozenset())
    _compare(held, examine(content, Kind(held.kind), held.received_at.date(), _word(held, actor)), choices)
    record(word, actor=actor, about=f"import:{held.id}", at=at)
    return _summary(held)


def _compare(held: SheetImport, examined: Examined, choices: Choices) -> None:
    settled = settle(
        examined.rows, kind=Kind(examined.kind), places=examined.setting.places, on=examined.listed_on, choices=choices
    )
    replace_rows(held.id, Kind(examined.kind), settled, choices)
    held.kind, held.listed_on = examined.kind, examined.listed_on
    held.summary = {
        "sheets": examined.sheets,
        "sums": [{**vars(check), "holds": check.holds} for check in examined.sums],
    }
    held.save()


def _settled(held: SheetImport) -> tuple[list[SettledRow], Choices]:
    rows, choices = load_rows(held.id, frozenset(held.accepted))
    on: date = held.listed_on
    return settle(rows, kind=Kind(held.kind), places=places_on(on), on=on, choices=choices), choices


def _settle_again(held: SheetImport, actor: Actor, at: datetime, word: str) -> ImportSummary:
    settled, choices = _settled(held)
    update_rows(held.id, settled, choices)
    record(word, actor=actor, about=f"import:{held.id}", at=at)
    return _summary(held)


def _refuse_if_moved(held: SheetImport, settled: Sequence[SettledRow]) -> None:
    """What is approved is what was shown: the same outcome for the same person in every row."""
    shown = {
        (sheet, row): (outcome, person_id, difference)
        for sheet, row, outcome, person_id, difference in SheetRow.objects.filter(sheet_import=held).values_list(
            "sheet", "row", "outcome", "person_id", "difference"
        )
    }
    moved = sum(
        shown[each.row.sheet, each.row.number] != (each.outcome, each.person_id, each.difference) for each in settled
    )
    if moved:
        raise RegistryMoved(moved)


def _summary(held: SheetImport) -> ImportSummary:
    counted = SheetRow.objects.filter(sheet_import=held).values_list("outcome").annotate(rows=Count("id"))
    outcomes = dict(counted.order_by("outcome"))
    return ImportSummary(
        id=held.id,
        state=ImportState(held.state),
        kind=held.kind,
        file_name=held.file_name,
        refusal=held.refusal,
        counts={outcome.value: outcomes.get(outcome, 0) for outcome in Outcome},
        sums_wrong=sum(not check["holds"] for check in held.summary.get("sums", [])),
    )


def _take(held: SheetImport, taken: Sequence[SettledRow], actor: Actor, at: datetime) -> None:
    people = by_person(taken)
    records = [
        record_of(rows[0], kind=Kind(held.kind), sha256=held.sha256, listed_on=held.listed_on) for rows in people
    ]
    before = last_source()
    try:
        ids = registry.take_in(records, actor=actor, at=at)
    except CccdTaken as refusal:
        places = cast("list[int]", refusal.fields["rows"])
        raise CccdTakenElsewhere([people[place][0].row.number for place in places]) from refusal
    sources = sources_after(before, held.sha256)
    mark_taken(
        held.id,
        [
            (row.row.sheet, row.row.number, person_id, sources[reference_of(held.sha256, rows[0].row)])
            for rows, person_id in zip(people, ids, strict=True)
            for row in rows
        ],
    )
