"""How long the law takes for a million people, against asking the ORM for one person after the other.

    python -m benchmarks.assessment [--people 1000000] [--sample 5000]

Ours: one statement, all policies in force, outcomes written into a table. Peer: the same facts fetched through the ORM in
blocks with prefetch (its best practice), and only six rules of social assistance read in Python; so it is spared most of
the work. ``ratio`` = seconds a person of the peer / seconds a person of ours.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import psycopg

ON, AT = date(2024, 9, 1), datetime(2024, 9, 1, tzinfo=UTC)
KNOWN, SINCE = "tstzrange('2021-01-01', NULL)", "daterange('2021-01-01', NULL)"
BLOCK = 2_000

# A population with everything the rules ask for: 5 % old, 7 % with a certificate, 4 % poor, 9 % with an income.
POPULATION = f"""
INSERT INTO registry_person (full_name, fold, sort_key, birth_date, birth_precision, sex, commune_id)
SELECT 'Người ' || n, 'nguoi ' || n, lpad(n::text, 8, '0'), date '1925-01-01' + (n::bigint * 7919 %% 36000)::int,
  CASE WHEN n %% 9 = 0 THEN 'YEAR' ELSE 'DAY' END, CASE WHEN n %% 2 = 0 THEN 'MALE' ELSE 'FEMALE' END,
  (%(communes)s::bigint[])[1 + n %% 22]
FROM generate_series(1, %(people)s) AS n;
INSERT INTO registry_disability (person_id, valid, known, degree, kinds, certificate, issued_on)
SELECT id, {SINCE}, {KNOWN}, (ARRAY['EXTREME', 'SEVERE', 'SEVERE', 'MILD'])[1 + id %% 4], 'MOBILITY', '', '2021-01-01'
FROM registry_person WHERE id %% 14 = 3;
INSERT INTO registry_income (person_id, valid, known, kind)
SELECT id, {SINCE}, {KNOWN}, (ARRAY['PENSION', 'SOCIAL_INSURANCE', 'WAGE'])[1 + id %% 3] FROM registry_person WHERE id %% 11 = 5;
INSERT INTO registry_household (code, commune_id) SELECT 'H' || id, commune_id FROM registry_person WHERE id %% 25 = 7;
INSERT INTO registry_membership (person_id, household_id, valid, known, relation)
SELECT substr(h.code, 2)::bigint, h.id, {SINCE}, {KNOWN}, 'HEAD' FROM registry_household AS h;
INSERT INTO registry_povertyclass (household_id, valid, known, kind, certificate, details)
SELECT id, {SINCE}, {KNOWN}, (ARRAY['POOR', 'NEAR_POOR'])[1 + id %% 2], '', '{{}}' FROM registry_household;
"""


def main() -> None:
    """Measure, print one JSON line, leave nothing behind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--sample", type=int, default=5_000)
    options = parser.parse_args()
    with _installation(options.people):
        ours, granted = _ours()
        peer = _peer(options.sample)
    print(
        json.dumps(
            {
                "bench": "assessment against an ORM loop",
                "people": options.people,
                "seconds": round(ours, 2),
                "granted": granted,
                "peer_sample": options.sample,
                "peer_seconds": round(peer, 3),
                "ratio": round(peer / options.sample / (ours / options.people), 1),
                "at_least": 5,
            }
        )
    )


def _ours() -> tuple[float, int]:
    """Seconds for everybody, and how many benefits the law gives them."""
    from django.db import connection

    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor
    from ansinh.kit.plans import many_rows
    from ansinh.policy.assess import MEMORY, statement

    sql, parameters = statement(ON, AT)
    with acting(system_actor("bench")), many_rows(work_mem=MEMORY), connection.cursor() as cursor:
        start = time.perf_counter()
        cursor.execute(f"CREATE TEMPORARY TABLE assessed AS {sql}", parameters)
        seconds = time.perf_counter() - start
        cursor.execute("SELECT count(*) FROM assessed WHERE outcome = 'GRANTED'")
        return seconds, int(cursor.fetchone()[0])


def _peer(sample: int) -> float:
    """Seconds for the sample, block by block."""
    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor
    from ansinh.registry.models import Person

    with acting(system_actor("bench")):
        start = time.perf_counter()
        for first in range(1, sample, BLOCK):
            ids = range(first, min(first + BLOCK, sample + 1))
            people = Person.objects.filter(id__in=ids).prefetch_related(
                "disability_set",
                "income_set",
                "schooling_set",
                "death_set",
                "membership_set__household__povertyclass_set",
            )
            for person in people:
                _read_rules(person)
        return time.perf_counter() - start


def _read_rules(person: Any) -> tuple[str, int] | None:
    """Six rules of Nghị định 20/2021, the first that applies: code and amount."""
    age = ON.year - person.birth_date.year - ((ON.month, ON.day) < (person.birth_date.month, person.birth_date.day))
    if any(_holds(fact) for fact in person.death_set.all()):
        return None
    degrees = {fact.degree for fact in person.disability_set.all() if _holds(fact)}
    incomes = {fact.kind for fact in person.income_set.all() if _holds(fact)}
    classes = {
        fact.kind
        for member in person.membership_set.all()
        if _holds(member)
        for fact in member.household.povertyclass_set.all()
        if _holds(fact)
    }
    for degree, code, coefficients in (("EXTREME", "dbn", (25, 20, 25)), ("SEVERE", "nang", (20, 15, 20))):
        if degree in degrees:
            return f"ND20-5.6.{code}", coefficients[0 if age < 16 else 1 if age < 60 else 2] * 50_000
    if "POOR" in classes and age >= 60:
        return "ND20-5.5.a", (20 if age >= 80 else 15) * 50_000
    if age >= 80 and not incomes & {"PENSION", "SOCIAL_INSURANCE"}:
        return "ND20-5.5.c", 500_000
    return None


def _holds(fact: Any) -> bool:
    return ON in fact.valid and AT in fact.known


@contextmanager
def _installation(people: int) -> Iterator[None]:
    """A server of our own in a throw-away home, with the law and the population."""
    home = tempfile.mkdtemp(prefix="ansinh-bench-")
    os.environ["ANSINH_HOME"] = home
    os.environ.pop("DATABASE_URL", None)
    from ansinh.cli import installation
    from ansinh.kit import postgres

    try:
        installation.prepare()
        _populate(people)
        yield
    finally:
        postgres.stop()
        shutil.rmtree(home, ignore_errors=True)


def _populate(people: int) -> None:
    """As the superuser: what is measured is reading, not writing."""
    from dataclasses import replace

    from ansinh.kit import postgres

    superuser = replace(postgres.addresses().owner, user="postgres").conninfo()
    with psycopg.ClientCursor(psycopg.connect(superuser, autocommit=True)) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT array_agg(nextval('registry_unit_id_seq')) FROM generate_series(1, 22)")
        communes = cursor.fetchone()[0]
        cursor.execute("INSERT INTO registry_unit (id, kind) SELECT unnest(%s::bigint[]), 'COMMUNE'", [communes])
        cursor.execute(POPULATION, {"communes": communes, "people": people})
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
