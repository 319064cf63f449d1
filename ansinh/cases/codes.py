"""The code on the slip: ``H47.24.10-240501-0001``, agency, day, and the day's number of that agency.

A code is given once and never again; two clerks queue on the counter's row, and a number that was not used (the
transaction was given up) is given to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ansinh.cases.refusals import WrongCommune
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.vietnamese import format_date
from ansinh.policy.located import Mapping as Entries
from ansinh.policy.located import read_list
from ansinh.registry.places import communes

FILE = Path(__file__).parent / "prefixes.yaml"
TAKE = """
INSERT INTO cases_codecounter AS c (prefix, day, last)
SELECT prefix, %s, wanted FROM unnest(%s::text[], %s::int[]) AS asked (prefix, wanted) ORDER BY prefix
ON CONFLICT (prefix, day) DO UPDATE SET last = c.last + excluded.last
RETURNING prefix, last
"""


@dataclass(frozen=True)
class _Prefixes:
    """The identifiers of a time: of the district (empty: there is none) and of communes by their official code."""

    start: date
    end: date
    district: str
    communes: Mapping[str, str]


def prefixes_of(commune_ids: Sequence[int], *, at_district: bool, on: date) -> dict[int, str]:
    """The identifier that each commune's dossiers bear on a day, when the commune or the district receives them.

    Raises WrongCommune for a unit that is no commune of that day.
    """
    known = next((each for each in _prefixes() if each.start <= on <= each.end), None)
    codes = {unit.id: unit.code for unit in communes(on)}
    found = {}
    for commune_id in dict.fromkeys(commune_ids):
        prefix = (at_district and known and known.district) or (
            known.communes.get(codes.get(commune_id, ""), "") if known else ""
        )
        if not prefix or commune_id not in codes:
            raise WrongCommune(
                f"Nơi nhận không phải là xã đang hoạt động ngày {format_date(on)}, hoặc chưa có mã định danh."
                " Chọn lại xã; nếu vẫn không được, hỏi người quản trị.",
                commune=commune_id,
            )
        found[commune_id] = prefix
    return found


def take_codes(prefixes: Sequence[str], *, day: date) -> list[str]:
    """One new code for each, in order, in the caller's transaction: until it ends, others of that agency wait."""
    wanted = Counter(prefixes)
    names = sorted(wanted)
    last = dict(execute_bulk(TAKE, [day, names, [wanted[name] for name in names]]))
    following = {name: last[name] - wanted[name] for name in names}
    codes = []
    for prefix in prefixes:
        following[prefix] += 1
        codes.append(f"{prefix}-{day:%y%m%d}-{following[prefix]:04}")
    return codes


@lru_cache(maxsize=1)
def _prefixes() -> tuple[_Prefixes, ...]:
    found = []
    for entry in read_list(FILE):
        units = entry.need("communes", Entries)
        found.append(
            _Prefixes(
                start=entry.take("from", date, date.min),
                end=entry.take("to", date, date.max),
                district=entry.take("district", str, ""),
                communes={str(code): str(prefix) for code, prefix in units.plain().items()},
            )
        )
        entry.done()
    return tuple(found)
