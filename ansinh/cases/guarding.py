"""A fact of a guarded register closes the dossier that states it: the dossier, its history, its papers' scans.

Whoever lacks the register, also whoever has just stated the fact, no longer sees the dossier. Row security does the
rest: moves, papers, lines of proposals and their reasons are seen only with their dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ansinh.cases.models import PaperGiven
from ansinh.cases.walking import Walker
from ansinh.documents import files
from ansinh.kit.actors import Actor
from ansinh.policy.catalog import catalog


def register_of(stated: Mapping[str, Any]) -> str:
    """The guarded register that the stated facts reveal; empty for none. To deny such a fact reveals nothing."""
    facts = catalog().facts
    for name, value in stated.items():
        if name in facts and facts[name].guarded and value not in (None, False, facts[name].absent):
            return facts[name].guarded
    return ""


def hides(stated: Mapping[str, Any], actor: Actor) -> bool:
    """Whether the actor will not see a dossier that states these facts."""
    return register_of(stated) not in {"", *actor.guarded}


def opened_for(registers: set[str], actor: Actor) -> Actor:
    """The actor, to write what belongs into these registers. For one transaction of our own; nothing is read out."""
    return replace(actor, guarded=actor.guarded | (registers - {""}))


def mark(walker: Walker, stated: Mapping[str, Any]) -> str:
    """Put the dossier in hand into the register of what is stated, unless it is in one. Gives the dossier's register."""
    walker.dossier.guarded = walker.dossier.guarded or register_of(stated)
    return walker.dossier.guarded


def close_files(walkers: Sequence[Walker]) -> None:
    """The scans of guarded dossiers go into their register too. In the session of ``opened_for``."""
    registers = {walker.dossier.pk: walker.dossier.guarded for walker in walkers if walker.dossier.guarded}
    if registers:
        kept = PaperGiven.objects.filter(dossier_id__in=registers, file__isnull=False)
        files.close({file: registers[of] for file, of in kept.values_list("file_id", "dossier_id") if file})
