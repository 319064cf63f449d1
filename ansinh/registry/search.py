"""One box: a name with or without marks, in any order, the last word unfinished; a year; a number.

Every word of the query must fit. One of them *drives*: its search keys are walked in the order of the names, and the
other words are compared with the line that each key carries. The driver is the word with the fewest keys, counted no
further than ``ENOUGH``; among words more common than that, any does, because people who fit soon come by.

Only comparisons that PostgreSQL trusts not to leak (equality, order) touch the index: under row security all others,
trigrams and text search among them, would read the whole table. Misspelt words are therefore looked up in the
dictionary of name words, which names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db import connection

from ansinh.kit.vietnamese import fold
from ansinh.registry.searchkeys import number_key

ENOUGH = 1000  # keys of a word that are counted before it is called common
NEIGHBOURS = 6  # words of the dictionary tried for a misspelt one
LONGEST = 80  # characters of a query that are read
_MARKS_OF_A_NUMBER = re.compile(r"[0-9][0-9. ]{6,}|.*[0-9].*/.*|.*/.*[0-9].*")


@dataclass(frozen=True)
class FoundPerson:
    """A person in the list under the search box. ``exact`` False: found although a word was misspelt."""

    id: int
    full_name: str
    birth_date: date | None
    birth_precision: str | None
    sex: str | None
    cccd: str | None
    commune: str
    village: str
    died_on: date | None
    exact: bool


def find(text: str, *, limit: int = 20, offset: int = 0) -> list[FoundPerson]:
    """People who fit every word of ``text``, by name; within the session's places only.

    A word may be part of a name, a birth year, or a number (CCCD, account, paper, decision); the last word may be
    unfinished. When nobody fits, words are taken for misspelt and their neighbours tried.
    """
    words = words_of(text)
    if not words:
        return []
    found = _walk([[word] for word in words], limit, offset, unfinished=True)
    if found or offset:
        return _rows(found, exact=True)
    return _rows(_walk([[word, *_neighbours(word)] for word in words], limit, offset, unfinished=False), exact=False)


def words_of(text: str) -> list[str]:
    """What is looked for: ``"Lê Văn BÌNH 1956" -> [le, van, binh, 1956]``; a number with blanks in it is one word."""
    folded = fold(text[:LONGEST])
    if _MARKS_OF_A_NUMBER.fullmatch(folded):
        number = number_key(folded)
        return [number.replace(".", "") if re.fullmatch(r"[0-9.]+", number) else number]
    return list(dict.fromkeys(folded.split()))


def _walk(words: list[list[str]], limit: int, offset: int, *, unfinished: bool) -> list[int]:
    """Ids of the people whose keys and lines fit; each element of ``words`` is a word with its neighbours."""
    prefix = words[-1][0] if unfinished else None
    ranges = [
        _range(alternatives, prefix if place + 1 == len(words) else None) for place, alternatives in enumerate(words)
    ]
    counts = _counts(ranges) if len(ranges) > 1 else [0]
    driver = min(range(len(words)), key=lambda place: (counts[place], -place if ranges[place][1] is None else 1))
    condition, parameters = _condition(ranges[driver])
    for place, alternatives in enumerate(words):
        if place != driver:
            end = "" if ranges[place][1] is not None else " "
            condition += " AND (" + " OR ".join("' ' || k.line || ' ' LIKE %s" for _ in alternatives) + ")"
            parameters += [f"% {_literal(word)}{end}%" for word in alternatives]
    if ranges[driver][1] is not None or len(words[driver]) > 1:
        # Two words of one line may both fit the driver ("nguyen" and "ngoc" for "ng"): only the first counts.
        condition += (
            f" AND NOT EXISTS (SELECT 1 FROM unnest(string_to_array(k.line, ' ')) AS k2(key)"
            f" WHERE k2.key < k.key AND {_condition(ranges[driver])[0].replace('k.', 'k2.')})"
        )
        parameters += _condition(ranges[driver])[1]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.person_id FROM registry_searchkey k WHERE {condition}"
            " ORDER BY k.key, k.line, k.person_id LIMIT %s OFFSET %s",
            [*parameters, limit, offset],
        )
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def _range(alternatives: list[str], prefix: str | None) -> tuple[list[str], str | None]:
    """The exact words, or the unfinished one."""
    return ([], prefix) if prefix is not None else (alternatives, None)


def _condition(wanted: tuple[list[str], str | None]) -> tuple[str, list[object]]:
    words, prefix = wanted
    if prefix is not None:
        return "k.key >= %s AND k.key < %s", [prefix, prefix + "\U0010ffff"]
    if len(words) == 1:
        return "k.key = %s", [words[0]]
    return "k.key = ANY (%s)", [words]


def _counts(ranges: list[tuple[list[str], str | None]]) -> list[int]:
    """How many keys each word has, counted up to ENOUGH, in one statement."""
    parts, parameters = [], []
    for wanted in ranges:
        condition, values = _condition(wanted)
        parts.append(
            f"(SELECT count(*) FROM (SELECT 1 FROM registry_searchkey k WHERE {condition} LIMIT {ENOUGH}) AS c)"
        )
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), parameters)
        return list(cursor.fetchone())


def _neighbours(word: str) -> list[str]:
    """Words of names that look like this one; none for numbers."""
    if any(letter.isdigit() for letter in word):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM registry_nameword WHERE word %% %s AND word <> %s"
            " ORDER BY similarity(word, %s) DESC, word LIMIT %s",
            [word, word, word, NEIGHBOURS],
        )
        return [row[0] for row in cursor.fetchall()]


def _literal(word: str) -> str:
    """The word as LIKE takes it for itself."""
    return re.sub(r"([\\%_])", r"\\\1", word)


def _rows(ids: list[int], *, exact: bool) -> list[FoundPerson]:
    if not ids:
        return []
    name = (
        "coalesce((SELECT v.name FROM registry_unitversion v WHERE v.unit_id = {} AND upper_inf(v.known)"
        " ORDER BY lower(v.valid) DESC LIMIT 1), '')"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.full_name, p.birth_date, p.birth_precision, p.sex, p.cccd,"
            f" {name.format('p.commune_id')}, {name.format('p.village_id')}, p.died_on"
            " FROM registry_person p WHERE p.id = ANY (%s) ORDER BY array_position(%s::bigint[], p.id)",
            [ids, ids],
        )
        return [FoundPerson(*row, exact) for row in cursor.fetchall()]
