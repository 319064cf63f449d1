"""What each person should have, has been listed, holds and owes, worked out slowly from the words of the law.

One plain object a person, month by month and payment by payment; it knows nothing of terms, spans, purses or SQL:

* a month is worth its rate times the coefficient of the decision, as both are known when a list is drawn;
* a list pays for each month what it is worth less what lists before it came to;
* what was paid and is no longer due is owed back, unless the money of that very month lies at the office;
* a month that becomes due again while it is still owed is paid by what the person has of it;
* what is paid back, or agreed to be taken off, goes to the oldest claims; nothing else is ever taken off a payment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Month = tuple[str, date]  # what the money is for ("MONTHLY", "ONCE"), and its month


@dataclass
class Payment:
    """Money that went out with a list. ``parts``: of which month, first listed by which list (number), how much."""

    number: int
    amount: int
    parts: dict[tuple[Month, int], int]
    state: str = "ORDERED"
    reconciled: bool = False
    carried_by: int | None = None

    @property
    def waits(self) -> bool:
        """Whether its money lies at the office and goes out with no list yet."""
        return self.state == "RETURNED" and self.carried_by is None


@dataclass
class Claim:
    """A month that was paid and is not due: what of it neither came back nor became due again."""

    month: Month
    left: int


@dataclass
class Books:
    """All that is known of the money of one person."""

    listed: dict[Month, int] = field(default_factory=dict)
    payments: list[Payment] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    repaid: int = 0
    taken_off: int = 0
    given_up: dict[int, int] = field(default_factory=dict)  # of payments by list: not carried out again
    set_off: int = 0  # what the plan in force takes off each payment

    def owes(self) -> int:
        return sum(self._open(claim) for claim in self.claims)

    def holds(self) -> int:
        return sum(each.amount for each in self.payments if each.state == "PAID") - self.repaid

    def on_the_way(self) -> int:
        return sum(each.amount for each in self.payments if each.state == "ORDERED")

    def waits(self) -> int:
        return sum(each.amount - self.given_up.get(each.number, 0) for each in self.payments if each.waits)

    def take_list(self, number: int, due: dict[Month, int], *, carries: bool, sets_off: bool) -> None:
        """A list is locked and ordered that looks at the months of ``due``."""
        differences = {
            month: due.get(month, 0) - self.listed.get(month, 0) for month in sorted({*due, *self.listed}, key=_age)
        }
        self.listed |= {month: self.listed.get(month, 0) + more for month, more in differences.items()}
        self.claims += [Claim(month, -less) for month, less in differences.items() if less < 0]
        self.give_up_returned()
        parts = {(month, number): more for month, more in differences.items() if more > 0}
        parts = {(month, number): more - self._restored(month, more) for (month, number), more in parts.items()}
        had = [*parts.values()]
        taken_up = [each for each in self.payments if each.waits and each.reconciled] if carries else []
        amount = sum(had) + sum(each.amount - self.given_up.get(each.number, 0) for each in taken_up)
        for each in taken_up:
            each.carried_by = number
            for key, vnd in each.parts.items():
                parts[key] = parts.get(key, 0) + vnd
        if sets_off and amount > 0:
            agreed = min(self.set_off, amount, self.owes())
            self.taken_off, amount = self.taken_off + agreed, amount - agreed
        if any(more > 0 for more in differences.values()) or taken_up:
            self.payments.append(Payment(number, amount, parts, "ORDERED" if amount else "COVERED"))

    def give_up_returned(self) -> None:
        """Money of a claimed month that lies at the office is in nobody's hand, and is carried out no more."""
        for claim in self.claims:
            places = [
                (source, each)
                for each in self.payments
                if each.waits
                for month, source in each.parts
                if month == claim.month
            ]
            for source, each in sorted(places, key=lambda place: place[0]):
                left = each.amount - self.given_up.get(each.number, 0)
                taken = min(self._open(claim), each.parts[claim.month, source], left)
                claim.left -= taken
                each.parts[claim.month, source] -= taken
                self.given_up[each.number] = self.given_up.get(each.number, 0) + taken

    def _open(self, wanted: Claim) -> int:
        """What a claim has open when all that was paid back or taken off went to the oldest claims."""
        settled = self.repaid + self.taken_off
        for claim in self.claims:
            open_vnd = max(claim.left - settled, 0)
            settled = max(settled - claim.left, 0)
            if claim is wanted:
                return open_vnd
        raise AssertionError("not a claim of these books")

    def _restored(self, month: Month, more: int) -> int:
        restored = 0
        for claim in self.claims:
            if claim.month == month:
                share = min(self._open(claim), more - restored)
                claim.left, restored = claim.left - share, restored + share
        return restored


def _age(month: Month) -> tuple[date, str]:
    return month[1], month[0]
