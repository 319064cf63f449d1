"""The ways in which the budget says no."""

from __future__ import annotations

from collections.abc import Sequence

from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_vnd
from ansinh.payments.budget.naming import lines_by_id
from ansinh.payments.ledger import Shortage


class Overdrawn(Refusal):
    """A line of the budget has less than is asked of it, and no decision allows more."""

    code = "budget_overdrawn"


class NoSuchLine(Refusal):
    """There is no such line of the budget."""

    code = "budget_unknown_line"


class NoSuchEntry(Refusal):
    """There is no such entry on the estimates."""

    code = "budget_unknown_entry"


class WrongEntry(Refusal):
    """The entry on the estimates lacks something, or is settled already; the sentence says what."""

    code = "budget_wrong_entry"


class SamePerson(Refusal):
    """Who entered may not confirm."""

    code = "budget_same_person"


class WrongWithdrawal(Refusal):
    """The withdrawal cannot be recorded or cancelled so; the sentence says why."""

    code = "budget_wrong_withdrawal"


def overdrawn(short: Sequence[Shortage]) -> Overdrawn:
    """The refusal that names each line of the budget and what it lacks."""
    names = lines_by_id([each.budget_line for each in short])
    said = "; ".join(
        f"{names[each.budget_line].title}: cần {format_vnd(each.needed_vnd)}, còn {format_vnd(each.available_vnd)},"
        f" thiếu {format_vnd(each.needed_vnd - each.available_vnd)} đồng"
        for each in short
    )
    return Overdrawn(
        f"Dự toán không đủ. {said}. Nhập dự toán bổ sung, hoặc quyết định cho chi vượt, rồi làm lại.",
        lines=[each.budget_line for each in short],
    )
