"""The only writers of dossiers: one act a function, told by subject in the files imported here.

Each act is one transaction, writes a ``Move`` for every dossier, reads the clock again, keeps what citizens see, and
either happens to all the dossiers it names or to none.
"""

from __future__ import annotations

from ansinh.cases.campaigns import (
    NewCampaign,
    close_item,
    close_items,
    collect_results,
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
from ansinh.cases.days import load_days, recompute_clocks, remove_day_off, set_day_off
from ansinh.cases.forwarding import forward, take_result, take_results
from ansinh.cases.moving import accept, appraise, appraise_many, give_back, give_back_many, hand_over
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
from ansinh.cases.succeeding import hand_to_successors
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
    "collect_results",
    "conclude",
    "end_posting",
    "fill_sheet",
    "finish",
    "finish_campaign",
    "forward",
    "give_back",
    "give_back_many",
    "give_result",
    "give_results",
    "hand_over",
    "hand_to_successors",
    "issue_certificate",
    "load_days",
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
    "remove_day_off",
    "replace_member",
    "resume",
    "send_to_board",
    "set_day_off",
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
