"""The outcome of each row: matched, compared, checked for doubles, with the officer's choices applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.comparing import Difference, Known, difference, known_of, previous_of
from ansinh.intake.layouts import Kind
from ansinh.intake.matching import Match, match
from ansinh.intake.places import Places
from ansinh.intake.readings import Level
from ansinh.intake.states import Outcome
from ansinh.kit.vietnamese import fold

# What an officer may say of a row, besides the id of the person it is.
NEW, SKIP, TAKE = "NEW", "SKIP", "TAKE"
# Findings of settling itself: found again each time, so they are dropped when rows come back from the table.
SETTLED_CODES = frozenset({"near_match", "dead_in_registry", "duplicate_row", "two_benefits", "duplicate_in_file"})


@dataclass
class SettledRow:
    """A clean row with who it is and what it would change. ``known``: what is believed of that person."""

    row: CleanRow
    outcome: Outcome
    person_id: int | None
    candidates: tuple[int, ...] = ()
    difference: Difference = field(default_factory=dict)
    known: Known | None = None


def settle(
    rows: Sequence[CleanRow], *, kind: Kind, places: Places, on: date, choices: Mapping[tuple[str, int], str]
) -> list[SettledRow]:
    """Every row with its outcome, in order; a constant number of statements."""
    _find_doubles(rows, kind)
    found = [
        Match() if row.has_error else _chosen(row, hit, choices) for row, hit in zip(rows, match(rows), strict=True)
    ]
    ids = {hit.person_id for hit in found if hit.person_id is not None}
    known = known_of(ids, on) if ids else {}
    previous = previous_of(ids, kind) if ids else {}
    settled = []
    for row, hit in zip(rows, found, strict=True):
        believed = known.get(hit.person_id or 0)
        before = previous.get((hit.person_id or 0, row.text("benefit_code")))
        changes = difference(row, believed, before, places) if believed else {}
        choice = choices.get((row.sheet, row.number), "")
        outcome = _outcome(row, hit, changes, choice)
        candidates = hit.candidates
        if hit.person_id is not None and "duplicate_in_file" in row.waits_for:
            candidates = (hit.person_id,)  # two regimes of one person, without a card number to tell
        settled.append(SettledRow(row, outcome, hit.person_id, candidates, changes, believed))
    return settled


def _chosen(row: CleanRow, hit: Match, choices: Mapping[tuple[str, int], str]) -> Match:
    """The match after the officer's word; what the match itself leaves open is added to what the row waits for."""
    choice = choices.get((row.sheet, row.number), "")
    if hit.candidates:
        row.find(
            Level.SUGGESTION,
            "full_name",
            "near_match",
            "Có người gần giống trong hệ thống. Chọn là một người hay là người mới.",
        )
    if hit.is_dead:
        row.find(
            Level.SUGGESTION,
            "full_name",
            "dead_in_registry",
            "Hệ thống ghi người này đã mất. Xác minh trước khi chi trả.",
        )
    row.waits_for.extend(
        code for code, holds in (("near_match", hit.candidates), ("dead_in_registry", hit.is_dead)) if holds
    )
    if choice:
        settles_identity = choice not in (TAKE,)
        row.waits_for = [
            code
            for code in row.waits_for
            if code == "category_unknown" or (code in ("near_match", "duplicate_in_file") and not settles_identity)
        ]
    if choice.isdigit():
        return Match(person_id=int(choice), is_dead=hit.is_dead)
    return Match(candidates=hit.candidates) if choice == NEW else hit


def _outcome(row: CleanRow, hit: Match, changes: Difference, choice: str) -> Outcome:
    if row.has_error:
        return Outcome.ERROR
    if choice == SKIP:
        return Outcome.SKIPPED
    if row.waits_for:
        return Outcome.ASK
    if hit.person_id is None:
        return Outcome.NEW
    return Outcome.CHANGED if changes else Outcome.UNCHANGED


def _find_doubles(rows: Sequence[CleanRow], kind: Kind) -> None:
    """The same person twice in one file: with the same benefit an error, with another one two regimes of one person.

    Without a card number two rows of one name may be two people: an officer says.
    """
    first: dict[tuple[object, ...], CleanRow] = {}
    for row in rows:
        if row.has_error:
            continue
        cccd = row.text("cccd")
        key: tuple[object, ...] = (cccd,) if cccd else _name_key(row)
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        where = f"hàng {earlier.number}" + (f" của bảng «{earlier.sheet}»" if earlier.sheet != row.sheet else "")
        if cccd and earlier.text("benefit_code") != row.text("benefit_code"):
            row.find(Level.NOTE, "cccd", "two_benefits", f"Cùng một người với {where}, hưởng chế độ khác.")
        elif cccd:
            row.find(Level.ERROR, "cccd", "duplicate_row", f"Trùng số CCCD và chế độ với {where}. Xóa một hàng.")
        else:
            row.find(
                Level.SUGGESTION, "full_name", "duplicate_in_file",
                f"Cùng họ tên, năm sinh, xã với {where}. Chọn là một người, là người mới, hoặc bỏ qua.",
            )  # fmt: skip
            row.waits_for.append("duplicate_in_file")


def _name_key(row: CleanRow) -> tuple[object, ...]:
    return (fold(row.text("full_name") or ""), row.text("birth"), row.commune_id, row.text("sex"))
