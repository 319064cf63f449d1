"""The demo's estimates: given at the new year by one decision, entered by the accountant, confirmed by the head."""

from __future__ import annotations

from datetime import date

from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.year import Office, moment
from ansinh.payments.budget import funding
from ansinh.payments.budget.actions import EntryDraft, confirm_estimate, enter_estimate

# A whole district needs about so much a year, in đồng, by programme.
YEARLY = {
    "SOCIAL_ASSISTANCE": 150_000_000_000,
    "CARE_SUPPORT": 40_000_000_000,
    "SOCIAL_PENSION": 20_000_000_000,
    "FUNERAL": 20_000_000_000,
    "FACILITY": 2_000_000_000,
    "EMERGENCY": 5_000_000_000,
    "MERIT": 240_000_000_000,
}


def give_estimates(office: Office, year: int) -> None:
    """The year's estimates, and next year's first: its January is ordered in December."""
    share = max(office.people, 1) / DISTRICT_PEOPLE
    for number, of_year in enumerate((year, year + 1)):
        given = date(year, 12, 10) if number else date(year, 1, 1)
        for key in funding.keys_of_year(of_year):
            amount = int(YEARLY[key.programme] * share) + 50_000_000
            draft = EntryDraft(key, "GIVEN", amount, f"{8 + number}/QĐ-UBND", given)
            entry = enter_estimate(draft, actor=office.staff["ACCOUNTANT"], at=moment(given, 8))
            confirm_estimate(entry, actor=office.staff["HEAD"], at=moment(given, 10))
