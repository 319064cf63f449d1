"""A district in which one month is clean, and one in which thirty frauds are planted: for the checks before the lock.

Clean does not mean easy. There are twins, people of one name and birth year in one village, parents who receive for their
children on one account, couples with one telephone, names of two words, account names with initials, students over 16,
people who have not collected once or twice, and lists of communes whose notes speak of dead husbands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from ansinh.cli.district.mix import MERIT, SOCIAL_ASSISTANCE
from ansinh.cli.district.people import Inventor, Place, dice
from ansinh.cli.district.records import grants_of, record_of
from ansinh.kit.actors import Actor, system_actor
from ansinh.kit.vietnamese import fold
from ansinh.registry.records import PaperRecord, PersonRecord, ReceiverRecord, RouteRecord, SourceReference

MONTH = date(2024, 9, 1)
AT = datetime(2024, 8, 20, 9, tzinfo=UTC)
SINCE = date(2021, 1, 1)
ACTOR = system_actor("bench")
STANDARD = "social_assistance_standard"
NOTES = [
    "",
    "",
    "",
    "",
    "",
    "chưa có CCCD",
    "Nhận tại nhà",
    "Chồng đã mất",
    "Con trai chết năm 2019, cháu nhận thay",
    "đổi sổ",
]

Grant = tuple[str, str, Any]


@dataclass(frozen=True)
class Case:
    """One person: what the registry learns, what they are granted, how their decision reads, what the commune's list says."""

    record: PersonRecord
    grants: tuple[Grant, ...]
    decision: str
    decided_on: date
    since: date
    note: str = ""
    in_list: bool = True
    uncollected: tuple[date, ...] = ()
    facts: tuple[tuple[str, dict[str, object], date, date | None], ...] = ()  # kind, values, from, until
    frauds: tuple[str, ...] = ()  # kinds of checks that must find this person
    twice: int | None = None  # the same number: records of one person, in the truth of ``people_twice``


@dataclass
class Population:
    """The cases, and how to invent further ones."""

    cases: list[Case]
    inventor: Inventor
    seed: int
    serial: int = field(default=500_000)

    def next_serial(self) -> int:
        self.serial += 1
        return self.serial


def clean(seed: int, people: int, places: list[Place]) -> Population:
    """A population whose month is clean, with what looks like fraud and is none."""
    inventor = Inventor(seed, places, MONTH)
    invented = [*inventor.population(SOCIAL_ASSISTANCE, people), *inventor.population(MERIT, people)]
    cases = []
    for place, person in enumerate(invented):
        number = 1 + person.decided_on.timetuple().tm_yday * 6 + place % 6  # once a year each, several people a day
        grants = tuple(grants_of(person))
        if person.category.benefits[0] == "ND20-5.5.a":
            grants = tuple((benefit, rate, 2 if person.birth.year < 1944 else 1.5) for benefit, rate, _ in grants)
        note = NOTES[place % len(NOTES)] if place % 7 == 0 else ""
        cases.append(
            Case(record_of(person, valid_from=SINCE if person.birth < SINCE else person.birth), grants,
                 f"{number}/QĐ-UBND", person.decided_on, person.from_month, note=note)
        )  # fmt: skip
    population = Population(cases, inventor, seed)
    _twins(population)
    _namesakes(population)
    _families(population)
    _short_names_and_accounts(population)
    _slow_collectors(population)
    return population


def another(population: Population, like: Case, **changes: Any) -> Case:
    """A further person with the like's benefits and a source of their own; decided later than the like."""
    serial = population.next_serial()
    record = replace(like.record, source=SourceReference("DEMO", f"demo/{serial}"), papers=(), **changes)
    return replace(like, record=record, decision=f"{3000 + serial % 900}/QĐ-UBND", decided_on=like.decided_on,
                   note="", facts=(), frauds=(), uncollected=())  # fmt: skip


def _twins(population: Population) -> None:
    """A brother or sister for forty children: same day, village and family name, and card numbers that follow each other."""
    random = dice(population.seed + 1)
    children = [case for case in population.cases if case.record.birth_date and case.record.birth_date.year > 2009]
    for place, child in enumerate(random.sample(children, min(40, len(children) // 3))):
        family, *_ = child.record.full_name.split()
        given = child.record.full_name.split()[-1]
        other = ["An", "Khôi", "Lam", "Nguyên", "Sang", "Tuệ"][place % 6]
        middle = " ".join(child.record.full_name.split()[1:-1])
        card = child.record.cccd and f"{child.record.cccd[:6]}{(int(child.record.cccd[6:]) + 1) % 1_000_000:06d}"
        population.cases.append(
            another(population, child, full_name=f"{family} {middle} {other if other != given else 'Vĩnh'}", cccd=card,
                    route=RouteRecord("POST"))
        )  # fmt: skip


def _namesakes(population: Population) -> None:
    """The same name, birth year, sex and village: 150 of them, each with a card of their own, and some with the year only."""
    random = dice(population.seed + 2)
    pool = [case for case in population.cases if case.record.cccd and case.record.birth_date]
    for place, case in enumerate(random.sample(pool, min(150, len(pool) // 10))):
        year_only = place % 2 == 0 and case.record.birth_date is not None and case.record.birth_date.year < 1955
        born = case.record.birth_date or MONTH
        day = (
            date(born.year, 1, 1) if year_only else date(born.year, 1 + (born.month + 4) % 12, 1 + (born.day + 8) % 28)
        )
        card = f"{(case.record.cccd or '')[:6]}{random.randrange(1, 999_999):06d}"
        population.cases.append(
            another(population, case, birth_date=day, birth_precision="YEAR" if year_only else "DAY", cccd=card,
                    route=RouteRecord("POST"), disability=case.record.disability)
        )  # fmt: skip


def _families(population: Population) -> None:
    """A parent receives for two or three children on the parent's own account, authorised; couples have one telephone."""
    random = dice(population.seed + 3)
    places = [
        at for at, case in enumerate(population.cases) if case.record.birth_date and case.record.birth_date.year > 2008
    ]
    random.shuffle(places)
    for family in range(min(60, len(places) // 4)):
        parent = f"Trần Thị Thu {['Hà', 'Hiền', 'Lan', 'Mai', 'Nga'][family % 5]}"
        route = RouteRecord("BANK", "AGRIBANK", f"43002{family:08d}", fold(parent).upper(), "NAME_MATCHED")
        for at in places[family * 2 : family * 2 + 2]:
            record = replace(population.cases[at].record, route=route, receiver=ReceiverRecord(parent, "mẹ"))
            population.cases[at] = replace(population.cases[at], record=record)
    for couple in range(0, min(400, len(population.cases) - 1), 2):
        for at in (couple, couple + 1):
            record = replace(population.cases[at].record, phones=(f"0905{couple:06d}",))
            population.cases[at] = replace(population.cases[at], record=record)


def _short_names_and_accounts(population: Population) -> None:
    """Names of two words; account names as tellers type them; students over 16 who still study."""
    random = dice(population.seed + 4)
    for at in random.sample(range(len(population.cases)), len(population.cases) // 25):
        case = population.cases[at]
        words = case.record.full_name.split()
        route = case.record.route
        if route is None or route.channel != "BANK" or case.record.receiver is not None:
            continue
        if at % 4 == 0:
            record = replace(case.record, full_name=f"{words[0]} {words[-1]}",
                             route=replace(route, account_name=fold(f"{words[0]} {words[-1]}").upper()))  # fmt: skip
        else:
            typed = [f"{words[0]} {words[1][0]} {words[-1]}", f"BA {' '.join(words)}", f"{words[0]} {words[-1]}"][
                at % 3
            ]
            record = replace(case.record, route=replace(route, account_name=fold(typed).upper()))
        population.cases[at] = replace(case, record=record)


def _slow_collectors(population: Population) -> None:
    """Who let the money lie once, and who twice, and then came."""
    random = dice(population.seed + 5)
    for place, at in enumerate(random.sample(range(len(population.cases)), len(population.cases) // 60)):
        months = (date(2024, 8, 1),) if place % 4 else (date(2024, 7, 1), date(2024, 8, 1))
        population.cases[at] = replace(population.cases[at], uncollected=months)


# --- into the database ---------------------------------------------------------------------------------------------


def places_of(on: date, seed: int) -> list[Place]:
    """The district of the day with six villages a commune."""
    from ansinh.audit.session import acting
    from ansinh.registry import actions as registry
    from ansinh.registry import places as gazetteer

    found: list[Place] = []
    with acting(ACTOR):
        registry.load_places(actor=ACTOR, at=AT)
        for commune in gazetteer.communes(on):
            names = [f"Thôn {commune.name.split()[-1]} {number}" for number in range(1, 7)]
            ids = registry.add_villages(commune.id, names, actor=ACTOR, on=on, at=AT)
            found += [Place(commune.code, commune.id, commune.name, place, name)
                      for place, name in zip(ids, names, strict=True)]  # fmt: skip
    return found


def settle_in(cases: Sequence[Case]) -> list[int]:
    """Write people, decision, returned money and the communes' lists; ids of the people in the order of the cases."""
    from ansinh.audit.session import acting
    from ansinh.decisions.actions import InPayment, load_in_payment
    from ansinh.registry import actions as registry

    with acting(ACTOR):
        ids = registry.take_in([case.record for case in cases], actor=ACTOR, at=AT)
        for person, case in zip(ids, cases, strict=True):
            for kind, values, start, until in case.facts:
                registry.record_fact(person, kind, values, source=SourceReference("FORM", f"bench/{person}"), actor=ACTOR,
                                     on=start, until=until, at=AT)  # fmt: skip
    rows = [
        InPayment(person, int(case.record.commune_id or 0), benefit, rate, multiplier, MONTH, case.decision,
                  facts={"in_payment_since": case.since.replace(day=1).isoformat(), "decided_on": case.decided_on.isoformat()})
        for person, case in zip(ids, cases, strict=True) for benefit, rate, multiplier in case.grants
    ]  # fmt: skip
    load_in_payment(rows, number="1/QĐ-UBND", reason="Bench", signed_on=date(2024, 8, 1), actor=ACTOR, at=AT)
    _write_lists(ids, cases)
    return ids


def _write_lists(ids: Sequence[int], cases: Sequence[Case]) -> None:
    """Each commune's last list with its notes, and whom it leaves out; and money that came back."""
    import json

    from django.db import connection

    from ansinh.audit.session import acting

    rows = [
        {"person": person, "commune": case.record.commune_id, "row": place, "note": case.note, "listed": case.in_list,
         "back": [month.isoformat() for month in case.uncollected]}
        for place, (person, case) in enumerate(zip(ids, cases, strict=True), start=5) if case.grants
    ]  # fmt: skip
    given = 'jsonb_to_recordset(%s::jsonb) AS x(person bigint, commune bigint, "row" int, note text, listed boolean, back jsonb)'
    with acting(ACTOR), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO intake_sheetimport (kind, file_name, sha256, commune_id, state, received_at, listed_on, accepted, used_by, refusal, summary)"
            f" SELECT 'BENEFICIARIES', 'ds-xa-' || commune || '.xlsx', commune::text, commune, 'APPROVED', %s, '2024-08-10', '{{}}', '', '', '{{}}'"
            f" FROM (SELECT DISTINCT commune FROM {given}) AS c", [AT, json.dumps(rows)],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO intake_sheetrow (sheet_import_id, commune_id, sheet, \"row\", raw, clean, findings, outcome, waits_for, person_id, difference, candidates, choice)"
            " SELECT i.id, x.commune, 'BTXH', x.\"row\", '[]', jsonb_build_object('note', jsonb_build_object('value', x.note)), '[]', 'UNCHANGED', '{}', x.person, '{}', '[]', ''"
            f" FROM {given} JOIN intake_sheetimport i ON i.commune_id = x.commune WHERE x.listed", [json.dumps(rows)],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO intake_missing (sheet_import_id, person_id, commune_id) SELECT i.id, x.person, x.commune"
            f" FROM {given} JOIN intake_sheetimport i ON i.commune_id = x.commune WHERE NOT x.listed", [json.dumps(rows)],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO payroll_adjustment (person_id, commune_id, amount_vnd, from_month, reference, reason, added_at)"
            f" SELECT x.person, x.commune, 500000, m::date, x.person || '/' || m, 'Không đến nhận', %s FROM {given}, jsonb_array_elements_text(x.back) AS m",
            [AT, json.dumps(rows)],
        )  # fmt: skip


def actor_named(user_id: int, role: str) -> Actor:
    """Somebody of the office with the whole district before them."""
    return Actor(user_id, f"Người {user_id}", role, None)


def receiver_until(name: str, until: date) -> ReceiverRecord:
    """An authorisation that ended on a day."""
    return ReceiverRecord(name, "con", until=until)


def paper(kind: str, number: str) -> PaperRecord:
    """A further paper of a person."""
    return PaperRecord(kind, number)
