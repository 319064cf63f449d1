"""A figure and the rows behind it come from one statement; a changed past is a correction, never silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ansinh.audit.session import acting
from ansinh.indicators import actions, catalog, queries
from ansinh.indicators.refusals import UnknownIndicator
from ansinh.indicators.windows import Window, window_named, window_of, windows_around
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.policy.located import LawError
from tests.entitlement_world import commune, district, resident
from tests.payroll_world import SYSTEM, noon, sql

pytestmark = pytest.mark.django_db
YEAR = window_of(date(2024, 1, 1), "year")
PEOPLE = """
- code: invented.people
  title: Người trong sổ
  unit: người
  direction: none
  period: month
  source: Sổ người dân
  owner: Thử nghiệm
  dimensions: [commune, sex]
  rows: |
    SELECT i.person_id AS id, 'person' AS register, p.commune_id AS commune, i.sex, i.full_name AS label, 1 AS value
    FROM registry_identity i JOIN registry_person p ON p.id = i.person_id
    WHERE i.known @> :known_at AND i.valid @> (:until::date - 1)
- code: invented.women
  title: Tỷ lệ nữ
  unit: "%"
  direction: none
  period: month
  source: Sổ người dân
  owner: Thử nghiệm
  rows: |
    SELECT i.person_id AS id, 'person' AS register, p.commune_id AS commune, 1 AS value
    FROM registry_identity i JOIN registry_person p ON p.id = i.person_id
    WHERE i.known @> :known_at AND i.valid @> (:until::date - 1) AND i.sex = 'FEMALE'
  denominator: |
    SELECT i.person_id AS id, 'person' AS register, p.commune_id AS commune, 1 AS value
    FROM registry_identity i JOIN registry_person p ON p.id = i.person_id
    WHERE i.known @> :known_at AND i.valid @> (:until::date - 1)
"""


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    made = catalog.load([("invented", tmp_path)])
    for module in (catalog, queries, actions):
        monkeypatch.setattr(module, "indicators", lambda: made)
    yield


def measured(codes: list[str], day: str) -> actions.Counted:
    return actions.measure([YEAR], codes=codes, actor=SYSTEM, at=noon(day))


@pytest.mark.usefixtures("invented")
def test_a_figure_is_the_sum_of_its_rows_and_a_second_count_changes_nothing() -> None:
    district()
    for birth in ("1950-01-01", "1951-01-01", "1952-01-01"):
        resident(birth)
    counted = measured(["invented.people"], "2024-09-01")
    assert counted.figures == 1 and counted.changed > 0
    assert measured(["invented.people"], "2024-09-02").changed == 0
    with acting(SYSTEM):
        figure = queries.figure("invented.people", YEAR)
        rows = queries.opened("invented.people", YEAR, known_at=noon("2024-09-02"))
        assert figure.value == rows.amount == rows.total == len(rows.rows) == 3
        assert figure.counted_at == noon("2024-09-01")
        assert {row.register for row in rows.rows} == {"person"}


@pytest.mark.usefixtures("invented")
def test_a_rate_has_two_counts_and_nothing_to_divide_by_is_no_figure() -> None:
    district()
    measured(["invented.women"], "2024-09-01")
    with acting(SYSTEM):
        assert queries.figure("invented.women", YEAR).value is None
    for birth in ("1950-01-01", "1951-01-01", "1952-01-01"):
        resident(birth)
    women = sql("SELECT count(*) FROM registry_identity WHERE sex = 'FEMALE'")[0][0]
    measured(["invented.women"], "2024-09-02")
    with acting(SYSTEM):
        figure = queries.figure("invented.women", YEAR)
        assert (figure.amount, figure.base) == (women, 3)
        assert figure.value == (Decimal(women) * 100 / 3).quantize(Decimal("0.01"))  # type: ignore[arg-type]


@pytest.mark.usefixtures("invented")
def test_a_changed_past_is_told_as_a_correction_and_the_old_figure_can_be_counted_again() -> None:
    district()
    resident("1950-01-01")
    measured(["invented.people"], "2024-09-01")
    resident("1951-01-01")
    measured(["invented.people"], "2024-09-05")
    with acting(SYSTEM):
        assert [
            (each.before, each.after, each.at) for each in queries.corrections("invented.people", YEAR, actor=SYSTEM)
        ] == [(1, 2, noon("2024-09-05"))]
        assert queries.figure("invented.people", YEAR, known_at=noon("2024-09-04")).value == 1
        assert queries.figure("invented.people", YEAR).value == 2


@pytest.mark.usefixtures("invented")
def test_an_officer_reads_the_figure_of_their_own_places() -> None:
    district()
    resident("1950-01-01")
    measured(["invented.people"], "2024-09-01")
    here = commune(date(2024, 9, 1))
    local = Actor(user_id=3, name="Công chức xã", role="COMMUNE_OFFICER", communes=(here,))
    stranger = replace(local, communes=(here + 1000,))
    with acting(local):
        assert queries.figure("invented.people", YEAR).value == 1
        assert [part.commune_id for part in queries.by_commune("invented.people", YEAR, actor=local)] == [here]
    with acting(stranger):
        assert queries.figure("invented.people", YEAR).value is None
        assert queries.opened("invented.people", YEAR, known_at=noon("2024-09-02")).total == 0
    with pytest.raises(NotPermitted):
        actions.measure([YEAR], actor=local, at=noon("2024-09-01"))


def test_every_definition_of_the_house_can_be_counted() -> None:
    district()
    counted = actions.measure_around(date(2024, 9, 1), actor=SYSTEM, at=noon("2024-09-01"))
    assert counted.figures >= len(catalog.indicators())
    with pytest.raises(UnknownIndicator):
        catalog.indicator("office.nothing")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("SELECT i.person_id AS id", "DELETE FROM registry_person; SELECT i.person_id AS id"), "must be one SELECT"),
        (("p.commune_id AS commune, i.sex", "i.sex"), "gives no ['commune']"),
        (("i.full_name AS label", "i.full_name AS nhan"), "gives ['nhan']"),
        (("code: invented.people", "code: other.people"), "must begin with «invented.»"),
        (("unit: người", 'unit: "%"'), "needs a denominator"),
        (("direction: none", "direction: sideways"), "allowed: up, down, none"),
    ],
)
def test_a_definition_that_cannot_be_meant_is_refused_with_its_place(
    change: tuple[str, str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "people.yaml").write_text(PEOPLE.replace(*change, 1), encoding="utf-8")
    with pytest.raises(LawError, match=r"people\.yaml:\d+") as refusal:
        catalog.load([("invented", tmp_path)])
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("code", "since", "until"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-H2", date(2024, 7, 1), date(2025, 1, 1)),
        ("2024-Q3", date(2024, 7, 1), date(2024, 10, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
    ],
)
def test_a_window_is_named_as_it_is_written(code: str, since: date, until: date) -> None:
    window = window_named(code)
    assert window == Window(since, until)
    assert window.code == code
    assert window.moved(1).moved(-1) == window
    assert window.year_before().since == since.replace(year=2023)


@pytest.mark.parametrize("code", ["", "24", "2024-13", "2024-Q5", "2024-H0", "2024-x", "năm", "99999"])
def test_what_names_no_window_is_none(code: str) -> None:
    assert window_named(code) is None


def test_a_morning_counts_what_runs_and_what_has_just_ended() -> None:
    around = windows_around(date(2024, 9, 1))
    assert [window.code for window in around] == [
        "2024-08",
        "2024-09",
        "2024-Q2",
        "2024-Q3",
        "2024-H1",
        "2024-H2",
        "2023",
        "2024",
    ]
    assert all(window.until - window.since >= timedelta(28) for window in around)
