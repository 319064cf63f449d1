"""The small world of ``payroll_world`` with names on its places, an account a role, and two months: for screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.kit.vietnamese import fold
from ansinh.offices import actions as offices
from ansinh.offices.models import Role, User
from ansinh.registry import actions as registry
from ansinh.registry.records import (
    DisabilityRecord,
    PersonRecord,
    PovertyRecord,
    RouteRecord,
    SourceReference,
)
from tests.entitlement_world import commune, district
from tests.payroll_world import SYSTEM, World, build, decide, draw, draw_and_lock, item, noon, sql

COMMUNES = [
    "Hà Lam",
    "Bình An",
    "Bình Chánh",
    "Bình Đào",
    "Bình Định Bắc",
    "Bình Định Nam",
    "Bình Dương",
    "Bình Giang",
    "Bình Hải",
    "Bình Lãnh",
    "Bình Minh",
    "Bình Nam",
    "Bình Nguyên",
    "Bình Phú",
    "Bình Phục",
    "Bình Quế",
    "Bình Quý",
    "Bình Sa",
    "Bình Triều",
    "Bình Trị",
    "Bình Trung",
    "Bình Tú",
]
PASSWORD = "mat-khau-cua-thu-nghiem"
TODAY = "2024-09-22"


@dataclass(frozen=True)
class WebWorld:
    """``users``: account id by role; the commune officer and the clerk see the first commune only.

    ``person`` lives in the first commune and has a story; ``stranger`` lives elsewhere.
    """

    world: World
    users: dict[str, int]
    person: int
    stranger: int


def accounts(commune: int) -> dict[str, int]:
    """One account a role, signed in with ``PASSWORD``; the name of the account is the role in small letters."""
    made = {}
    for role in Role:
        local = role in {Role.COMMUNE_OFFICER, Role.ONE_STOP_CLERK}
        made[role.value] = offices.create_user(
            username=role.value.lower().replace("_", "."),
            full_name=f"Người thử {role.label}",
            role=role.value,
            communes=[commune] if local else [],
            whole_district=not local,
            actor=SYSTEM,
            at=noon(TODAY),
        )
        offices.set_password(made[role.value], password=PASSWORD, actor=SYSTEM, at=noon(TODAY))
    return made


def signed_in(users: dict[str, int], role: str, **options: Any) -> Client:
    """A browser in which the account of this role is signed in."""
    client = Client(**options)
    client.force_login(User.objects.get(pk=users[role]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def main_of(answer: Any) -> str:
    """The part of a page that is the screen itself, on one line."""
    page = answer.content.decode()
    return " ".join(page[page.index("<main") : page.index("</main>")].split())


@contextmanager
def office_at(now: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """The district with an account a role, no second factor, and the clock of the doors at ``now``."""
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", False)
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(clock, "today", now.date)
    district()
    with acting(SYSTEM):
        made = accounts(commune(now.date()))
    yield made


def name_places(world: World) -> None:
    """The communes of 2024, in the order of ``COMMUNES``."""
    for unit, name in zip(world.communes, COMMUNES, strict=False):
        title = f"{'Thị trấn' if name == 'Hà Lam' else 'Xã'} {name}"
        sql(
            "INSERT INTO registry_unitversion (valid, known, unit_id, name, fold, code)"
            " VALUES (daterange('2010-01-01', NULL), tstzrange('2020-01-01', NULL), %s, %s, %s, %s)",
            unit, title, fold(name), str(20_700 + unit),
        )  # fmt: skip


def build_web(people: int = 44, communes: int = 22) -> WebWorld:
    """Places, people in payment, August locked, September drawn (with one new person, one stopped), accounts."""
    world = build(people, communes)
    name_places(world)
    with acting(SYSTEM):
        users = accounts(world.communes[0])
    person = give_a_life(world)
    world = replace(world, people=(*world.people, person))
    decide([item(world, each, start="2024-07") for each in world.people[:-2]], on="2024-07-15")
    decide([replace(item(world, world.people[0], start="2024-07"), person_id=person)], on="2024-07-16")
    draw_and_lock("2024-08", on="2024-08-20")
    decide([item(world, world.people[-2], start="2024-09", benefit="T-dbn", multiplier="2")], on="2024-09-05")
    decide([item(world, world.people[1], action="STOP", start="2024-09")], on="2024-09-06")
    draw("2024-09", on="2024-09-20")
    return WebWorld(world, users, person, world.people[1])


def give_a_life(world: World) -> int:
    """One person with papers, a household, a disability that grew worse, and an account. Gives the id."""
    commune = world.communes[0]
    with acting(SYSTEM):
        person, _ = registry.take_in(
            [
                PersonRecord(
                    full_name="Nguyễn Thị Mẫu",
                    commune_id=commune,
                    valid_from=date(2015, 3, 1),
                    source=SourceReference("FORM", "to-khai-1"),
                    birth_date=date(1956, 1, 1),
                    birth_precision="YEAR",
                    sex="FEMALE",
                    cccd="049156001234",
                    household_key="0412",
                    relation="HEAD",
                    poverty=PovertyRecord("POOR"),
                    disability=DisabilityRecord("MILD", ("MOBILITY",), "12/GXN"),
                    route=RouteRecord("BANK", "AGRIBANK", "4204205001234", "NGUYEN THI MAU", "NAME_MATCHED"),
                ),
                PersonRecord(
                    full_name="Trần Văn Thử",
                    commune_id=commune,
                    valid_from=date(2015, 3, 1),
                    source=SourceReference("FORM", "to-khai-1"),
                    birth_date=date(1951, 5, 20),
                    birth_precision="DAY",
                    sex="MALE",
                    household_key="0412",
                    relation="SPOUSE",
                ),
            ],
            actor=SYSTEM,
            at=noon("2020-01-15"),
        )
        registry.record_fact(
            person,
            "disability",
            {"degree": "SEVERE", "kinds": "MOBILITY", "certificate": "77/GXN"},
            source=SourceReference("FORM", "to-khai-2"),
            actor=SYSTEM,
            on=date(2019, 6, 1),
            at=noon("2020-02-15"),
        )
    return person
