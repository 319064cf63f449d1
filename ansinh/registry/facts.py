"""How facts are written: one statement for one fact or for twenty thousand.

A *wanted* fact says that from ``valid_from`` something holds of a subject. Where the same is believed of that day
already, nothing happens. Else it takes the days from ``valid_from`` to the next change that is believed (or to its own
end); the believed facts that lie there are closed, and what remains of them on either side is believed again as
before. ``docs/algorithms/registry.md`` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db import connection, models

from ansinh.kit.bulk import as_json, execute_bulk
from ansinh.kit.plans import many_rows
from ansinh.kit.tables import Fact
from ansinh.registry import models as tables

MANY = 500
ATTRIBUTES_OF_EVERY_FACT = {"id", "valid", "known", "source_id", "recorded_by"}


@dataclass(frozen=True)
class FactKind:
    """A table of facts. ``keys`` distinguish facts that hold side by side (kinds of income, numbers of phones).

    ``core``: the columns that make it another fact. The other columns are details: left blank, they keep what is
    believed as long as the core is the same.
    """

    name: str
    model: type[Fact]
    core: tuple[str, ...]
    keys: tuple[str, ...] = ()
    subject: str = "person_id"

    @cached_property
    def table(self) -> str:
        """Name of the table."""
        return self.model._meta.db_table

    @cached_property
    def columns(self) -> dict[str, models.Field[Any, Any]]:
        """The columns that say something, keys included: all but the subject and those of every fact."""
        found = {column.attname: column for column in self.model._meta.concrete_fields}
        return {name: column for name, column in found.items() if name not in {*ATTRIBUTES_OF_EVERY_FACT, self.subject}}

    def blank(self, column: str) -> object:
        """What a column holds when nothing is said: None, or the empty text or object."""
        spec = self.columns[column]
        if isinstance(spec, models.JSONField):
            return {}
        return "" if isinstance(spec, models.TextField) and not spec.null else None


PERSON_KINDS = {
    kind.name: kind
    for kind in (
        FactKind("identity", tables.Identity, core=()),
        FactKind("paper", tables.Paper, core=("number",), keys=("kind",)),
        FactKind("residence", tables.Residence, core=("commune_id",), keys=("kind",)),
        FactKind("membership", tables.Membership, core=("household_id",)),
        FactKind("phone", tables.Phone, core=(), keys=("number",)),
        FactKind("death", tables.Death, core=()),
        FactKind("route", tables.PaymentRoute, core=("channel", "bank", "account_number")),
        FactKind("receiver", tables.Receiver, core=("receiver_name",)),
        FactKind("disability", tables.Disability, core=("degree", "kinds")),
        FactKind("income", tables.Income, core=(), keys=("kind",)),
        FactKind("schooling", tables.Schooling, core=("level",)),
        FactKind("told", tables.Told, core=("value",), keys=("name",)),
    )
}
POVERTY = FactKind("poverty", tables.PovertyClass, core=("kind",), subject="household_id")
UNIT_VERSION = FactKind("unit_version", tables.UnitVersion, core=("name", "code", "parent_id"), subject="unit_id")
UNIT_AREA = FactKind("unit_area", tables.UnitArea, core=(), keys=("kind",), subject="unit_id")
AUTHORITY = FactKind("authority", tables.Authority, core=("title",), keys=("area",), subject="commune_id")
KINDS = {**PERSON_KINDS, **{kind.name: kind for kind in (POVERTY, UNIT_VERSION, UNIT_AREA, AUTHORITY)}}


@dataclass(frozen=True)
class Wanted:
    """From ``valid_from`` (to ``valid_to``) this holds of the subject; ``holds`` False: nothing of this key does."""

    subject_id: int
    valid_from: date
    values: Mapping[str, object] = field(default_factory=dict)
    valid_to: date | None = None
    source_id: int | None = None
    holds: bool = True


def write(kind: FactKind, wanted: Sequence[Wanted], *, recorded_by: int | None, at: datetime) -> None:
    """Record the wanted facts of one kind, known from ``at``. Of two for one key and day the later in order counts."""
    if not wanted:
        return
    execute_bulk(_statement(kind), [_as_json(kind, wanted), at, at, recorded_by, at])


def plans_for(rows: int) -> AbstractContextManager[None]:
    """Within: statements about this many subjects are planned for that many, whatever the tables' statistics say."""
    return many_rows(by_index=True) if rows >= MANY else nullcontext()


def close(kind: FactKind, fact_ids: Iterable[int], *, at: datetime) -> int:
    """Nobody believes these facts from ``at`` on. Returns how many were believed until now."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {kind.table} SET known = tstzrange(lower(known), greatest(lower(known), %s))"
            " WHERE id = ANY (%s) AND upper_inf(known)",
            [at, list(fact_ids)],
        )
        return int(cursor.rowcount)


def _as_json(kind: FactKind, wanted: Sequence[Wanted]) -> str:
    blanks = {name: kind.blank(name) for name in kind.columns}
    rows = [
        {
            kind.subject: fact.subject_id,
            **{name: blank if (said := fact.values.get(name)) is None else said for name, blank in blanks.items()},
            "valid_from": fact.valid_from,
            "valid_to": fact.valid_to,
            "source_id": fact.source_id,
            "holds": fact.holds,
        }
        for fact in wanted
    ]
    return as_json(rows)


def _statement(kind: FactKind) -> str:
    """The statement of the module's docstring, for one table.

    ``believed`` is found by the index of the subjects, so that a list costs the same in a registry of any size.
    ``closed`` is counted before the insertion begins: the constraint against overlapping facts must see the old rows
    closed when the new ones arrive.
    """
    columns = list(kind.columns)
    details = [name for name in columns if name not in (*kind.core, *kind.keys)]
    types = ", ".join(f"{name} {spec.db_type(connection)}" for name, spec in kind.columns.items())
    names = ", ".join(columns)
    same = " AND ".join(f"t.{name} = w.{name}" for name in (kind.subject, *kind.keys))
    by_key = ", ".join((kind.subject, *kind.keys))
    said = ", ".join(f"{_detail(kind, name)} AS {name}" if name in details else f"w.{name}" for name in columns)
    new = ", ".join(f"w.{name}" for name in columns)
    old = ", ".join(f"t.{name}" for name in columns)
    return f"""
WITH given AS (
  SELECT DISTINCT ON ({by_key}, valid_from) *
  FROM ROWS FROM (json_to_recordset(%s) AS ({kind.subject} bigint, {types}, valid_from date, valid_to date,
    source_id bigint, holds boolean)) WITH ORDINALITY AS w ({kind.subject}, {names}, valid_from, valid_to, source_id, holds, place)
  ORDER BY {by_key}, valid_from, place DESC
), believed AS MATERIALIZED (
  SELECT * FROM {kind.table} t WHERE t.{kind.subject} = ANY (ARRAY (SELECT {kind.subject} FROM given)) AND upper_inf(t.known)
), later AS (
  SELECT w.place, min(lower(t.valid)) AS starts
  FROM given w JOIN believed t ON {same} AND lower(t.valid) > w.valid_from
  GROUP BY w.place
), wanted AS (
  SELECT w.place, w.{kind.subject}, {said}, w.valid_from, w.valid_to, w.source_id, w.holds, t.id AS believed_id,
    lead(w.valid_from) OVER (PARTITION BY {_prefixed(by_key, "w")} ORDER BY w.valid_from) AS next_wanted
  FROM given w
  LEFT JOIN believed t ON {same} AND t.valid @> w.valid_from
), placed AS (
  SELECT w.*, daterange(w.valid_from, coalesce(w.valid_to, least(w.next_wanted, later.starts))) AS valid
  FROM wanted w
  LEFT JOIN later ON later.place = w.place
  LEFT JOIN believed t ON t.id = w.believed_id
  WHERE NOT (w.holds AND t.id IS NOT NULL AND ROW ({new}) IS NOT DISTINCT FROM ROW ({old})
    AND (w.valid_to IS NULL OR w.valid_to = upper(t.valid)))
), touched AS (
  SELECT t.id, datemultirange(t.valid) - range_agg(w.valid) AS rest
  FROM placed w JOIN believed t ON {same} AND t.valid && w.valid
  GROUP BY t.id, t.valid
), closed AS (
  UPDATE {kind.table} t SET known = tstzrange(lower(t.known), greatest(lower(t.known), %s))
  FROM touched WHERE t.id = touched.id AND t.id = ANY (ARRAY (SELECT id FROM touched))
  RETURNING t.{kind.subject}, {old}, t.source_id, t.recorded_by, touched.rest
)
INSERT INTO {kind.table} ({kind.subject}, {names}, source_id, recorded_by, valid, known)
SELECT t.{kind.subject}, {old}, t.source_id, t.recorded_by, kept, tstzrange(%s, NULL)
FROM closed t, unnest(t.rest) AS kept
UNION ALL
SELECT w.{kind.subject}, {new}, w.source_id, %s, w.valid, tstzrange(%s, NULL)
FROM placed w WHERE w.holds AND (SELECT count(*) FROM closed) >= 0
"""


def _prefixed(names: str, alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in names.split(", "))


def _detail(kind: FactKind, name: str) -> str:
    """A detail as said, or else as believed while the core is the same."""
    blank = kind.blank(name)
    said = f"w.{name}" if blank is None else f"nullif(w.{name}, '{blank}')"
    core = " AND ".join(f"w.{column} IS NOT DISTINCT FROM t.{column}" for column in kind.core) or "true"
    return f"coalesce({said}, CASE WHEN {core} THEN t.{name} END, w.{name})"
