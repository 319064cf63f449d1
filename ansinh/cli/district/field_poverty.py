"""The demo's year of poverty: the autumn's review with its decisions, and two years of projects with their animals.

The point tables are invented and say so. Every figure that the office reports is counted from these records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ansinh.areas.poverty import actions, queries
from ansinh.areas.poverty.actions import Filled
from ansinh.areas.poverty.point_tables import HEADS
from ansinh.areas.poverty.project_registers import ANIMAL, MEMBER, PROJECT
from ansinh.areas.poverty.queries import ClassedHousehold
from ansinh.areas.poverty.review_registers import CODES, REVIEW
from ansinh.areas.poverty.scoring import NEAR_POOR, POOR
from ansinh.areas.poverty.standards import AREAS, items
from ansinh.audit.session import acting
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.people import HOUSEHOLDS
from ansinh.cli.district.year import Office, moment
from ansinh.registers import actions as registers
from ansinh.registers.actions import NewRecord
from ansinh.registry import actions as registry
from ansinh.registry import places

LEFT_AT_END, TARGET = 1_108, 41  # poor households at the year's end; by how many there were to be fewer
BACK, NEAR_OUT = 7, 236  # near-poor households that became poor; that are near-poor no more
REVIEWED, MEETING, POSTED, DECIDED = (10, 8), (11, 4), (11, 11), (12, 6)
REASONS = ("ILL", "DISABLED", "ILL", "ELDERLY")
CAUSE_OF = {
    "không có lao động": "WORKERS",
    "ốm đau": "ILLNESS",
    "vốn": "CAPITAL",
    "đất": "LAND",
    "khuyết tật": "ILLNESS",
}
COW_PROJECTS, PIG_PROJECTS, COW_HOMES, PIG_HOMES, COWS = 16, 3, 219, 34, 330
COW_VND, PIG_VND = 15_140_000, 3_000_000  # with training, vaccines and feed
HIGH_VND = {"COW": 13_500_000, "PIG": 2_600_000}  # the animal alone
SOURCES = {"central_vnd": 60, "province_vnd": 25, "district_vnd": 15}


def add_poverty(office: Office, year: int) -> None:
    """All of the field, up to the demo's day."""
    share = office.people / DISTRICT_PEOPLE
    _prepare(office, year, share)
    _add_projects(office, year, share)
    _review(office, year, share)
    _find_labour(office, date(year, *DECIDED))


def _prepare(office: Office, year: int, share: float) -> None:
    """Households by commune, the invented point tables, the target, the causes that the lists gave."""
    specialist, first = office.staff["SPECIALIST"], date(year, 1, 1)
    at = moment(first.replace(day=3))
    with acting(specialist):
        ids = {commune.code: commune.id for commune in places.communes(first)}
        counts = {
            ids[code]: (max(1, round(count * share)), max(1, round(count * share * 3.4)))
            for code, count in HOUSEHOLDS.items()
        }
        registry.record_commune_counts(counts, since=first, until=None, actor=specialist, at=at)
        poor = queries.classed(POOR, first, known_at=at)
    for area in AREAS:
        actions.take_point_table(
            _invented_table(area), area=area, title=f"Bảng điểm minh họa, khu vực {AREAS[area].lower()}",
            source="Bịa ra để minh họa; không phải bảng của Thông tư 07/2021", invented=True, since=first, actor=specialist, at=at,
        )  # fmt: skip
    target = {"year": year, "fewer": max(1, round(TARGET * share)), "paper": "Quyết định minh họa số 9/QĐ-UBND"}
    registers.add("poverty/chi-tieu", [NewRecord(target)], on=first, actor=specialist, at=at)
    causes = [
        NewRecord({"cause": code}, subject_id=home.household_id)
        for home in poor
        for code in dict.fromkeys(
            code for word, code in CAUSE_OF.items() if word in home.details.get("causes", "").lower()
        )
    ]
    registers.add("poverty/nguyen-nhan", causes, on=first, actor=specialist, at=at)


def _invented_table(area: str) -> bytes:
    rows = [f"{item.code},{level},Mức {level} (minh họa),{level * 5}" for item in items(area) for level in range(4)]
    return "\n".join([",".join(HEADS), *rows]).encode()


def _review(office: Office, year: int, share: float) -> None:
    """Who rises and who falls has a phiếu; the others stay as the list found them."""
    specialist = office.staff["SPECIALIST"]
    at, reviewed, decided = moment(date(year, *POSTED)), date(year, *REVIEWED), date(year, *DECIDED)
    actions.end_class_of_gone(on=decided, actor=specialist, at=at)
    with acting(specialist):
        poor, near = (queries.classed(kind, decided, known_at=at) for kind in (POOR, NEAR_POOR))
    back = round(BACK * share)
    rising = sorted(poor, key=lambda home: (not home.able, office.random.random()))[
        : max(0, len(poor) + back - round(LEFT_AT_END * share))
    ]
    half = len(rising) // 2
    out = office.random.sample(near, min(len(near), round(NEAR_OUT * share) + back))
    filled = [
        *(_filled(home, "RURAL", 26, 1) for home in rising[:half]),
        *(_filled(home, "RURAL", 42, 1) for home in (*rising[half:], *out[back:])),
        *(_filled(home, "RURAL", 20, 4) for home in out[:back]),
    ]
    with acting(specialist):
        urban = {
            home
            for home, place in queries.places_of([one.household_id for one in filled], on=reviewed).items()
            if place.area == "URBAN"
        }
    filled = [_as_urban(one) if one.household_id in urban else one for one in filled]
    ids = actions.take_filled(filled, on=reviewed, actor=specialist, at=moment(reviewed))
    said = {"meeting_on": date(year, *MEETING), "attended": 62, "agreed": 55}
    registers.move(REVIEW, ids, "agree", said, on=date(year, *MEETING), actor=specialist, at=at)
    registers.move(
        REVIEW, ids, "post", {"posted_on": date(year, *POSTED)}, on=date(year, *POSTED), actor=specialist, at=at
    )
    actions.recognise(
        ids, decision=f"Minh họa 118/QĐ-UBND năm {year}", on=decided, actor=specialist, at=moment(decided)
    )


def _filled(home: ClassedHousehold, area: str, levels: int, lacking: int) -> Filled:
    """A phiếu whose items come to ``levels`` levels of five points each."""
    codes = [item.code for item in items(area)]
    each, rest = divmod(levels, len(codes))
    answers = {code: str(min(3, each + (place < rest))) for place, code in enumerate(codes)}
    return Filled(home.household_id, answers, [*home.details.get("lacking", []), *CODES][:lacking])


def _as_urban(one: Filled) -> Filled:
    """The same household by the urban form: two items fewer, a higher line."""
    high = sum(map(int, one.answers.values())) * 5 > 140
    return Filled(one.household_id, {item.code: "3" if high else "1" for item in items("URBAN")}, one.lacking)


def _find_labour(office: Office, on: date) -> None:
    """What the communes found of those poor households that by their members' ages could still work."""
    specialist = office.staff["SPECIALIST"]
    with acting(specialist):
        able = queries.able_poor(on, known_at=moment(on, 23))
    new = [
        NewRecord({"able": "NONE", "reason": office.random.choice(REASONS)}, subject_id=one.household_id)
        for one in able
    ]
    registers.add("poverty/kha-nang-lao-dong", new, on=on, actor=specialist, at=moment(on, 10))


def _add_projects(office: Office, year: int, share: float) -> None:
    """The projects, their households, their animals, from the approval to the settlement of most."""
    specialist = office.staff["SPECIALIST"]
    approved = date(year, 2, 20)
    with acting(specialist):
        homes: dict[int, list[int]] = defaultdict(list)
        for kind in (NEAR_POOR, POOR):
            for home in queries.classed(kind, approved, known_at=moment(approved)):
                homes[home.commune_id].append(home.household_id)
    communes = sorted(homes, key=lambda commune: -len(homes[commune]))
    plans = [
        *_spread("COW", communes[:COW_PROJECTS], COW_PROJECTS, round(COW_HOMES * share), homes),
        *_spread("PIG", communes[:COW_PROJECTS], PIG_PROJECTS, round(PIG_HOMES * share), homes),
    ]
    single = round((2 * COW_HOMES - COWS) * share)  # households with one cow; the others have two
    heads: list[tuple[int, int, str, int]] = []  # project, household, kind, animals
    new = []
    for number, (kind, commune, members) in enumerate(plans):
        heads += [(number, home, kind, 2) for home in members]
        new.append((kind, commune))
    cows = [place for place, head in enumerate(heads) if head[2] == "COW"]
    for place in office.random.sample(cows, min(single, len(cows))):
        heads[place] = (*heads[place][:3], 1)
    _write_projects(office, year, approved, new, heads)


def _spread(
    kind: str, communes: Sequence[int], projects: int, wanted: int, homes: dict[int, list[int]]
) -> list[tuple[str, int, list[int]]]:
    """``wanted`` households over the projects, each project in a commune; households are taken out of ``homes``."""
    made = []
    for place, commune in enumerate(communes[:projects]):
        count = wanted * (place + 1) // projects - wanted * place // projects
        made.append((kind, commune, [homes[commune].pop() for _ in range(min(count, len(homes[commune])))]))
    return [one for one in made if one[2]]


def _write_projects(
    office: Office,
    year: int,
    approved: date,
    plans: Sequence[tuple[str, int]],
    heads: Sequence[tuple[int, int, str, int]],
) -> None:
    specialist, at = office.staff["SPECIALIST"], moment(approved)
    unit = {"COW": COW_VND, "PIG": PIG_VND}
    totals = [
        sum(count * unit[kind] for project, _, kind, count in heads if project == number)
        for number in range(len(plans))
    ]
    words = {"COW": "Chăn nuôi bò sinh sản", "PIG": "Chăn nuôi lợn giống"}
    new = [
        NewRecord(
            {
                "code": f"DA2-{year}-{number + 1:02}", "title": f"{words[kind]} số {number + 1}", "kind": kind, "method": "COMMUNITY",
                "led_by": "UBND xã", **{name: totals[number] * part // 100 for name, part in SOURCES.items()},
                "counterpart_vnd": totals[number] // 10,
            },
            commune_id=commune,
        )
        for number, (kind, commune) in enumerate(plans)
    ]  # fmt: skip
    projects = registers.add(PROJECT, new, on=approved, actor=specialist, at=at)
    said = {"decision": "Quyết định minh họa số 77/QĐ-UBND", "approved_on": approved, "ends_on": date(year + 2, 2, 20)}
    registers.move(PROJECT, projects, "approve", said, on=approved, actor=specialist, at=at)
    members = registers.add(
        MEMBER,
        [
            NewRecord({"project_id": projects[number], "household_id": home, "support_vnd": count * unit[kind]}, commune_id=plans[number][1])
            for number, home, kind, count in heads
        ],
        on=approved, actor=specialist, at=at,
    )  # fmt: skip
    given = date(year, 4, 16)
    at = moment(given)
    registers.move(MEMBER, members, "admit", on=approved, actor=specialist, at=at)
    registers.move(MEMBER, members, "receive", {"received_on": given}, on=given, actor=specialist, at=at)
    animals = registers.add(
        ANIMAL,
        [
            NewRecord(
                {
                    "tag": f"{kind[0]}{year % 100}-{place:03}{turn}", "species": kind, "project_id": projects[number],
                    "holder_id": members[place], "origin": "Trại giống minh họa", "price_vnd": HIGH_VND[kind], "delivered_on": given,
                },
                commune_id=plans[number][1],
            )
            for place, (number, _, kind, count) in enumerate(heads)
            for turn in range(1, count + 1)
        ],
        on=given, actor=specialist, at=at,
    )  # fmt: skip
    registers.move(ANIMAL, animals, "deliver", on=given, actor=specialist, at=at)
    registers.move(PROJECT, projects, "deliver", on=given, actor=specialist, at=at)
    done = projects[: len(projects) * 2 // 3]
    registers.move(
        PROJECT,
        done,
        "accept",
        {"accepted_on": date(year, 9, 10)},
        on=date(year, 9, 10),
        actor=specialist,
        at=moment(date(year, 9, 10)),
    )
    registers.move(PROJECT, done[::2], "settle", on=date(year, 11, 20), actor=specialist, at=moment(date(year, 11, 20)))
    _look_after(office, members, animals, given)


def _look_after(office: Office, members: Sequence[int], animals: Sequence[int], given: date) -> None:
    """Vaccinations, visits, and two deaths in the months after."""
    specialist, jab = office.staff["SPECIALIST"], given + timedelta(days=21)
    shots = [
        NewRecord({"given_on": jab, "vaccine": "Lở mồm long móng, tụ huyết trùng"}, subject_id=one) for one in animals
    ]
    registers.add("poverty/tiem-phong", shots, on=jab, actor=specialist, at=moment(jab))
    day = given + timedelta(days=150)
    seen = [
        NewRecord(
            {
                "member_id": one,
                "visited_on": day,
                "visitor": "Cán bộ giảm nghèo xã",
                "animals_well": True,
                "findings": "Vật nuôi phát triển tốt.",
            }
        )
        for one in members[::4]
    ]
    registers.add("poverty/tham-ho", seen, on=day, actor=specialist, at=moment(day))
    registers.move(
        ANIMAL,
        animals[5:7],
        "die",
        {"ended_because": "Bệnh, có biên bản của thú y xã"},
        on=day,
        actor=specialist,
        at=moment(day),
    )
