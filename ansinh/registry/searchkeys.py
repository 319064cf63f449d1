"""Writing the search keys of people: words of the name, birth year, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from ansinh.kit.vietnamese import fold

# The line of a person: " binh le van 1956 ". Given name first, so that keys in order are names in order.
LINE = (
    r"' ' || regexp_replace(p.fold, '^(.+) (\S+)$', '\2 \1')"
    " || coalesce(' ' || lpad(extract(year FROM p.birth_date)::text, 4, '0'), '') || ' '"
)
NUMBER = "translate(lower(regexp_replace({}, '\\s', '', 'g')), 'Đđ', 'dd')"
# Keys that believed facts give. The facts are found by the people's ids themselves, by index: joined with ``people``
# alone, they would be read whole for each list.
GIVEN = f"""
SELECT p.id, unnest(string_to_array(p.line, ' ')) AS key FROM people p
UNION SELECT f.person_id, {NUMBER.format("f.number")} FROM registry_paper f
  WHERE f.person_id = ANY (%(people)s) AND upper_inf(f.known)
UNION SELECT f.person_id, {NUMBER.format("f.account_number")} FROM registry_paymentroute f
  WHERE f.person_id = ANY (%(people)s) AND upper_inf(f.known)
"""
# A new line (another name, another year) takes along the numbers that stood under the old one.
TAKEN_ALONG = """
SELECT p.id, k.key FROM people p JOIN registry_searchkey k ON k.person_id = p.id
WHERE k.person_id = ANY (%(people)s) AND k.line <> p.line
  AND k.key ~ '[0-9]' AND k.key <> ALL (string_to_array(k.line, ' '))
"""


def number_key(number: str) -> str:
    """A number as search compares it: folded, without blanks. ``"1203/QĐ-UBND" -> "1203/qd-ubnd"``."""
    return fold(number).replace(" ", "")


def index_new(person_ids: Iterable[int]) -> None:
    """Write the keys of people just added. Nobody else sees them yet, so no older key can stand in the way."""
    _add_keys(list(person_ids), GIVEN, "")


def index_people(person_ids: Iterable[int]) -> None:
    """Add the keys that the believed facts of these people give, and bring the place of the older keys in line."""
    people = list(person_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registry_searchkey k SET commune_id = p.commune_id FROM registry_person p"
            " WHERE p.id = ANY (%(people)s) AND k.person_id = ANY (%(people)s) AND k.person_id = p.id"
            " AND k.commune_id <> p.commune_id",
            {"people": people},
        )
    _add_keys(people, f"{GIVEN} UNION {TAKEN_ALONG}", "ON CONFLICT DO NOTHING")


def _add_keys(people: list[int], keys: str, conflict: str) -> None:
    """``keys``: a SELECT of (person id, key) from ``people``."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH people AS MATERIALIZED (SELECT p.id, p.commune_id, {LINE} AS line FROM registry_person p"
            f" WHERE p.id = ANY (%(people)s) AND p.withdrawn_at IS NULL), keys AS ({keys})"
            " INSERT INTO registry_searchkey (key, line, person_id, commune_id)"
            " SELECT keys.key, p.line, p.id, p.commune_id FROM keys JOIN people p ON p.id = keys.id"
            f" WHERE keys.key <> '' {conflict}",
            {"people": people},
        )
        cursor.execute(
            "INSERT INTO registry_nameword (word) SELECT DISTINCT word FROM registry_person p"
            " CROSS JOIN LATERAL unnest(string_to_array(p.fold, ' ')) AS word"
            " WHERE p.id = ANY (%s) AND word <> '' ORDER BY word ON CONFLICT DO NOTHING",
            [people],
        )


def add_numbers(numbers: Sequence[tuple[int, str]]) -> None:
    """Add keys for numbers that later rooms give: (person id, number)."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO registry_searchkey (key, line, person_id, commune_id)"
            f" SELECT n.key, {LINE}, p.id, p.commune_id FROM unnest(%s::bigint[], %s::text[]) AS n (person_id, key)"
            " JOIN registry_person p ON p.id = n.person_id WHERE n.key <> '' ON CONFLICT DO NOTHING",
            [[person for person, _ in numbers], [number_key(number) for _, number in numbers]],
        )
