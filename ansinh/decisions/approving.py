"""The signature: drafts of a proposal become decisions with numbers, one by one or all at once; or go back, with why.

Numbers, register entries, effect on the entitlements, facts and the ends of the dossiers happen together or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Dossier
from ansinh.decisions import basis, entering, issuing, settling
from ansinh.decisions.issuing import Given
from ansinh.decisions.models import Decision, DecisionItem, Proposal, ProposedDossier
from ansinh.decisions.proposing import hold_proposal
from ansinh.decisions.states import TITLES, NoReason, NotADraft, OtherMonth, PartOfDecision, UnsoundItem
from ansinh.decisions.terms import hold_terms
from ansinh.documents.doc_types import organ
from ansinh.documents.wording import long_date
from ansinh.kit.actors import Actor
from ansinh.kit.periods import first_of_month
from ansinh.kit.vietnamese import format_month
from ansinh.offices.permissions import check
from ansinh.registry.places import unit

SYSTEM = "system"


@dataclass(frozen=True)
class Signed:
    """What was signed: numbers by decision."""

    numbers: Mapping[int, str]


def approve(
    proposal_id: int,
    decision_ids: Sequence[int] | None = None,
    *,
    signed_on: date,
    signer: str = "",
    actor: Actor,
    at: datetime,
) -> Signed:
    """Sign drafts of a proposal (None: all that are left). ``signer``: the name on the papers; empty: the actor's.

    Raises WrongProposalState, NotADraft for one that is signed already, OtherMonth, PartOfDecision, NoAuthority,
    NumberTaken, NothingToChange, DoubleBenefit, ClosedDossier, NotPermitted, and what the books raise.
    """
    with acting(actor):
        check(actor, "decision.issue")
        hold_terms()
        proposal = hold_proposal(proposal_id, "SUBMITTED")
        _check_month(proposal, signed_on)
        drafts = _drafts(proposal, decision_ids, actor)
        points = _law_points(list(drafts))
        authorities = issuing.authorities(list(drafts), signed_on)
        signature = entering.Signature(signed_on, signer.strip() or actor.name)
        numbers = entering.enter(drafts, authorities, signature, actor=actor, at=at)
        issuing.take_effect(list(drafts), at)
        proposer = _proposer(proposal)
        given = [
            Given(pk, numbers[pk], signed_on, authorities[pk], basis.lines(points[pk], on=signed_on, proposal=proposer))
            for pk in drafts
        ]
        issuing.issue(given, at)
        settling.settle_dossiers(given, actor=actor, at=at)
        _close_if_done(proposal, at)
        after = {"decisions": len(given), "signed_on": signed_on.isoformat()}
        record("proposal.approve", actor=actor, about=f"proposal:{proposal_id}", at=at, after=after)
    return Signed(numbers)


def decline(proposal_id: int, decision_ids: Sequence[int], *, reason: str, actor: Actor, at: datetime) -> None:
    """Send drafts of a proposal back to whoever appraised their dossiers.

    Raises NoReason, WrongProposalState, NotADraft, PartOfDecision, NotPermitted.
    """
    with acting(actor):
        check(actor, "decision.issue")
        if not reason.strip():
            raise NoReason("Cần ghi lý do.")
        proposal = hold_proposal(proposal_id, "SUBMITTED")
        drafts = _drafts(proposal, decision_ids, actor)
        Decision.objects.filter(pk__in=drafts).update(state="CANCELLED", cancelled_reason=reason.strip())
        _give_back(list(drafts), reason, actor, at)
        _close_if_done(proposal, at)
        after = {"decisions": sorted(drafts), "reason": reason.strip()}
        record("proposal.decline", actor=actor, about=f"proposal:{proposal_id}", at=at, after=after)


def _check_month(proposal: Proposal, signed_on: date) -> None:
    if first_of_month(signed_on) != proposal.month:
        raise OtherMonth(
            f"Tờ trình này tính cho tháng ký {format_month(proposal.month)}. Ký trong tháng {format_month(signed_on)}"
            " thì tháng hưởng và mức có thể khác: rút lại và lập tờ trình mới.",
            proposal=proposal.pk,
        )


def _drafts(proposal: Proposal, decision_ids: Sequence[int] | None, actor: Actor) -> dict[int, Decision]:
    """The drafts to be settled, locked. Raises NotADraft, PartOfDecision, UnsoundItem."""
    rows = {row.pk: row for row in Decision.objects.select_for_update().filter(proposal=proposal).order_by("pk")}
    wanted = (
        [pk for pk, row in rows.items() if row.state == "DRAFT"]
        if decision_ids is None
        else list(dict.fromkeys(decision_ids))
    )
    for pk in wanted:
        if pk not in rows:
            raise NotADraft("Không có quyết định này trong tờ trình.", decision=pk)
        if rows[pk].state != "DRAFT":
            raise NotADraft(
                f"Quyết định {rows[pk].number or 'này'} {TITLES[rows[pk].state]}, không ký lại được. Tải lại trang.",
                decision=pk,
                state=rows[pk].state,
            )
        if rows[pk].commune_id is None and not actor.sees_whole_district:
            raise PartOfDecision("Quyết định này gồm nhiều xã, tài khoản của bạn chỉ thấy một phần. Hãy tách theo xã.")
    if not wanted:
        raise NotADraft("Tờ trình này không còn dự thảo nào để ký.", proposal=proposal.pk)
    return {pk: rows[pk] for pk in wanted}


def _law_points(decisions: Sequence[int]) -> dict[int, list[dict[str, str]]]:
    """The law of each decision's items. Raises UnsoundItem for one of which the actor sees no item."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for decision_id, law in (
        DecisionItem.objects.filter(decision_id__in=decisions).order_by("pk").values_list("decision_id", "law")
    ):
        found[decision_id] += law
    if missing := set(decisions) - found.keys():
        raise UnsoundItem("Có dự thảo không còn người nào trong phạm vi của bạn.", decision=min(missing))
    return found


def _proposer(proposal: Proposal) -> str:
    """«Phòng Lao động - Thương binh và Xã hội huyện Thăng Bình tại Tờ trình số …»: the organ whose number it bears."""
    if proposal.submitted_on is None or proposal.agency_id is None:
        return f"cơ quan chuyên môn tại Tờ trình số {proposal.number}"
    place = unit(proposal.agency_id, proposal.submitted_on).name
    title = organ(proposal.number.partition("-")[2]).title
    return (
        f"{title} {place[:1].lower()}{place[1:]} tại Tờ trình số {proposal.number} {long_date(proposal.submitted_on)}"
    )


def _give_back(decisions: Sequence[int], reason: str, actor: Actor, at: datetime) -> None:
    """The dossiers that the actor holds go back to the last step at which a specialist works."""
    held = Dossier.objects.filter(
        pk__in=ProposedDossier.objects.filter(decision_id__in=decisions).values("dossier")
    ).order_by("pk")
    targets: dict[int, str] = {}
    for dossier in held:
        steps = procedure_of(dossier.procedure).version_on(dossier.version_start).steps
        before = steps[: [step.code for step in steps].index(dossier.step)]
        if before and actor.role in (dossier.holder, SYSTEM):
            targets[dossier.pk] = next(
                (step for step in reversed(before) if step.role == "SPECIALIST"), before[-1]
            ).code
    if targets:
        cases.give_back_many(targets, reason, actor=actor, at=at)


def _close_if_done(proposal: Proposal, at: datetime) -> None:
    if not Decision.objects.filter(proposal=proposal, state="DRAFT").exists():
        proposal.state, proposal.closed_at = "DECIDED", at
        proposal.save(update_fields=["state", "closed_at"])
