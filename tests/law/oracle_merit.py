"""The law of merit read again, slowly and apart from the product: plain Python from the articles to a sum.

It shares with the product the names of the facts and nothing else: amounts come from the legal record, conditions are
written out here from the articles. Facts must all be stated (no unknowns); the month is that of ``on``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
KINDS = ("HD45", "TKN", "TB", "BB", "CD")
# Age of retirement in months, by year (Nghị định 135/2020): men, women.
RETIREMENT = {2021: (723, 664), 2022: (726, 668), 2023: (729, 672), 2024: (732, 676), 2025: (735, 680)}
RETIREMENT |= {2026: (738, 684), 2027: (741, 688)}


@cache
def _amounts() -> dict[str, list[tuple[date, int]]]:
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    with (Path(__file__).parent / "merit_rates.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["code"]].append((date.fromisoformat(row["month"]), int(row["amount_vnd"])))
    return {code: sorted(values) for code, values in found.items()}


def rate(code: str, on: date) -> int | None:
    """The newest amount that counts from this month or an earlier one."""
    past = [amount for start, amount in _amounts()[code] if start <= on]
    return past[-1] if past else None


class Answer:
    """Collects what is paid and what is asked."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.gives: dict[str, int] = {}
        self.asks: set[str] = set()

    def pay(self, code: str, *, rate_code: str | None = None, times: Any = 1, ask: bool = False) -> None:
        amount = rate(rate_code or code, self.on)
        if ask:
            self.asks.add(code)
        elif amount is not None:
            self.gives[code] = int(amount * Decimal(str(times)))


def age_in_months(birth: date, day: date) -> int:
    """Whole months lived on the day; born on the 31st, a month is whole on the first of the next but one if it is short."""
    return (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)


def month_end(on: date) -> date:
    return date(on.year + on.month // 12, on.month % 12 + 1, 1) - date.resolution


def assess(f: Facts, on: date) -> Answer:
    """Monthly allowances, three months and funeral of one person."""
    answer = Answer(on)
    if on < date(2021, 7, 1):
        return answer
    died = f["died_on"]
    alive = died is None or died >= on.replace(day=1)
    died_now = died is not None and on.replace(day=1) <= died <= month_end(on)
    own = _own(f)
    if alive and not f["merit_in_prison"] and not f["merit_abroad_or_missing"]:
        for code, rate_code, times, ask in own:
            answer.pay(code, rate_code=rate_code, times=times, ask=ask)
        _attendant(f, answer)
        _survivor(f, on, answer)
    if died_now and not f["died_before_enjoying"]:
        _three_months(f, on, own, answer)
    if died_now:
        _funeral(f, on, own, answer)
    return answer


def _own(f: Facts) -> list[tuple[str, str, Any, bool]]:
    """(benefit, rate, multiplier, asks) of each own allowance: all added (Pháp lệnh Điều 6 khoản 3)."""
    found: list[tuple[str, str, Any, bool]] = []

    def add(code: str, rate_code: str = "", times: Any = 1, *, ask: bool = False) -> None:
        found.append((code, rate_code or code, times, ask))

    if f["revolutionary_before_1945"] == "DETACHED":
        add("HD45T.TC")
        add("HD45T.PC", times=f["revolutionary_years"])
    elif f["revolutionary_before_1945"] == "LOCAL":
        add("HD45K.TC")
    elif f["pre_uprising"]:
        add("TKN.TC")
    if f["heroic_mother"]:
        add("BM.TC")
        add("BM.PC")
    if f["hero"]:
        add("AH.TC")
    if f["jailed_by_enemy"]:
        add("TD.TC")
    _wounds(f, add)
    _helper(f, add)
    return found


def _wounds(f: Facts, add: Any) -> None:
    tb, tbb, bb, cd = (f[f"{kind}_percent"] for kind in ("war_invalid", "war_invalid_b", "sick_soldier", "chemical"))
    if tb or tbb:  # a described person is of one of the two
        add("TB.TC" if tb else "TBB.TC", f"TB.TC.{tb}" if tb else f"TBB.TC.{tbb}")
        if max(tb, tbb) >= 81:
            add("TB.PCDB" if f["war_invalid_severe"] else "TB.PC81")
    combined = bb > 0 and cd > 0  # one examination for both illnesses: Điều 30 khoản 1 điểm c
    if bb:
        low = (bb - 1) // 10 * 10 + 1
        add(f"BB.{low}_{low + 9}", ask=combined)
        if bb >= 81:
            add("BB.PCDB" if f["sick_soldier_severe"] else "BB.PC81", ask=combined)
    if cd >= 81:
        add("CD.81", ask=combined)
        add("CD.PCDB" if f["chemical_severe"] else "CD.PC81", ask=combined or f["chemical_severe"])
    elif cd >= 61:
        add("CD.61_80", ask=combined)
    elif cd >= 41 or f["chemical_child"]:
        add("CD.41_60", ask=combined)
    elif cd >= 21:
        add("CD.21_40", ask=combined)
    child = f["chemical_offspring_percent"]
    if child:
        add("CD.CON81" if child >= 81 else "CD.CON61_80")


def _helper(f: Facts, add: Any) -> None:
    other = f["revolutionary_before_1945"] != "NONE" or f["pre_uprising"] or f["resistance_fighter"]
    if f["helper_award"] in ("MERIT_PLAQUE", "RESISTANCE_ORDER") and not other:
        add("GD.KNC" if f["helper_award"] == "MERIT_PLAQUE" else "GD.HC")
        if f["merit_alone"]:
            add("GD.ND")


def _attendant(f: Facts, answer: Answer) -> None:
    """One attendant, of the kind that pays most; of equal ones the first of this list."""
    if not f["attended_at_home"]:
        return
    choices = ["BM.PV"] if f["heroic_mother"] else []
    if max(f["war_invalid_percent"], f["war_invalid_b_percent"]) >= 81:
        choices.append("TB.PVDB" if f["war_invalid_severe"] else "TB.PV")
    if f["sick_soldier_percent"] >= 81:
        choices.append("BB.PVDB" if f["sick_soldier_severe"] else "BB.PV")
    if f["chemical_percent"] >= 81 and not f["chemical_unexamined"]:
        choices.append("CD.PV")
    if choices:
        answer.pay(max(choices, key=lambda code: rate(code, answer.on) or 0))


def child_supported(f: Facts, on: date) -> bool:
    """Under 18 (the month of the birthday is still paid), at school, or disabled."""
    under_18 = age_in_months(f["birth_date"], on.replace(day=1) - date.resolution) < 18 * 12
    return under_18 or f["merit_school"] != "NONE" or f["merit_disabled_child"]


def martyr_relative(f: Facts, on: date) -> bool:
    """Điều 16 khoản 3."""
    relation = f["martyr_relation"]
    if not f["martyrs_survived"]:
        return False
    if relation == "SPOUSE":
        return bool(f["martyr_spouse_remarried"] == "NONE")
    return relation in ("PARENT", "FOSTERER") or child_supported(f, on)


def of_age(f: Facts, on: date) -> bool:
    """A spouse of retirement age, reached in any year so far; 60 and 55 where the other died before 01/7/2021."""
    column = 0 if f["sex"] == "MALE" else 1
    end = month_end(on)
    if f["deceased_died_on"] < date(2021, 7, 1) and age_in_months(f["birth_date"], end) >= (720, 660)[column]:
        return True
    years = [year for year in RETIREMENT if year <= max(on.year, 2021)]
    return any(
        age_in_months(f["birth_date"], min(end, date(year, 12, 31))) >= RETIREMENT[year][column] for year in years
    )


def eligible_after(kind: str, f: Facts, on: date) -> bool:
    """Whether the person is a relative who counts after the death of someone of this kind."""
    relation = f["deceased_relation"]
    if relation == "CHILD":
        return child_supported(f, on)
    if kind in ("HD45", "TKN"):
        return bool(relation == "SPOUSE")
    return bool(relation == "PARENT" or of_age(f, on))


def _survivor(f: Facts, on: date, answer: Answer) -> None:
    """Điều 6 khoản 5 and 6: at most two, two martyrs take all; one for care."""
    martyrs = f["martyrs_survived"]
    paid_for_martyrs = martyr_relative(f, on)
    if paid_for_martyrs and not f["heroic_mother"]:
        answer.pay(f"LS.TUAT{min(martyrs, 3)}")
    if martyrs and f["martyr_relation"] == "SPOUSE" and f["martyr_spouse_remarried"] == "STILL_CARES":
        answer.pay("LS.TAIGIA")
    dead = [kind for kind in KINDS for _ in range(f[f"deceased_{kind.lower()}"])]  # higher rates first
    for place, kind in enumerate(dead[:2]):
        allowed = martyrs <= 1 if place == 0 else martyrs == 0
        if allowed and eligible_after(kind, f, on):
            answer.pay(f"{kind}.TUAT" + (".2" if place else ""), rate_code=f"{kind}.TUAT")
    if f["merit_alone"] or f["merit_orphan"]:
        cared = ["LS"] if paid_for_martyrs else []
        cared += [kind for kind in KINDS if f[f"deceased_{kind.lower()}"] and eligible_after(kind, f, on)]
        if cared:
            answer.pay(f"{cared[0]}.ND")


def _three_months(f: Facts, on: date, own: list[tuple[str, str, Any, bool]], answer: Answer) -> None:
    """Nghị định 131/2021 Điều 121 khoản 2, for each own allowance and for a martyr's relative."""
    for code, rate_code, times, ask in own:
        unsure = code in ("CD.PC81", "CD.PCDB")  # the Ordinance says allowance, the decree adds the supplement
        name = "CD.PC81" if unsure else code
        answer.pay(f"ML.3THANG.{name}", rate_code=rate_code, times=3 * Decimal(str(times)), ask=ask or unsure)
    if martyr_relative(f, on):
        if not f["heroic_mother"]:
            code = f"LS.TUAT{min(f['martyrs_survived'], 3)}"
            answer.pay(f"ML.3THANG.{code}", rate_code=code, times=3)
        if f["merit_alone"] or f["merit_orphan"]:
            answer.pay("ML.3THANG.LS.ND", rate_code="LS.ND", ask=True)


def _funeral(f: Facts, on: date, own: list[tuple[str, str, Any, bool]], answer: Answer) -> None:
    """Ten times the base salary of the day of death; not when social insurance pays it."""
    entitled = own or f["resistance_fighter"] or f["helper_award"] != "NONE" or martyr_relative(f, on)
    if entitled and f["funeral_paid_elsewhere"] != "SOCIAL_INSURANCE":
        answer.pay("MT.MAITANG", ask=f["funeral_paid_elsewhere"] == "OTHER_BUDGET")
