"""The demo's year of children, gender equality and social evils: everything invented, the guarded part with few rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ansinh.audit.session import acting
from ansinh.cli.district.mix import Category
from ansinh.cli.district.people import Place
from ansinh.cli.district.records import record_of
from ansinh.cli.district.workers import NO_BENEFIT, share_of
from ansinh.cli.district.year import Office, moment, take_in
from ansinh.kit.actors import Actor, system_actor
from ansinh.offices import actions as offices
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord

CHILD = Category("Trẻ em có hoàn cảnh đặc biệt", 180, (3, 15), NO_BENEFIT, 0.48)
GUARDS = ("CHILD_ABUSE", "DRUG_CASE", "GENDER_VIOLENCE", "TRAFFICKING")
# The open groups, each with one of its sub-groups.
OPEN_GROUPS = (("ORPHAN", "ORPHAN_KIN"), ("ABANDONED", "ABANDONED_CARED"), ("HOMELESS", "BOTH_UNABLE"), ("DISABLED", "SEVERE"),
               ("DROPOUT", "DROPOUT_CARED"), ("ILL", "POOR"), ("MIGRANT", "CITIZEN"))  # fmt: skip
# Months of the year in which the office held what, and how many women and men came: invented.
HELD = (("Tập huấn lồng ghép giới cho cán bộ xã", "TRAINING", (4, 18), 42, 31),
        ("Phát thanh về phòng ngừa bạo lực gia đình", "RADIO", (6, 28), None, None),
        ("Tập huấn kỹ năng cho địa chỉ tin cậy", "TRAINING", (9, 12), 28, 9),
        ("Phát động Tháng hành động vì bình đẳng giới", "ACTION_MONTH", (11, 15), 160, 120))  # fmt: skip
FOR_CHILDREN = (("Phát động Tháng hành động vì trẻ em", "ACTION_MONTH", (6, 1), 420), ("Diễn đàn trẻ em huyện", "FORUM", (7, 20), 86),
                ("Tết Trung thu", "MID_AUTUMN", (9, 17), 1_150))  # fmt: skip
DRUG_STATES = (("USE_MANAGED", 12), ("COMMUNITY_REHAB", 6), ("COMPULSORY_CENTRE", 12), ("AFTERCARE", 12), ("USE_MANAGED", 12),
               ("AFTERCARE", 12), ("SUBSTITUTION", None))  # fmt: skip


def add_protection(office: Office, year: int, places: Sequence[Place]) -> None:
    """All three fields through the registers' actions; the specialist is given the guarded registers."""
    who = office.staff["SPECIALIST"]
    installer = system_actor("ansinh demo")
    with acting(installer):
        for register in GUARDS:
            offices.grant_guarded(who.user_id or 0, register=register, actor=installer, at=moment(date(year, 1, 3)))
    _children(office, year, who)
    _programmes(year, places, who)
    _guarded(year, places, replace(who, guarded=frozenset(GUARDS), reason="Bản minh họa"))


def _add(register: str, records: Sequence[NewRecord], on: date, who: Actor) -> list[int]:
    return actions.add(register, records, on=on, actor=who, at=moment(on, 10))


def _children(office: Office, year: int, who: Actor) -> None:
    """Children in the open groups, some in alternative care, and two accidents."""
    since = date(year, 1, 8)
    invented = [office.inventor.invent(CHILD, decided_before=since) for _ in range(share_of(office, CHILD.share))]
    records = [replace(record_of(person, valid_from=since), route=None, receiver=None) for person in invented]
    ids = take_in(records, actor=who, at=moment(since, 9))
    said = []
    for number, child in enumerate(ids):
        kind, part = OPEN_GROUPS[number % len(OPEN_GROUPS)]
        values = {
            "kind": kind,
            "part": part,
            "evidence": f"Danh sách xã số {number + 1}",
            "helped": number % 9 > 0,
        }
        said.append(NewRecord(values, child))
    _add("children/hoan-canh-dac-biet", said, since, who)
    handed = date(year, 8, 5)
    care = [
        NewRecord({"child_id": child, "form": "KIN", "decision": f"{40 + number}/QĐ-UBND", "handed_over_on": handed,
                   "first_visit_on": handed + timedelta(days=28), "finding": "Ổn định", "state": "VISITED"},
                  commune_id=person.place.commune_id)
        for number, (child, person) in enumerate(zip(ids[:6], invented[:6], strict=True))
    ]  # fmt: skip
    _add("children/cham-soc-thay-the", care, handed, who)
    place = invented[0].place
    happened = date(year, 7, 14)
    drowned = {"title": "Đuối nước ở sông", "kind": "DROWNING", "happened_on": happened, "village_id": place.village_id}
    _add("children/tai-nan", [NewRecord({**drowned, "died": True}, commune_id=place.commune_id)], happened, who)


def _programmes(year: int, places: Sequence[Place], who: Actor) -> None:
    """What was held, who leads, where one may flee to, and who may treat addicts."""
    for title, kind, day, women, men in HELD:
        on = date(year, *day)
        _add(
            "gender/hoat-dong",
            [NewRecord({"title": title, "kind": kind, "held_on": on, "women": women, "men": men})],
            on,
            who,
        )
    for title, kind, day, children in FOR_CHILDREN:
        on = date(year, *day)
        _add(
            "children/hoat-dong-tre-em",
            [NewRecord({"title": title, "kind": kind, "held_on": on, "children": children})],
            on,
            who,
        )
    new_year = date(year, 1, 8)
    agencies = [
        NewRecord(
            {
                "title": f"Cơ quan minh họa {number}",
                "kind": "AGENCY" if number < 14 else "BUSINESS",
                "woman_leads": number % 2 == 0,
            }
        )
        for number in range(24)
    ]
    _add("gender/lanh-dao-nu", agencies, new_year, who)
    shelters = [
        NewRecord({"title": f"Địa chỉ tin cậy {place.village}", "kind": "TRUSTED", "village_id": place.village_id,
                   "contact": "Trưởng thôn", "places": 2, "opened_on": new_year}, commune_id=place.commune_id)
        for place in _one_a_commune(places)
    ]  # fmt: skip
    _add("gender/dia-chi-tin-cay", shelters, new_year, who)
    team = {
        "title": "Đội công tác xã hội tình nguyện",
        "kind": "TEAM",
        "decision": "15/QĐ-UBND",
        "announced_on": new_year,
        "state": "ANNOUNCED",
    }
    _add("social_evils/dich-vu-cai-nghien", [NewRecord(team)], new_year, who)


def _guarded(year: int, places: Sequence[Place], who: Actor) -> None:
    """A handful of cases; whoever is named in them has a name that no register knows."""
    homes = _one_a_commune(places)

    def put(register: str, on: date, *said: Mapping[str, Any]) -> None:
        new = [NewRecord(one, commune_id=homes[number % len(homes)].commune_id) for number, one in enumerate(said)]
        _add(register, new, on, who)

    reported = date(year, 3, 9)
    for number, (risk, hours, state) in enumerate((("HIGH", 7, "UNDER_PLAN"), ("HIGH", 11, "UNDER_PLAN"), ("MEDIUM", None, "EXAMINED"),
                                                   ("HIGH", 14, "REVIEWED"), ("LOW", None, "ASSESSED"), ("HIGH", 3, "EMERGENCY"))):  # fmt: skip
        on = reported + timedelta(days=45 * number)
        heard = moment(on, 8)
        put("children/bao-ve-tre-em", on, {
            "code": f"BVTE-{year}-{number + 1:02d}", "described": f"{'ABHKLM'[number]}.T.N., {7 + number} tuổi", "reported_by": "HOTLINE",
            "reported_at": heard, "suspected": "VIOLENCE", "offender": "KIN", "circle": "WORKER", "risk": risk,
            "assessed_at": heard + timedelta(hours=1), "responded_at": heard + timedelta(hours=hours) if hours else None,
            "measure": "Quyết định Mẫu 07" if hours else "", "examined_on": None, "state": state})  # fmt: skip
    decided = date(year, 2, 6)
    put("social_evils/ho-so-ma-tuy", decided, *(
        {"code": f"MT-{year}-{number + 1:02d}", "full_name": f"Người Minh Họa {number + 1}", "sex": "FEMALE" if number == 4 else "MALE",
         "decision": f"{number + 11}/QĐ-UBND", "decided_on": decided, "months": months,
         "ends_on": date(year + 1, 2, 6) if months else None, "treated": "VOLUNTARY" if state == "AFTERCARE" else "", "state": state}
        for number, (state, months) in enumerate(DRUG_STATES)))  # fmt: skip
    put("social_evils/nan-nhan", date(year, 5, 20),
        {"code": f"NN-{year}-01", "full_name": "Nạn Nhân Minh Họa", "sex": "FEMALE", "came_by": "RETURNED", "came_on": date(year, 5, 20)})  # fmt: skip
    put("gender/vu-bao-luc-gioi", date(year, 10, 3), *(
        {"code": f"BLG-{year}-{number + 1:02d}", "victim": f"{letter}.T.K.", "sex": "FEMALE", "kind": "PHYSICAL", "reported_on": date(year, 10, 3),
         "support": "Tạm lánh, tư vấn", "supported_on": date(year, 10, 4), "offender_counselled": number == 0, "state": "SUPPORTED"}
        for number, letter in enumerate("NLT")))  # fmt: skip


def _one_a_commune(places: Sequence[Place]) -> list[Place]:
    return list({place.commune_id: place for place in reversed(places)}.values())[::-1]
