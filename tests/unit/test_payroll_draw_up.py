"""Drawing up a month: regular lines, arrears and recoveries, the two rises, what is stopped, and nothing twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection

from ansinh.audit.session import acting
from ansinh.kit.refusals import NotPermitted
from ansinh.payroll import actions, queries, states
from tests import payroll_world as w

pytestmark = pytest.mark.django_db

BEFORE_NOVEMBER = [
    ("2026-06", "2026-06-02"), ("2026-07", "2026-06-20"), ("2026-08", "2026-07-20"), ("2026-09", "2026-08-20"),
    ("2026-10", "2026-09-20"),
]  # fmt: skip


def whole() -> None:
    """The spans say what the lines say, and every seal fits."""
    with acting(w.SYSTEM):
        assert queries.drawn_spans_broken() == []
        assert [row.month for row in queries.months() if row.state == "LOCKED" and queries.seal_broken(row.month)] == []


def test_the_rise_of_2024_known_at_once() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start="2024-05")], "2024-05-10")
    w.draw_and_lock("2024-05", "2024-05-20")
    w.draw_and_lock("2024-06", "2024-05-25")
    drawn = w.draw("2024-07", "2024-07-01")
    assert w.lines("2024-05") == [("REGULAR", "2024-05", 540_000, "")]
    assert w.lines("2024-06") == [("REGULAR", "2024-06", 540_000, "")]
    assert w.lines("2024-07") == [("REGULAR", "2024-07", 750_000, "")]
    assert (drawn.totals.people, drawn.totals.total_vnd, drawn.totals.arrears_vnd) == (1, 750_000, 0)
    whole()


def test_the_rise_of_2026_decided_in_august_in_force_in_october_with_effect_from_july() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start="2026-06")], "2026-06-01")
    for text, on in BEFORE_NOVEMBER:
        w.draw_and_lock(text, on)
        assert w.lines(text) == [("REGULAR", text, 750_000, "")]
    drawn = w.draw_and_lock("2026-11", "2026-10-20")
    assert w.lines("2026-11") == [
        *[("ARREARS", text, 60_000, "RATE_CHANGED") for text in ("2026-07", "2026-08", "2026-09", "2026-10")],
        ("REGULAR", "2026-11", 810_000, ""),
    ]
    assert (drawn.totals.total_vnd, drawn.totals.arrears_vnd) == (1_050_000, 240_000)
    w.draw("2026-12", "2026-11-20")
    assert w.lines("2026-12") == [("REGULAR", "2026-12", 810_000, "")]
    whole()


def test_a_late_decision_pays_its_months_as_arrears() -> None:
    world = w.build()
    w.draw_and_lock("2024-05", "2024-04-20")
    w.decide([w.item(world, world.people[0], start="2024-03")], "2024-05-20")
    w.draw_and_lock("2024-06", "2024-05-21")
    assert w.lines("2024-06") == [
        *[("ARREARS", text, 540_000, "NEW_DECISION") for text in ("2024-03", "2024-04", "2024-05")],
        ("REGULAR", "2024-06", 540_000, ""),
    ]
    whole()


def test_a_late_end_takes_back_and_frees_the_months_for_another_benefit() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    for text, on in [("2024-07", "2024-07-02"), ("2024-08", "2024-07-20"), ("2024-09", "2024-08-20")]:
        w.draw_and_lock(text, on)
    w.decide([w.item(world, person, "STOP", start="2024-08")], "2024-09-10")
    w.decide([w.item(world, person, benefit="T-pension", multiplier="1.0", start="2024-08")], "2024-09-11")
    for _ in range(2):  # drawn again: what the first draft released is claimed again and released anew
        drawn = w.draw("2024-10", "2024-09-20")
        assert w.lines("2024-10") == [
            ("ARREARS", "2024-08", 500_000, "NEW_DECISION"), ("RECOVERY", "2024-08", -750_000, "STOPPED"),
            ("ARREARS", "2024-09", 500_000, "NEW_DECISION"), ("RECOVERY", "2024-09", -750_000, "STOPPED"),
            ("REGULAR", "2024-10", 500_000, ""),
        ]  # fmt: skip
    assert (drawn.totals.total_vnd, drawn.totals.recovery_vnd) == (1_500_000, -1_500_000)  # never netted
    w.lock("2024-10", "2024-09-21")
    assert w.draw("2024-11", "2024-10-20").totals.lines == 1
    whole()


def test_a_redraw_gives_back_the_claims_that_its_draft_released() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.decide([w.item(world, person, "SUSPEND", start="2024-07")], "2024-07-10")
    w.draw("2024-08", "2024-07-20")
    assert w.sql("SELECT count(*) FROM payroll_line WHERE claims") == [(0,)]
    w.decide([w.item(world, person, "RESUME", start="2024-07")], "2024-07-21")
    w.draw("2024-08", "2024-07-22")
    assert w.sql("SELECT count(*) FROM payroll_line WHERE claims") == [(2,)]
    assert w.lines("2024-08") == [("REGULAR", "2024-08", 750_000, "")]


def test_a_change_of_coefficient_with_effect_backwards() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.draw_and_lock("2024-08", "2024-07-20")
    w.decide([w.item(world, person, "CHANGE", "T-dbn", "2.0", start="2024-08")], "2024-08-10")
    w.draw_and_lock("2024-09", "2024-08-20")
    assert w.lines("2024-09") == [
        ("ARREARS", "2024-08", 250_000, "TERM_CHANGED"),
        ("REGULAR", "2024-09", 1_000_000, ""),
    ]
    w.decide([w.item(world, person, "CHANGE", "T-nang", "1.0", start="2024-08")], "2024-09-10")
    w.draw_and_lock("2024-10", "2024-09-20")
    assert w.lines("2024-10") == [
        ("RECOVERY", "2024-08", -500_000, "TERM_CHANGED"), ("RECOVERY", "2024-09", -500_000, "TERM_CHANGED"),
        ("REGULAR", "2024-10", 500_000, ""),
    ]  # fmt: skip
    whole()


def test_months_that_trade_places_are_both_found() -> None:
    """Equal counts and equal sums must not hide that other months are due: spans are compared, not sums."""
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-08", end="2024-11")], "2024-08-01")
    for text, on in [("2024-08", "2024-08-02"), ("2024-09", "2024-08-20"), ("2024-10", "2024-09-20")]:
        w.draw_and_lock(text, on)
    w.decide([w.item(world, person, "STOP", start="2024-10")], "2024-10-10")
    w.decide([w.item(world, person, start="2024-07", end="2024-08")], "2024-10-11")
    w.draw("2024-11", "2024-10-20")
    assert w.lines("2024-11") == [
        ("ARREARS", "2024-07", 750_000, "NEW_DECISION"),
        ("RECOVERY", "2024-10", -750_000, "STOPPED"),
    ]


def test_a_reissued_law_with_the_same_amounts_changes_nothing() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    assert w.draw("2024-08", "2026-11-20").totals.lines == 1  # the rate of 7/2024 is another row by then


def test_a_missing_rate_stops_its_months_and_nothing_else() -> None:
    world = w.build()
    w.rate("2024-07-01", "2024-09-01", 300_000, law_from="2024-07-01", code=w.CARE)
    w.decide([w.item(world, world.people[0], benefit="T-care", rate_code=w.CARE)], "2024-07-01")
    w.decide([w.item(world, world.people[1])], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.draw_and_lock("2024-08", "2024-07-20")
    w.draw_and_lock("2024-09", "2024-08-20")
    assert w.lines("2024-09") == [("REGULAR", "2024-09", 750_000, "")]
    with acting(w.SYSTEM):
        rows = queries.stopped_lines(w.month("2024-09"))
    assert [(row.person_id, row.due_month, row.cause, row.rate_code) for row in rows] == [
        (world.people[0], date(2024, 9, 1), "RATE_MISSING", w.CARE)
    ]
    w.rate("2024-09-01", None, 320_000, law_from="2024-09-15", code=w.CARE)
    w.draw("2024-10", "2024-09-20")
    assert w.lines("2024-10", world.people[0]) == [
        ("ARREARS", "2024-09", 480_000, "NEW_DECISION"), ("REGULAR", "2024-10", 480_000, ""),
    ]  # fmt: skip


def test_a_provisional_rate_stops_the_whole_list_until_two_officers_confirm() -> None:
    world = w.build()
    w.rate("2024-07-01", None, 300_000, law_from="2024-07-01", code=w.CARE, evidence="press")
    w.decide([w.item(world, world.people[0], benefit="T-care", rate_code=w.CARE)], "2024-07-01")
    with pytest.raises(states.Provisional) as refusal:
        w.draw("2024-07", "2024-07-02")
    assert refusal.value.sentence == (
        "Mức «T.care» (20/2021/NĐ-CP, Điều 4) chưa được đối chiếu với văn bản chính thức."
        " Cần hai người xác nhận trước khi lập danh sách."
    )
    assert w.sql("SELECT count(*) FROM payroll_payroll") == [(0,)]  # nothing half-written
    for user in (1, 2):
        w.sql(
            "INSERT INTO policy_confirmation (version, user_id, user_name, at, note) VALUES (%s, %s, '', now(), '')",
            f"{w.CARE}/2024-07-01/2024-07-01", user,
        )  # fmt: skip
    assert w.draw("2024-07", "2024-07-02").totals.lines == 1


def test_a_benefit_by_provisional_text_stops_the_list_for_the_months_of_that_text_only() -> None:
    world = w.build()
    w.sql(
        "UPDATE policy_benefit SET versions = jsonb_build_array("
        "jsonb_build_object('from', date '2021-07-01', 'to', date '2024-08-31', 'evidence', 'copy'),"
        "jsonb_build_object('from', date '2024-09-01', 'to', NULL, 'evidence', 'knowledge', 'version', 'v2',"
        " 'number', '176/2025/NĐ-CP', 'article', 'Điều 2')) WHERE code = 'T-care'"
    )
    w.decide([w.item(world, world.people[0], benefit="T-care", start="2024-08")], "2024-08-01")
    assert w.draw_and_lock("2024-08", "2024-07-20").totals.lines == 1
    with pytest.raises(states.Provisional) as refusal:
        w.draw("2024-09", "2024-08-20")
    assert refusal.value.sentence == (
        "Quy định về chế độ «T-care» (176/2025/NĐ-CP, Điều 2) chưa được đối chiếu với văn bản chính thức."
        " Cần hai người xác nhận trước khi lập danh sách."
    )
    for user in (1, 2):
        w.sql(
            "INSERT INTO policy_confirmation (version, user_id, user_name, at, note) VALUES ('v2', %s, '', now(), '')",
            user,
        )
    assert w.draw("2024-09", "2024-08-20").totals.lines == 1


def test_a_late_rise_for_those_who_left_and_for_care_support_waits_for_a_ruling() -> None:
    world = w.build()
    ended, carer = world.people[0], world.people[1]
    w.decide([w.item(world, ended, start="2026-06")], "2026-06-01")
    w.decide([w.item(world, carer, benefit="T-care", multiplier="1.0", start="2026-06")], "2026-06-01")
    for text, on in BEFORE_NOVEMBER[:-1]:
        w.draw_and_lock(text, on)
    w.decide([w.item(world, ended, "STOP", start="2026-09")], "2026-08-25")
    w.draw_and_lock("2026-10", "2026-09-20")
    assert w.lines("2026-10", ended) == [("RECOVERY", "2026-09", -750_000, "STOPPED")]
    w.draw("2026-11", "2026-10-20")
    assert w.lines("2026-11") == [("REGULAR", "2026-11", 540_000, "")]
    with acting(w.SYSTEM):
        assert [(row.cause, row.people, row.months, row.amount_vnd) for row in queries.stopped(w.month("2026-11"))] == [
            ("NEEDS_RULING", 2, 6, 2 * 60_000 + 4 * 40_000)
        ]
    answer = {"document": "CV 12/SYT ngày 25/10/2026", "actor": w.APPROVER, "at": w.noon("2026-10-25")}
    actions.rule("RISE_AFTER_END", pays=False, **answer)  # type: ignore[arg-type]
    actions.rule("RISE_OF_CARE_SUPPORT", pays=True, **answer)  # type: ignore[arg-type]
    drawn = w.draw("2026-11", "2026-10-26")
    assert (drawn.totals.arrears_vnd, drawn.totals.stopped) == (160_000, 0)


def test_months_follow_one_another() -> None:
    w.build()
    w.draw("2024-07", "2024-06-20")
    with pytest.raises(states.OutOfOrder):
        w.draw("2024-08", "2024-07-20")
    w.lock("2024-07", "2024-06-21")
    for text in ("2024-09", "2024-06"):
        with pytest.raises(states.OutOfOrder):
            w.draw(text, "2024-07-20")
    with pytest.raises(states.WrongState):
        w.draw("2024-07", "2024-07-20")
    with pytest.raises(states.LawWentBack):
        w.draw("2024-08", "2024-06-19")
    w.draw("2024-08", "2024-07-20")


def test_carried_money_goes_with_the_next_list_once() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    returned = [
        actions.ReturnedMoney(person, world.commune_of(person), 750_000, w.month("2024-07"), "2407A1", "không nhận")
    ]
    assert actions.add_adjustment(returned, actor=w.DRAWER, at=w.noon("2024-07-19")) == 1
    assert actions.add_adjustment(returned, actor=w.DRAWER, at=w.noon("2024-07-19")) == 0
    for _ in range(2):
        drawn = w.draw("2024-08", "2024-07-20")
        assert (drawn.totals.carried_vnd, drawn.totals.total_vnd) == (750_000, 750_000)
    w.lock("2024-08", "2024-07-21")
    assert w.draw("2024-09", "2024-08-20").totals.carried_vnd == 0
    payable = w.sql("SELECT regular_vnd, carried_vnd FROM payroll_payable ORDER BY payroll_id")
    assert payable == [(750_000, 0), (750_000, 750_000), (750_000, 0)]


def test_money_that_came_back_is_not_sent_to_the_dead_again() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    returned = actions.ReturnedMoney(person, world.commune_of(person), 750_000, w.month("2024-07"), "2407A1", "")
    actions.add_adjustment([returned], actor=w.DRAWER, at=w.noon("2024-07-19"))
    w.sql("UPDATE registry_person SET died_on = '2024-06-30' WHERE id = %s", person)
    assert w.draw("2024-08", "2024-07-20").totals.carried_vnd == 0
    w.sql("UPDATE registry_person SET died_on = NULL WHERE id = %s", person)  # it was somebody else
    assert w.draw("2024-08", "2024-07-20").totals.carried_vnd == 750_000


def test_who_sees_a_part_of_the_district_cannot_draw() -> None:
    world = w.build()
    actor = w.Actor(5, "Kế toán xã", "ACCOUNTANT", (world.communes[0],))
    with pytest.raises(states.PartOfDistrict):
        actions.draw_up(w.month("2024-07"), law_as_of=date(2024, 7, 1), actor=actor, at=w.noon("2024-07-01"))
    with pytest.raises(NotPermitted):
        actions.draw_up(w.month("2024-07"), law_as_of=date(2024, 7, 1), actor=w.LOCKER, at=w.noon("2024-07-01"))


@pytest.mark.parametrize("people", [10, 2_000])
def test_the_number_of_statements_does_not_depend_on_the_people(people: int) -> None:
    world = w.build(people=people)
    w.decide([w.item(world, person, start="2024-05") for person in world.people], "2024-05-10")
    count = 0

    def counted(execute, *arguments):  # type: ignore[no-untyped-def]
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        assert w.draw("2024-07", "2024-07-02").totals.lines == 3 * people
    assert count <= 25


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payroll_line SET amount_vnd = 1",
        "DELETE FROM payroll_line",
        "INSERT INTO payroll_line SELECT (jsonb_populate_record(l, '{\"id\": -1}')).* FROM payroll_line l",
        "DELETE FROM payroll_payroll",
        "UPDATE payroll_payroll SET totals = '{}'",
        "UPDATE payroll_payroll SET locked_by = approved_by",
        "UPDATE payroll_payroll SET approved_by = drawn_by",
        "UPDATE payroll_payroll SET ordered_at = now(), state = 'DRAFT', locked_by = NULL",
    ],
)
def test_the_database_itself_keeps_locked_lists(statement: str) -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0])], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    with pytest.raises(IntegrityError):
        w.sql(statement)
