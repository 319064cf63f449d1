"""A list costs the same in a registry of any size: its statements find the facts of its own people by index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor
from ansinh.registry import facts, searchkeys
from ansinh.registry.facts import PERSON_KINDS, POVERTY, FactKind, Wanted

pytestmark = pytest.mark.django_db
AT = datetime(2024, 9, 1, 8, tzinfo=UTC)
SCANS = {"Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan"}


@pytest.fixture(autouse=True)
def many_people() -> Iterator[None]:
    with acting(system_actor("test")), facts.plans_for(facts.MANY):
        yield


def scans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if plan["Node Type"] in SCANS:
        yield plan
    for child in plan.get("Plans", ()):
        yield from scans(child)


def read_whole(statement: str, parameters: list[Any] | None = None) -> list[str]:
    """What the statement reads without looking anything up, whatever it joins it with."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
        (explained,) = cursor.fetchone()
    (top,) = json.loads(explained) if isinstance(explained, str) else explained
    return [
        scan.get("Relation Name") or scan["Index Name"]
        for scan in scans(top["Plan"])
        if "Index Cond" not in scan and not scan.get("Subplan Name")
    ]


@pytest.mark.parametrize("kind", [*PERSON_KINDS.values(), POVERTY], ids=lambda kind: kind.name)
def test_facts_are_looked_up(kind: FactKind) -> None:
    wanted = [Wanted(number, date(2024, 9, 1)) for number in range(facts.MANY)]
    assert read_whole(facts._statement(kind), [facts._as_json(kind, wanted), AT, AT, None, AT]) == []


def test_search_keys_are_looked_up() -> None:
    with CaptureQueriesContext(connection) as captured:
        searchkeys.index_people([1, 2, 3])
        searchkeys.index_new([1, 2, 3])
    assert [whole for query in captured for whole in read_whole(query["sql"].replace("%", "%%"))] == []
