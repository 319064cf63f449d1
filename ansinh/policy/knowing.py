"""What the registers know of one person in the policies' words: so that no form asks for it again."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.policy.assess import parameters
from ansinh.policy.catalog import catalog
from ansinh.policy.compiler import ASKED, facts_read, registered
from ansinh.policy.spec import UNSTATED


def facts_of(policies: Collection[str], on: date) -> frozenset[str]:
    """The facts that the rules of these policies read on a day: all that needs to be asked of somebody who means them."""
    law = catalog()
    lines = [line for line in law.lines_on(on) if line.policy.name in policies]
    terms = {name for line in lines for name in (*line.conditions, *line.questions)}
    return frozenset(facts_read(law, lines, terms))


def offered(policies: Collection[str], on: date) -> list[tuple[str, str]]:
    """(name, title) of those of the policies that give something on a day, in their order."""
    law = catalog()
    return [(name, law.policies[name].title) for name in policies if not law.policies[name].version_on(on).nothing]


def known_facts(person_id: int, names: Collection[str], *, on: date, known_at: datetime) -> dict[str, Any]:
    """The named facts that a register states or a decision established; what they are silent about is left out.

    Values as JSON keeps them: dates ``2024-03-05``. Empty for a person whom the actor does not see.
    """
    law = catalog()
    facts = [replace(law.facts[name], absent=UNSTATED) for name in sorted(names)]  # silence stays silence
    if not facts:
        return {}
    sql = (
        f"WITH {ASKED.name} AS NOT MATERIALIZED ({ASKED.sql}) SELECT row_to_json(known)::text FROM (\n"
        f"{registered(law, facts)}\n) known WHERE person_id = %(person)s"
    )
    params = {**parameters(on, on), "known_at": known_at, "person": person_id}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        row = cursor.fetchone()
    stated: dict[str, Any] = json.loads(row[0]) if row else {}
    return {name: value for name, value in stated.items() if name != "person_id" and value is not None}
