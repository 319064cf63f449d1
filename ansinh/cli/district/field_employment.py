"""The demo's year of employment: fairs in every commune, departures, loans, support, and the labour survey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, groupby
from random import Random
from typing import Any

from ansinh.cli.district.people import HOUSEHOLDS, Place
from ansinh.cli.district.workers import Worker, share_of
from ansinh.cli.district.year import Office, moment, today_of
from ansinh.kit.actors import Actor
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord

# Invented counts of the survey that give the office's ratios: 74,08 % and 78,81 % trained, 37,85 % with a certificate.
# By years before the demo's year: labour force, then trained and certified in hundredths of a per cent of it.
SURVEYS = {1: (98_600, 7_408, 3_512), 0: (99_200, 7_881, 3_785)}
GROWN_UP, EMPLOYED = 1.29, 0.978
LOANS, SURVEYED_HOUSES = 180, 90
COUNTRIES = {
    "JAPAN": (62, "JPY", 178_000),
    "KOREA": (27, "KRW", 2_050_000),
    "TAIWAN": (8, "TWD", 27_500),
    "GERMANY": (3, "EUR", 2_100),
}
FORMS = {"JAPAN": "SKILLS", "KOREA": "PUBLIC", "TAIWAN": "COMPANY", "GERMANY": "COMPANY"}
TRADES = ("Chế biến thực phẩm", "Xây dựng", "Nông nghiệp", "Cơ khí", "May công nghiệp", "Đánh bắt hải sản", "Điện tử")
COMPANIES = ("Công ty Minh họa Nhân lực A", "Công ty Minh họa Nhân lực B", "Công ty Minh họa Nhân lực C")
GROUPS = {"NONE": 78, "NEAR_POOR": 9, "POOR": 5, "MERIT": 8}
EMPLOYERS = (
    ("Công ty May Minh họa Hà Lam", "PRIVATE", "Công nghiệp chế biến", "TO_1000"),
    ("Công ty Giày Minh họa Đông Quế Sơn", "FOREIGN", "Công nghiệp chế biến", "OVER"),
    ("Công ty Thủy sản Minh họa Bình Minh", "PRIVATE", "Thủy sản", "TO_300"),
    ("Khu du lịch Minh họa Bình Dương", "FOREIGN", "Lưu trú, ăn uống", "TO_1000"),
    ("Hợp tác xã Minh họa Bình Đào", "COOPERATIVE", "Nông nghiệp", "TO_50"),
    *((name, "PRIVATE", "Dịch vụ việc làm", "TO_50") for name in COMPANIES),
)  # fmt: skip
VACANCIES = (("Công nhân may", 120, "UNTRAINED", 7_000_000), ("Công nhân giày", 200, "UNTRAINED", 7_200_000),
             ("Công nhân chế biến", 60, "UNTRAINED", 6_500_000), ("Nhân viên buồng phòng", 40, "BASIC", 7_500_000),
             ("Lái máy nông nghiệp", 6, "BASIC", 8_000_000))  # fmt: skip
BANDS = {"TO_15": 15, "TO_30": 38, "TO_60": 37, "OVER_60": 10}


def add_employment(office: Office, year: int, places: Sequence[Place], workers: Mapping[str, Sequence[Worker]]) -> None:
    """Everything of the field's year, through the registers' actions."""
    who = office.staff["SPECIALIST"]
    _count_labour(places, year, who)
    _describe(office, workers, year, who)
    demand = _demand(year, who)
    _hold_fairs(office, places, workers, demand, year)
    journeys = _go_abroad(office, workers["ABROAD"], year, who)
    _support_and_ask(office, journeys, year)
    _lend(office, workers["SEEKER"], year, who)


def _count_labour(places: Sequence[Place], year: int, who: Actor) -> None:
    """Two surveys, a row a village; whole numbers that keep the district's sums."""
    weights = _weights(places)
    for before, (force, trained, certified) in SURVEYS.items():
        on = date(year - before, 10, 1)
        columns = {"grown_up": round(force * GROWN_UP), "labour_force": force, "employed": round(force * EMPLOYED),
                   "trained": round(force * trained / 10_000), "certified": round(force * certified / 10_000)}  # fmt: skip
        shares = {name: _spread(total, weights) for name, total in columns.items()}
        records = [
            NewRecord(
                {"village_id": place.village_id, "year": on.year, "counted_on": on}
                | {name: share[number] for name, share in shares.items()},
                commune_id=place.commune_id,
            )
            for number, place in enumerate(places)
        ]
        known = max(on, date(year, 1, 3))
        actions.add("employment/dieu-tra-luc-luong", records, on=on, actor=who, at=moment(known))


def _weights(places: Sequence[Place]) -> list[float]:
    villages: dict[str, int] = {}
    for place in places:
        villages[place.commune_code] = villages.get(place.commune_code, 0) + 1
    return [HOUSEHOLDS.get(place.commune_code, 2000) / villages[place.commune_code] for place in places]


def _spread(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of a total in proportion to the weights."""
    whole = sum(weights)
    ends = [round(total * weight / whole) for weight in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _describe(office: Office, workers: Mapping[str, Sequence[Worker]], year: int, who: Actor) -> None:
    """The worker's form of everybody."""
    random, on = office.random, date(year, 1, 4)
    records = []
    for kind, group in workers.items():
        for worker in group:
            jobless = kind == "SEEKER" and random.random() < 0.6
            said: dict[str, Any] = {
                "form": "SURVEY", "collected_on": on, "ethnicity": "Kinh", "activity": "2" if jobless else "1",
                "schooling": random.choice(("LOWER", "UPPER", "UPPER")),
                "skill": random.choice(("UNTRAINED", "UNTRAINED", "BASIC", "MIDDLE")),
            }  # fmt: skip
            said |= (
                {"jobless_for": random.choice("012"), "jobless": "1"} if jobless else {"status": random.choice("234")}
            )
            records.append(NewRecord(said, worker.person_id))
    actions.add("employment/nguoi-lao-dong", records, on=on, actor=who, at=moment(on, 10))


def _demand(year: int, who: Actor) -> tuple[list[int], list[int]]:
    """Employers and what they offer."""
    on = date(year, 1, 8)
    new = [
        NewRecord({"name": name, "kind": kind, "sector": sector, "size": size})
        for name, kind, sector, size in EMPLOYERS
    ]
    employers = actions.add("employment/nguoi-su-dung-lao-dong", new, on=on, actor=who, at=moment(on))
    offers = [
        NewRecord({"title": title, "employer_id": employer, "places": places, "skill": skill, "wage_vnd": wage,
                   "age_from": 18, "age_to": 45, "workplace": "Huyện Thăng Bình"})
        for employer, (title, places, skill, wage) in zip(employers, VACANCIES, strict=False)
    ]  # fmt: skip
    return employers, actions.add("employment/viec-lam-trong", offers, on=on, actor=who, at=moment(on))


def _hold_fairs(
    office: Office,
    places: Sequence[Place],
    workers: Mapping[str, Sequence[Worker]],
    demand: tuple[list[int], list[int]],
    year: int,
) -> None:
    """One fair a commune from March to November, with who came and what came of it."""
    who, (employers, vacancies) = office.staff["SPECIALIST"], demand
    communes = {place.commune_id: place.commune for place in places}
    days = {commune: date(year, 3, 5) + timedelta(days=12 * number) for number, commune in enumerate(communes)}
    fairs = actions.add("employment/san-giao-dich", [
        NewRecord({"title": f"Sàn giao dịch việc làm {name} năm {year}", "held_on": days[commune], "state": "HELD",
                   "venue": f"Nhà văn hóa {name}", "partner": "Trung tâm Dịch vụ việc làm tỉnh; doanh nghiệp phái cử",
                   "cost_vnd": 12_000_000}, commune_id=commune, on=days[commune])
        for commune, name in communes.items()
    ], on=date(year, 3, 1), actor=who, at=moment(today_of(year), 7))  # fmt: skip
    came = [
        NewRecord({"fair_id": fair, "employer_id": employer, "places": office.random.choice((5, 10, 20, 40))},
                  commune_id=commune, on=days[commune])
        for fair, commune in zip(fairs, communes, strict=True)
        for employer in office.random.sample(employers, 4)
    ]  # fmt: skip
    actions.add("employment/don-vi-tham-gia-san", came, on=date(year, 3, 1), actor=who, at=moment(today_of(year), 7))
    fair_of = dict(zip(communes, fairs, strict=True))
    visitors = [
        NewRecord(_visit(office.random, kind, vacancies, days[worker.commune_id])
                  | {"fair_id": fair_of[worker.commune_id], "person_id": worker.person_id},
                  commune_id=worker.commune_id, on=days[worker.commune_id])
        for kind in ("ABROAD", "SEEKER")
        for worker in workers[kind]
    ]  # fmt: skip
    actions.add("employment/nguoi-den-san", visitors, on=date(year, 3, 1), actor=who, at=moment(today_of(year), 7))


def _visit(random: Random, kind: str, vacancies: Sequence[int], day: date) -> dict[str, Any]:
    if kind == "ABROAD":
        return {"interest": "ABROAD", "state": "ENROLLED"}
    state = random.choice(("ADVISED", "ADVISED", "INTERVIEWED", "CHOSEN", "WORKS"))
    outcome = {"outcome_on": day + timedelta(days=10), "vacancy_id": random.choice(vacancies)}
    return {"interest": "DOMESTIC", "state": state} | (outcome if state in {"CHOSEN", "WORKS"} else {})


def _go_abroad(office: Office, workers: Sequence[Worker], year: int, who: Actor) -> list[tuple[int, Worker, str]]:
    """A group leaves each month; gives the journeys with their worker and target group."""
    random, new_year = office.random, date(year, 1, 2)
    months = [date(year, month, 10) for month in range(1, 13)]
    leaves = [months[number * len(months) // len(workers)] for number in range(len(workers))]
    groups = random.choices(list(GROUPS), weights=list(GROUPS.values()), k=len(workers))
    records = [
        NewRecord(_contract(random, worker, group, leaves_on, number), commune_id=worker.commune_id,
                  on=max(leaves_on - timedelta(days=180), new_year))
        for number, (worker, group, leaves_on) in enumerate(zip(workers, groups, leaves, strict=True), start=1)
    ]  # fmt: skip
    ids = actions.add("employment/di-lam-viec-nuoc-ngoai", records, on=new_year, actor=who, at=moment(new_year, 10))
    _walk(ids, leaves, year, who)
    home = [one for one, leaves_on in zip(ids, leaves, strict=True) if leaves_on.month <= 3][:2]
    back = date(year, 10, 4)
    actions.move("employment/di-lam-viec-nuoc-ngoai", home, "return_early", {"returned_on": back, "return_reason": "ILL"},
                 on=back, actor=who, at=moment(back, 11))  # fmt: skip
    return list(zip(ids, workers, groups, strict=True))


def _walk(ids: Sequence[int], leaves: Sequence[date], year: int, who: Actor) -> None:
    """From the selection to the airport: selected and signed by quarters, a group leaves each month."""
    for quarter, of_quarter in groupby(zip(ids, leaves, strict=True), key=lambda pair: (pair[1].month - 1) // 3):
        travellers = list(of_quarter)
        first = date(year, 3 * quarter + 1, 10)
        chosen, signed = (
            max(first - timedelta(days=60), date(year, 1, 3)),
            max(first - timedelta(days=20), date(year, 1, 5)),
        )
        _take_on([one for one, _ in travellers], "select", "selected_on", chosen, who)
        _take_on([one for one, _ in travellers], "sign", "signed_on", signed, who)
        for leaves_on, group in groupby(travellers, key=lambda pair: pair[1]):
            _take_on([one for one, _ in group], "depart", "departed_on", leaves_on, who)


def _take_on(ids: Sequence[int], code: str, column: str, on: date, who: Actor) -> None:
    actions.move("employment/di-lam-viec-nuoc-ngoai", ids, code, {column: on}, on=on, actor=who, at=moment(on, 11))


def _contract(random: Random, worker: Worker, group: str, leaves_on: date, number: int) -> dict[str, Any]:
    country = random.choices(list(COUNTRIES), weights=[weight for weight, _, _ in COUNTRIES.values()])[0]
    _, currency, wage = COUNTRIES[country]
    return {
        "person_id": worker.person_id, "country": country, "form": FORMS[country], "company": random.choice(COMPANIES),
        "trade": random.choice(TRADES), "skill": random.choices(("UNSKILLED", "BASIC", "MIDDLE"), weights=(88, 8, 4))[0],
        "wage": round(wage * random.uniform(0.95, 1.15)), "currency": currency, "target_group": group,
        "contract_number": f"MH-{leaves_on.year}/{number:03d}", "contract_months": 36,
        "cost_vnd": random.randrange(60, 110) * 1_000_000, "orientation_paper": f"GDĐH-MH-{number:04d}",
        "registered_on": max(leaves_on - timedelta(days=180), date(leaves_on.year, 1, 2)),
    }  # fmt: skip


def _support_and_ask(office: Office, journeys: Sequence[tuple[int, Worker, str]], year: int) -> None:
    """Support of those in a target group, decided and paid in November; households asked what they received."""
    random, who, asked, paid = office.random, office.staff["SPECIALIST"], date(year, 11, 4), date(year, 11, 15)
    helped = [(one, worker) for one, worker, group in journeys if group != "NONE"]
    new = [
        NewRecord(
            {"journey_id": one, "kind": kind, "amount_vnd": amount, "asked_on": asked}, commune_id=worker.commune_id
        )
        for one, worker in helped
        for kind, amount in (("support_language", 3_000_000), ("support_health", 750_000))
    ]
    ids = actions.add("employment/ho-tro-di-lam-viec", new, on=asked, actor=who, at=moment(asked))
    head, paper = office.staff["HEAD"], {"paper": "Quyết định minh họa số 88/QĐ-UBND"}
    register = "employment/ho-tro-di-lam-viec"
    actions.move(register, ids, "approve", paper, on=date(year, 11, 8), actor=head, at=moment(date(year, 11, 8)))
    actions.move(register, ids, "pay", {"paid_on": paid}, on=paid, actor=who, at=moment(paid))
    on = date(year, 12, 5)
    early = journeys[: min(share_of(office, SURVEYED_HOUSES), len(journeys) // 2)]
    bands = random.choices(list(BANDS), weights=list(BANDS.values()), k=len(early))
    answers = [
        NewRecord({"journey_id": one, "asked_on": on, "consented": True, "band": band}, commune_id=worker.commune_id)
        for (one, worker, _), band in zip(early, bands, strict=True)
    ]
    actions.add("employment/khao-sat-kieu-hoi", answers, on=on, actor=who, at=moment(on))


def _lend(office: Office, workers: Sequence[Worker], year: int, who: Actor) -> None:
    """Loans for jobs over the year, as the bank tells."""
    chosen = workers[: share_of(office, LOANS)]
    records = list(_loans(office.random, chosen, year))
    actions.add("employment/vay-von", records, on=date(year, 1, 15), actor=who, at=moment(today_of(year), 8))


def _loans(random: Random, workers: Sequence[Worker], year: int) -> Iterator[NewRecord]:
    for number, worker in enumerate(workers):
        on = date(year, 1, 15) + timedelta(days=number * 320 // len(workers))
        yield NewRecord(
            {"person_id": worker.person_id, "kind": "WORKER", "purpose": random.choice(("Chăn nuôi", "Buôn bán", "Nghề mộc")),
             "amount_vnd": random.choice((50, 60, 80, 100)) * 1_000_000, "jobs": random.choice((1, 1, 2)), "months": 60,
             "lent_on": on, "bank_paper": f"MH-{number + 1:04d}", "state": "LENT"},
            commune_id=worker.commune_id, on=on,
        )  # fmt: skip
