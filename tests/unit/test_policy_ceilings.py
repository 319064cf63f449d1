"""Ceilings by date: the file, the day, the same number as SQL."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from ansinh.areas.employment.overseas_registers import LIMITS as JOBS
from ansinh.areas.safety.registers import TERMS
from ansinh.areas.training.registers import LIMITS as COURSES
from ansinh.policy.ceilings import day_said, provisional_words, read_ceilings
from ansinh.policy.located import LawError

LINE = (
    "  - {{code: loan, title: Vay, value: {value}, unit: đồng, from: {since}{until}, instrument: NĐ, evidence: {of}}}\n"
)


def written(folder: Path, *lines: str) -> Path:
    file = folder / "ceilings.yaml"
    file.write_text("ceilings:\n" + "".join(lines), encoding="utf-8")
    return file


def line(value: int, since: str, until: str = "", of: str = "press") -> str:
    return LINE.format(value=value, since=since, until=f", to: {until}" if until else "", of=of)


def test_a_ceiling_ends_the_day_before_the_next(tmp_path: Path) -> None:
    found = read_ceilings(written(tmp_path, line(100, "2019-11-08", "2026-01-01"), line(200, "2026-01-01")))
    days = [date(2019, 11, 7), date(2019, 11, 8), date(2025, 12, 31), date(2026, 1, 1)]
    assert [one and one.value for one in (found.on("loan", day) for day in days)] == [None, 100, 100, 200]
    assert found.within("loan", 101, days[0])
    assert not found.within("loan", 101, days[2])
    assert found.within("loan", 101, days[3])
    assert found.within("loan", None, days[2])
    assert found.within("loan", 500, None)


def test_the_same_days_cannot_be_said_twice(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="said twice"):
        read_ceilings(written(tmp_path, line(1, "2020-01-01"), line(2, "2021-01-01")))
    with pytest.raises(LawError):
        read_ceilings(written(tmp_path, line(1, "2020-01-01", of="rumour")))


def test_what_rests_on_knowledge_is_told(tmp_path: Path) -> None:
    found = read_ceilings(written(tmp_path, line(1, "2020-01-01", of="knowledge")))
    assert provisional_words(found, ["loan"]) == "Theo hiểu biết, chờ đối chiếu văn bản: Vay."
    assert provisional_words(found, ["other"]) == ""


def test_a_day_comes_as_text_or_as_a_date() -> None:
    assert day_said("2024-05-01") == day_said(date(2024, 5, 1)) == date(2024, 5, 1)
    assert day_said("") is None
    assert day_said(None) is None


@pytest.mark.django_db
def test_sql_says_the_same() -> None:
    days = [date(2015, 1, 1), date(2019, 11, 8), date(2025, 12, 31), date(2026, 1, 1)]
    for ceilings, code in ((JOBS, "loan_worker"), (COURSES, "food_day"), (TERMS, "days_DEADLY")):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {ceilings.sql(code, 'd')} FROM unnest(%s::date[]) WITH ORDINALITY u (d, n) ORDER BY n", [days]
            )
            told = [row[0] for row in cursor.fetchall()]
        assert told == [one and one.value for one in (ceilings.on(code, day) for day in days)]
    with pytest.raises(KeyError):
        JOBS.sql("nothing", "d")
