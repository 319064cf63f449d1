"""The only writers of dossiers: one act a function, told by subject in the files imported here.

Each act is one transaction, writes a ``Move`` for every dossier, reads the clock again, keeps what citizens see, and
either happens to all the dossiers it names or to none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.closing import finish, give_result, give_results, refuse, withdraw
from ansinh.cases.forwarding import forward, take_result, take_results
from ansinh.cases.moving import accept, appraise, appraise_many, give_back, hand_over
from ansinh.cases.online import refuse_online, take_online
from ansinh.cases.public import public_status, public_status_by_token, rate
from ansinh.cases.receiving import receive, receive_list, receive_many, receive_submission, refuse_receipt
from ansinh.cases.records import (
    Applicant,
    Appraisal,
    NewDossier,
    OutsideResult,
    PaperHanded,
    SupplementAsked,
    SupplementTaken,
)
from ansinh.cases.spec import GUARDS
from ansinh.cases.waiting import (
    ask_payment,
    ask_supplement,
    ask_supplements,
    payment_done,
    reappoint,
    resume,
    suspend,
    take_supplement,
    take_supplements,
)
from ansinh.kit.actors import Actor

__all__ = [
    "Applicant",
    "Appraisal",
    "NewDossier",
    "OutsideResult",
    "PaperHanded",
    "SupplementAsked",
    "SupplementTaken",
    "accept",
    "appraise",
    "appraise_many",
    "ask_payment",
    "ask_supplement",
    "ask_supplements",
    "finish",
    "forward",
    "give_back",
    "give_result",
    "give_results",
    "hand_over",
    "payment_done",
    "public_status",
    "public_status_by_token",
    "rate",
    "reappoint",
    "receive",
    "receive_list",
    "receive_many",
    "receive_submission",
    "recompute_clocks",
    "refuse",
    "refuse_online",
    "refuse_receipt",
    "resume",
    "suspend",
    "take_online",
    "take_result",
    "take_results",
    "take_supplement",
    "take_supplements",
    "withdraw",
]


def recompute_clocks(*, actor: Actor, at: datetime) -> int:
    """The calendar changed: read the clocks of all open dossiers again, and give how many there are.

    Counts days and shows nothing, so it reaches every commune and guarded register whatever the actor may see.
    """
    everywhere = replace(actor, communes=None, guarded=frozenset(GUARDS) - {""})
    with acting(everywhere):
        walkers = walking.open_walkers()
        if walkers:
            walking.refresh(walkers, at=at)
            record("dossier.clocks_read", actor=actor, about="dossiers", at=at, after={"dossiers": len(walkers)})
        return len(walkers)
