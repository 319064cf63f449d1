"""How long the first page of a register takes at 200,000 rows beside one of 2,000, and with how many statements.

    python -m benchmarks registers
    python -m benchmarks.registers --rows 20000

Both registers lie in one district of as many people; each page is asked for by a whole-district user and by a
commune's officer, by name and newest first. ``ratio`` = large / small, allowed 1.5; ``queries``: allowed 15. The server
is a throw-away one with the product's own settings.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from datetime import UTC, date, datetime

COMMUNES = 22
SMALL = 2_000
ROUNDS = 21
ALLOWED_RATIO, ALLOWED_QUERIES = 1.5, 15
PEOPLE = """
INSERT INTO registry_person (full_name, fold, sort_key, birth_date, birth_precision, commune_id)
SELECT 'Người ' || n, 'nguoi ' || n, lpad((n * 7919 %% 1000003)::text, 7, '0'), make_date(1930 + n %% 70, 1, 1), 'YEAR',
  (%s::bigint[])[1 + n %% %s]
FROM generate_series(1, %s) AS n
"""
RECOGNISED = """
INSERT INTO merit_recognition (valid, known, person_id, kind, file_number, percent, severe, infertile_or_child_deformed,
  without_board_record, award, decision)
SELECT daterange('2020-01-01', NULL), tstzrange('2020-01-01', NULL), id, 'TB', 'Q' || id, 21 + id % 80, false, false, false, '', ''
FROM registry_person
"""
WORSHIP = """
INSERT INTO merit_worship (valid, known, person_id, martyr_file_number, martyr_name, decision)
SELECT daterange('2020-01-01', NULL), tstzrange('2020-01-01', NULL), id, 'LS' || id, 'Liệt sĩ', ''
FROM registry_person WHERE id %% %s = 0 LIMIT %s
"""


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=200_000)
    options = parser.parse_args()
    home = tempfile.mkdtemp(prefix="ansinh-bench-")
    os.environ["ANSINH_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "ansinh.config.settings"
    os.environ.pop("DATABASE_URL", None)
    from ansinh.kit import postgres

    try:
        postgres.ensure_running()
        communes = build(options.rows)
        measure(options.rows, communes)
    finally:
        postgres.stop()
        shutil.rmtree(home, ignore_errors=True)


def build(rows: int) -> list[int]:
    """Migrate, then people, a large register of all of them and a small one."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", database="owner", verbosity=0, skip_checks=True)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('ansinh.communes', 'all', false)")
        cursor.execute(
            "INSERT INTO registry_unit (kind) SELECT 'COMMUNE' FROM generate_series(1, %s) RETURNING id", [COMMUNES]
        )
        communes = [row[0] for row in cursor.fetchall()]
        cursor.execute(PEOPLE, [communes, COMMUNES, rows])
        cursor.execute(RECOGNISED)
        cursor.execute(WORSHIP, [max(1, rows // SMALL), SMALL])
        cursor.execute("VACUUM (ANALYZE) registry_person, merit_recognition, merit_worship")
    return communes


def measure(rows: int, communes: list[int]) -> None:
    """Every first page ``ROUNDS`` times in turn; one JSON line each."""
    from ansinh.kit.actors import Actor

    readers = [
        Actor(1, "district", "SPECIALIST", None),
        Actor(2, "officer", "COMMUNE_OFFICER", (communes[2],)),
    ]
    for actor in readers:
        for order in ("name", "new"):
            small = first_page("merit/tho-cung", order, actor)
            large = first_page("merit/nguoi-co-cong", order, actor)
            ratio = large[0] / small[0]
            print(
                json.dumps(
                    {
                        "bench": f"registers.first_page.{actor.name}.{order}", "rows": rows, "small_rows": SMALL,
                        "ms": round(large[0], 2), "small_ms": round(small[0], 2), "ratio": round(ratio, 2),
                        "queries": large[1], "holds": ratio <= ALLOWED_RATIO and large[1] <= ALLOWED_QUERIES,
                    }
                )
            )  # fmt: skip


def first_page(register: str, order: str, actor: object) -> tuple[float, int]:
    """Median milliseconds of the first page, and its statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from ansinh.audit.session import acting
    from ansinh.registers import queries
    from ansinh.registers.listing import Asked, Moment

    moment = Moment(date(2024, 6, 3), datetime(2024, 6, 3, tzinfo=UTC))
    taken = []
    with acting(actor):  # type: ignore[arg-type]
        for _ in range(ROUNDS):
            began = time.perf_counter()
            queries.list_page(register, Asked(order=order), moment, actor=actor)  # type: ignore[arg-type]
            taken.append((time.perf_counter() - began) * 1000)
        with CaptureQueriesContext(connection) as asked:
            queries.list_page(register, Asked(order=order), moment, actor=actor)  # type: ignore[arg-type]
    return statistics.median(taken), len(asked)


if __name__ == "__main__":
    main()
