"""The small world of ``payroll_world`` with names on its places, an account a role, and two months: for screens."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.audit.session import acting
from ansinh.kit.vietnamese import fold
from ansinh.offices import actions as offices
from ansinh.offices.models import Role
from tests.payroll_world import SYSTEM, World, build, decide, draw, draw_and_lock, item, noon, sql

COMMUNES = (
    "Hà Lam|Bình An|Bình Chánh|Bình Đào|Bình Định Bắc|Bình Định Nam|Bình Dương|Bình Giang|Bình Hải|Bình Lãnh|Bình Minh|"
    "Bình Nam|Bình Nguyên|Bình Phú|Bình Phục|Bình Quế|Bình Quý|Bình Sa|Bình Triều|Bình Trị|Bình Trung|Bình Tú"
).split("|")
PASSWORD = "mat-khau-cua-thu-nghiem"
TODAY = "2024-09-22"


@dataclass(frozen=True)
class WebWorld:
    """``users``: account id by role; the commune officer and the clerk see the first commune only."""

    world: World
    users: dict[str, int]


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
    decide([item(world, person, start="2024-07") for person in world.people[:-1]], on="2024-07-15")
    draw_and_lock("2024-08", on="2024-08-20")
    decide([item(world, world.people[-1], start="2024-09", benefit="T-dbn", multiplier="2")], on="2024-09-05")
    decide([item(world, world.people[1], action="STOP", start="2024-09")], on="2024-09-06")
    draw("2024-09", on="2024-09-20")
    return WebWorld(world, users)
