"""Decisions of an agency above (the Sở decides on merit): written down by one person, in force when another confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions import basis, drafting, issuing, proposing, settling
from ansinh.decisions.drafting import ItemDraft
from ansinh.decisions.issuing import Authority, Given
from ansinh.decisions.models import Decision, OutsideDecision
from ansinh.decisions.states import NoAuthority, NotADraft, SecondPersonNeeded, UnfitDossiers
from ansinh.decisions.terms import hold_terms
from ansinh.decisions.weighing import Worked, weigh
from ansinh.kit.actors import Actor
from ansinh.kit.periods import first_of_month
from ansinh.offices.permissions import check

# From a commune up to its province, as units stood on a day.
PROVINCE = """
WITH RECURSIVE up AS (
  SELECT %(commune)s::bigint AS unit_id
  UNION
  SELECT v.parent_id FROM up JOIN registry_unitversion v ON v.unit_id = up.unit_id AND v.valid @> %(day)s::date
    AND upper_inf(v.known) WHERE v.parent_id IS NOT NULL
)
SELECT u.id FROM up JOIN registry_unit u ON u.id = up.unit_id WHERE u.kind = 'PROVINCE'
"""


@dataclass(frozen=True)
class OutsideRow:
    """A decision from above as it was written down, and by whom; ``confirmed_name`` empty: it waits for a second person."""

    decision_id: int
    number: str
    signed_on: date
    authority_title: str
    recorded_by: int
    recorded_name: str
    recorded_at: datetime
    confirmed_name: str
    confirmed_at: datetime | None

    def waits_for(self, actor: Actor) -> bool:
        """Whether it is still to be confirmed, and the actor is not who wrote it down."""
        return self.confirmed_at is None and actor.user_id not in {None, self.recorded_by}


def record_outside(
    dossier_id: int,
    *,
    number: str,
    signed_on: date,
    authority_title: str,
    from_month: date | None = None,
    actor: Actor,
    at: datetime,
) -> int:
    """Write down what a decision of the province grants on a dossier that was forwarded to it. Gives the draft's id.

    ``from_month``: as the decision says; None: by the rule of the law. What it grants is what the law gives to the facts
    that the dossier established. Nothing is paid before another person confirms it (``confirm_outside``).
    Raises UnfitDossiers when the law gives nothing or a draft waits already, SecondPersonNeeded for who has no account,
    NoAuthority, NumberTaken, NotPermitted.
    """
    with acting(actor):
        check(actor, "decision.draft")
        account = _account(actor)
        work = weigh(proposing.hold_dossiers([dossier_id], signed_on), on=signed_on, at=at)[0]
        if OutsideDecision.objects.filter(dossier_id=dossier_id).exclude(decision__state="CANCELLED").exists():
            raise UnfitDossiers(
                f"Quyết định trên hồ sơ {work.asked.code} đã được ghi. Mở quyết định đó để xác nhận hoặc hủy.",
                dossier=work.asked.code,
            )
        items = _items(work, from_month)
        authority = Authority(_province(work.asked.commune_id, signed_on), authority_title)
        decision = Decision.objects.create(
            kind="GRANT" if {item.action for item in items} == {"OPEN"} else "ADJUST",
            commune_id=work.asked.commune_id,
            proposed_by=actor.name,
            drafted_at=at,
            cancelled_reason="",
        )
        drafting.write({decision.pk: items}, on=signed_on)
        issuing.check_number(Given(decision.pk, number.strip(), signed_on, authority, []))
        OutsideDecision.objects.create(
            decision=decision,
            dossier_id=dossier_id,
            number=number.strip(),
            signed_on=signed_on,
            authority_id=authority.unit_id,
            authority_title=authority_title,
            recorded_by=account,
            recorded_name=actor.name,
            recorded_at=at,
        )
        after = {"number": number.strip(), "signed_on": signed_on.isoformat()}
        record("decision.outside", actor=actor, about=f"decision:{decision.pk}", at=at, after=after)
    return decision.pk


def confirm_outside(decision_id: int, *, actor: Actor, at: datetime) -> None:
    """A second person has compared it with the paper: now it is in force. Safe to repeat.

    Raises NotADraft, SecondPersonNeeded for who wrote it down, NumberTaken, NothingToChange, DoubleBenefit, NotPermitted,
    and what closing the dossier raises.
    """
    with acting(actor):
        check(actor, "decision.confirm_outside")
        account = _account(actor)
        hold_terms()
        found = OutsideDecision.objects.select_for_update(of=("self",)).filter(decision_id=decision_id).first()
        if found is None or found.decision.state == "CANCELLED":
            raise NotADraft("Không có quyết định của cấp trên nào chờ xác nhận ở đây.", decision=decision_id)
        if found.confirmed_by is not None:
            return
        if account == found.recorded_by:
            raise SecondPersonNeeded(
                "Bạn đã ghi quyết định này, nên một người khác phải đối chiếu với bản giấy và xác nhận.",
                decision=decision_id,
            )
        found.confirmed_by, found.confirmed_name, found.confirmed_at = account, actor.name, at
        found.save(update_fields=["confirmed_by", "confirmed_name", "confirmed_at"])
        given = _given(found)
        issuing.check_number(given)
        issuing.take_effect([decision_id], at)
        issuing.issue([given], at)
        settling.settle_dossiers([given], actor=actor, at=at)
        after = {"number": given.number, "signed_on": given.signed_on.isoformat()}
        record("decision.outside_confirmed", actor=actor, about=f"decision:{decision_id}", at=at, after=after)


def outside_of(decision_id: int) -> OutsideRow | None:
    """Of a decision from above, who wrote it down and who confirmed it; None: it is one of our own. Inside ``acting``."""
    names = [each.name for each in fields(OutsideRow)]
    row = OutsideDecision.objects.filter(decision_id=decision_id).values_list(*names).first()
    return None if row is None else OutsideRow(*row)


def recorded_for(dossier_id: int) -> int | None:
    """The decision from above that was written down for a dossier; None: not yet. Inside ``acting``."""
    found = OutsideDecision.objects.filter(dossier_id=dossier_id).exclude(decision__state="CANCELLED")
    return found.values_list("decision_id", flat=True).first()


def _account(actor: Actor) -> int:
    if actor.user_id is None:
        raise SecondPersonNeeded("Việc này cần hai cán bộ khác nhau, mỗi người bằng tài khoản của mình.")
    return actor.user_id


def _given(found: OutsideDecision) -> Given:
    points = [point for law in found.decision.items.values_list("law", flat=True) for point in law]
    return Given(
        found.decision_id,
        found.number,
        found.signed_on,
        Authority(found.authority_id, found.authority_title),
        basis.lines(points, on=found.signed_on),
    )


def _items(work: Worked, from_month: date | None) -> Sequence[ItemDraft]:
    if not work.items:
        why = " ".join(reason.words for reason in work.reasons)
        raise UnfitDossiers(
            f"Hồ sơ {work.asked.code}: luật không cho hưởng theo dữ kiện đã ghi. {why} Xem lại kết quả thẩm định.",
            dossier=work.asked.code,
        )
    return [replace(item, from_month=first_of_month(from_month)) if from_month else item for item in work.items]


def _province(commune_id: int, on: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(PROVINCE, {"commune": commune_id, "day": on})
        row = cursor.fetchone()
    if row is None:
        raise NoAuthority("Không tìm thấy tỉnh, thành phố của xã này ngày ký. Xem lại địa bàn.", commune=commune_id)
    return int(row[0])
