"""Tờ trình: appraised dossiers become drafts of decisions, together, and go before whoever decides."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Dossier
from ansinh.cases.states import EXTERNAL, MOVING
from ansinh.decisions import drafting
from ansinh.decisions.models import Decision, Proposal, ProposedDossier
from ansinh.decisions.states import PROPOSAL_TITLES, NoReason, UnfitDossiers, WrongProposalState
from ansinh.decisions.weighing import Asked, Worked, weigh
from ansinh.documents import outgoing
from ansinh.documents.doc_types import organs_of
from ansinh.kit.actors import Actor
from ansinh.kit.periods import first_of_month
from ansinh.offices.permissions import check
from ansinh.policy.masking import any_guarded
from ansinh.registry.models import Unit
from ansinh.registry.places import Share, succession_until

LIVE = ("DRAFT", "SUBMITTED")
ASKED = """
SELECT d.id, d.code, d.procedure, d.person_id, d.commune_id, d.guarded, d.conclusion, d.answers, d.facts, d.note,
  d.exceptions, d.received_at, p.birth_date, p.died_on, d.status,
  (SELECT min(x.proposal_id) FROM decisions_proposeddossier x JOIN decisions_proposal q ON q.id = x.proposal_id
   WHERE x.dossier_id = d.id AND q.state IN ('DRAFT', 'SUBMITTED')) AS proposed
FROM cases_dossier d LEFT JOIN registry_person p ON p.id = d.person_id
WHERE d.id = ANY (%s) ORDER BY d.id
"""
DECIDERS = """
SELECT commune_id, deciding_unit_id FROM registry_authority
WHERE commune_id = ANY (%s) AND area = %s AND valid @> %s::date AND upper_inf(known)
"""


@dataclass(frozen=True)
class Drafted:
    """What was drafted: how many dossiers are usual, and how many want a look before they are signed."""

    proposal_id: int
    normal: int
    to_look: int

    @property
    def words(self) -> str:
        """«117 thường, 3 cần xem»."""
        return f"{self.normal} thường, {self.to_look} cần xem"


def propose(
    dossier_ids: Sequence[int], *, on: date, title: str = "", as_list: bool = False, actor: Actor, at: datetime
) -> Drafted:
    """Draft decisions for dossiers of one procedure, to be signed in the month of ``on``: one each, or ``as_list``.

    In a list stand those with nothing to look at; the others, and those of guarded registers, have decisions of their
    own. A dossier that the law gives nothing stands in the proposal without a decision, with the reasons.
    Raises UnfitDossiers, FactRefused, NotPermitted.
    """
    with acting(actor):
        check(actor, "decision.draft")
        asked = hold_dossiers(dossier_ids, on)
        works = weigh(asked, on=on, at=at)
        procedure = procedure_of(asked[0].procedure)
        area = "MERIT" if procedure.area == "merit" else "SOCIAL_ASSISTANCE"
        deciders = _deciders({each.commune_id for each in asked}, area, on)
        communes = {each.commune_id for each in asked}
        proposal = Proposal.objects.create(
            title=title.strip() or procedure.title,
            procedure=procedure.code,
            month=first_of_month(on),
            commune_id=communes.pop() if len(communes) == 1 else None,
            agency_id=_only_one({deciders.get(each.commune_id) for each in asked}),
            drafted_by=actor.name,
            drafted_at=at,
        )
        _write(proposal, works, deciders, as_list=as_list, on=on, at=at)
        looked = sum(1 for work in works if work.reasons)
        drafted = Drafted(proposal.pk, len(works) - looked, looked)
        after = {"dossiers": len(works), "to_look": looked}
        record("proposal.draft", actor=actor, about=f"proposal:{proposal.pk}", at=at, after=after)
    return drafted


def submit(proposal_id: int, *, on: date, actor: Actor, at: datetime) -> str:
    """Put it before whoever decides: it takes its number, and its dossiers go to their next step. Gives the number.

    Raises WrongProposalState, NotPermitted, and what the books and ``cases.hand_over`` raise.
    """
    with acting(actor):
        check(actor, "decision.draft")
        proposal = hold_proposal(proposal_id, "DRAFT")
        if proposal.agency_id is None:
            raise UnfitDossiers(
                "Các hồ sơ thuộc thẩm quyền của nhiều nơi. Tách tờ trình theo nơi quyết định.", proposal=proposal_id
            )
        draft = outgoing.OutgoingDraft(
            doc_type="TTr",
            signed_on=on,
            abstract=proposal.title,
            signer=actor.name,
            recipients="Người có thẩm quyền quyết định",
            organ=_office_of(proposal.agency_id, on),
            about=f"proposal:{proposal_id}",
        )
        entered = outgoing.enter(proposal.agency_id, [draft], actor=actor, at=at)[0]
        proposal.state, proposal.number, proposal.submitted_on = "SUBMITTED", entered.number, on
        proposal.save(update_fields=["state", "number", "submitted_on"])
        _hand_over(proposal_id, actor, at)
        after = {"number": proposal.number}
        record("proposal.submit", actor=actor, about=f"proposal:{proposal_id}", at=at, after=after)
    return entered.number


def withdraw_proposal(proposal_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Take it back with its drafts; its dossiers may be proposed again. Raises NoReason, WrongProposalState."""
    with acting(actor):
        check(actor, "decision.draft")
        if not reason.strip():
            raise NoReason("Cần ghi lý do.")
        proposal = hold_proposal(proposal_id, *LIVE)
        Decision.objects.filter(proposal=proposal, state="DRAFT").update(
            state="CANCELLED", cancelled_reason=reason.strip()
        )
        proposal.state, proposal.closed_at, proposal.closed_reason = "WITHDRAWN", at, reason.strip()
        proposal.save(update_fields=["state", "closed_at", "closed_reason"])
        after = {"reason": reason.strip()}
        record("proposal.withdraw", actor=actor, about=f"proposal:{proposal_id}", at=at, after=after)


def hold_proposal(proposal_id: int, *states: str) -> Proposal:
    """The proposal, locked, in one of the states. Raises WrongProposalState."""
    found = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if found is None:
        raise WrongProposalState("Không có tờ trình này trong phạm vi của bạn.", proposal=proposal_id)
    if found.state not in states:
        raise WrongProposalState(
            f"Tờ trình này {PROPOSAL_TITLES[found.state]}, không làm việc này được. Mở lại tờ trình để xem.",
            proposal=proposal_id,
            state=found.state,
        )
    return found


def hold_dossiers(dossier_ids: Sequence[int], on: date) -> list[Asked]:
    """The dossiers, locked, in the order asked; each commune as it is called on the day. Raises UnfitDossiers."""
    wanted = list(dict.fromkeys(dossier_ids))
    with connection.cursor() as cursor:
        cursor.execute(f"{ASKED} FOR UPDATE OF d", [wanted])
        rows = {row[0]: row for row in cursor.fetchall()}
    if not wanted or len(rows) < len(wanted):
        raise UnfitDossiers("Không thấy hồ sơ nào, hoặc có hồ sơ ngoài phạm vi của bạn. Chọn lại hồ sơ.")
    if len({row[2] for row in rows.values()}) > 1:
        raise UnfitDossiers("Mỗi tờ trình chỉ gồm hồ sơ của một thủ tục. Chọn lại hồ sơ.")
    stands_for = succession_until(on)
    asked = []
    for pk in wanted:
        *values, status, proposed = rows[pk]
        if status not in MOVING:
            raise UnfitDossiers(
                f"Hồ sơ {values[1]} đã đóng hoặc đang dừng, không trình được. Bỏ hồ sơ này ra.", dossier=values[1]
            )
        if proposed is not None:
            raise UnfitDossiers(
                f"Hồ sơ {values[1]} đã nằm trong tờ trình khác. Mở tờ trình đó, hoặc rút lại trước.",
                dossier=values[1],
                proposal=proposed,
            )
        asked.append(_asked(values, stands_for))
    return asked


def read_dossier(dossier_id: int, on: date) -> Asked | None:
    """One dossier as ``hold_dossiers`` gives it, to look at only; None for one that the actor does not see."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [[dossier_id]])
        row = cursor.fetchone()
    return None if row is None else _asked(row[:-2], succession_until(on))


def _asked(values: Sequence[Any], stands_for: Mapping[int, Sequence[Share]]) -> Asked:
    """A row of ``ASKED`` without its last two columns; the commune as it is called now."""
    one = Asked(*(json.loads(value) if place in {7, 8, 10} else value for place, value in enumerate(values)))
    shares = stands_for[one.commune_id]
    return replace(one, commune_id=shares[0].unit_id) if len(shares) == 1 else one


def _deciders(communes: set[int], area: str, on: date) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(DECIDERS, [list(communes), area, on])
        return dict(cursor.fetchall())


def _only_one(units: set[int | None]) -> int | None:
    return units.pop() if len(units) == 1 else None


def _office_of(agency_id: int, on: date) -> str:
    """The organ of the agency that proposes: its department, or the committee where it has none."""
    kind = Unit.objects.values_list("kind", flat=True).get(pk=agency_id)
    organs = [organ.code for organ in organs_of(kind, on)]
    return next((code for code in organs if code != "UBND"), "UBND")


def _hand_over(proposal_id: int, actor: Actor, at: datetime) -> None:
    """Dossiers in the proposer's hands, of which there is something to decide, go on inside the office."""
    rows = Dossier.objects.filter(
        pk__in=ProposedDossier.objects.filter(proposal_id=proposal_id, decision__isnull=False).values("dossier")
    ).values_list("pk", "procedure", "version_start", "step", "holder")
    ready = []
    for pk, code, start, step, holder in rows:
        steps = procedure_of(code).version_on(start).steps
        place = [one.code for one in steps].index(step)
        if holder == actor.role and place + 1 < len(steps) and steps[place + 1].role != EXTERNAL:
            ready.append(pk)
    if ready:
        cases.hand_over(ready, actor=actor, at=at)


def _write(
    proposal: Proposal, works: Sequence[Worked], deciders: Mapping[int, int], *, as_list: bool, on: date, at: datetime
) -> None:
    """Decisions, their items and the dossiers' lines: three statements, whatever the number."""
    groups: dict[tuple[str, str, int | None], list[Worked]] = defaultdict(list)
    for work in works:
        if work.items:
            shared = as_list and not work.reasons and not _is_guarded(work)
            own = ("list", deciders.get(work.asked.commune_id)) if shared else ("own", work.asked.id)
            groups[(_kind(work), *own)].append(work)
    drafts = Decision.objects.bulk_create(
        Decision(
            kind=key[0],
            commune_id=_only_one({work.asked.commune_id for work in each}),
            proposal=proposal,
            proposed_by=proposal.drafted_by,
            drafted_at=at,
            cancelled_reason="",
        )
        for key, each in groups.items()
    )
    of_dossier: dict[int, int] = {}
    items: dict[int, list[drafting.ItemDraft]] = {}
    for draft, each in zip(drafts, groups.values(), strict=True):
        of_dossier |= {work.asked.id: draft.pk for work in each}
        items[draft.pk] = [item for work in each for item in work.items]
    drafting.write(items, on=on)
    ProposedDossier.objects.bulk_create(
        ProposedDossier(
            proposal=proposal,
            dossier_id=work.asked.id,
            commune_id=work.asked.commune_id,
            decision_id=of_dossier.get(work.asked.id),
            reasons=[asdict(reason) for reason in work.reasons],
        )
        for work in works
    )


def _is_guarded(work: Worked) -> bool:
    return bool(work.asked.guarded) or any_guarded(item.benefit_code for item in work.items)


def _kind(work: Worked) -> str:
    actions = {item.action for item in work.items}
    if actions == {"STOP"}:
        return "STOP"
    return "GRANT" if actions == {"OPEN"} else "ADJUST"
