"""After the signature: what the dossiers established becomes known of their people, and the dossiers end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ansinh.cases import actions as cases
from ansinh.cases.models import Dossier
from ansinh.decisions import telling, weighing
from ansinh.decisions.issuing import Given
from ansinh.decisions.models import DecisionItem
from ansinh.decisions.telling import Established
from ansinh.kit.actors import Actor
from ansinh.registry import actions as registry


def settle_dossiers(given: Sequence[Given], *, actor: Actor, at: datetime) -> None:
    """For the dossiers of issued decisions. Raises ClosedDossier and what ``cases.finish`` raises."""
    by_id = {each.decision_id: each for each in given}
    items = DecisionItem.objects.filter(decision_id__in=by_id, dossier__isnull=False).order_by("-from_month")
    of_dossier = {item.dossier_id: item for item in items}  # the last one wins: the earliest month
    rows = Dossier.objects.filter(pk__in=of_dossier).order_by("pk")
    established = [
        Established(
            row.person_id,
            weighing.established(row.procedure, row.answers, row.facts),
            of_dossier[row.pk].from_month,
            of_dossier[row.pk].decision_id,
        )
        for row in rows
        if row.person_id is not None
    ]
    registry.record_facts(telling.records_of(established), actor=actor, at=at)
    results = {
        row.pk: {
            "decision_id": of_dossier[row.pk].decision_id,
            "number": by_id[of_dossier[row.pk].decision_id].number,
            "signed_on": by_id[of_dossier[row.pk].decision_id].signed_on.isoformat(),
        }
        for row in rows
    }
    if results:
        cases.finish(list(results), {"outcome": "GRANT"}, each=results, actor=actor, at=at)
