"""The world of councils, campaigns and postings: two communes, a council, people of several ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.council_forms import council_form
from ansinh.cases.models import CouncilMember
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import fold
from tests.payroll_world import SYSTEM, World, build, noon, sql

DAY = date(2024, 9, 10)
AT = noon("2024-09-10")
FORM = council_form("disability")
SEATS = [cases.Seat(post.code, f"Người giữ {post.code}") for post in FORM.posts if not post.optional]


@dataclass(frozen=True)
class CouncilWorld:
    """Seven members sit in ``council``; ``members``: id by post. ``adult`` and ``child`` live in the first commune."""

    world: World
    council: int
    members: dict[str, int]
    adult: int
    child: int
    officer: Actor
    chairman: Actor

    @property
    def commune(self) -> int:
        return self.world.communes[0]


def build_council() -> CouncilWorld:
    """Two communes with four people; the first commune has its council; one of its people was born in 2021."""
    world = build(4, 2)
    for unit, name, code in zip(world.communes, ("Hà Lam", "Bình An"), ("20791", "20794"), strict=True):
        sql(
            "INSERT INTO registry_unitversion (valid, known, unit_id, name, fold, code)"
            " VALUES ('[2010-01-01,)', '[2020-01-01,)', %s, %s, %s, %s)",
            unit, f"Xã {name}", fold(name), code,
        )  # fmt: skip
    sql("UPDATE registry_person SET birth_date = '2021-05-20' WHERE id = %s", world.people[2])
    commune = world.communes[0]
    council = cases.set_up_council(
        commune, "disability", SEATS, decision="12/QĐ-UBND", on=date(2024, 1, 2), actor=SYSTEM, at=noon("2024-01-02")
    )
    with acting(SYSTEM):
        members = dict(CouncilMember.objects.filter(council_id=council).values_list("post", "pk"))
    return CouncilWorld(
        world=world,
        council=council,
        members=members,
        adult=world.people[0],
        child=world.people[2],
        officer=Actor(71, "Công chức xã", "COMMUNE_OFFICER", (commune,)),
        chairman=Actor(72, "Chủ tịch", "CHAIRMAN", None),
    )


def session(at: CouncilWorld, present: int = 7, on: date = DAY) -> int:
    """A session with the first so many members, the chair among them."""
    ids = list(at.members.values())[:present]
    return cases.open_session(
        at.council, held_on=on, place="Trụ sở UBND xã", present=ids, actor=at.officer, at=noon(on.isoformat())
    )


def points(*values: int) -> dict[str, object]:
    """Answers of the ten activities, in order."""
    return {f"activity:{number}": value for number, value in enumerate(values, start=1)}


SEVERE = points(1, 1, 1, 1, 1, 1, 1, 1, 0, 0)  # 8 points
