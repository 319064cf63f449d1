"""Running the checks over a list: two statements a check at most, whatever the list's size."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import connection

from ansinh.decisions.sweeping import calendar
from ansinh.kit.plans import many_rows
from ansinh.payroll.leaks.catalog import CHECKS, LISTED, Check
from ansinh.policy.catalog import catalog

FORGET = "DELETE FROM payroll_leak WHERE payroll_id = %(payroll)s"
# ``so_far``: what all lists drew since the cause began, and this one with them; where no beginning is known, this one's.
KEEP = f"""
INSERT INTO payroll_leak (payroll_id, kind, subject, person_id, other_id, entitlement_id, month_vnd, so_far_vnd, since,
  evidence, fingerprint, found_at)
WITH {LISTED}, found AS ({{statement}})
SELECT %(payroll)s, %(kind)s, f.subject, f.person_id, f.other_id, f.entitlement_id, f.month_vnd,
  coalesce((SELECT sum(l.amount_vnd) FROM payroll_line l WHERE l.person_id = f.person_id
    AND (f.entitlement_id IS NULL OR l.entitlement_id = f.entitlement_id) AND l.due_month >= coalesce(f.since, %(month)s)), 0),
  f.since, f.evidence, encode(sha256(convert_to(f.evidence::text, 'UTF8')), 'hex'), %(at)s
FROM found f
"""
MEMORY = "128MB"  # for each sort and hash; a list of 22,000 lines fits


def look_through(payroll_id: int, *, month: date, at: datetime) -> None:
    """Ask every check anew; what an earlier look found in this list is forgotten. ``month``: the last one it pays."""
    values: dict[str, Any] = {"payroll": payroll_id, "month": month, "at": at, **_law_of(month)}
    with connection.cursor() as cursor, many_rows(work_mem=MEMORY):
        cursor.execute(FORGET, values)
        for check in CHECKS:
            cursor.execute(statement_of(check), {**values, "kind": check.kind})


def statement_of(check: Check) -> str:
    """What a check runs: its question over the list, kept as findings. A statement that begins with WITH may name CTEs."""
    return KEEP.replace("{statement}", check.statement)


@cache
def _law_of(month: date) -> dict[str, str]:
    """What the checks ask of the law, as JSON, one row a benefit."""
    limits = yaml.safe_load((Path(__file__).parent / "limits.yaml").read_text(encoding="utf-8"))
    of_calendar = calendar()
    ends = [
        {**row, "studies": row["benefit"] in limits["studies"]}
        for row in json.loads(of_calendar["ages"])
        if row.get("ends")
    ]
    begins = [{**row, "benefit": code} for row in limits["begins"] for code in row["benefits"]]
    exclusions = [
        {"benefit": code, "income": income, "programme": programme, "law": row["law"]}
        for row in limits["exclusions"]
        for code in row["benefits"]
        for income, programme in (
            *((each, None) for each in row.get("incomes", ())),
            *((None, each) for each in row.get("programmes", ())),
        )
    ]
    rows = {"ends": ends, "begins": begins, "exclusions": exclusions, "coefficients": _coefficients(month)}
    return {name: json.dumps(each) for name, each in rows.items()} | {"disability": of_calendar["disability"]}


def _coefficients(month: date) -> list[dict[str, Any]]:
    """Per benefit in force in the month, every coefficient of the law's table; none that multiplies by a number."""
    allowed: dict[str, set[str]] = {}
    counted = set()
    for line in catalog().lines_on(month):
        allowed.setdefault(line.code, set()).add(f"{float(line.coefficient):g}")
        if line.row.quantity:
            counted.add(line.code)
    return [
        {"benefit": code, "allowed": sorted(of_code), "most": max(map(float, of_code))}
        for code, of_code in allowed.items()
        if code not in counted
    ]
