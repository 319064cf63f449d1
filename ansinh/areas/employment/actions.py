"""What the area writes beside its registers: workers pointed at a vacancy, with the reasons of the day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from ansinh.areas.employment.queries import candidates
from ansinh.areas.employment.registers import REFERRAL
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.registers import actions as registers
from ansinh.registers.actions import NewRecord


def refer(vacancy_id: int, people: Collection[int], *, on: date, actor: Actor, at: datetime) -> int:
    """Point people at a vacancy; who no longer fits or was pointed at it already is left out. Gives how many.

    Safe to repeat. Raises UnknownRecord (no open vacancy), NotPermitted.
    """
    with acting(actor):
        _, fitting = candidates(vacancy_id, on=on, people=people)
        new = [
            NewRecord(
                {"vacancy_id": vacancy_id, "person_id": one.person_id, "referred_on": on, "points": one.match.points,
                 "reasons": "; ".join(one.match.reasons)},
                commune_id=one.commune_id,
            )
            for one in fitting
        ]  # fmt: skip
        return len(registers.add(REFERRAL, new, on=on, actor=actor, at=at))
