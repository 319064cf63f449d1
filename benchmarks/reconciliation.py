"""How long a bank's result of 20,000 rows takes, against loading the same rows into a bare table.

    python -m benchmarks.reconciliation [--people 20000] [--runs 5]

Ours is ``actions.take_statement`` as a clerk calls it, from the parsed rows on: every row kept with what it said and what
became of it, lines decided, ledger posted, audit row, commit. Only the reading of the workbook is left out (its rows are
handed in). The floor: the same rows, the same columns, by COPY into a table without keys, indexes, triggers or row
security, and commit. Both write what the rows said as JSON. They run in turn, so that what else the machine does falls on
both; medians, one server, fsync on.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace
from statistics import median
from typing import Any
from unittest import mock

from benchmarks.payroll import AT, LOCKED, MONTH, _bulk, _draw, _installation, _owner, _prepare

AT_MOST = 5
ROUTES = """
INSERT INTO registry_paymentroute (person_id, valid, known, channel, bank, account_number, account_name, account_state)
SELECT id, '[2020-01-01,)', '[2020-01-01,)', 'BANK', 'AGRIBANK', '42002' || lpad(id::text, 9, '0'), '', 'GIVEN'
FROM registry_person
"""
EMPTIED = (
    "UPDATE payments_orderline SET state = 'ORDERED'",
    "DELETE FROM payments_posting WHERE kind IN ('POST', 'VOID')",
    "DELETE FROM payments_statementrow",
    "DELETE FROM payments_statement",
    "UPDATE payments_order SET state = 'SENT'",
)
TABLES = ("payments_orderline", "payments_posting", "payments_statementrow")
BARE = """
CREATE UNLOGGED TABLE bench_bare (sheet text, row int, raw jsonb, reference text, amount_vnd bigint, outcome text);
ALTER TABLE bench_bare SET LOGGED;
GRANT INSERT ON bench_bare TO ansinh_app
"""


def main() -> int:
    """Measure, print one JSON line, leave nothing behind. Exit code 1 over the bound."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with _installation():
        rows = _ordered(options.people)
        runs = [(*_take(rows), _floor(rows)) for _ in range(options.runs)]
    seconds = median(taken for taken, _, _ in runs)
    floor = median(bare for _, _, bare in runs)
    ratio = round(seconds / floor, 2)
    print(
        json.dumps(
            {
                "bench": "result rows matched against COPY into a bare table",
                "rows": options.people,
                "matched": min(matched for _, matched, _ in runs),
                "seconds": round(seconds, 3),
                "floor_seconds": round(floor, 3),
                "ratio": ratio,
                "at_most": AT_MOST,
            }
        )
    )
    return int(ratio > AT_MOST)


def _ordered(people: int) -> list[Any]:
    """A month ordered through one bank; its result as parsed rows, every payment made."""
    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor
    from ansinh.payments import actions, queries, statements
    from ansinh.payments.channels import channel
    from tests import estimates

    _prepare(people, line_months=1)
    estimates.plenty()
    _bulk(ROUTES, {})
    _draw()
    _bulk(LOCKED + ", locked_at = drawn_at", {})
    made = actions.order(MONTH, actor=system_actor("bench"), at=AT)
    with acting(system_actor("bench")):
        left = queries.order_file(made[0].id)
    layout = channel("AGRIBANK")
    headers = dict(zip(layout.result.headers, layout.result.titles, strict=True))
    sent = replace(layout.result, headers={**layout.result.headers, "status": "stt", "proof": "stt"})
    parsed = statements.rows_of(left.content, replace(layout, result=sent))
    assert len(parsed) == people, (len(parsed), headers)
    return [
        replace(row, outcome="PAID", has_proof=True, raw=row.raw | {"status": "Thành công", "proof": f"FT{row.row}"})
        for row in parsed
    ]


def _take(rows: list[Any]) -> tuple[float, int]:
    """Seconds to take the rows in, and how many were matched; from a month without any result."""
    from ansinh.kit.actors import system_actor
    from ansinh.payments import actions, statements

    for statement in EMPTIED:
        _bulk(statement, {})
    for table in TABLES:
        _owner(f"VACUUM ANALYZE {table}")
    _owner("CHECKPOINT")
    with mock.patch.object(statements, "rows_of", return_value=rows):
        start = time.perf_counter()
        result = actions.take_statement(
            MONTH, "AGRIBANK", name="kq.xlsx", content=b"20,000 rows", actor=system_actor("bench"), at=AT
        )
        return time.perf_counter() - start, result.paid


def _floor(rows: list[Any]) -> float:
    """Seconds to load the rows and no more."""
    from django.db import connection, transaction

    _owner("DROP TABLE IF EXISTS bench_bare")
    for statement in BARE.split(";"):
        _owner(statement)
    _owner("CHECKPOINT")
    start = time.perf_counter()
    with (
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy("COPY bench_bare (sheet, row, raw, reference, amount_vnd, outcome) FROM STDIN") as copy,
    ):
        for row in rows:
            raw = json.dumps(row.raw, ensure_ascii=False)
            copy.write_row((row.sheet, row.row, raw, row.reference, row.amount_vnd, row.outcome))
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
