"""The demo's year of merit and social protection beside the monthly money: all of it invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ansinh.cli.district.mix import Category
from ansinh.cli.district.people import Invented
from ansinh.cli.district.records import record_of
from ansinh.cli.district.workers import NO_BENEFIT
from ansinh.cli.district.year import Office, moment, take_in
from ansinh.kit.actors import Actor
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord

VETERAN = Category("Thương binh minh họa", 24, (72, 84), NO_BENEFIT, 0.1)
PEOPLE, MARTYRS = 24, 40
CONVALESCE, WITH_AIDS, GIVEN_GIFTS = 16, 8, 24


def add_merit(office: Office, year: int) -> None:
    """Everything through the registers' actions; a few dozen records however large the demo district is."""
    who, on = office.staff["SPECIALIST"], date(year, 1, 15)
    invented = [office.inventor.invent(VETERAN, decided_before=on) for _ in range(PEOPLE)]
    records = [replace(record_of(person, valid_from=on), route=None, receiver=None) for person in invented]
    ids = take_in(records, actor=who, at=moment(on, 9))
    _recognise(ids, who, on)
    _remember(invented, who, on)
    _give(ids, invented, year, who)
    _help(year, ids, invented, who)


def _add(register: str, records: Sequence[NewRecord], on: date, who: Actor) -> list[int]:
    return actions.add(register, records, on=on, actor=who, at=moment(on, 10))


def _recognise(ids: Sequence[int], who: Actor, on: date) -> None:
    """Every fourth is invalid from 81 percent: a turn of convalescence every year."""
    _add("merit/nguoi-co-cong", [
        NewRecord({"kind": "TB", "file_number": f"MH-TB-{number:03d}", "percent": 85 if number % 4 == 0 else 41}, person)
        for number, person in enumerate(ids)
    ], on, who)  # fmt: skip


def _remember(invented: Sequence[Invented], who: Actor, on: date) -> None:
    """Martyrs with their graves; every fifth grave bears no name."""
    homes = [invented[number % PEOPLE].place for number in range(MARTYRS)]
    martyrs = _add("merit/liet-si", [
        NewRecord({"full_name": f"Liệt Sĩ Minh Họa {number + 1}", "file_number": f"MH-LS-{number:03d}", "war": "AMERICAN",
                   "plaque": f"MH-{number:03d}b"}, commune_id=home.commune_id)
        for number, home in enumerate(homes)
    ], on, who)  # fmt: skip
    _add("merit/mo-liet-si", [
        NewRecord({"label": f"MH-{number + 1:03d}", "martyr_id": martyr if number % 5 else None, "site": "CEMETERY",
                   "cemetery": f"Nghĩa trang liệt sĩ {home.commune}", "name_known": "FULL" if number % 5 else "NONE",
                   "mended_on": on.replace(month=7, day=10) if number % 8 == 0 else None}, commune_id=home.commune_id)
        for number, (martyr, home) in enumerate(zip(martyrs, homes, strict=True))
    ], on, who)  # fmt: skip


def _give(ids: Sequence[int], invented: Sequence[Invented], year: int, who: Actor) -> None:
    """Convalescence, aids, two houses, and the gifts of Tết."""

    def of(number: int, **said: object) -> NewRecord:
        return NewRecord({"person_id": ids[number], **said}, commune_id=invented[number].place.commune_id)

    def move(code: str, records: Sequence[int], step: str, on: date, **said: object) -> None:
        actions.move(f"merit/{code}", records, step, said, on=on, actor=who, at=moment(on, 15))

    spring, autumn = date(year, 3, 18), date(year, 9, 20)
    form = ("HOME", "HOME", "HOME", "CENTRE")
    turns = _add(
        "merit/dieu-duong", [of(number, year=year, form=form[number % 4]) for number in range(CONVALESCE)], spring, who
    )
    move("dieu-duong", turns, "approve", spring, decision="Quyết định minh họa 31")
    move("dieu-duong", turns[:-2], "finish", autumn, done_on=autumn)
    aids = _add("merit/dung-cu-chinh-hinh", [
        of(number, aid="07", year=year - number % 2, years=2, due_year=year - number % 2 + 2) for number in range(WITH_AIDS)
    ], spring, who)  # fmt: skip
    move("dung-cu-chinh-hinh", aids, "grant", spring)
    houses = _add("merit/nha-o", [of(number, work=work) for number, work in enumerate(("NEW", "REPAIR"))], spring, who)
    move("nha-o", houses, "approve", spring, decision="Quyết định minh họa 52", amount_vnd=30_000_000)
    move("nha-o", houses[:1], "finish", autumn, finished_on=autumn)
    tet = date(year, 2, 2)
    gift = {"occasion": "TET", "year": year, "giver": "DISTRICT", "amount_vnd": 300_000, "given_on": tet}
    _add("merit/qua-tang", [NewRecord(gift, person) for person in ids[:GIVEN_GIFTS]], tet, who)


def _help(year: int, ids: Sequence[int], invented: Sequence[Invented], who: Actor) -> None:
    """Two care homes and three people ready to take others in."""
    on = date(year, 2, 20)
    homes = (("Trung tâm minh họa Hà Lam", "PUBLIC", 60, 41, 18), ("Mái ấm minh họa Bình Đào", "SMALL", 9, 7, 3))
    _add("social_protection/co-so-tro-giup", [
        NewRecord({"name": name, "kind": kind, "places": places, "residents": residents, "workers": workers},
                  commune_id=invented[0].place.commune_id)
        for name, kind, places, residents, workers in homes
    ], on, who)  # fmt: skip
    ready = {"cares_for": "ELDER", "confirmed_on": on, "places": 1}
    _add("social_protection/nguoi-nhan-cham-soc", [NewRecord(ready, person) for person in ids[:3]], on, who)
