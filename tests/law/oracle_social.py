"""An independent reading of social assistance: slow, plain Python, written from the decrees, not from the YAML.

``answer(facts, on)`` gives what is granted (code -> đồng) and which codes need a ruling. When only the year or month
of birth is known it tries every birthday that is possible: what holds for some and not for others is unclear.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

ORPHAN_POINTS = {
    "ABANDONED": "a",
    "BOTH_DEAD": "b",
    "DEAD_AND_MISSING": "c",
    "DEAD_AND_IN_FACILITY": "d",
    "DEAD_AND_IN_PRISON": "đ",
    "BOTH_MISSING": "e",
    "BOTH_IN_FACILITY": "g",
    "BOTH_IN_PRISON": "h",
    "MISSING_AND_IN_FACILITY": "i",
    "MISSING_AND_IN_PRISON": "k",
    "IN_FACILITY_AND_IN_PRISON": "l",
}
POINTS_OF_2026 = {
    **ORPHAN_POINTS,
    "UNIDENTIFIED_AND_DEAD": "b",
    "UNIDENTIFIED_AND_MISSING": "c",
    "UNIDENTIFIED_AND_IN_FACILITY": "d",
    "UNIDENTIFIED_AND_IN_PRISON": "đ",
}
ND20, ND147, ND335 = date(2021, 7, 1), date(2025, 7, 1), date(2026, 10, 5)
GAP_START, GAP_END = date(2026, 7, 1), date(2026, 10, 4)


@dataclass(frozen=True)
class Claim:
    """One code that somebody might get: ``share`` FIRST, SECOND or WHOLE of its group."""

    code: str
    group: str
    share: str
    amount: int
    asked: bool


def standard(month: date) -> int:
    for start, amount in ((date(2026, 7, 1), 540000), (date(2024, 7, 1), 500000), (ND20, 360000)):
        if month >= start:
            return amount
    return 270000


def pension_level(month: date) -> int:
    return 540000 if month >= date(2026, 7, 1) else 500000


class Person:
    """The described person in one month, with one possible birthday."""

    def __init__(self, facts: dict[str, Any], on: date, birth: date) -> None:
        self.f, self.on, self.birth = facts, on, birth
        self.first = on.replace(day=1)
        self.last = on.replace(day=calendar.monthrange(on.year, on.month)[1])

    def birthday(self, years: int) -> date:
        try:
            return self.birth.replace(year=self.birth.year + years)
        except ValueError:  # born on 29 February
            return date(self.birth.year + years, 3, 1)

    def is_at_least(self, years: int) -> bool:
        return self.birthday(years) <= self.last

    def is_under(self, years: int) -> bool:
        return not self.is_at_least(years)

    def was_under(self, years: int) -> bool:
        """Under the age on some day of the month, the birthday's month included."""
        return self.birthday(years) >= self.first

    def has_birthday(self, years: int) -> bool:
        return self.first <= self.birthday(years) <= self.last

    @property
    def standard(self) -> int:
        return standard(self.first)

    @property
    def prefix(self) -> str:
        return "ND136" if self.on < ND20 else "ND20" if self.on < ND335 else "ND335"

    def lives(self) -> bool:
        return self.f["died_on"] is None or self.f["died_on"] >= self.first

    def died_in_gap(self) -> bool:
        return ND20 <= self.on < ND335 and self.f["died_on"] is not None and GAP_START <= self.f["died_on"] <= GAP_END

    def gap_questions(self) -> bool:
        """Q2, Q3, Q4: deaths and first decisions between the two dates of Nghị định 335."""
        signed = self.f["decision_signed_on"]
        in_gap = ND20 <= self.on < ND335 and signed is not None and GAP_START <= signed <= GAP_END
        return self.died_in_gap() or in_gap

    def goes_on(self) -> bool:
        refused = self.f["refused_on"]
        return not self.f["in_prison"] and (refused is None or refused >= self.first)

    def not_paid_elsewhere(self) -> bool:
        until = self.f["paid_elsewhere_until"]
        return until is None or until < self.first

    def is_signed(self) -> bool:
        signed = self.f["decision_signed_on"]
        return signed is None or signed <= self.last

    def may_be_paid(self) -> bool:
        return (
            self.lives()
            and not self.f["in_facility"]
            and self.f["uncollected_months"] < 3
            and self.goes_on()
            and self.not_paid_elsewhere()
        )

    def is_poor(self) -> bool:
        return bool(self.f["poverty_class"] == "POOR")

    def is_poor_or_near(self) -> bool:
        return self.f["poverty_class"] in ("POOR", "NEAR_POOR")

    def insured(self) -> bool:
        return any(
            self.f[name] for name in ("receives_pension", "receives_insurance_allowance", "receives_survivor_allowance")
        )

    def alone_in_age(self) -> bool:
        return self.f["elder_support"] in ("NO_SUPPORTER", "SUPPORTER_ON_ASSISTANCE")

    def is_lone_parent(self) -> bool:
        return self.f["lone_parent"] in ("NEVER_MARRIED", "SPOUSE_DEAD", "SPOUSE_MISSING")

    def children(self) -> int:
        return int(self.f["children_under_16"] + self.f["children_16_to_22_studying"])


def claims(p: Person) -> Iterator[Claim]:
    yield from _assistance(p)
    yield from _social_pension(p)
    yield from _care(p)
    yield from _funeral(p)
    if p.on >= ND20:
        if p.f["injured_in_disaster"]:
            yield Claim("ND20-13" if p.on < ND335 else "ND335-12.1", "injury", "WHOLE", 10 * p.standard, asked=False)
        if p.f["emergency_care_days"] > 0:
            day, code = (60000, "TT02-3") if p.on < ND335 else (100000, "ND335-16.2")
            yield Claim(code, "food", "WHOLE", day * p.f["emergency_care_days"], asked=False)


def _assistance(p: Person) -> Iterator[Claim]:
    def claim(code: str, share: str, coefficient: float, *, asked: bool = False, gap: bool = True) -> Claim:
        asks = asked or (gap and p.gap_questions())
        return Claim(f"{p.prefix}-{code}", "assistance", share, int(coefficient * p.standard), asks)

    if not p.may_be_paid():
        return
    merit = bool(p.f["receives_merit_allowance"])
    old, new = p.on < ND20, p.on >= ND335
    if p.is_signed():
        circumstance = p.f["child_circumstance"]
        point = (POINTS_OF_2026 if new else ORPHAN_POINTS).get(circumstance)
        if point:
            code = "5.1" if old else f"5.1.{point}"
            if p.is_under(4):
                yield claim(code, "WHOLE", 2.5, asked=merit)
            elif p.was_under(16):
                yield claim(code, "WHOLE", 1.5, asked=merit or p.has_birthday(4))
        if p.f["paid_as_orphan_until_16"] and p.f["studying"] and p.is_at_least(16):
            if new and not p.f["study_interrupted"]:
                yield claim("5.2", "WHOLE", 1.5, asked=merit)
            if not new and p.was_under(23):
                yield claim("5.2", "WHOLE", 1.5, asked=merit or p.is_at_least(22))
        if p.f["has_hiv"] and p.is_poor():
            code = "5.3.te" if old else "5.3"
            if p.is_under(4):
                yield claim(code, "WHOLE", 2.5, asked=merit)
            elif p.was_under(16):
                yield claim(code, "WHOLE", 2.0, asked=merit or p.has_birthday(4))
            if p.is_at_least(16) and not p.insured():
                if old and p.f["lost_work_capacity"]:
                    yield claim("5.3.nl", "SECOND", 1.5, asked=merit or p.has_birthday(16))
                if not old and not p.f["receives_wage"]:
                    yield claim("5.8", "SECOND", 1.5, asked=merit or p.has_birthday(16))
        yield from _lone_parent(p, claim, merit)
        yield from _elders(p, claim, merit)
        outside = circumstance == "NONE" and not (p.f["has_hiv"] and p.is_poor()) and not _disabled(p)
        if not old and p.was_under(3) and p.f["difficult_area"] and p.is_poor_or_near() and outside:
            yield claim("5.7", "WHOLE", 1.5, asked=merit)
    # The two categories that begin by themselves need no signature.
    poor_alone = p.is_poor() and p.alone_in_age()
    both = merit or (p.is_lone_parent() and p.is_poor_or_near() and p.children() > 0)
    if p.on < ND147 and not poor_alone:
        if p.is_at_least(80) and not p.insured():
            yield claim("5.5.b" if old else "5.5.c", "SECOND", 1.0, asked=both, gap=False)
        if not old and p.is_at_least(75) and p.is_under(80) and p.f["difficult_area"] and p.is_poor_or_near():
            yield claim("5.5.b", "SECOND", 1.0, asked=both, gap=False)
    yield from _disability(p, claim)


def _lone_parent(p: Person, claim: Any, merit: bool) -> Iterator[Claim]:
    if not p.is_lone_parent():
        return
    if p.on < ND20:
        if p.is_poor() and p.children() == 1:
            yield claim("5.4.1con", "FIRST", 1.0, asked=merit)
        if p.is_poor() and p.children() >= 2:
            yield claim("5.4.2con", "FIRST", 2.0, asked=merit)
    elif p.is_poor_or_near():
        later = p.on >= ND335
        count = p.f["children_under_16"] + p.f["children_counted_studying"] if later else p.children()
        if count:
            yield claim("5.4", "FIRST", 1.0 * count, asked=merit)


def _elders(p: Person, claim: Any, merit: bool) -> Iterator[Claim]:
    if not p.is_poor() or p.is_under(60):
        return
    if p.alone_in_age():
        border = 75 if p.on >= ND335 else 80
        q1 = GAP_START <= p.first <= GAP_END and p.on < ND335 and p.is_at_least(75) and p.is_under(80)
        yield claim("5.5.a", "SECOND", 2.0 if p.is_at_least(border) else 1.5, asked=merit or q1)
    if p.f["fit_for_facility"] and p.f["care_arrangement"] == "TAKEN_IN":
        code = {"ND136": "5.5.c", "ND20": "5.5.d", "ND335": "5.5.b"}[p.prefix]
        yield claim(code, "SECOND", 3.0, asked=merit)


def _disabled(p: Person) -> bool:
    return p.f["disability_degree"] in ("SEVERE", "EXTREME")


def _disability(p: Person, claim: Any) -> Iterator[Claim]:
    f = p.f
    if not _disabled(p) or f["receives_pension"] or f["receives_insurance_allowance"] or f["receives_merit_allowance"]:
        return
    if p.on >= ND335:
        if not p.is_signed():
            return
    elif f["certificate_issued_on"] is not None and f["certificate_issued_on"] > p.last:
        return
    word = "nang" if f["disability_degree"] == "SEVERE" else "dbn"
    raised = 0.5 if word == "dbn" else 0.0
    q5 = ND147 <= p.on < ND335 and not p.is_signed()
    if p.is_under(16):
        yield claim(f"5.6.{word}.te", "SECOND", 2.0 + raised, asked=q5)
    elif p.is_under(60):
        yield claim(f"5.6.{word}", "SECOND", 1.5 + raised, asked=q5 or p.has_birthday(16))
    else:
        yield claim(f"5.6.{word}.nct", "SECOND", 2.0 + raised, asked=q5)


def _social_pension(p: Person) -> Iterator[Claim]:
    f = p.f
    if p.on < ND147 or not (p.lives() and p.goes_on() and p.not_paid_elsewhere()):
        return
    level = pension_level(p.first)
    two = p.is_lone_parent() and p.is_poor_or_near() and p.children() > 0
    asked = two or f["receives_merit_allowance"] or f["in_facility"]
    asked = asked or (f["uncollected_months"] >= 3 if p.on >= ND335 else p.died_in_gap())
    low = not p.insured() or (f["insurance_income_vnd"] is not None and f["insurance_income_vnd"] < level)
    if f["social_pension_requested"] and low and p.is_signed():
        asks = asked or p.insured() or p.gap_questions()
        if p.is_at_least(75):
            yield Claim("ND176-2.a", "assistance", "WHOLE", level, asks)
        elif p.is_at_least(70) and p.is_poor_or_near():
            yield Claim("ND176-2.b", "assistance", "WHOLE", level, asks)
    if f["converted_from"] != "NONE":
        code = "ND176-conv.b" if f["converted_from"] == "ELDER_75" else "ND176-conv.c"
        yield Claim(code, "assistance", "WHOLE", level, asked)


def _care(p: Person) -> Iterator[Claim]:
    f = p.f
    if p.on >= ND20 and f["in_facility"] and p.lives() and p.goes_on():
        asked = p.on >= ND335 or p.died_in_gap()
        if p.is_under(4):
            yield Claim("ND20-CSO.te4", "facility", "WHOLE", 5 * p.standard, asked)
        else:
            yield Claim("ND20-CSO.khac", "facility", "WHOLE", 4 * p.standard, asked or p.has_birthday(4))
    if f["in_facility"] or not (p.lives() and p.goes_on() and p.not_paid_elsewhere() and p.is_signed()):
        return
    unrecorded = p.on < ND20
    asked_always = unrecorded or p.gap_questions()

    def claim(code: str, coefficient: float, group: str = "care", *, asked: bool = False) -> Claim:
        return Claim(
            f"{p.prefix}-CS.{code}", group, "WHOLE", int(coefficient * p.standard), asked=asked or asked_always
        )

    extreme = f["disability_degree"] == "EXTREME"
    orphan_now = f["child_circumstance"] in (POINTS_OF_2026 if p.on >= ND335 else ORPHAN_POINTS)
    q11 = not unrecorded and extreme and f["child_circumstance"] != "NONE"
    if f["care_arrangement"] == "TAKEN_IN":
        if orphan_now and p.is_under(4):
            yield claim("1.a", 2.5, asked=q11)
        elif orphan_now and p.was_under(16):
            yield claim("1.b1", 1.5, asked=q11 or p.has_birthday(4))
        if f["fit_for_facility"] and p.is_poor() and p.is_at_least(60):
            yield claim("1.b2", 1.5)
        if extreme and p.is_under(16):
            yield claim("2.d2", 2.5, asked=q11)
        if extreme and p.is_at_least(16):
            yield claim("2.d1", 1.5, asked=p.has_birthday(16))
    small = f["children_under_36_months"]
    if extreme and f["care_arrangement"] == "HOUSEHOLD":
        yield claim("2.c", 1.0, asked=bool(f["pregnant"] or small))
    if _disabled(p) and not f["spouse_holds_nursing_support"]:
        count = small + int(f["pregnant"])
        if count:
            home = extreme and f["care_arrangement"] == "HOUSEHOLD"
            yield claim("2.a1" if count == 1 else "2.a2", 1.5 if count == 1 else 2.0, "nursing", asked=home)


def _funeral(p: Person) -> Iterator[Claim]:
    f = p.f
    if f["died_on"] is None or not p.first <= f["died_on"] <= p.last:
        return

    def claim(code: str, amount: int, *, asked: bool = False) -> Claim:
        return Claim(code, "funeral", "WHOLE", amount, asked=asked or p.died_in_gap())

    new = p.on >= ND335
    twenty, fifty = 20 * p.standard, 50 * p.standard
    if p.on < ND20:
        if f["receives_social_assistance"]:
            yield claim("ND136-MT", twenty)
        return
    if f["receives_social_assistance"] or (new and f["application_filed"]):
        yield claim(f"{p.prefix}-11.1.a", twenty)
    if f["parent_paid_as_lone_parent"]:
        yield claim(f"{p.prefix}-11.1.b", twenty)
    if (f["receives_survivor_allowance"] or f["receives_other_allowance"]) and p.is_at_least(75 if new else 80):
        yield claim(f"{p.prefix}-11.1.c", twenty)
    if new and f["receives_survivor_allowance"] and p.is_poor_or_near() and p.is_at_least(70) and p.is_under(75):
        yield claim("ND335-11.1.d", twenty)
    if new and (f["receives_social_pension"] or (f["social_pension_requested"] and f["application_filed"])):
        yield claim("ND176-MT'", 20 * pension_level(p.first))
    if ND147 <= p.on < ND335 and f["receives_social_pension"]:
        yield claim("ND176-MT", 10_000_000)
    if f["in_facility"]:
        yield claim("ND20-25.3", fifty, asked=new)
    if f["died_in_disaster"]:
        yield claim("ND335-12.3" if new else "ND20-14", fifty)


def answer(facts: dict[str, Any], on: date) -> tuple[dict[str, int], set[str]]:
    """What is granted and which codes need a ruling. ``facts`` hold every word; ``birth_date`` as a date."""
    worlds = [
        {claim.code: claim for claim in claims(Person(facts, on, birth))}
        for birth in _birthdays(facts["birth_date"], facts["birth_precision"])
    ]
    sure, unclear, asked = [], [], set()
    for code in sorted({code for world in worlds for code in world}):
        found = [world[code] for world in worlds if code in world]
        amounts = {claim.amount for claim in found}
        if len(found) < len(worlds) or len(amounts) > 1:
            # In some worlds only (or at another amount): nobody knows. The richest reading decides whether it matters.
            unclear.append(max(found, key=lambda claim: claim.amount))
        elif any(claim.asked for claim in found):
            asked.add(code)
            unclear.append(found[0])
        else:
            sure.append(found[0])
    granted: dict[str, int] = {}
    rulings: set[str] = set()
    for group in {claim.group for claim in (*sure, *unclear)}:
        own = [claim for claim in sure if claim.group == group]
        chosen = _highest(own)
        pair = sum(_best(own, share) for share in ("FIRST", "SECOND"))
        beaten = {"WHOLE": max(_best(own, "WHOLE"), pair), "FIRST": _best(own, "FIRST"), "SECOND": _best(own, "SECOND")}
        open_ones = [
            claim
            for claim in unclear
            if claim.group == group and (claim.code in asked or claim.amount > beaten[claim.share])
        ]
        if open_ones:
            rulings |= {claim.code for claim in (*open_ones, *own)}
        else:
            granted |= {claim.code: claim.amount for claim in chosen}
    return granted, rulings


def _best(own: list[Claim], share: str) -> int:
    return max((claim.amount for claim in own if claim.share == share), default=0)


def _highest(own: list[Claim]) -> list[Claim]:
    """One benefit, the highest; but a first and a second half together, if that is more than the best whole one."""
    best = {
        share: max((claim for claim in own if claim.share == share), key=lambda claim: claim.amount, default=None)
        for share in ("WHOLE", "FIRST", "SECOND")
    }
    pair = [claim for claim in (best["FIRST"], best["SECOND"]) if claim is not None]
    whole = best["WHOLE"]
    if whole is not None and whole.amount >= sum(claim.amount for claim in pair):
        return [whole]
    return pair


def _birthdays(birth: date, precision: str) -> list[date]:
    """Every birthday that is possible, as far as the law can tell them apart: the ends and 28 February of months."""
    if precision == "DAY":
        return [birth]
    months = range(1, 13) if precision == "YEAR" else [birth.month]
    days = []
    for month in months:
        last = calendar.monthrange(birth.year, month)[1]
        days += [date(birth.year, month, day) for day in sorted({1, 28, last})]
    return days
