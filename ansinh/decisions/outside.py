"""Decisions of an agency above (the Sở decides on merit): written down with their own number, and in force here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions import basis, drafting, issuing, proposing, settling
from ansinh.decisions.drafting import ItemDraft
from ansinh.decisions.issuing import Authority, Given
from ansinh.decisions.models import Decision
from ansinh.decisions.states import NoAuthority, UnfitDossiers
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
    """Open what a decision of the province grants on a dossier that was forwarded to it. Gives the decision's id.

    ``from_month``: as the decision says; None: by the rule of the law. What it grants is what the law gives to the facts
    that the dossier established. Raises UnfitDossiers when the law gives nothing, NoAuthority, NumberTaken,
    DoubleBenefit, NotPermitted.
    """
    with acting(actor):
        check(actor, "decision.draft")
        hold_terms()
        work = weigh(proposing.hold_dossiers([dossier_id], signed_on), on=signed_on, at=at)[0]
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
        lines = basis.lines([point for item in items for point in item.law], on=signed_on)
        given = Given(decision.pk, number.strip(), signed_on, authority, lines)
        issuing.check_number(given)
        issuing.take_effect([decision.pk], at)
        issuing.issue([given], at)
        settling.settle_dossiers([given], actor=actor, at=at)
        after = {"number": given.number, "signed_on": signed_on.isoformat()}
        record("decision.outside", actor=actor, about=f"decision:{decision.pk}", at=at, after=after)
    return decision.pk


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
