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
from ansinh.cases.campaigns import (
    NewCampaign,
    close_item,
    close_items,
    finish_campaign,
    open_dossiers,
    prepare_campaign,
    start_campaign,
)
from ansinh.cases.certificates import issue_certificate, record_leg, send_to_board
from ansinh.cases.closing import finish, give_result, give_results, refuse, withdraw
from ansinh.cases.councils import (
    Seat,
    close_session,
    conclude,
    fill_sheet,
    open_session,
    replace_member,
    set_up_council,
    vote,
    vote_as_proposed,
)
from ansinh.cases.forwarding import forward, take_result, take_results
from ansinh.cases.moving import accept, appraise, appraise_many, give_back, hand_over
from ansinh.cases.online import refuse_online, take_online
from ansinh.cases.postings import end_posting, object_to, post, settle_objection
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
    "NewCampaign",
    "NewDossier",
    "OutsideResult",
    "PaperHanded",
    "Seat",
    "SupplementAsked",
    "SupplementTaken",
    "accept",
    "appraise",
    "appraise_many",
    "ask_payment",
    "ask_supplement",
    "ask_supplements",
    "close_item",
    "close_items",
    "close_session",
    "conclude",
    "end_posting",
    "fill_sheet",
    "finish",
    "finish_campaign",
    "forward",
    "give_back",
    "give_result",
    "give_results",
    "hand_over",
    "issue_certificate",
    "object_to",
    "open_dossiers",
    "open_session",
    "payment_done",
    "post",
    "prepare_campaign",
    "public_status",
    "public_status_by_token",
    "rate",
    "reappoint",
    "receive",
    "receive_list",
    "receive_many",
    "receive_submission",
    "recompute_clocks",
    "record_leg",
    "refuse",
    "refuse_online",
    "refuse_receipt",
    "replace_member",
    "resume",
    "send_to_board",
    "set_up_council",
    "settle_objection",
    "start_campaign",
    "suspend",
    "take_online",
    "take_result",
    "take_results",
    "take_supplement",
    "take_supplements",
    "vote",
    "vote_as_proposed",
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
