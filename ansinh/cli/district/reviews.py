"""The demo's review campaign, partly done in every commune, and a session of one commune's disability council."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from ansinh.audit.session import acting
from ansinh.cases import actions, campaign_desk, council_desk
from ansinh.cases.campaign_desk import ItemRow
from ansinh.cases.council_forms import ACTIVITY, age_on, council_form
from ansinh.cli.district.names import invent_name
from ansinh.cli.district.year import Office, moment, today_of

FIRST_DAY, LAST_DAY, SESSION_DAY = (3, 1), (8, 16), (8, 15)
RESULTS = ("Giữ nguyên dạng tật và mức độ.", "Đề nghị Hội đồng xác định lại mức độ.", "Đổi dạng tật, giữ mức độ.")
GROWN_UP = 16
EVERYBODY = 100_000
CONCLUDED, SENT, WAITING = 3, 1, 2  # phiếu of the session


def review_disabilities(office: Office, year: int) -> None:
    """The campaign over all communes, then the session."""
    campaign_id = _start(office, year)
    _review(office, campaign_id, today_of(year))
    _sit(office, campaign_id, date(year, *SESSION_DAY))


def _start(office: Office, year: int) -> int:
    new = actions.NewCampaign(
        title=f"Rà soát dạng tật, mức độ khuyết tật năm {year}",
        procedure=council_form("disability").procedure,
        instrument="Kế hoạch minh họa số 25/KH-UBND",
        starts_on=date(year, *FIRST_DAY),
        ends_on=date(year, *LAST_DAY),
        rule="certificate_holders",
    )
    head, at = office.staff["HEAD"], moment(date(year, *FIRST_DAY))
    campaign_id = actions.prepare_campaign(new, actor=head, at=at)
    actions.start_campaign(campaign_id, actor=head, at=at)
    return campaign_id


def _review(office: Office, campaign_id: int, on: date) -> None:
    """A part of each commune's people is done, most of them with nothing changed."""
    specialist = office.staff["SPECIALIST"]
    ids: dict[str, list[int]] = {result: [] for result in RESULTS}
    with acting(specialist):
        people = _people(campaign_id, None, EVERYBODY, on)
    for _, commune in groupby(people, key=lambda person: person.commune):
        there = list(commune)
        done = there[: round(len(there) * office.random.choice((0.2, 0.45, 0.6, 0.8, 0.95, 1.0)))]
        rest = max(1, len(done) // 12)
        for result, part in zip(RESULTS, (done[2 * rest :], done[:rest], done[rest : 2 * rest]), strict=True):
            ids[result] += [person.id for person in part]
    for result, found in ids.items():
        actions.close_items(found, result=result, actor=specialist, on=on, at=moment(on))


def _sit(office: Office, campaign_id: int, day: date) -> None:
    """The council of the demo officer's commune meets: some are concluded, one goes to the medical board, some wait."""
    officer, form = office.staff["COMMUNE_OFFICER"], council_form("disability")
    commune_id = next(iter(officer.communes or ()))
    at = moment(day)
    seats = [actions.Seat(post.code, _name(office)) for post in form.posts if not post.optional]
    council_id = actions.set_up_council(
        commune_id,
        form.code,
        seats,
        decision="Quyết định minh họa số 8/QĐ-UBND",
        on=date(day.year, 1, 5),
        actor=officer,
        at=at,
    )
    with acting(officer):
        present = [member.id for member in council_desk.council_page(council_id).members]
        people = [
            person
            for person in _people(campaign_id, commune_id, 200, day)
            if person.birth_date and age_on(person.birth_date, day) >= GROWN_UP
        ]
    session_id = actions.open_session(
        council_id, held_on=day, place="Trụ sở UBND xã", present=present, actor=officer, at=at
    )
    for place, person in enumerate(people[: CONCLUDED + SENT + WAITING]):
        points = {f"{ACTIVITY}{number}": office.random.choice((0, 1, 1, 2)) for number in range(1, 11)}
        sheet_id = actions.fill_sheet(
            session_id, person.person_id, answers=points, kinds=["MOBILITY"], actor=officer, at=at
        )
        if place < CONCLUDED:
            actions.vote(sheet_id, dict.fromkeys(present, "SEVERE"), actor=officer, at=at)
            actions.conclude(sheet_id, actor=officer, on=day, at=at)
        elif place < CONCLUDED + SENT:
            actions.send_to_board(sheet_id, "CANNOT_CONCLUDE", actor=officer, on=day, at=at)


def _people(campaign_id: int, commune_id: int | None, count: int, on: date) -> list[ItemRow]:
    return campaign_desk.campaign_people(campaign_id, commune_id=commune_id, count=count, on=on, at=moment(on))


def _name(office: Office) -> str:
    return invent_name(office.random, female=office.random.random() < 0.5, birth_year=1980)
