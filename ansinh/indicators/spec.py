"""What an indicator is: a few words about it, and one SELECT that gives a row for every thing it counts.

The figure is the sum over these rows, and its drill-down is the rows themselves: they cannot disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from ansinh.policy.located import LawError, Mapping

UNITS_OF_RATES = {"%": 100, "‰": 1000}
DIMENSIONS = ("commune", "sex", "programme")
NEEDED = frozenset({"id", "register", "commune", "value"})
ALLOWED = NEEDED | {"sex", "programme", "label"}
PARAMETERS = re.compile(r"(?<![:\w]):(since|until|known_at)\b")
WRITING = (exp.Insert, exp.Update, exp.Delete, exp.Create, exp.Drop, exp.Command, exp.Merge, exp.Into)


@dataclass(frozen=True)
class Counting:
    """A SELECT with one row a thing counted, in psycopg's form, and the columns it gives."""

    sql: str
    columns: frozenset[str]

    def column(self, name: str, kind: str) -> str:
        """The column, or nothing of its kind where the SELECT does not give it."""
        return f"c.{name}" if name in self.columns else f"NULL::{kind}"


@dataclass(frozen=True)
class Indicator:
    """One figure of the office.

    ``code``: area, then a name ("poverty.households"). ``period``: the shortest window it is counted in.
    ``direction``: "up" or "down", which way is good, or "none". ``source``: the form or register it is counted from.
    ``guarded``: the register whose grant opens its rows. ``least``: of a smaller denominator than this, no rate is told:
    it would say more than is known. ``method``: what a reader must know, in Vietnamese.
    """

    code: str
    title: str
    unit: str
    direction: str
    period: str
    source: str
    owner: str
    dimensions: tuple[str, ...]
    method: str
    guarded: str
    least: int
    rows: Counting
    base: Counting | None
    file: Path

    @property
    def area(self) -> str:
        return self.code.partition(".")[0]

    @property
    def is_rate(self) -> bool:
        return self.base is not None

    @property
    def scale(self) -> int:
        """100 for "%", 1000 for "‰", 1 for a ratio that is not in hundredths and for all that is counted."""
        return UNITS_OF_RATES.get(self.unit, 1)


def read_indicator(entry: Mapping) -> Indicator:
    """One entry of a definition file. Raises LawError with file and line."""
    unit = entry.need("unit", str)
    base = entry.maybe("denominator", str)
    if (unit in UNITS_OF_RATES) != (base is not None) and unit in UNITS_OF_RATES:
        raise entry.error(f"a figure in {unit} needs a denominator", "unit")
    found = Indicator(
        code=entry.need("code", str),
        title=entry.need("title", str),
        unit=unit,
        direction=entry.choice("direction", ("up", "down", "none")),
        period=entry.choice("period", ("month", "quarter", "half", "year")),
        source=entry.need("source", str),
        owner=entry.need("owner", str),
        dimensions=tuple(entry.take("dimensions", list, ["commune"])),
        method=entry.take("method", str, ""),
        guarded=entry.take("guarded", str, ""),
        least=entry.take("least", int, 0),
        rows=_counting(entry, "rows"),
        base=_counting(entry, "denominator") if base is not None else None,
        file=entry.file,
    )
    if found.least and base is None:
        raise entry.error("«least» is of a rate's denominator", "least")
    if unknown := set(found.dimensions) - set(DIMENSIONS):
        raise entry.error(f"unknown dimensions {sorted(unknown)}", "dimensions")
    entry.done()
    return found


def _counting(entry: Mapping, key: str) -> Counting:
    text = entry.need(key, str)
    try:
        trees = sqlglot.parse(PARAMETERS.sub("NULL", text), dialect="postgres")
    except (ParseError, TokenError) as mistake:
        raise entry.error(f"«{key}» cannot be read as SQL", key) from mistake
    tree = trees[0] if len(trees) == 1 else None
    if not isinstance(tree, exp.Query) or any(tree.find(kind) for kind in WRITING):
        raise entry.error(f"«{key}» must be one SELECT", key)
    columns = frozenset(tree.named_selects)
    if missing := NEEDED - columns:
        raise entry.error(f"«{key}» gives no {sorted(missing)}", key)
    if unknown := columns - ALLOWED:
        raise entry.error(f"«{key}» gives {sorted(unknown)}, which nobody reads", key)
    return Counting(PARAMETERS.sub(r"%(\1)s", text.replace("%", "%%")), columns)


def misnamed(found: Indicator, area: str) -> LawError | None:
    """The mistake of an indicator whose code does not begin with the folder that it lies in."""
    if found.area == area:
        return None
    return LawError(found.file, 1, f"«{found.code}» must begin with «{area}.»")
