"""Every decision of ours takes its number from the authority's book with its entry in the register of outgoing papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ansinh.decisions.issuing import Authority
from ansinh.decisions.models import Decision, DecisionItem
from ansinh.decisions.states import KIND_TITLES
from ansinh.documents import outgoing
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_count

RECIPIENTS = "Người có tên trong quyết định; UBND xã nơi cư trú; lưu hồ sơ"


@dataclass(frozen=True)
class Signature:
    """Day and name of a signature. ``number``: typed, to be the book's next or an earlier one; empty: the next.

    ``reason``: why an earlier number, or a day before the last one in the book, comes into it late.
    """

    on: date
    signer: str
    number: str = ""
    reason: str = ""


def enter(
    drafts: Mapping[int, Decision],
    authorities: Mapping[int, Authority],
    signature: Signature,
    *,
    actor: Actor,
    at: datetime,
) -> dict[int, str]:
    """The numbers that decisions take with their entries, agency by agency, in their order; inside the caller's act.

    Raises what the book does: NumberNotNext, NumberInUse, NoReason, DayRunsBack, FutureDay, UnknownAgency.
    """
    codes = _dossier_codes(list(drafts))
    by_agency: dict[int, list[int]] = defaultdict(list)
    for pk in drafts:
        by_agency[authorities[pk].unit_id].append(pk)
    numbers: dict[int, str] = {}
    for agency_id, ids in sorted(by_agency.items()):
        papers = [_entry(drafts[pk], codes[pk], signature) for pk in ids]
        entered = outgoing.enter(agency_id, papers, actor=actor, at=at)
        numbers |= {pk: one.number for pk, one in zip(ids, entered, strict=True)}
    return numbers


def _entry(draft: Decision, codes: Sequence[str], signature: Signature) -> outgoing.OutgoingDraft:
    return outgoing.OutgoingDraft(
        doc_type="QĐ",
        signed_on=signature.on,
        abstract=_abstract(draft, codes),
        signer=signature.signer,
        recipients=RECIPIENTS,
        about=f"decision:{draft.pk}",
        stated=signature.number,
        out_of_turn=signature.reason,
    )


def _abstract(draft: Decision, codes: Sequence[str]) -> str:
    """What the register says of it: the dossiers behind it, or how many people; never a name."""
    what = f"{KIND_TITLES[draft.kind]} chế độ"
    if len(codes) == 1:
        return f"{what} theo hồ sơ {codes[0]}"
    if codes:
        return f"{what} theo {len(codes)} hồ sơ"
    people = DecisionItem.objects.filter(decision=draft).values("person").distinct().count()
    return f"{what} đối với {format_count(people)} người"


def _dossier_codes(decisions: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = DecisionItem.objects.filter(decision_id__in=decisions, dossier__isnull=False)
    for decision_id, code in (
        rows.order_by("decision_id", "dossier_id").values_list("decision_id", "dossier__code").distinct()
    ):
        found[decision_id].append(code)
    return found
