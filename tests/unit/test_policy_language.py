"""The closed language: what it knows, what it refuses, and that unknown facts stay unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from ansinh.policy.language import LanguageError, Vocabulary, check_bool, check_number
from ansinh.policy.spec import UNSTATED, Fact, Term

HERE = Path("facts.yaml")


def fact(name: str, kind: str, *words: str, absent: object = UNSTATED) -> Fact:
    return Fact(name, kind, tuple((word, word) for word in words), name, None, "", absent, "", HERE, 1)


FACTS = {
    f.name: f
    for f in (
        fact("poverty", "enum", "NONE", "POOR"),
        fact("children", "int"),
        fact("alone", "bool"),
        fact("died_on", "date", absent=None),
        fact("signed_on", "date"),
        fact("birth_date", "date"),
        fact("percent", "int"),
    )
}
TERMS = {
    name: Term(name, "condition", when, name, HERE, 1)
    for name, when in (("poor", "poverty = 'POOR'"), ("poor_alone", "poor and alone"), ("circle", "not circle"))
}
WORDS = Vocabulary(FACTS, TERMS, frozenset({"standard", "TB.TC.41", "TB.TC.42"}))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("children / 2 > 1", "not part of the language"),
        ("now() > signed_on", "not part of the language"),
        ("(select 1) = 1", "not part of the language"),
        ("children > 1; drop table x", "cannot be read|not part"),
        ("poverty = 'POR'", "not among the values"),
        ("poverty in ('POOR', 'RICH')", "not among the values"),
        ("poverty < 'POOR'", "only = and <>"),
        ("poverty = 1", "compares a text with a number"),
        ("children", "not a condition"),
        ("children + alone > 1", "is a bool, not a number"),
        ("signed_on is null", "absent: null"),
        ("children is null", "absent: null"),
        ("birth_date < signed_on", "reached through"),
        ("signed_on - died_on > 3", "is a date, not a number"),
        ("reached('ten')", "n months"),
        ("reached(children)", "not part of the language"),
        ("rate('nothing') > 1", "no rate"),
        ("rate('XX.{percent}') > 1", "no rate fits"),
        ("circle", "defined by itself"),
        ("wealth > 1", "neither a fact nor a condition"),
    ],
)
def test_it_refuses(text: str, why: str) -> None:
    with pytest.raises(LanguageError, match=why):
        check_bool(text, WORDS)


def test_it_remembers_the_facts_behind_named_conditions() -> None:
    checked = check_bool("poor_alone or reached(80)", WORDS)
    assert checked.facts == {"poverty", "alone", "birth_date"}
    assert checked.asks_age


def test_a_rate_may_be_chosen_by_a_fact() -> None:
    assert check_number("rate('TB.TC.{percent}')", WORDS).sql == (
        "(SELECT r.amount_vnd FROM rates r WHERE r.code = 'TB.TC.' || f.percent::text)"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "children", "alone", "result"),
    [
        ("children > 1 and alone", None, False, False),  # false whatever the unknown is
        ("children > 1 and alone", None, True, None),
        ("children > 1 or alone", None, True, True),
        ("not (children = 1)", None, True, None),
        ("least(children, 3) < 5", None, True, None),  # LEAST of PostgreSQL would forget the unknown
        ("greatest(children, 3) = 3", 2, True, True),
        ("round(children * 0.5, 2) = 2", 3, True, True),  # 1.5 to the next 2: half up
        ("children between 1 and 2", 2, True, True),
    ],
)
def test_what_rests_on_the_unknown_is_unknown(
    text: str, children: int | None, alone: bool, result: bool | None
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {check_bool(text, WORDS).sql} FROM (SELECT %s::bigint AS children, %s::boolean AS alone) f",
            [children, alone],
        )
        assert cursor.fetchone() == (result,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("word", "first", "last", "month", "result"),
    [
        ("reached(60)", "1962-09-30", "1962-09-30", "2022-09", True),
        ("reached(60)", "1962-10-01", "1962-10-01", "2022-09", False),
        ("until(16)", "2006-09-01", "2006-09-01", "2022-09", True),  # the month of the birthday is still paid
        ("until(16)", "2006-08-31", "2006-08-31", "2022-09", False),
        ("turns(4)", "2018-05-10", "2018-05-10", "2022-05", True),
        ("reached(18)", "2004-02-29", "2004-02-29", "2022-02", False),  # the birthday is 1 March 2022
        ("turns(18)", "2004-02-29", "2004-02-29", "2022-03", True),
        ("before(75)", "1950-01-01", "1950-12-31", "2025-06", None),
        ("reached(75)", "1950-01-01", "1950-12-31", "2025-12", True),
        ("reached('36 months')", "2020-03-31", "2020-03-31", "2023-03", True),
    ],
)
def test_ages_by_computed_days(word: str, first: str, last: str, month: str, result: bool | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {check_bool(word, WORDS).sql}"
            " FROM (SELECT %(first)s::date AS birth_first, %(last)s::date AS birth_last) f",
            {"first": first, "last": last, "month_start": f"{month}-01", "month_end": _last_day(month)},
        )
        assert cursor.fetchone() == (result,)


def _last_day(month: str) -> str:
    days = {"02": 28, "03": 31, "05": 31, "06": 30, "09": 30, "12": 31}
    return f"{month}-{days[month[5:]]}"
