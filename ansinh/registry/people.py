"""People and households as anchors: adding them, locking them, and keeping what ``Person`` repeats of its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from ansinh.kit.bulk import as_json, execute_bulk
from ansinh.kit.vietnamese import fold, sort_key
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import CccdTaken, PersonInUse, UnknownPerson

# Which fact of each kind Person repeats: the one that begins last; permanent residence before current.
PROJECTION = """
SELECT person.id, i.full_name, i.fold, i.sort_key, i.birth_date, i.birth_precision, i.sex, c.number AS cccd,
  r.commune_id, r.village_id, d.died_on
FROM registry_person person
JOIN LATERAL (SELECT * FROM registry_identity f WHERE f.person_id = person.id AND upper_inf(f.known)
  ORDER BY lower(f.valid) DESC LIMIT 1) i ON true
JOIN LATERAL (SELECT * FROM registry_residence f WHERE f.person_id = person.id AND upper_inf(f.known)
  ORDER BY f.kind = 'PERMANENT' DESC, lower(f.valid) DESC LIMIT 1) r ON true
LEFT JOIN LATERAL (SELECT number FROM registry_paper f WHERE f.person_id = person.id AND f.kind = 'CCCD'
  AND upper_inf(f.known) ORDER BY lower(f.valid) DESC LIMIT 1) c ON true
LEFT JOIN LATERAL (SELECT min(lower(f.valid)) AS died_on FROM registry_death f WHERE f.person_id = person.id
  AND upper_inf(f.known)) d ON true
"""


@dataclass(frozen=True)
class KnownPerson:
    """What adding facts must know of someone who is there already."""

    id: int
    birth_date: date | None
    birth_precision: str | None
    cccd: str | None
    commune_id: int
    died_on: date | None
    household_id: int | None  # believed and still valid


def lock(person_ids: Iterable[int]) -> dict[int, KnownPerson]:
    """The people, locked until the end of the transaction so that one writes at a time. Raises UnknownPerson."""
    wanted = set(person_ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.birth_date, p.birth_precision, p.cccd, p.commune_id, p.died_on,"
            " (SELECT m.household_id FROM registry_membership m WHERE m.person_id = p.id AND upper_inf(m.known)"
            "  AND upper_inf(m.valid))"
            " FROM registry_person p WHERE p.id = ANY (%s) AND p.withdrawn_at IS NULL ORDER BY p.id"
            " FOR NO KEY UPDATE",
            [list(wanted)],
        )
        known = {row[0]: KnownPerson(*row) for row in cursor.fetchall()}
    if len(known) < len(wanted):
        raise UnknownPerson
    return known


def add_sources(references: Sequence[SourceReference], *, at: datetime) -> list[int]:
    """One row a distinct reference; ids in the order of ``references``."""
    distinct = list(dict.fromkeys(references))
    ids = dict(zip(distinct, _new_ids("registry_source", len(distinct)), strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_source (id, kind, reference, at)"
            " SELECT id, kind, reference, %s FROM json_to_recordset(%s) AS s (id bigint, kind text, reference text)",
            [at, as_json([{"id": ids[one], "kind": one.kind, "reference": one.reference} for one in distinct])],
        )
    return [ids[one] for one in references]


def add_people(records: Sequence[PersonRecord]) -> tuple[list[int], list[int]]:
    """A person for each record: their ids, and the places of records whose CCCD another living person holds.

    The second list comes from the database's own constraint, so it counts people whom the actor may not see.
    """
    ids = _new_ids("registry_person", len(records))
    if not ids:
        return [], []
    rows = [
        {
            "id": person_id,
            "full_name": record.full_name,
            "fold": fold(record.full_name),
            "sort_key": sort_key(record.full_name),
            "birth_date": record.birth_date,
            "birth_precision": record.birth_precision,
            "sex": record.sex,
            "cccd": record.cccd,
            "commune_id": record.commune_id,
            "village_id": record.village_id,
            "died_on": record.died_on,
        }
        for person_id, record in zip(ids, records, strict=True)
    ]
    added = {
        row[0]
        for row in execute_bulk(
            "INSERT INTO registry_person (id, full_name, fold, sort_key, birth_date, birth_precision, sex, cccd,"
            " commune_id, village_id, died_on)"
            " SELECT * FROM json_to_recordset(%s) AS p (id bigint, full_name text, fold text, sort_key text,"
            " birth_date date, birth_precision text, sex text, cccd text, commune_id bigint, village_id bigint,"
            " died_on date)"
            " ON CONFLICT (cccd) WHERE died_on IS NULL DO NOTHING RETURNING id",
            [as_json(rows)],
        )
    }
    return ids, [place for place, person_id in enumerate(ids) if person_id not in added]


def add_households(places: Sequence[tuple[int, int | None, str]]) -> list[int]:
    """A household for each (commune, village, code); one with a code that its commune knows already is that one."""
    if not places:
        return []
    codes = sorted({(commune, code): village for commune, village, code in places if code}.items())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_household (commune_id, code, village_id)"
            " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bigint[])"
            " ON CONFLICT (commune_id, code) WHERE code <> '' DO NOTHING",
            [[key[0] for key, _ in codes], [key[1] for key, _ in codes], [village for _, village in codes]],
        )
        cursor.execute(
            "SELECT h.commune_id, h.code, h.id FROM registry_household h"
            " JOIN unnest(%s::bigint[], %s::text[]) AS k (commune_id, code) USING (commune_id, code)",
            [[key[0] for key, _ in codes], [key[1] for key, _ in codes]],
        )
        known = {(commune, code): household for commune, code, household in cursor.fetchall()}
        unnamed = [(commune, village) for commune, village, code in places if not code]
        fresh = _new_ids("registry_household", len(unnamed))
        cursor.execute(
            "INSERT INTO registry_household (id, commune_id, village_id, code)"
            " SELECT *, '' FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[])",
            [fresh, [commune for commune, _ in unnamed], [village for _, village in unnamed]],
        )
    waiting = iter(fresh)
    return [known[commune, code] if code else next(waiting) for commune, _, code in places]


def project(person_ids: Iterable[int]) -> None:
    """Bring Person (and the place of the households they head) in line with the believed facts. Raises CccdTaken."""
    people = list(person_ids)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE registry_person p SET full_name = n.full_name, fold = n.fold, sort_key = n.sort_key,"
                " birth_date = n.birth_date, birth_precision = n.birth_precision, sex = n.sex, cccd = n.cccd,"
                " commune_id = n.commune_id, village_id = n.village_id, died_on = n.died_on"
                f" FROM ({PROJECTION} WHERE person.id = ANY (%s)) n"
                " WHERE p.id = n.id AND ROW (p.full_name, p.fold, p.sort_key, p.birth_date, p.birth_precision, p.sex,"
                " p.cccd, p.commune_id, p.village_id, p.died_on) IS DISTINCT FROM ROW (n.full_name, n.fold, n.sort_key,"
                " n.birth_date, n.birth_precision, n.sex, n.cccd, n.commune_id, n.village_id, n.died_on)",
                [people],
            )
    except IntegrityError as error:
        if "registry_person_cccd_of_the_living" in str(error):
            raise CccdTaken([]) from None
        raise
    project_households(people)


def project_households(person_ids: Iterable[int]) -> None:
    """Bring the place of the households that these people head in line with theirs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registry_household h SET commune_id = p.commune_id, village_id = p.village_id,"
            " code = CASE WHEN h.commune_id = p.commune_id THEN h.code ELSE '' END"
            " FROM registry_membership m JOIN registry_person p ON p.id = m.person_id"
            " WHERE m.person_id = ANY (%s) AND m.relation = 'HEAD' AND upper_inf(m.known) AND upper_inf(m.valid)"
            " AND h.id = m.household_id"
            " AND ROW (h.commune_id, h.village_id) IS DISTINCT FROM ROW (p.commune_id, p.village_id)",
            [list(person_ids)],
        )


def withdraw(person_ids: Iterable[int], *, at: datetime) -> int:
    """Mark those of whom nothing is believed any more: shown nowhere, their CCCD free again. Returns how many.

    Raises PersonInUse: later rooms hold their people by a trigger on ``withdrawn_at``, as a foreign key would.
    """
    with connection.cursor() as cursor:
        try:
            cursor.execute(
                "UPDATE registry_person p SET withdrawn_at = %s, cccd = NULL WHERE p.id = ANY (%s) AND NOT EXISTS"
                " (SELECT 1 FROM registry_identity i WHERE i.person_id = p.id AND upper_inf(i.known)) RETURNING id",
                [at, list(person_ids)],
            )
        except IntegrityError as error:
            raise PersonInUse from error
        withdrawn = [row[0] for row in cursor.fetchall()]
        cursor.execute("DELETE FROM registry_searchkey WHERE person_id = ANY (%s)", [withdrawn])
    return len(withdrawn)


def _new_ids(table: str, count: int) -> list[int]:
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(sequence) FROM CAST(pg_get_serial_sequence(%s, 'id') AS regclass) AS sequence,"
            " generate_series(1, %s)",
            [table, count],
        )
        return [row[0] for row in cursor.fetchall()]
