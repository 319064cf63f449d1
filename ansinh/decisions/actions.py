"""Drafting, issuing and cancelling decisions; first load of people in payment; what the calendar proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions import basis, drafting, entering, issuing, loading, sweeping
from ansinh.decisions.approving import Signed, approve, decline
from ansinh.decisions.doubting import Doubt, report_doubts
from ansinh.decisions.drafting import ItemDraft
from ansinh.decisions.loading import InPayment
from ansinh.decisions.models import Decision, DecisionItem, Review
from ansinh.decisions.outside import confirm_outside, record_outside
from ansinh.decisions.printing import print_again, print_decisions, report_unprinted
from ansinh.decisions.proposing import Drafted, propose, submit, withdraw_proposal
from ansinh.decisions.states import (
    ACTIONS,
    KIND_TITLES,
    TITLES,
    NoReason,
    NotADraft,
    NothingToLoad,
    PartOfDecision,
    UnsoundItem,
    WrongProposalState,
)
from ansinh.decisions.sweeping import Proposed, Uncollected
from ansinh.decisions.terms import hold_terms
from ansinh.intake.actions import mark_used
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check

__all__ = [
    "Doubt",
    "Drafted",
    "InPayment",
    "ItemDraft",
    "Signed",
    "Uncollected",
    "approve",
    "cancel",
    "confirm_outside",
    "decline",
    "dismiss_review",
    "draft",
    "hold_terms",
    "issue",
    "load_in_payment",
    "load_lists",
    "print_again",
    "print_decisions",
    "propose",
    "record_outside",
    "report_doubts",
    "report_uncollected",
    "report_unprinted",
    "submit",
    "sweep",
    "withdraw_proposal",
]

PROBLEMS = {
    "PERSON": "người này không có trong sổ",
    "BENEFIT": "mã chế độ không có trong dữ liệu pháp luật",
    "RATE": "mã mức không có trong dữ liệu pháp luật",
    "MULTIPLIER": "hệ số phải lớn hơn 0",
    "MONTH": "tháng phải là ngày đầu tháng",
    "ENTITLEMENT": "người này không có chế độ nào thuộc nhóm đó để thay đổi",
}


def draft(
    kind: str, items: Sequence[ItemDraft], *, actor: Actor, at: datetime, legal_basis: Sequence[Mapping[str, str]] = ()
) -> int:
    """Write a draft decision with its items and give its id. Raises UnsoundItem, PartOfDecision, NotPermitted."""
    with acting(actor):
        check(actor, "decision.draft")
        return _write_draft(kind, items, legal_basis, actor, at)


def issue(
    decision_id: int,
    *,
    signed_on: date,
    number: str = "",
    reason: str = "",
    signer: str = "",
    actor: Actor,
    at: datetime,
) -> str:
    """Issue a draft and give its number: it is entered in the register, and takes effect on the entitlements, or nothing.

    ``number`` typed, ``reason``: as in ``entering.Signature``. ``signer``: the name on the paper; empty: the actor's.
    Raises NotADraft, WrongProposalState, PartOfDecision, NoAuthority, NothingToChange, DoubleBenefit, NotPermitted, and
    what the book does.
    """
    with acting(actor):
        check(actor, "decision.issue")
        hold_terms()
        decision = _draft_of(decision_id, actor)
        if decision.proposal_id is not None:
            raise WrongProposalState(
                "Dự thảo này nằm trong một tờ trình. Ký tại tờ trình đó.", proposal=decision.proposal_id
            )
        if hasattr(decision, "outside"):
            raise NotADraft(
                "Đây là quyết định của cấp trên. Một người khác người ghi đối chiếu rồi xác nhận.", decision=decision_id
            )
        authority = issuing.authorities([decision_id], signed_on)[decision_id]
        signature = entering.Signature(signed_on, signer.strip() or actor.name, number.strip(), reason.strip())
        taken = entering.enter({decision_id: decision}, {decision_id: authority}, signature, actor=actor, at=at)
        issuing.take_effect([decision_id], at)
        given = issuing.Given(decision_id, taken[decision_id], signed_on, authority, _basis_of(decision, signed_on))
        issuing.issue([given], at)
        record(
            "decision.issue",
            actor=actor,
            about=f"decision:{decision_id}",
            at=at,
            after={"kind": decision.kind, "number": given.number, "signed_on": signed_on.isoformat()},
        )
    return given.number


def cancel(decision_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Give up a draft; the reviews behind it are dismissed with the same reason.

    Raises NotADraft, PartOfDecision, NoReason.
    """
    with acting(actor):
        check(actor, "decision.draft")
        _check_reason(reason)
        decision = _draft_of(decision_id, actor, may_be_empty=True)
        decision.state, decision.cancelled_reason = "CANCELLED", reason.strip()
        decision.save(update_fields=["state", "cancelled_reason"])
        Review.objects.filter(proposed_item__decision=decision, state="OPEN").update(
            state="DISMISSED", closed_at=at, closed_reason=reason.strip()
        )
        record("decision.cancel", actor=actor, about=f"decision:{decision_id}", at=at, after={"reason": reason.strip()})


def load_in_payment(
    rows: Sequence[InPayment], *, signed_on: date, number: str = "", reason: str = "", actor: Actor, at: datetime
) -> int:
    """Take over people in payment as one dated list decision, in force at once. Gives the decision's id.

    The lists are the draft: whoever may issue needs no other right. Raises UnsoundItem and what ``issue`` raises.
    """
    items = [
        ItemDraft(
            person_id=row.person_id,
            commune_id=row.commune_id,
            action="OPEN",
            benefit_code=row.benefit_code,
            rate_code=row.rate_code,
            multiplier=row.multiplier,
            from_month=row.from_month,
            facts=row.facts,
            old_number=row.old_number,
            source_id=row.source_id,
        )
        for row in rows
    ]
    with acting(actor):
        check(actor, "decision.issue")
        decision_id = _write_draft("FIRST_LOAD", items, (), actor, at)
        issue(decision_id, number=number, reason=reason, signed_on=signed_on, actor=actor, at=at)
    return decision_id


def load_lists(
    import_ids: Sequence[int],
    *,
    from_month: date,
    signed_on: date,
    number: str = "",
    reason: str = "",
    actor: Actor,
    at: datetime,
) -> loading.LoadedLists:
    """Take over everybody whom these approved lists pay, from ``from_month`` on, as one dated list decision.

    Rows that say no benefit, or one that the person holds already, are left out and named. The lists can then no
    longer be undone. Raises NothingToLoad, WrongState for a list that is not approved, and what ``load_in_payment`` does.
    """
    with acting(actor):
        loads = loading.loads_of_lists(import_ids, from_month=from_month)
        if not loads.rows:
            raise NothingToLoad("Các danh sách này không có dòng nào mở được quyền hưởng mới.", imports=len(import_ids))
        decision_id = load_in_payment(loads.rows, number=number, reason=reason, signed_on=signed_on, actor=actor, at=at)
        for import_id in loads.used:
            mark_used(import_id, used_by=f"decision:{decision_id}", actor=actor, at=at)
    return loading.LoadedLists(decision_id, len({row.person_id for row in loads.rows}), tuple(loads.left_out))


def sweep(on: date, *, actor: Actor, at: datetime) -> list[Proposed]:
    """Ask what the calendar and the registry bring on a day; open reviews and propose items in drafts. Repeatable.

    What it proposes takes effect only when a decision is issued. Reviews that hold keep the months out of the payroll.
    """
    with acting(actor):
        check(actor, "review.settle")
        hold_terms()
        found = sweeping.sweep(on, at=at)
        _record_reviews(found, actor, at)
    return found


def report_uncollected(rows: Sequence[Uncollected], *, on: date, actor: Actor, at: datetime) -> list[Proposed]:
    """People who have not collected three months: called by the room of payments. Repeatable."""
    with acting(actor):
        check(actor, "review.settle")
        hold_terms()
        found = sweeping.uncollected(rows, on=on, at=at)
        _record_reviews(found, actor, at)
    return found


def dismiss_review(review_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """The review has no consequence: it no longer holds, and what it proposed is taken out of its draft."""
    with acting(actor):
        check(actor, "review.settle")
        _check_reason(reason)
        hold_terms()  # else the item could leave its draft while the draft is being issued
        review = Review.objects.select_for_update().filter(pk=review_id, state="OPEN").first()
        if review is None:
            raise NotADraft("Việc xem xét này đã xong hoặc không có.", review=review_id)
        proposed = review.proposed_item_id
        review.state, review.closed_at, review.closed_reason, review.proposed_item = (
            "DISMISSED",
            at,
            reason.strip(),
            None,
        )
        review.save()
        if proposed is not None:
            DecisionItem.objects.filter(pk=proposed).delete()
        record("review.dismiss", actor=actor, about=f"review:{review_id}", at=at, after={"reason": reason.strip()})


def _write_draft(
    kind: str, items: Sequence[ItemDraft], legal_basis: Sequence[Mapping[str, str]], actor: Actor, at: datetime
) -> int:
    _check_items(kind, items)
    communes = {item.commune_id for item in items}
    commune = communes.pop() if len(communes) == 1 else None
    _check_sees_all(commune, actor)
    decision = Decision.objects.create(
        kind=kind,
        commune_id=commune,
        legal_basis=[dict(point) for point in legal_basis],
        proposed_by=actor.name,
        drafted_at=at,
    )
    drafting.write({decision.pk: items}, on=at.date())
    after = {"kind": kind, "items": len(items)}
    record("decision.draft", actor=actor, about=f"decision:{decision.pk}", at=at, after=after)
    return decision.pk


def _check_sees_all(commune_id: int | None, actor: Actor) -> None:
    """A decision for several communes is settled by someone who sees them all: items out of sight would take no
    effect, and the decision could not be issued again."""
    if commune_id is None and not actor.sees_whole_district:
        raise PartOfDecision("Quyết định này gồm nhiều xã, tài khoản của bạn chỉ thấy một phần. Hãy tách theo xã.")


def _record_reviews(found: list[Proposed], actor: Actor, at: datetime) -> None:
    if found:
        after = {proposed.kind: proposed.reviews for proposed in found}
        record("review.open", actor=actor, about="decisions:reviews", at=at, after=after)


def _check_items(kind: str, items: Sequence[ItemDraft]) -> None:
    if not items:
        raise UnsoundItem("Quyết định cần ít nhất một người.")
    title = KIND_TITLES[kind]
    for item in items:
        if item.action not in ACTIONS[kind]:
            raise UnsoundItem(
                f"Quyết định «{title}» không làm được việc này cho người có mã {item.person_id}.",
                person=item.person_id,
                action=item.action,
            )
    problem = drafting.problem(items)
    if problem is not None:
        raise UnsoundItem(
            f"Dòng {problem.place} (người có mã {problem.person_id}): {PROBLEMS[problem.cause]}.",
            place=problem.place,
            person=problem.person_id,
            cause=problem.cause,
        )


def _draft_of(decision_id: int, actor: Actor, *, may_be_empty: bool = False) -> Decision:
    decision = Decision.objects.select_for_update().filter(pk=decision_id).first()
    if decision is None:
        raise NotADraft("Không có quyết định này.", decision=decision_id)
    if decision.state != "DRAFT":
        raise NotADraft(
            f"Quyết định này {TITLES[decision.state]}, không sửa được nữa.", decision=decision_id, state=decision.state
        )
    _check_sees_all(decision.commune_id, actor)
    if not may_be_empty and not DecisionItem.objects.filter(decision=decision).exists():
        raise UnsoundItem("Dự thảo này không còn người nào.", decision=decision_id)
    return decision


def _basis_of(decision: Decision, on: date) -> list[str] | None:
    """The lines that the law points of its items make; None: those that its drafter wrote stand."""
    if decision.legal_basis:
        return None
    found = DecisionItem.objects.filter(decision=decision).order_by("law").values_list("law", flat=True).distinct()
    return basis.lines([point for law in found for point in law], on=on)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NoReason("Cần ghi lý do.")
