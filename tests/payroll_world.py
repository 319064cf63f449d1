"""A small world for the tests of decisions and payroll: communes, people, benefits and rates of its own.

Everything is written as the whole-district system. Codes begin with ``T`` so that the real law stays out of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from ansinh.audit.session import acting
from ansinh.decisions import actions as decisions
from ansinh.decisions.actions import ItemDraft
from ansinh.kit.actors import Actor, system_actor
from ansinh.payroll import actions as payroll
from tests import estimates

SYSTEM = system_actor("tests")
DRAWER = Actor(1, "Kế toán", "ACCOUNTANT", None)
APPROVER = Actor(2, "Trưởng phòng", "HEAD", None)
LOCKER = Actor(3, "Chủ tịch", "CHAIRMAN", None)
STANDARD = "T.standard"
CARE = "T.care"


def month(text: str) -> date:
    """ "2024-09" as the first day of that month."""
    return date.fromisoformat(f"{text}-01")


def noon(text: str) -> datetime:
    """ "2024-09-20" as a moment of that day."""
    return datetime.fromisoformat(f"{text}T12:00:00").replace(tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """Ids of what was built. ``people`` live in ``communes`` in turn."""

    district: int
    communes: tuple[int, ...]
    people: tuple[int, ...]

    def commune_of(self, person: int) -> int:
        return self.communes[self.people.index(person) % len(self.communes)]


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run one statement as the system and give its rows."""
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def build(people: int = 3, communes: int = 2) -> World:
    """A district that decides for its communes until 30/6/2025, and the communes after; people; benefits; two rises."""
    with acting(SYSTEM):
        district = sql("INSERT INTO registry_unit (kind) VALUES ('DISTRICT') RETURNING id")[0][0]
        places = tuple(
            row[0]
            for row in sql(
                "INSERT INTO registry_unit (kind) SELECT 'COMMUNE' FROM generate_series(1, %s) RETURNING id", communes
            )
        )
        sql(
            "INSERT INTO registry_authority (valid, known, commune_id, area, deciding_unit_id, title, instrument)"
            " SELECT v, tstzrange('2020-01-01', NULL), u, a, CASE WHEN lower(v) < '2025-07-01' THEN %s ELSE u END, t, ''"
            " FROM unnest(%s::bigint[]) u, unnest(ARRAY['SOCIAL_ASSISTANCE', 'MERIT']) a,"
            " (VALUES (daterange('2020-01-01', '2025-07-01'), 'Chủ tịch UBND huyện'),"
            " (daterange('2025-07-01', NULL), 'Chủ tịch UBND xã')) AS w(v, t)",
            district, list(places),
        )  # fmt: skip
        ids = tuple(
            row[0]
            for row in sql(
                "INSERT INTO registry_person (full_name, fold, sort_key, commune_id, birth_date, birth_precision)"
                " SELECT 'Nguyễn Văn ' || n, 'nguyen van ' || n, lpad(n::text, 8, '0'), (%s::bigint[])[1 + (n - 1) %% %s],"
                " '1980-03-15', 'DAY' FROM generate_series(1, %s) n ORDER BY n RETURNING id",
                list(places), communes, people,
            )
        )  # fmt: skip
        _law()
        estimates.plenty()
    return World(district, places, ids)


def _law() -> None:
    sql("INSERT INTO policy_instrument (code, title, number, issuer) VALUES ('T-ND', 'Nghị định', '20/2021/NĐ-CP', '')")
    sql("INSERT INTO policy_benefitgroup (code, title) VALUES ('T.assistance', 'Trợ cấp'), ('T.care', 'Chăm sóc')")
    for code, title, programme, group, halves in [
        ("T-nang", "Người khuyết tật nặng", "SOCIAL_ASSISTANCE", "T.assistance", 3),
        ("T-dbn", "Người khuyết tật đặc biệt nặng", "SOCIAL_ASSISTANCE", "T.assistance", 3),
        ("T-child", "Người đơn thân nuôi con", "SOCIAL_ASSISTANCE", "T.assistance", 1),
        ("T-old", "Người cao tuổi nghèo", "SOCIAL_ASSISTANCE", "T.assistance", 2),
        ("T-pension", "Trợ cấp hưu trí xã hội", "SOCIAL_PENSION", "T.assistance", 3),
        ("T-care", "Kinh phí chăm sóc", "CARE_SUPPORT", "T.care", 3),
    ]:
        sql(
            "INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions)"
            " SELECT %s, %s, %s, id, %s, 'MONTH', 'PERSON', 'SIGNING', '[]' FROM policy_benefitgroup WHERE code = %s",
            code, title, programme, halves, group,
        )  # fmt: skip
    rate("2021-07-01", "2024-07-01", 360_000, law_from="2021-07-01")
    rate("2024-07-01", None, 500_000, law_from="2024-07-01", law_to="2026-10-05")
    rate("2024-07-01", "2026-07-01", 500_000, law_from="2026-10-05")
    rate("2026-07-01", None, 540_000, law_from="2026-10-05")


def rate(
    start: str, end: str | None, amount: int, *, law_from: str, law_to: str | None = None, code: str = STANDARD,
    evidence: str = "gazette",
) -> None:  # fmt: skip
    """An amount for the months [start, end), as the law stood on [law_from, law_to)."""
    sql(
        "INSERT INTO policy_rate (code, months, known, amount_vnd, instrument_id, article, evidence, version)"
        " VALUES (%s, daterange(%s, %s), daterange(%s, %s), %s, 'T-ND', 'Điều 4', %s, %s)",
        code, start, end, law_from, law_to, amount, evidence, f"{code}/{start}/{law_from}",
    )  # fmt: skip


def item(
    world: World, person: int, action: str = "OPEN", benefit: str = "T-nang", multiplier: str = "1.5",
    start: str = "2024-07", end: str | None = None, rate_code: str = STANDARD,
) -> ItemDraft:  # fmt: skip
    """One item, with the usual benefit unless told otherwise."""
    return ItemDraft(
        person_id=person,
        commune_id=world.commune_of(person),
        action=action,
        benefit_code=benefit,
        rate_code=rate_code,
        multiplier=Decimal(multiplier),
        from_month=month(start),
        to_month=month(end) if end else None,
    )


KINDS = {"OPEN": "GRANT", "CHANGE": "ADJUST", "SUSPEND": "SUSPEND", "RESUME": "RESUME", "STOP": "STOP"}


def decide(items: Sequence[ItemDraft], on: str, kind: str | None = None) -> int:
    """Draft and issue in one go on a day."""
    decision = decisions.draft(kind or KINDS[items[0].action], items, actor=SYSTEM, at=noon(on))
    day = noon(on).date()
    decisions.issue(decision, signed_on=day, reason="Việc thử không theo thứ tự ngày", actor=SYSTEM, at=noon(on))
    return decision


def draw(text: str, on: str) -> payroll.DrawUp:
    """Draw the month on a day, with the law of that day."""
    return payroll.draw_up(month(text), law_as_of=date.fromisoformat(on), actor=DRAWER, at=noon(on))


def lock(text: str, on: str) -> str:
    """Approve and lock by two people."""
    payroll.approve(month(text), actor=APPROVER, at=noon(on))
    return payroll.lock(month(text), actor=LOCKER, at=noon(on))


def draw_and_lock(text: str, on: str) -> payroll.DrawUp:
    """The whole month."""
    drawn = draw(text, on)
    lock(text, on)
    return drawn


def lines(text: str, person: int | None = None) -> list[tuple[str, str, int, str]]:
    """(kind, due month, đồng, reason) of a list, in order."""
    return [
        (kind, f"{due:%Y-%m}", amount, reason)
        for kind, due, amount, reason in sql(
            "SELECT l.kind, l.due_month, l.amount_vnd, l.reason FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id"
            " WHERE p.month = %s AND (%s::bigint IS NULL OR l.person_id = %s) ORDER BY l.person_id, l.due_month, l.kind",
            month(text), person, person,
        )
    ]  # fmt: skip
