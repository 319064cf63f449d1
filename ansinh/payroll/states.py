"""The life of a month's list, as a table, and the refusals that its states give."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.kit.refusals import Refusal


@dataclass(frozen=True)
class Step:
    """What may be done with a list: from which state, with which right, and the word in the audit trail."""

    word: str
    right: str
    title: str
    states: tuple[str, ...]


STEPS = {
    "draw_up": Step("payroll.draw_up", "payroll.draw", "lập", ("", "DRAFT")),
    "discard": Step("payroll.discard", "payroll.draw", "bỏ", ("DRAFT",)),
    "approve": Step("payroll.approve", "payroll.approve", "duyệt", ("DRAFT",)),
    "lock": Step("payroll.lock", "payroll.lock", "khóa", ("DRAFT",)),
    "ask_unlock": Step("payroll.ask_unlock", "payroll.unlock", "xin mở khóa", ("LOCKED",)),
    "grant_unlock": Step("payroll.grant_unlock", "payroll.unlock", "cho mở khóa", ("LOCKED",)),
    "mark_ordered": Step("payroll.mark_ordered", "payment.order", "lập lệnh chi từ", ("LOCKED",)),
}
TITLES = {"": "chưa lập", "DRAFT": "đang lập", "LOCKED": "đã khóa"}


class WrongState(Refusal):
    """The list is not in a state that allows the step."""

    code = "payroll_wrong_state"


class OutOfOrder(Refusal):
    """Months are drawn and locked one after the other."""

    code = "payroll_out_of_order"


class DraftOpen(Refusal):
    """Another list is a draft: it is locked or discarded first, so that each list knows what the one before it drew."""

    code = "payroll_draft_open"


class WrongMonths(Refusal):
    """A list is of one month, or of two in a row."""

    code = "payroll_wrong_months"


class NothingDue(Refusal):
    """A list in advance or of payments made once would be empty."""

    code = "payroll_nothing_due"


class NotOnce(Refusal):
    """A list of payments made once names a benefit that is paid every month, or none."""

    code = "payroll_not_once"


class LawWentBack(Refusal):
    """The list would be drawn with the law of an earlier day than the list before it."""

    code = "payroll_law_went_back"


class SamePerson(Refusal):
    """Two people must take the step, and one tried to be both."""

    code = "payroll_same_person"


class AlreadyOrdered(Refusal):
    """Money was ordered from the list."""

    code = "payroll_already_ordered"


class Provisional(Refusal):
    """The list would use a rate or a benefit that nobody compared with the official text."""

    code = "payroll_provisional_law"


class DoubleBenefit(Refusal):
    """Two entitlements claim one half of a group for one person and month."""

    code = "payroll_double_benefit"


class PartOfDistrict(Refusal):
    """The actor sees only some communes, and a list is drawn for all."""

    code = "payroll_part_of_district"


class NoSuchMonth(Refusal):
    """There is no list of the month."""

    code = "payroll_no_such_month"


def check_state(state: str, step: str, words: str) -> None:
    """Raises WrongState unless ``state`` of a list ("": not drawn yet) allows the step. ``words``: which list it is."""
    if state not in STEPS[step].states:
        raise WrongState(
            f"Danh sách {words} {TITLES[state]}, không thể {STEPS[step].title} danh sách này.", list=words, state=state
        )
