"""Who a row is: by CCCD, then old CMND and birth year, then name, birth year, commune and sex; in one statement.

Only an exact and single hit is a match. Everything else is shown to an officer side by side: people are never merged
without a person's yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ansinh.intake.cleaning import CleanRow
from ansinh.kit.bulk import as_json, execute_bulk
from ansinh.kit.vietnamese import fold

BY_CCCD, BY_OLD_PAPER, BY_NAME, NEAR = 1, 2, 3, 4
NEAR_YEARS = 2  # the same name, born up to two years apart, may be the same person
NEAR_SIMILARITY = 0.75  # of folded names (pg_trgm), born in the same year

# ``person``: whom a row could be at all, found by index, so that a list costs the same in a registry of any size.
HITS = """
WITH line AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(%s::jsonb)
    AS l (place int, cccd text, cmnd text, fold text, birth text, birth_year int, sex text, commune_id bigint)
), person AS MATERIALIZED (
  SELECT id, fold, extract(year FROM birth_date)::int AS birth_year, sex, cccd, commune_id, died_on,
    left(birth_date::text, CASE birth_precision WHEN 'YEAR' THEN 4 WHEN 'MONTH' THEN 7 ELSE 10 END) AS birth
  FROM registry_person
  WHERE withdrawn_at IS NULL AND (
    commune_id = ANY (ARRAY (SELECT DISTINCT commune_id FROM line))
    OR (died_on IS NULL AND cccd = ANY (ARRAY (SELECT cccd FROM line WHERE cccd IS NOT NULL)))
    OR id = ANY (ARRAY (SELECT f.person_id FROM line l
      JOIN registry_paper f ON f.kind = 'CMND' AND f.number = l.cmnd AND upper_inf(f.known))))
), hit AS MATERIALIZED (
  SELECT l.place, 1 AS step, p.* FROM line l JOIN person p ON p.cccd = l.cccd AND p.died_on IS NULL
  UNION ALL
  SELECT l.place, 1, p.* FROM line l JOIN person p
    ON p.commune_id = l.commune_id AND p.cccd = l.cccd AND p.died_on IS NOT NULL
  UNION ALL
  SELECT l.place, 2, p.* FROM line l
    JOIN registry_paper f ON f.kind = 'CMND' AND f.number = l.cmnd AND upper_inf(f.known)
    JOIN person p ON p.id = f.person_id AND p.birth_year = l.birth_year
  UNION ALL
  SELECT l.place, 3, p.* FROM line l JOIN person p
    ON p.commune_id = l.commune_id AND p.fold = l.fold AND p.birth_year = l.birth_year
    AND coalesce(p.sex = l.sex, true) AND coalesce(p.cccd = l.cccd, true)
), near AS (
  SELECT l.place, 4 AS step, p.* FROM line l JOIN person p
    ON p.commune_id = l.commune_id AND p.fold = l.fold
    AND CASE WHEN p.cccd <> l.cccd  -- a card number copied wrongly must not make a second person
      THEN coalesce(p.sex = l.sex, true) AND (starts_with(p.birth, l.birth) OR starts_with(l.birth, p.birth))
      ELSE coalesce(abs(p.birth_year - l.birth_year) <= %s, true) END
  WHERE NOT EXISTS (SELECT 1 FROM hit WHERE hit.place = l.place)
  UNION
  SELECT l.place, 4, p.* FROM line l JOIN person p
    ON p.commune_id = l.commune_id AND p.birth_year = l.birth_year AND coalesce(p.cccd = l.cccd, true)
    AND coalesce(p.sex = l.sex, true) AND similarity(p.fold, l.fold) >= %s
  WHERE NOT EXISTS (SELECT 1 FROM hit WHERE hit.place = l.place)
)
SELECT place, step, id, fold, birth_year, died_on FROM hit
UNION ALL SELECT place, step, id, fold, birth_year, died_on FROM near
ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class Match:
    """Who the row is, or who it may be. ``person_id`` and ``candidates`` exclude one another."""

    person_id: int | None = None
    candidates: tuple[int, ...] = ()
    is_dead: bool = False


def match(rows: Sequence[CleanRow]) -> list[Match]:
    """A match for each row, in order. Only people whom the session may see are found."""
    if not rows:
        return []
    names = [fold(row.text("full_name") or "") for row in rows]
    years = [int(birth[:4]) if (birth := row.text("birth")) else None for row in rows]
    keys = [
        {
            "place": place,
            "cccd": row.text("cccd"),
            "cmnd": row.text("cmnd"),
            "fold": names[place],
            "birth": row.text("birth"),
            "birth_year": years[place],
            "sex": row.text("sex"),
            "commune_id": row.commune_id,
        }
        for place, row in enumerate(rows)
    ]
    found: dict[int, list[tuple[int, int, str, int | None, bool]]] = {}
    for place, step, person_id, name, year, died_on in execute_bulk(HITS, [as_json(keys), NEAR_YEARS, NEAR_SIMILARITY]):
        found.setdefault(place, []).append((step, person_id, name, year, died_on is not None))
    return [_decide(found.get(place, []), names[place], years[place]) for place in range(len(rows))]


def _decide(hits: list[tuple[int, int, str, int | None, bool]], name: str, year: int | None) -> Match:
    if not hits:
        return Match()
    best = min(hit[0] for hit in hits)
    of_best = {hit[1]: hit for hit in hits if hit[0] == best}
    if best == NEAR or len(of_best) > 1:
        return Match(candidates=tuple(of_best))
    _, person_id, known_name, known_year, is_dead = next(iter(of_best.values()))
    if known_name != name and known_year != year:  # the number fits, nothing else does
        return Match(candidates=(person_id,))
    return Match(person_id=person_id, is_dead=is_dead)
