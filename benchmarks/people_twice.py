"""How well the weights tell one person recorded twice from two people: precision and recall on a set with known truth.

    python -m benchmarks.people_twice [--people 20000] [--twice 400]

The same hard district as ``benchmarks.leaks`` (twins, namesakes of one village, couples), in which some people are
recorded a second time as clerks do it: marks left out, a letter more, day and month exchanged, the year only, a card
number without or with two digits exchanged, no village. Prints a JSON line for the threshold in use and one for some others,
and fails (exit code 1) below precision 0.90 or recall 0.90.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from benchmarks.leaks import _look, _rows, fresh
from benchmarks.payroll import _installation, _owner

AT_LEAST = 0.90


def main() -> int:
    """Measure; exit code 0 when both bounds hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--twice", type=int, default=400)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with _installation():
        results = measure(options.people, options.twice, options.seed)
    for result in results:
        print(json.dumps(result, ensure_ascii=False))
    return 0 if min(results[0]["precision"], results[0]["recall"]) >= AT_LEAST else 1


def measure(people: int, twice: int, seed: int) -> list[dict[str, Any]]:
    """Pairs found against pairs planted: at the threshold in use, then at others around it."""
    from ansinh.payroll.actions import draw_up
    from ansinh.payroll.leaks import identity
    from benchmarks import _leak_world as world

    fresh()
    population = world.clean(seed, people, world.places_of(world.MONTH, seed))
    truth, ways = _record_twice(population, twice)
    ids = world.settle_in(population.cases)
    draw_up(world.MONTH, law_as_of=world.AT.date(), actor=world.ACTOR, at=world.AT)
    for table in ("payroll_line", "registry_person", "registry_paymentroute", "registry_paper"):
        _owner(f"VACUUM ANALYZE {table}")
    _look()
    weighed = _rows(
        "SELECT least(person_id, other_id), greatest(person_id, other_id),"
        " (SELECT (e ->> 'value')::numeric FROM jsonb_array_elements(evidence) e WHERE e ->> 'what' = 'weight')"
        " FROM payroll_leak WHERE kind = 'NEAR_PERSON'"
    )
    pairs = {(min(ids[a], ids[b]), max(ids[a], ids[b])): way for (a, b), way in zip(truth, ways, strict=True)}
    used = identity.ASKED_FROM
    results = [_against(weighed, pairs, threshold) for threshold in (used, used + 2, used + 4, used + 6)]
    found = {(a, b) for a, b, _ in weighed}
    missed = Counter(way for pair, way in pairs.items() if pair not in found)
    return [{**results[0], "missed_by_way": dict(missed)}, *results[1:]]


def _against(
    weighed: list[tuple[int, int, Any]], pairs: dict[tuple[int, int], str], threshold: float
) -> dict[str, Any]:
    found = {(a, b) for a, b, weight in weighed if weight >= threshold}
    right = len(found & pairs.keys())
    return {
        "bench": "people recorded twice",
        "threshold_bits": threshold,
        "planted": len(pairs),
        "found": len(found),
        "precision": round(right / max(len(found), 1), 3),
        "recall": round(right / len(pairs), 3),
    }


def _record_twice(population: Any, count: int) -> tuple[list[tuple[int, int]], list[str]]:
    """Second records of people, each altered in one of the ways, some in two; places of the pairs, and the ways."""
    from ansinh.cli.district.people import dice
    from ansinh.registry.records import RouteRecord
    from benchmarks._leak_world import another

    random = dice(population.seed + 20)
    pool = [
        at for at, case in enumerate(population.cases) if case.record.cccd and case.record.birth_date and case.grants
    ]
    pairs, ways = [], []
    for place, at in enumerate(random.sample(pool, count)):
        case = population.cases[at]
        names = [list(WAYS)[place % len(WAYS)]]
        if place % 4 == 0:
            names.append(list(WAYS)[(place + 3) % len(WAYS)])
        record = replace(case.record, cccd=None, route=RouteRecord("POST"))
        for name in names:
            record = replace(record, **WAYS[name](case.record))
        changes = {
            key: getattr(record, key)
            for key in ("full_name", "birth_date", "birth_precision", "cccd", "route", "village_id")
        }
        population.cases.append(another(population, case, **changes))
        pairs.append((at, len(population.cases) - 1))
        ways.append("+".join(names))
    return pairs, ways


def _exchange(record: Any) -> dict[str, Any]:
    from benchmarks._planted_frauds import exchanged

    return {"cccd": exchanged(record.cccd)}


def _marks(record: Any) -> dict[str, Any]:
    from ansinh.kit.vietnamese import fold

    return {"full_name": fold(record.full_name).title()}


def _swap(record: Any) -> dict[str, Any]:
    born = record.birth_date
    if record.birth_precision != "DAY" or born.day > 12:
        return {}
    return {"birth_date": date(born.year, born.day, born.month)}


WAYS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "no card": lambda record: {"cccd": None},
    "digits exchanged": _exchange,
    "no marks": _marks,
    "middle name": lambda record: {
        "full_name": " ".join([record.full_name.split()[0], "Ngọc", record.full_name.split()[-1]])
    },
    "day and month": _swap,
    "year only": lambda record: {"birth_date": date(record.birth_date.year, 1, 1), "birth_precision": "YEAR"},
    "no village": lambda record: {"village_id": None},  # the commune's list does not say it
}


if __name__ == "__main__":
    sys.exit(main())
