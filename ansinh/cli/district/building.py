"""Building the demo district: places, officers, the communes' lists, the first load, the months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ansinh.audit.session import acting
from ansinh.cases.actions import load_days
from ansinh.cli.district.budget import give_estimates
from ansinh.cli.district.day import DemoAccount, stand_still
from ansinh.cli.district.dossiers import work_off_dossiers
from ansinh.cli.district.field_employment import add_employment
from ansinh.cli.district.field_merit import add_merit
from ansinh.cli.district.field_poverty import add_poverty
from ansinh.cli.district.field_protection import add_protection
from ansinh.cli.district.field_safety import add_safety
from ansinh.cli.district.field_training import add_training
from ansinh.cli.district.lists import Taken, take_in_lists, write_lists
from ansinh.cli.district.mix import MERIT, SOCIAL_ASSISTANCE
from ansinh.cli.district.office import open_accounts, staff
from ansinh.cli.district.papers import keep_registers
from ansinh.cli.district.people import Inventor, Place, dice
from ansinh.cli.district.poverty import invent_households
from ansinh.cli.district.proposals import propose_newcomers
from ansinh.cli.district.recovering import work_on_recoveries
from ansinh.cli.district.reviews import review_disabilities
from ansinh.cli.district.workers import take_in_workers
from ansinh.cli.district.year import Office, moment, months_of_work, result_files, today_of, work_through
from ansinh.decisions.actions import load_lists
from ansinh.kit.actors import system_actor
from ansinh.kit.postgres import home_directory
from ansinh.registry import actions as registry
from ansinh.registry import places as gazetteer

VILLAGES = (4, 8)  # a commune has so many


@dataclass(frozen=True)
class Built:
    """What was built. ``waiting``: rows of the lists that an officer must look at."""

    today: date
    accounts: list[DemoAccount]
    lists: int
    rows: int
    waiting: int


def steps(year: int) -> int:
    """About how many steps ``build`` tells of, for a progress bar."""
    return 9 + 66 + 3 * len(months_of_work(year))


def build(*, people: int, year: int, seed: int, tell: Callable[[str], None]) -> Built:
    """Everything, through the officers' actions, as if done in its time. ``tell`` hears each step when it is done."""
    new_year = date(year, 1, 1)
    _calendar(new_year)
    places = _places(new_year - timedelta(days=1), dice(seed))
    accounts = open_accounts(places[0].commune_id, at=moment(new_year))
    tell("xã, thôn, tài khoản")
    office = Office(staff(), Inventor(seed, places, new_year), dice(seed + 1), people)
    taken = _lists(office, new_year, tell)
    first = new_year.replace(day=2)
    load_lists(
        taken.imports,
        from_month=new_year,
        signed_on=first,
        actor=office.staff["CHAIRMAN"],
        at=moment(first, 15),
    )
    give_estimates(office, year)
    tell("quyết định chuyển danh sách đang hưởng")
    work_through(office, year, tell)
    work_on_recoveries(office, today_of(year))
    work_off_dossiers(office, year)
    tell("hồ sơ một cửa")
    review_disabilities(office, year)
    tell("đợt rà soát, Hội đồng")
    keep_registers(office.staff, people=people, year=year, random=dice(seed + 2))
    tell("sổ văn bản đi, đến")
    propose_newcomers(office, year)
    tell("tờ trình chờ ký")
    add_poverty(office, year)
    tell("giảm nghèo: rà soát, dự án")
    _keep_answers(office, months_of_work(year)[-2])
    workers = take_in_workers(office, year)
    add_employment(office, year, places, workers)
    add_training(office, year, workers)
    add_safety(office, year, workers)
    tell("việc làm, đào tạo nghề, an toàn lao động")
    add_protection(office, year, places)
    add_merit(office, year)
    tell("trẻ em, bình đẳng giới, phòng chống tệ nạn xã hội")
    stand_still(today_of(year), accounts)
    tell("kết quả chi để nhập thử")
    return Built(today_of(year), accounts, len(taken.imports), taken.rows, taken.waiting)


def _calendar(new_year: date) -> None:
    """The days off of the year and the next: every clock counts by them."""
    installer = system_actor("ansinh demo")
    with acting(installer):
        load_days(actor=installer, at=moment(new_year), until_year=new_year.year + 1)


def _places(on: date, random: Random) -> list[Place]:
    """The communes of the day with invented villages."""
    installer = system_actor("ansinh demo")
    found: list[Place] = []
    with acting(installer):
        registry.load_places(actor=installer, at=moment(on))
        for commune in gazetteer.communes(on):
            names = [f"Thôn {commune.name.split()[-1]} {number}" for number in range(1, random.randint(*VILLAGES) + 1)]
            ids = registry.add_villages(commune.id, names, actor=installer, on=on, at=moment(on))
            found += [
                Place(commune.code, commune.id, commune.name, village_id, name)
                for village_id, name in zip(ids, names, strict=True)
            ]
    return found


def _lists(office: Office, new_year: date, tell: Callable[[str], None]) -> Taken:
    """What the communes send at the new year, taken in by the specialist."""
    inventor = office.inventor
    in_payment = [*inventor.population(SOCIAL_ASSISTANCE, office.people), *inventor.population(MERIT, office.people)]
    in_payment.sort(key=lambda person: (person.place.commune_code, person.place.village_id, person.serial))
    poor = invent_households(inventor, office.people, new_year=new_year, random=office.random)
    files = write_lists(home_directory() / "demo-files", in_payment, poor, on=new_year, random=office.random)
    tell("danh sách của các xã")
    return take_in_lists(files, actor=office.staff["SPECIALIST"], at=moment(new_year.replace(day=2)), tell=tell)


def _keep_answers(office: Office, month: date) -> None:
    """The payers' answers for the last ordered month lie beside the lists, for the visitor to drop in."""
    folder = home_directory() / "demo-files"
    for name, content in result_files(office, month).values():
        (folder / name).write_bytes(content)
