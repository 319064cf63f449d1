"""The daily sweep: what it proposes, what it holds, that it repeats without repeating itself."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.decisions import actions, queries, sweeping
from tests import payroll_world as w

pytestmark = pytest.mark.django_db

BANDS = [
    ("ND20-5.6.nang.te", "ND20-5.6.nang", "2.0", "1.5", 16),
    ("ND20-5.6.nang", "ND20-5.6.nang.nct", "1.5", "2.0", 60),
    ("ND20-5.1.b", "ND20-5.1.b", "2.5", "1.5", 4),
    ("ND20-5.5.a", "ND20-5.5.a", "1.5", "2.0", 80),
]


@pytest.fixture(autouse=True)
def benefits_of_the_calendar() -> None:
    """The codes that ``calendar.yaml`` names, if the law of this run has not loaded them."""
    w.sql(
        "INSERT INTO policy_benefitgroup (code, title) VALUES ('social_assistance', '') ON CONFLICT (code) DO NOTHING"
    )
    for code in sorted({code for band in BANDS for code in band[:2]} | {"ND20-5.6.dbn", "ND335-5.5.a"}):
        w.sql(
            "INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions)"
            " SELECT %s, %s, 'SOCIAL_ASSISTANCE', id, 3, 'MONTH', 'PERSON', 'SIGNING', '[]' FROM policy_benefitgroup"
            " WHERE code = 'social_assistance' ON CONFLICT (code) DO NOTHING",
            code, code,
        )  # fmt: skip


def sweep(on: str) -> dict[str, int]:
    found = actions.sweep(date.fromisoformat(on), actor=w.SYSTEM, at=w.noon(on))
    return {each.kind: each.reviews for each in found}


def reviews() -> list[queries.ReviewRow]:
    with acting(w.SYSTEM):
        return queries.reviews()


def born(person: int, day: str, precision: str = "DAY") -> None:
    w.sql("UPDATE registry_person SET birth_date = %s, birth_precision = %s WHERE id = %s", day, precision, person)


def issue_draft(draft: int, on: str) -> None:
    actions.issue(draft, signed_on=date.fromisoformat(on), reason="Thử", actor=w.SYSTEM, at=w.noon(on))


@pytest.mark.parametrize(("benefit", "following", "before", "after", "age"), BANDS)
def test_a_birthday_proposes_the_next_band_from_its_month(
    benefit: str, following: str, before: str, after: str, age: int
) -> None:
    world = w.build()
    person = world.people[0]
    born(person, f"{2024 - age}-08-20")
    w.decide([w.item(world, person, benefit=benefit, multiplier=before, start="2024-07")], "2024-07-01")
    assert sweep("2024-06-30") == {}  # the list of August is drawn in July
    assert sweep("2024-07-05") == {"AGE": 1}
    assert sweep("2024-07-05") == {}
    review = reviews()[0]
    assert (review.from_month, review.holds, review.draft_id is not None) == (date(2024, 8, 1), False, True)
    assert review.before_vnd == round(500_000 * float(before))
    assert review.after_vnd == round(500_000 * float(after))
    assert review.draft_id is not None
    issue_draft(review.draft_id, "2024-07-10")
    with acting(w.SYSTEM):
        rows = queries.terms_of_person(person)
    assert [(row.benefit_code, str(row.multiplier)) for row in rows] == [
        (benefit, f"{before}0"),
        (following, f"{after}0"),
    ]
    assert reviews() == []
    assert sweep("2024-08-05") == {}


def test_turning_75_under_the_new_decree() -> None:
    world = w.build()
    person = world.people[0]
    born(person, "1951-11-03")
    w.decide([w.item(world, person, benefit="ND335-5.5.a", start="2026-10")], "2026-10-06")
    assert sweep("2026-10-10") == {"AGE": 1}
    assert (reviews()[0].before_vnd, reviews()[0].after_vnd) == (810_000, 1_080_000)


def test_turning_16_without_parents_holds_from_the_month_after() -> None:
    world = w.build()
    person = world.people[0]
    born(person, "2008-08-20")
    w.decide([w.item(world, person, benefit="ND20-5.1.b", start="2024-07")], "2024-07-01")
    assert sweep("2024-08-05") == {"AGE": 1}
    assert (reviews()[0].from_month, reviews()[0].holds, reviews()[0].after_vnd) == (date(2024, 9, 1), True, 0)
    w.draw_and_lock("2024-08", "2024-07-20")
    drawn = w.draw("2024-09", "2024-08-20")
    assert (drawn.totals.lines, drawn.totals.stopped) == (0, 1)


def test_a_year_of_birth_alone_is_asked_about_and_proposes_nothing() -> None:
    world = w.build()
    person = world.people[0]
    born(person, "1964-01-01", "YEAR")
    w.decide([w.item(world, person, benefit="ND20-5.6.nang", start="2024-01")], "2024-01-01")
    assert sweep("2024-01-05") == {"AGE": 1}
    assert (reviews()[0].draft_id, reviews()[0].holds) == (None, False)


def test_death_holds_and_stops_from_the_month_after() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.draw_and_lock("2024-08", "2024-07-20")
    w.sql("UPDATE registry_person SET died_on = '2024-07-15' WHERE id = %s", person)
    assert sweep("2024-08-10") == {"DEATH": 1}
    w.draw("2024-09", "2024-08-20")
    assert w.lines("2024-09") == []  # neither paid nor taken back before somebody decides
    draft = reviews()[0].draft_id
    assert draft is not None
    issue_draft(draft, "2024-08-21")
    w.draw("2024-09", "2024-08-22")
    assert w.lines("2024-09") == [("RECOVERY", "2024-08", -750_000, "STOPPED")]
    assert sweep("2024-09-10") == {}


def test_a_dismissed_review_pays_what_it_held() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    report = [sweeping.Uncollected(person, w.month("2024-07"))]
    for _ in range(2):
        actions.report_uncollected(report, on=date(2024, 7, 19), actor=w.SYSTEM, at=w.noon("2024-07-19"))
    assert w.draw_and_lock("2024-08", "2024-07-20").totals.lines == 0
    actions.dismiss_review(reviews()[0].id, reason="đã nhận đủ", actor=w.SYSTEM, at=w.noon("2024-08-10"))
    w.draw("2024-09", "2024-08-20")
    assert w.lines("2024-09") == [("ARREARS", "2024-08", 750_000, "HELD_BEFORE"), ("REGULAR", "2024-09", 750_000, "")]
    with acting(w.SYSTEM):
        assert queries.decisions(state="DRAFT") == []


def household(person: int, commune: int, kind: str, until: str) -> None:
    row = w.sql("INSERT INTO registry_household (code, commune_id) VALUES ('', %s) RETURNING id", commune)[0][0]
    w.sql(
        "INSERT INTO registry_membership (valid, known, person_id, household_id, relation)"
        " VALUES (daterange('2020-01-01', NULL), tstzrange('2020-01-01', NULL), %s, %s, 'HEAD')",
        person, row,
    )  # fmt: skip
    w.sql(
        "INSERT INTO registry_povertyclass (valid, known, household_id, kind, certificate, details)"
        " VALUES (daterange('2023-01-01', %s), tstzrange('2023-01-01', NULL), %s, %s, '', '{}')",
        until, row, kind,
    )  # fmt: skip


def test_leaving_poverty_holds_from_the_month_after_the_last_day() -> None:
    world = w.build()
    poor, still, richer = world.people
    for person, until in [(poor, "2025-01-01"), (still, "2026-01-01")]:
        household(person, world.commune_of(person), "POOR", until)
    w.decide([w.item(world, person, benefit="ND20-5.5.a", start="2024-07") for person in (poor, still)], "2024-07-01")
    w.decide([w.item(world, richer, start="2024-07")], "2024-07-01")
    assert sweep("2024-12-31") == {}
    assert sweep("2025-01-02") == {"POVERTY_LEFT": 1}
    assert [(row.person_id, row.from_month, row.holds) for row in reviews()] == [(poor, date(2025, 1, 1), True)]


def test_an_expired_certificate_holds() -> None:
    world = w.build()
    person = world.people[0]
    w.sql(
        "INSERT INTO registry_disability (valid, known, person_id, degree, kinds, certificate, review_on)"
        " VALUES (daterange('2022-01-01', NULL), tstzrange('2022-01-01', NULL), %s, 'SEVERE', '', '', '2024-08-15')",
        person,
    )
    w.decide([w.item(world, person, benefit="ND20-5.6.nang", start="2024-07")], "2024-07-01")
    assert sweep("2024-08-15") == {}
    assert sweep("2024-08-16") == {"CERTIFICATE_EXPIRED": 1}
    assert (reviews()[0].from_month, reviews()[0].holds) == (date(2024, 9, 1), True)
    with acting(w.SYSTEM):
        drafts = queries.decisions(state="DRAFT")
    assert [(row.kind, row.proposed_by, row.items) for row in drafts] == [("SUSPEND", "sweep:CERTIFICATE_EXPIRED", 1)]


def test_an_end_answers_every_question_about_the_entitlement() -> None:
    world = w.build()
    person = world.people[0]
    household(person, world.commune_of(person), "POOR", "2025-01-01")
    w.decide([w.item(world, person, benefit="ND20-5.5.a", start="2024-07")], "2024-07-01")
    w.sql("UPDATE registry_person SET died_on = '2024-12-15' WHERE id = %s", person)
    assert sweep("2025-01-02") == {"DEATH": 1, "POVERTY_LEFT": 1}
    death = next(row for row in reviews() if row.kind == "DEATH")
    assert death.draft_id is not None
    issue_draft(death.draft_id, "2025-01-03")
    assert reviews() == []
    with acting(w.SYSTEM):
        assert queries.decisions(state="DRAFT") == []
