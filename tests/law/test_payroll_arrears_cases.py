"""Worked cases of the notes on social assistance that speak of lists: arrears, ends, rises, moves, resumptions.

V074-V083, V102, V131-V133: the notes state the amount. V079, V157, V159: the notes leave the question open, and nothing is
paid by itself before an officer decides or a ruling is written down.
"""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.decisions import actions as decisions
from ansinh.decisions import sweeping
from ansinh.payroll import actions, queries
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
STANDARD = {"rate_code": "social_assistance_standard"}
SEVERE = {"benefit": "ND20-5.6.nang", **STANDARD}
ORPHAN = {"benefit": "ND20-5.1.b", **STANDARD}
OLD = {"benefit": "ND20-5.5.c", "multiplier": "1.0", **STANDARD}
PENSION = {"benefit": "ND176-2.a", "multiplier": "1.0", "rate_code": "social_pension_standard"}
EXTREME = {"benefit": "ND20-5.6.dbn", "multiplier": "2.0", **STANDARD}
NURSING = {"benefit": "ND20-CS.2.a1", **STANDARD}


def total(text: str, person: int) -> int:
    """What the list pays the person, carried money included, recoveries aside."""
    rows = w.sql(
        "SELECT coalesce(sum(regular_vnd + arrears_vnd + carried_vnd), 0)::bigint FROM payroll_payable v"
        " JOIN payroll_payroll p ON p.id = v.payroll_id WHERE p.month = %s AND v.person_id = %s",
        w.month(text), person,
    )  # fmt: skip
    return int(rows[0][0])


def run(months: list[tuple[str, str]]) -> None:
    for text, on in months:
        w.draw_and_lock(text, on)


@pytest.mark.parametrize(
    ("case", "benefit", "start", "signed", "listed", "drawn", "expected"),
    [
        ("V074", SEVERE, "2022-03", "2022-05-20", "2022-06", "2022-05-22", 2_160_000),
        ("V076", ORPHAN, "2023-04", "2023-04-28", "2023-06", "2023-05-20", 1_620_000),
        ("V102", SEVERE, "2025-03", "2025-05-20", "2025-06", "2025-05-22", 3_000_000),
    ],
)
def test_first_list_with_the_months_since_the_start(
    case: str, benefit: dict[str, str], start: str, signed: str, listed: str, drawn: str, expected: int
) -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start=start, **benefit)], signed)
    w.draw(listed, drawn)
    assert total(listed, world.people[0]) == expected, case


def test_v077_and_v078_the_month_of_death_is_paid_in_full_and_the_next_not_at_all() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2023-01", **SEVERE)], "2023-01-02")
    run([("2023-01", "2023-01-03"), ("2023-02", "2023-01-20"), ("2023-03", "2023-02-20")])
    w.sql("UPDATE registry_person SET died_on = '2023-03-02' WHERE id = %s", person)
    decisions.sweep(date(2023, 3, 10), actor=w.SYSTEM, at=w.noon("2023-03-10"))
    w.draw("2023-04", "2023-03-20")
    assert total("2023-03", person) == 540_000
    assert total("2023-04", person) == 0


def test_v083_moved_in_paid_from_the_month_after_the_old_place_stopped() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start="2023-05", **ORPHAN)], "2023-05-04")
    w.draw("2023-05", "2023-05-05")
    assert total("2023-05", world.people[0]) == 540_000


RISE = [
    ("2026-06", "2026-05-20"), ("2026-07", "2026-06-20"), ("2026-08", "2026-07-20"), ("2026-09", "2026-08-20"),
    ("2026-10", "2026-09-20"),
]  # fmt: skip


def test_v131_v132_v133_the_rise_of_2026_reaches_back_to_july() -> None:
    world = w.build()
    disabled, old = world.people[0], world.people[1]
    w.decide([w.item(world, disabled, start="2026-06", **SEVERE)], "2026-05-10")
    w.decide([w.item(world, old, start="2026-06", **PENSION)], "2026-05-10")
    for user in (1, 2):  # the pension and its standard of 2025 are known from the press only
        w.sql(
            "INSERT INTO policy_confirmation (version, user_id, user_name, at, note) SELECT version, %s, '', now(), ''"
            " FROM (SELECT version FROM policy_rate WHERE code = 'social_pension_standard' UNION"
            " SELECT v ->> 'version' FROM policy_benefit, jsonb_array_elements(versions) v WHERE code = 'ND176-2.a') law",
            user,
        )
    run(RISE)
    w.draw("2026-11", "2026-10-20")
    arrears = sum(amount for kind, _, amount, _ in w.lines("2026-11", disabled) if kind == "ARREARS")
    assert arrears == 240_000  # V131
    assert total("2026-11", disabled) == 1_050_000  # V132
    assert total("2026-11", old) == 700_000  # V133


def test_v079_three_months_not_collected_wait_for_an_officer() -> None:
    """Carried money of months 1-3 and arrears of 4-6 come only when the officer lets the person resume."""
    world = w.build()
    person = world.people[0]
    w.sql("UPDATE registry_person SET birth_date = '1940-03-01' WHERE id = %s", person)  # over 80, as the benefit asks
    w.decide([w.item(world, person, start="2023-01", **OLD)], "2023-01-02")
    run([("2023-01", "2023-01-03"), ("2023-02", "2023-01-20"), ("2023-03", "2023-02-20")])
    report = [sweeping.Uncollected(person, w.month("2023-03"))]
    decisions.report_uncollected(report, on=date(2023, 3, 21), actor=w.SYSTEM, at=w.noon("2023-03-21"))
    w.decide([w.item(world, person, "SUSPEND", start="2023-04", **OLD)], "2023-03-25")
    run([("2023-04", "2023-03-26"), ("2023-05", "2023-04-20"), ("2023-06", "2023-05-20")])
    assert [total(text, person) for text in ("2023-04", "2023-05", "2023-06")] == [0, 0, 0]
    assert w.draw("2023-07", "2023-06-15").totals.lines == 0
    w.decide([w.item(world, person, "RESUME", start="2023-04", **OLD)], "2023-06-16")
    back = [
        actions.ReturnedMoney(person, world.commune_of(person), 360_000, w.month(text), text, "không nhận")
        for text in ("2023-01", "2023-02", "2023-03")
    ]
    actions.add_adjustment(back, actor=w.DRAWER, at=w.noon("2023-06-17"))
    w.draw("2023-07", "2023-06-20")
    assert {reason for kind, _, _, reason in w.lines("2023-07") if kind == "ARREARS"} == {"RESUMED"}
    assert total("2023-07", person) == 2_520_000


def test_v157_and_v159_open_questions_are_asked_and_not_paid() -> None:
    world = w.build()
    dead, carer = world.people[0], world.people[1]
    w.decide([w.item(world, dead, start="2026-06", **SEVERE)], "2026-05-10")
    w.decide([w.item(world, carer, start="2026-06", **EXTREME)], "2026-05-10")
    w.decide([w.item(world, carer, start="2026-06", **NURSING)], "2026-05-10")
    run(RISE[:3])
    w.sql("UPDATE registry_person SET died_on = '2026-08-12' WHERE id = %s", dead)
    w.decide([w.item(world, dead, "STOP", start="2026-09", **SEVERE)], "2026-08-15")
    run(RISE[3:])
    w.draw("2026-11", "2026-10-20")
    with acting(w.SYSTEM):
        asked = [(row.person_id, row.cause, row.amount_vnd) for row in queries.stopped_lines(w.month("2026-11"))]
    assert sorted(asked) == sorted(
        [(dead, "NEEDS_RULING", 60_000)] * 2 + [(carer, "NEEDS_RULING", 60_000)] * 4  # V157: 120.000; V159: 240.000
    )
    assert w.lines("2026-11", dead) == []
    assert sum(amount for kind, _, amount, _ in w.lines("2026-11", carer) if kind == "ARREARS") == 320_000
