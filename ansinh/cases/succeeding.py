"""Units are dissolved and merged: open dossiers go over to the commune that is now responsible, and keep their clocks.

Which unit took which one's place, and whether a district still stands above it, is the registry's data. The dossier
keeps the version of its procedure, its steps and its promise; steps that the district did are done at ``seat``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.models import Dossier
from ansinh.cases.spec import GUARDS
from ansinh.cases.states import EXTERNAL, OPEN
from ansinh.cases.walking import Walker
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.registry import places

WORD = "succeed"
COMMUNE, DISTRICT = "COMMUNE", "DISTRICT"


@dataclass(frozen=True)
class Heir:
    """Who has a dissolved commune's dossiers now: ``new_id`` None where it was divided and each needs a look."""

    old_id: int
    old: str
    new_id: int | None
    new: str
    dossiers: int


@dataclass(frozen=True)
class HandedOver:
    """How many dossiers went over, and how many wait because their commune was divided."""

    dossiers: int
    left: int


def heirs(on: date) -> list[Heir]:
    """The dissolved communes that still have open dossiers on a day, by name. Read inside ``acting``."""
    counted = Counter(Dossier.objects.filter(status__in=OPEN).values_list("commune_id", flat=True))
    heir_of = _heirs(counted, on)
    names = places.last_names({*heir_of, *(new for new in heir_of.values() if new)})
    found = [Heir(old, names[old], new, names.get(new or 0, ""), counted[old]) for old, new in heir_of.items()]
    return sorted(found, key=lambda heir: (heir.new, heir.old))


def hand_to_successors(on: date, *, actor: Actor, at: datetime) -> HandedOver:
    """All open dossiers of dissolved communes to the communes in their place, all or none. Safe to repeat.

    Whoever held one there takes it in hand again: the receipt. It reaches every commune and guarded register, whatever
    the actor may see. Raises NotPermitted.
    """
    check(actor, "place.succeed")
    with acting(replace(actor, communes=None, guarded=frozenset(GUARDS) - {""})):
        waiting = dict(Dossier.objects.filter(status__in=OPEN).order_by("pk").values_list("pk", "commune_id"))
        heir_of = _heirs(set(waiting.values()), on)
        ids = [pk for pk, commune in waiting.items() if heir_of.get(commune)]
        left = sum(commune in heir_of for commune in waiting.values()) - len(ids)
        if ids:
            under_a_district = _under_a_district(on)
            walkers = walking.hold(ids, WORD, actor=actor, at=at)
            for walker in walkers:
                new = heir_of[walker.dossier.commune_id]
                _go_over(walker, new, DISTRICT if new in under_a_district else COMMUNE, actor=actor, at=at)
            walking.write(walkers, actor=actor, at=at)
    return HandedOver(len(ids), left)


def _go_over(walker: Walker, new: int | None, seat: str, *, actor: Actor, at: datetime) -> None:
    dossier, paused_since = walker.dossier, walker.dossier.paused_since
    old, dossier.commune_id, dossier.seat = dossier.commune_id, new or dossier.commune_id, seat
    walker.note(WORD, actor=actor, at=at, old_commune=old)
    dossier.paused_since = paused_since  # what waits for the citizen goes on waiting since then
    if dossier.holder == EXTERNAL:
        return
    dossier.place = seat if dossier.place == DISTRICT else dossier.place
    dossier.handed_over_at, dossier.accepted_at, dossier.holder_user_id = at, None, None


def _heirs(communes: Sequence[int] | set[int] | Counter[int], on: date) -> dict[int, int | None]:
    """The dissolved ones among communes, with the only unit that stands in their place; None: there are several."""
    shares = {old: found for old, found in places.succession_until(on).items() if old in communes}
    return {
        old: found[0].unit_id if len(found) == 1 else None
        for old, found in shares.items()
        if [share.unit_id for share in found] != [old]
    }


def _under_a_district(on: date) -> set[int]:
    """The communes of the day that still have a district above them."""
    found = places.communes(on)
    districts = places.kinds_of({unit.parent_id for unit in found if unit.parent_id})
    return {unit.id for unit in found if unit.parent_id and districts[unit.parent_id] == DISTRICT}
