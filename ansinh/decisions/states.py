"""The life of a decision, as tables, and the refusals that it gives."""

from __future__ import annotations

from ansinh.decisions.models import Decision
from ansinh.kit.refusals import Refusal

Kind = Decision.Kind
# What an item may do in a decision of each kind. An adjustment may also move a person from one benefit to another.
ACTIONS: dict[str, frozenset[str]] = {
    Kind.FIRST_LOAD: frozenset({"OPEN"}),
    Kind.GRANT: frozenset({"OPEN"}),
    Kind.ADJUST: frozenset({"CHANGE", "STOP", "OPEN"}),
    Kind.SUSPEND: frozenset({"SUSPEND"}),
    Kind.RESUME: frozenset({"RESUME"}),
    Kind.STOP: frozenset({"STOP"}),
}
KIND_OF_ACTION = {"OPEN": "GRANT", "CHANGE": "ADJUST", "SUSPEND": "SUSPEND", "RESUME": "RESUME", "STOP": "STOP"}
TITLES = {"DRAFT": "dự thảo", "ISSUED": "đã ban hành", "CANCELLED": "đã hủy"}
PROPOSAL_TITLES = {
    "DRAFT": "đang soạn",
    "SUBMITTED": "đã trình",
    "DECIDED": "đã quyết định xong",
    "WITHDRAWN": "đã rút lại",
}
KIND_TITLES: dict[str, str] = {
    Kind.FIRST_LOAD: "Danh sách người đang hưởng",
    Kind.GRANT: "Hưởng mới",
    Kind.ADJUST: "Điều chỉnh",
    Kind.SUSPEND: "Tạm dừng",
    Kind.RESUME: "Hưởng lại",
    Kind.STOP: "Thôi hưởng",
}


class NotADraft(Refusal):
    """The decision was issued or cancelled before, or does not exist."""

    code = "decision_not_a_draft"


class UnsoundItem(Refusal):
    """An item cannot be what it says: unknown benefit or rate, wrong action, nobody to change."""

    code = "decision_unsound_item"


class PartOfDecision(Refusal):
    """The decision covers several communes, and the actor sees only some of them."""

    code = "decision_part_of_district"


class NumberTaken(Refusal):
    """The authority has given this number to another decision of the year."""

    code = "decision_number_taken"


class NoAuthority(Refusal):
    """Nobody, or more than one authority, decides for these communes on that day."""

    code = "decision_no_authority"


class NothingToChange(Refusal):
    """The entitlement has no months where the item wants to cut, or months where it wants to resume."""

    code = "decision_nothing_to_change"


class DoubleBenefit(Refusal):
    """The person would hold one half of a benefit group twice in a month."""

    code = "decision_double_benefit"


class NoReason(Refusal):
    """The act needs a reason."""

    code = "decision_no_reason"


class NothingToLoad(Refusal):
    """A list holds no row that opens a benefit."""

    code = "decision_nothing_to_load"


class SecondPersonNeeded(Refusal):
    """Two people must take the step, and one tried to be both, or nobody that could be named."""

    code = "decision_second_person_needed"


class UnfitDossiers(Refusal):
    """Dossiers that cannot stand in one proposal: unknown, closed, of several procedures, or in another proposal."""

    code = "decision_unfit_dossiers"


class WrongProposalState(Refusal):
    """The proposal is not there, or not in the state that the act needs."""

    code = "decision_wrong_proposal_state"


class OtherMonth(Refusal):
    """The decisions were worked out for a signing in another month: start months and amounts could differ."""

    code = "decision_other_month"
