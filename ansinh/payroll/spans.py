"""What locked lists have drawn, as spans of months: kept when a list is locked or unlocked."""

from __future__ import annotations

from django.db import connection

# A line says what its month comes to with it (``due_vnd``), and by its amount what the month came to before.
LEAVE = """
UPDATE payroll_drawnspan s SET months = s.months - touched.months
FROM (SELECT entitlement_id, range_agg(daterange(due_month, (due_month + interval '1 month')::date)) AS months
      FROM payroll_line WHERE payroll_id = %(payroll)s {only} GROUP BY 1) AS touched
WHERE touched.entitlement_id = s.entitlement_id AND touched.months && s.months
"""
ENTER = """
INSERT INTO payroll_drawnspan (entitlement_id, amount_vnd, months)
SELECT entitlement_id, {worth}, range_agg(daterange(due_month, (due_month + interval '1 month')::date))
FROM payroll_line WHERE payroll_id = %(payroll)s AND {worth} > 0 GROUP BY 1, 2
ON CONFLICT (entitlement_id, amount_vnd) DO UPDATE SET months = payroll_drawnspan.months + excluded.months
"""
DROP_EMPTY = "DELETE FROM payroll_drawnspan WHERE isempty(months)"


def take_in(payroll_id: int) -> None:
    """The list is being locked: its months now stand at what its lines say. A regular line's month was in no span."""
    _turn(payroll_id, LEAVE.format(only="AND kind <> 'REGULAR'"), ENTER.format(worth="due_vnd"))


def take_out(payroll_id: int) -> None:
    """The list is being unlocked: its months stand again at what they were before."""
    _turn(payroll_id, LEAVE.format(only=""), ENTER.format(worth="(due_vnd - amount_vnd)"))


def _turn(payroll_id: int, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in (*statements, DROP_EMPTY):
            cursor.execute(statement, {"payroll": payroll_id})
