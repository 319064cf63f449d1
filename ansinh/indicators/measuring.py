"""Counting: one statement an indicator and window, which also tells what has changed since the last time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.indicators.models import Measured
from ansinh.indicators.spec import Counting, Indicator
from ansinh.indicators.windows import Window

SHARE = """
SELECT {commune} AS commune_id, coalesce({sex}, '') AS sex, coalesce({programme}, '') AS programme,
  {amount} AS amount, {base} AS base, {rows} AS rows
FROM ({sql}) AS c GROUP BY 1, 2, 3
"""
# Shares that are as before are left alone, so a second count on the same registers writes nothing.
# A count that finds nothing is a figure: 0. A rate of nothing is none.
NONE = "UNION ALL SELECT NULL::bigint, '', '', 0, NULL::numeric, 0 WHERE NOT EXISTS (SELECT 1 FROM shares)"
MEASURE = """
WITH shares AS ({shares}), found AS (
  SELECT commune_id, sex, programme, sum(amount)::numeric(20, 2) AS amount, sum(base)::numeric(20, 2) AS base,
    sum(rows)::integer AS rows
  FROM shares GROUP BY commune_id, sex, programme
  {none}
), believed AS (
  SELECT * FROM indicators_measured
  WHERE code = %(code)s AND since = %(since)s AND until = %(until)s AND upper_inf(known)
), closed AS (
  UPDATE indicators_measured m SET known = tstzrange(lower(m.known), %(known_at)s)
  FROM believed b
  WHERE m.id = b.id AND NOT EXISTS (SELECT 1 FROM found f WHERE (f.commune_id, f.sex, f.programme, f.amount, f.base, f.rows)
    IS NOT DISTINCT FROM (b.commune_id, b.sex, b.programme, b.amount, b.base, b.rows))
  RETURNING m.id
), written AS (
  INSERT INTO indicators_measured (code, since, until, commune_id, sex, programme, amount, base, rows, known)
  SELECT %(code)s, %(since)s, %(until)s, f.commune_id, f.sex, f.programme, f.amount, f.base, f.rows, tstzrange(%(known_at)s, NULL)
  FROM found f
  WHERE NOT EXISTS (SELECT 1 FROM believed b WHERE (f.commune_id, f.sex, f.programme, f.amount, f.base, f.rows)
    IS NOT DISTINCT FROM (b.commune_id, b.sex, b.programme, b.amount, b.base, b.rows))
  RETURNING id
)
SELECT (SELECT count(*) FROM closed) + (SELECT count(*) FROM written)
"""


def measure_one(found: Indicator, window: Window, at: datetime) -> int:
    """Count one indicator over one window as the registers are believed at ``at``. Gives how many shares changed."""
    shares = [_share(found.rows, of_base=False, rate=found.is_rate)]
    if found.base is not None:
        shares.append(_share(found.base, of_base=True, rate=True))
    values = parameters(window, at) | {"code": found.code}
    with connection.cursor() as cursor:
        cursor.execute(MEASURE.format(shares=" UNION ALL ".join(shares), none="" if found.is_rate else NONE), values)
        return int(cursor.fetchone()[0])


def parameters(window: Window, known_at: datetime) -> dict[str, date | datetime | Any]:
    """What the SELECT of an indicator asks for."""
    return {"since": window.since, "until": window.until, "known_at": known_at}


def counted_before(code: str, window: Window) -> bool:
    """Whether the window has figures at all."""
    return Measured.objects.filter(code=code, since=window.since, until=window.until).exists()


def _share(counting: Counting, *, of_base: bool, rate: bool) -> str:
    total = "sum(c.value)"
    return SHARE.format(
        commune=counting.column("commune", "bigint"),
        sex=counting.column("sex", "text"),
        programme=counting.column("programme", "text"),
        amount="0" if of_base else total,
        base=total if of_base else "0" if rate else "NULL::numeric",
        rows="0" if of_base else "count(*)",
        sql=counting.sql,
    )
