"""One box: a name with or without marks, in any order, the last word unfinished; a year; a number.

Every word of the query must fit. The rarest *drives*: its search keys are walked in the order of the names until the
page is full, and the other words are compared with the line that each key carries.

Only comparisons that PostgreSQL trusts not to leak (equality, order) touch the index: under row security all others,
trigrams and text search among them, would read the whole table. Misspelt words are therefore looked up in the
dictionary of name words, which names nobody.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.kit.vietnamese import fold
from ansinh.registry.searchkeys import number_key

NEIGHBOURS = 15  # words of the dictionary tried for a misspelt one
LIKENESS = "0.2"  # of trigrams; two letters that changed places in a word of four leave it this like
LONGEST = 80  # characters of a query that are read


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


@dataclass(frozen=True)
class _Word:
    """A word of the query: one of ``spellings`` as a whole, or a word that begins with the first of them."""

    spellings: tuple[str, ...]
    unfinished: bool = False

    @property
    def is_number(self) -> bool:
        """A number other than a year: keys know it, lines do not."""
        return any(letter.isdigit() for letter in self.spellings[0]) and len(self.spellings[0]) > len("1956")

    def of_key(self, alias: str) -> tuple[str, list[Any]]:
        """SQL condition on a key, and its parameters."""
        if self.unfinished:
            return f"{alias}.key >= %s AND {alias}.key < %s", [self.spellings[0], self.spellings[0] + "\U0010ffff"]
        if len(self.spellings) == 1:
            return f"{alias}.key = %s", [self.spellings[0]]
        return f"{alias}.key = ANY (%s)", [list(self.spellings)]

    def in_line(self) -> tuple[str, list[Any]]:
        """SQL condition that the line holds the word, and its parameters."""
        end = "" if self.unfinished else " "
        spelled = " OR ".join("k.line LIKE %s" for _ in self.spellings)
        return f"({spelled})", [f"% {_literal(word)}{end}%" for word in self.spellings]


def find(text: str, *, limit: int = 20, offset: int = 0) -> list[FoundPerson]:
    """People who fit every word of ``text``, by name; within the session's places only.

    A word may be part of a name, a birth year, or a number (CCCD, account, paper, decision); the last word may be
    unfinished. When nobody fits, words are taken for misspelt and their neighbours tried.
    """
    words = words_of(text)
    if not words:
        return []
    asked = [_Word((word,), unfinished=word == words[-1]) for word in words]
    found = _walk(asked, limit, offset)
    if found or offset:
        return _rows(found, exact=True)
    return _rows(_walk([_Word((word, *_neighbours(word))) for word in words], limit, offset), exact=False)


def words_of(text: str) -> list[str]:
    """What is looked for: ``"Lê Văn BÌNH 1956" -> [le, van, binh, 1956]``; a number with blanks in it is one word."""
    folded = fold(text[:LONGEST])
    parts = folded.split()
    if all(re.search("[0-9/]", part) for part in parts) and ("/" in folded or len(re.findall("[0-9]", folded)) >= 7):
        number = number_key(folded)
        return [number.replace(".", "") if re.fullmatch(r"[0-9.]+", number) else number]
    return list(dict.fromkeys(parts))


def _walk(words: list[_Word], limit: int, offset: int) -> list[int]:
    """Ids of the people of whom one key fits the driver and the line fits the other words."""
    driver = _driver(words)
    condition, parameters = driver.of_key("k")
    for word in words:
        if word != driver:
            fits, values = word.in_line()
            condition += f" AND {fits}"
            parameters += values
    if driver.unfinished or len(driver.spellings) > 1:
        # Two words of one line may fit the driver ("nguyen" and "ngoc" for "ng"): only the first of them counts.
        smaller, values = driver.of_key("other")
        condition += (
            " AND NOT EXISTS (SELECT 1 FROM unnest(string_to_array(k.line, ' ')) AS other (key)"
            f" WHERE other.key < k.key AND {smaller})"
        )
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.person_id FROM registry_searchkey k WHERE {condition}"
            " ORDER BY k.key, k.line, k.person_id LIMIT %s OFFSET %s",
            [*parameters, limit, offset],
        )
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def _driver(words: list[_Word]) -> _Word:
    """A number; else the word that the planner's own statistics call the rarest (asked for a plan, nothing is run)."""
    number = next((word for word in words if word.is_number), None)
    if number is not None or len(words) == 1:
        return number or words[0]
    conditions = [word.of_key("k") for word in words]
    plan_of = " UNION ALL ".join(f"SELECT FROM registry_searchkey k WHERE {condition}" for condition, _ in conditions)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {plan_of}", [value for _, values in conditions for value in values])
        explained = cursor.fetchone()[0]
    plans = (json.loads(explained) if isinstance(explained, str) else explained)[0]["Plan"]["Plans"]
    estimates = {word: plan["Plan Rows"] for word, plan in zip(words, plans, strict=True)}
    return min(words, key=estimates.__getitem__)


def _neighbours(word: str) -> list[str]:
    """Words of names that look like this one; none for numbers."""
    if any(letter.isdigit() for letter in word):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [LIKENESS])
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
        return [FoundPerson(*(*row, exact)) for row in cursor.fetchall()]
