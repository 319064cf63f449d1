"""Thirty frauds, as auditors have found them, planted into a clean population: who must be found, by which check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ansinh.cli.district.people import dice
from ansinh.kit.vietnamese import fold
from ansinh.registry.records import IncomeRecord, PaperRecord, ReceiverRecord, RouteRecord
from benchmarks._leak_world import STANDARD, Case, Population, another

OLD, SEVERE, ORPHAN, INVALID = "ND20-5.5.c", "ND20-5.6.nang", "ND20-5.1.b", "TB.TC"


class Planter:
    """Takes people out of the population one by one and gives them back as frauds."""

    def __init__(self, population: Population) -> None:
        self.population = population
        random = dice(population.seed + 9)
        self._order = list(range(len(population.cases)))
        random.shuffle(self._order)
        self._taken: set[int] = set()

    def somebody(self, benefit: str, wanted: Callable[[Case], bool] = lambda case: True) -> tuple[int, Case]:
        """A person with the benefit whom nobody took yet, paid by post or to an account of their own, with a card and a day."""
        for at in self._order:
            case = self.population.cases[at]
            fits = (
                case.grants
                and case.grants[0][0] == benefit
                and case.record.cccd
                and case.record.birth_precision == "DAY"
            )
            if (
                at not in self._taken
                and fits
                and not case.uncollected
                and wanted(case)
                and (case.record.receiver is None or benefit == ORPHAN)
            ):
                self._taken.add(at)
                return at, replace(case, note="")
        raise LookupError(benefit)

    def change(self, kind: str, benefit: str, **changes: Any) -> None:
        """One person with other values; those of the record in ``record``."""
        at, case = self.somebody(benefit)
        record = replace(case.record, **changes.pop("record", {}))
        self.population.cases[at] = replace(case, record=record, frauds=(kind,), **changes)

    def twice(self, kind: str, benefit: str, altered: Callable[[Case], dict[str, Any]], *, paid: bool = True) -> None:
        """A second record of one person. ``paid``: and a second benefit; else the first is the one that must be found."""
        at, case = self.somebody(benefit)
        second = another(self.population, case, **altered(case))
        if paid:
            self.population.cases.append(replace(second, frauds=(kind,)))
            self.population.cases[at] = case
        else:
            self.population.cases.append(replace(second, grants=()))
            self.population.cases[at] = replace(case, frauds=(kind,))


def plant(population: Population) -> int:
    """Plant them; how many."""
    planter = Planter(population)
    before = sum(len(case.frauds) for case in population.cases)
    for each in (_gone, _identity, _conditions, _decisions, _accounts):
        each(planter)
    return sum(len(case.frauds) for case in population.cases) - before


def _gone(planter: Planter) -> None:
    dead = date(2024, 3, 14)
    planter.change("DEAD", OLD, record={"died_on": dead})
    planter.twice("DEAD", OLD, lambda case: {"died_on": dead, "route": None}, paid=False)  # the same card
    planter.twice("DEAD", SEVERE, lambda case: {"died_on": dead, "cccd": None, "route": None}, paid=False)
    planter.change("LIST_SAYS_GONE", OLD, note="Chết ngày 02/8/2024")
    planter.change("LIST_SAYS_GONE", SEVERE, note="da chuyen di Tam Ky")
    planter.change("LIST_SAYS_GONE", INVALID, note="Báo tử T7")
    planter.change("LIST_MISSING", OLD, in_list=False)
    three = (date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1))
    planter.change("UNCOLLECTED", OLD, uncollected=three)
    planter.change("UNCOLLECTED", SEVERE, uncollected=three)


def _identity(planter: Planter) -> None:
    """Frauds change little: a mark, day and month, two digits of the card, or leave out what would betray them."""
    post = RouteRecord("POST")
    for number, benefit in (("205111222", OLD), ("205333444", SEVERE)):
        at, case = planter.somebody(benefit)
        planter.population.cases[at] = replace(case, record=replace(case.record, papers=(PaperRecord("CMND", number),)))
        other_at, other = planter.somebody(benefit)
        later = other_at if other_at > at else at  # who was granted later is the one asked about
        planter.population.cases[other_at] = replace(
            other, record=replace(other.record, papers=(PaperRecord("CMND", number),))
        )
        planter.population.cases[later] = replace(planter.population.cases[later], frauds=("SAME_PAPER",))
    planter.twice(
        "NEAR_PERSON",
        SEVERE,
        lambda case: {"full_name": fold(case.record.full_name).title(), "cccd": None, "route": post},
    )
    planter.twice("NEAR_PERSON", OLD, lambda case: {"cccd": exchanged(case.record.cccd or ""), "route": post})
    planter.twice(
        "NEAR_PERSON", SEVERE, lambda case: {"full_name": _misspelt(case.record.full_name), "cccd": None, "route": post}
    )
    planter.twice("NEAR_PERSON", OLD, lambda case: {"birth_date": _swapped(case), "cccd": None, "route": post})


def exchanged(card: str) -> str:
    """A card number with two digits exchanged."""
    for at in range(6, 11):
        if card[at] != card[at + 1]:
            return card[:at] + card[at + 1] + card[at] + card[at + 2 :]
    return card[:-1] + str((int(card[-1]) + 5) % 10)


def _misspelt(name: str) -> str:
    """One letter of the middle name more."""
    family, *middle, given = name.split()
    return " ".join([family, *(word + "g" for word in middle), given])


def _swapped(case: Case) -> date:
    born = case.record.birth_date or date(1940, 1, 1)
    return date(born.year, born.day, born.month) if born.day <= 12 else date(born.year + 1, born.month, born.day)


def _conditions(planter: Planter) -> None:
    planter.change("EXCLUDES", OLD, record={"incomes": (IncomeRecord("PENSION", 4_200_000),)})
    at, case = planter.somebody(SEVERE)
    merit = ("TB.TUAT", "TB.TUAT", Decimal(1))
    planter.population.cases[at] = replace(case, grants=(*case.grants, merit), frauds=("EXCLUDES",))
    planter.change("AGE", ORPHAN, record={"birth_date": date(2007, 11, 5), "cccd": None, "route": RouteRecord("POST")})
    planter.change("AGE", OLD, record={"birth_date": date(1951, 2, 3), "cccd": None})
    planter.change(
        "SCHOOLING", ORPHAN, record={"birth_date": date(2006, 2, 9), "cccd": None},
        facts=(("schooling", {"level": "GENERAL", "school": "THPT"}, date(2021, 9, 5), date(2024, 6, 1)),),
    )  # fmt: skip
    for benefit in (SEVERE, "ND20-5.6.dbn"):
        at, case = planter.somebody(benefit)
        paper = case.record.disability
        record = replace(case.record, disability=replace(paper, review_on=date(2024, 4, 30)) if paper else None)
        planter.population.cases[at] = replace(case, record=record, frauds=("CERTIFICATE",))
    planter.change("AMOUNT", OLD, grants=((OLD, STANDARD, Decimal("3.0")),))


def _decisions(planter: Planter) -> None:
    planter.change("DECISION_UNKNOWN", OLD, decision="")
    _, true = planter.somebody(OLD, lambda case: case.decided_on.month < 10)
    later = date(true.decided_on.year, 12, 20)
    planter.change("DECISION_REUSED", OLD, decision=true.decision, decided_on=later, since=later)
    planter.change(
        "DECISION_LATE", SEVERE, decided_on=date(2024, 8, 15), since=date(2024, 2, 1), decision="2988/QĐ-UBND"
    )


def _accounts(planter: Planter) -> None:
    """The money of several goes to one, to nobody who is known, or to whom it may no longer go."""
    collector = RouteRecord("BANK", "AGRIBANK", "4200999000001", "PHAN DUC THU HO", "GIVEN")
    others = [planter.somebody(OLD) for _ in range(3)]
    for place, (at, case) in enumerate(sorted(others, key=lambda found: found[0])):
        frauds = ("ACCOUNT_SHARED",) if place else ()
        planter.population.cases[at] = replace(case, record=replace(case.record, route=collector), frauds=frauds)
    planter.change(
        "ACCOUNT_NAME",
        OLD,
        record={"route": RouteRecord("BANK", "AGRIBANK", "4200999000002", "HUYNH LE BAO TRAM", "GIVEN")},
    )
    planter.change(
        "RECEIVER_LAPSED", SEVERE,
        record={"receiver": ReceiverRecord("Võ Thị Thu Sương", "cháu", until=date(2024, 5, 1)),
                "route": RouteRecord("BANK", "AGRIBANK", "4200999000003", "VO THI THU SUONG", "GIVEN")},
    )  # fmt: skip


def frauds_of(population: Population) -> Iterator[tuple[int, str]]:
    """(place in the cases, kind) of everything planted."""
    for at, case in enumerate(population.cases):
        for kind in case.frauds:
            yield at, kind
