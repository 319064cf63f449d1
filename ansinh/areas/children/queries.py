"""What child protection must do by when: hours of an emergency, days of a plan, visits after a hand-over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ansinh.areas.children.case_registers import CASE
from ansinh.areas.children.limits import limit, respond_by, visit_by
from ansinh.areas.children.registers import CARE_KEY
from ansinh.cases.calendar import calendar
from ansinh.kit.reading import read_rows
from ansinh.kit.workdays import HANOI, Calendar
from ansinh.registry.places import last_names


@dataclass(frozen=True)
class Duty:
    """One thing to do about a record. ``due``: until when; ``left``: time left, negative when late."""

    register: str
    record_id: int
    about: str
    title: str
    commune: str
    due: datetime
    left: timedelta

    @property
    def late(self) -> bool:
        """Whether the moment has passed."""
        return self.left < timedelta(0)

    @property
    def hours(self) -> int:
        """Whole hours left, or passed since."""
        return abs(int(self.left.total_seconds())) // 3600


def duties(*, on: date, at: datetime) -> list[Duty]:
    """All open duties that the session may see, the most urgent first; cases only while their register is open."""
    found = [*_of_cases(on), *_of_care(on)]
    names = last_names({row[4] for row in found if row[4] is not None})
    made = [
        Duty(register, record, about, title, names.get(commune or 0, ""), due, due - at)
        for register, record, about, title, commune, due in found
    ]
    return sorted(made, key=lambda duty: (duty.due, duty.record_id))


_Found = tuple[str, int, str, str, int | None, datetime]


def _of_cases(on: date) -> list[_Found]:
    worked = calendar()
    rows = read_rows(
        "SELECT c.thing_id, c.code, c.state, c.risk, t.commune_id, c.reported_at, c.separated_until, c.met_on, c.planned_on"
        " FROM children_protectioncase c JOIN registers_thing t ON t.id = c.thing_id AND t.withdrawn_at IS NULL"
        " WHERE upper_inf(c.known) AND c.valid @> %(on)s::date",
        on=on,
    )
    found: list[_Found] = []
    for record, code, state, risk, commune, reported_at, until, met_on, planned_on in rows:
        title, due = "", None
        if state == "REPORTED":
            title, due = "Đánh giá nguy cơ ban đầu (Mẫu 02)", respond_by(reported_at)
        elif state == "ASSESSED" and risk == "HIGH":
            title, due = "Can thiệp khẩn cấp (Mẫu 07)", respond_by(reported_at)
        elif state == "SEPARATED":
            title, due = "Hết hạn tạm thời cách ly", _end_of(until)
        elif state == "MET":
            title, due = "Lập kế hoạch (Mẫu 04)", _working("plan", met_on, worked)
        elif state == "PROPOSED":
            title, due = "Phê duyệt kế hoạch (Mẫu 05)", _working("approval", planned_on, worked)
        if due is not None:
            found.append((CASE, record, code, title, commune, due))
    return found


def _of_care(on: date) -> list[_Found]:
    visits: dict[str, tuple[str, Callable[[date], date | None]]] = {
        "PLACED": ("Theo dõi sau 1 tháng", lambda day: visit_by("first_visit", day)),
        "VISITED": ("Theo dõi sau 3 tháng", lambda day: visit_by("second_visit", day)),
    }
    rows = read_rows(
        "SELECT c.thing_id, p.full_name, c.state, t.commune_id, c.handed_over_on FROM children_alternativecare c"
        " JOIN registers_thing t ON t.id = c.thing_id AND t.withdrawn_at IS NULL JOIN registry_person p ON p.id = c.child_id"
        " WHERE upper_inf(c.known) AND c.valid @> %(on)s::date AND c.state = ANY (%(states)s)",
        on=on,
        states=list(visits),
    )
    found: list[_Found] = []
    for record, name, state, commune, handed_over_on in rows:
        title, by = visits[state]
        due = _end_of(by(handed_over_on))
        if due is not None:
            found.append((CARE_KEY, record, name, title, commune, due))
    return found


def _working(code: str, day: date, worked: Calendar) -> datetime | None:
    """The end of the last working day."""
    found = limit(code, day)
    return _end_of(worked.add(day, found.most)) if found and found.most else None


def _end_of(day: date | None) -> datetime | None:
    """Midnight after a day."""
    return datetime.combine(day + timedelta(days=1), time(), HANOI) if day else None
