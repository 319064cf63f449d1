"""Review campaigns: who is in by a rule, dossiers at once, row security, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases import campaigns
from ansinh.cases.campaign_rules import UnknownRule, campaign_rules
from ansinh.cases.council_forms import council_form
from ansinh.cases.models import CampaignItem
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests.council_world import CouncilWorld, build_council
from tests.payroll_world import SYSTEM, decide, item, noon, sql

AT = noon("2024-03-04")
HEAD = Actor(4, "Trưởng phòng", "HEAD", None)
PROCEDURE = "1.001776"
NEW = cases.NewCampaign(
    title="Rà soát mức độ khuyết tật 2024",
    procedure=PROCEDURE,
    instrument="Kế hoạch 15/KH-UBND",
    starts_on=date(2024, 3, 1),
    ends_on=date(2024, 6, 30),
    rule="certificate_holders",
)


@pytest.fixture
def world(db: None) -> CouncilWorld:
    found = build_council()
    for person in found.world.people:
        certify(person)
    return found


def certify(person: int, review_on: str | None = None) -> None:
    sql(
        "INSERT INTO registry_disability (valid, known, person_id, degree, kinds, certificate, issued_on, review_on)"
        " VALUES ('[2019-06-01,)', '[2020-01-01,)', %s, 'SEVERE', 'MOBILITY', '7/GXN', '2019-06-01', %s)",
        person, review_on,
    )  # fmt: skip


def started(new: cases.NewCampaign = NEW) -> int:
    campaign = cases.prepare_campaign(new, actor=HEAD, at=AT)
    cases.start_campaign(campaign, actor=HEAD, at=AT)
    return campaign


def people_in(campaign: int) -> list[tuple[object, ...]]:
    return sql("SELECT person_id, state FROM cases_campaignitem WHERE campaign_id = %s ORDER BY person_id", campaign)


def test_every_rule_runs(world: CouncilWorld) -> None:
    asked = replace(NEW, benefits=("T-nang",), import_id=1)
    for rule in campaign_rules():
        campaign = cases.prepare_campaign(replace(asked, rule=rule.code), actor=HEAD, at=AT)
        if rule.code == "certificate_holders":
            assert cases.start_campaign(campaign, actor=HEAD, at=AT) == 4
        else:
            with pytest.raises(campaigns.NobodyFound):
                cases.start_campaign(campaign, actor=HEAD, at=AT)


def test_the_dead_are_not_in_it_and_communes_bound_it(world: CouncilWorld) -> None:
    sql("UPDATE registry_person SET died_on = '2023-01-01' WHERE id = %s", world.adult)
    campaign = started(replace(NEW, communes=(world.commune,)))
    assert people_in(campaign) == [(world.child, "TO_DO")]


def test_certificates_that_run_out_in_its_days(world: CouncilWorld) -> None:
    early, late = world.world.people[1], world.world.people[3]
    sql(
        "UPDATE registry_disability SET known = tstzrange(lower(known), '2023-01-01') WHERE person_id = ANY (%s)",
        [early, late],
    )
    certify(early, "2024-06-30")
    certify(late, "2024-07-01")
    campaign = started(replace(NEW, rule="certificate_due"))
    assert sql("SELECT person_id, why FROM cases_campaignitem WHERE campaign_id = %s", campaign) == [
        (early, "Giấy xác nhận 7/GXN đến hạn 30/06/2024")
    ]


def test_children_who_turn_six(world: CouncilWorld) -> None:
    sql("UPDATE registry_person SET birth_date = '2018-05-20' WHERE id = %s", world.child)
    campaign = started(replace(NEW, rule="turning_six"))
    assert people_in(campaign) == [(world.child, "TO_DO")]


def test_lasting_signs_are_those_of_the_rule() -> None:
    rule = next(rule for rule in campaign_rules() if rule.code == "turning_six")
    lasting = [sign.code for sign in council_form("disability").sheet("MAU_02").signs if sign.lasting]
    assert lasting == ["1.1", "1.2", "1.5", "1.6", "1.7"]
    assert [f"'sign:{code}'" in rule.select for code in lasting] == [True] * 5


def test_whoever_holds_a_benefit(world: CouncilWorld) -> None:
    decide([item(world.world, world.adult, start="2024-01", benefit="T-nang")], on="2024-01-05")
    campaign = started(replace(NEW, rule="on_benefit", benefits=("T-nang",)))
    assert sql("SELECT person_id, why FROM cases_campaignitem WHERE campaign_id = %s", campaign) == [
        (world.adult, "Đang hưởng Người khuyết tật nặng")
    ]


def test_starting_again_adds_who_came_since(world: CouncilWorld) -> None:
    sql("UPDATE registry_person SET withdrawn_at = now() WHERE id = %s", world.adult)
    campaign = started()
    sql("UPDATE registry_person SET withdrawn_at = NULL WHERE id = %s", world.adult)
    assert cases.start_campaign(campaign, actor=HEAD, at=AT) == 1
    assert cases.start_campaign(campaign, actor=HEAD, at=AT) == 0


def test_a_commune_opens_its_dossiers_at_once(world: CouncilWorld) -> None:
    campaign = started()
    assert cases.open_dossiers(campaign, world.commune, actor=world.officer, at=AT) == 2
    assert people_in(campaign) == [
        (person, "DOING" if world.world.commune_of(person) == world.commune else "TO_DO")
        for person in world.world.people
    ]
    assert sql(
        "SELECT count(*) FROM cases_campaignitem i JOIN cases_dossier d ON d.id = i.dossier_id"
        " AND d.person_id = i.person_id AND d.channel = 'SHEET' AND d.procedure = %s", PROCEDURE,
    ) == [(2,)]  # fmt: skip
    assert cases.open_dossiers(campaign, world.commune, actor=world.officer, at=AT) == 0


def test_hundreds_cost_as_many_statements_as_two(world: CouncilWorld) -> None:
    few = started()
    with CaptureQueriesContext(connection) as for_few:
        cases.open_dossiers(few, world.commune, actor=world.officer, at=AT)
    sql(
        "WITH made AS (INSERT INTO registry_person (full_name, fold, sort_key, commune_id, birth_date, birth_precision)"
        " SELECT 'Lê Thị ' || n, 'le thi ' || n, n::text, %s, '1970-01-01', 'DAY' FROM generate_series(1, 400) n"
        " RETURNING id) INSERT INTO registry_disability (valid, known, person_id, degree, kinds, certificate)"
        " SELECT '[2019-06-01,)', '[2020-01-01,)', id, 'MILD', '', '' FROM made",
        world.commune,
    )
    many = cases.prepare_campaign(NEW, actor=HEAD, at=AT)
    with CaptureQueriesContext(connection) as starting:
        assert cases.start_campaign(many, actor=HEAD, at=AT) == 404
    with CaptureQueriesContext(connection) as for_many:
        assert cases.open_dossiers(many, world.commune, actor=world.officer, at=AT) == 402
    assert len(starting) < 15
    assert len(for_many) == len(for_few)


def test_results_and_the_end(world: CouncilWorld) -> None:
    campaign = started()
    ids = [row[0] for row in sql("SELECT id FROM cases_campaignitem ORDER BY id")]
    with pytest.raises(campaigns.CampaignState, match="Còn 4 người"):
        cases.finish_campaign(campaign, summary="Xong.", actor=HEAD, at=AT)
    with pytest.raises(campaigns.WrongCampaign, match="kết quả"):
        cases.close_items(ids, result=" ", actor=SYSTEM, on=date(2024, 5, 2), at=AT)
    assert cases.close_items(ids[:3], result="Giữ nguyên mức độ.", actor=SYSTEM, on=date(2024, 5, 2), at=AT) == 3
    assert cases.close_items(ids[:3], result="Lần nữa.", actor=SYSTEM, on=date(2024, 5, 3), at=AT) == 0
    cases.close_items(ids[3:], result="Đã chuyển đi.", dropped=True, actor=SYSTEM, on=date(2024, 5, 2), at=AT)
    cases.finish_campaign(campaign, summary="Đã rà soát.", actor=HEAD, at=AT)
    assert sql("SELECT state, result FROM cases_campaignitem ORDER BY id") == [
        *[("DONE", "Giữ nguyên mức độ.")] * 3,
        ("DROPPED", "Đã chuyển đi."),
    ]
    with pytest.raises(campaigns.CampaignState, match="Đã kết thúc"):
        cases.start_campaign(campaign, actor=HEAD, at=AT)


def test_dossiers_that_ended_bring_their_results(world: CouncilWorld) -> None:
    campaign = started()
    cases.open_dossiers(campaign, world.commune, actor=world.officer, at=AT)
    first, second = (row[0] for row in sql("SELECT id FROM cases_dossier ORDER BY id"))
    number = {"outcome": "GRANT", "number": "7/GXN-UBND", "signed_on": "2024-04-01"}
    cases.finish([first], number, actor=SYSTEM, at=noon("2024-04-01"))
    assert cases.collect_results(campaign, actor=world.officer, on=date(2024, 4, 2), at=noon("2024-04-02")) == 1
    assert cases.collect_results(campaign, actor=world.officer, on=date(2024, 4, 2), at=noon("2024-04-02")) == 0
    code = sql("SELECT code FROM cases_dossier WHERE id = %s", first)[0][0]
    assert sql(
        "SELECT dossier_id, state, result, closed_on FROM cases_campaignitem WHERE dossier_id IS NOT NULL ORDER BY dossier_id"
    ) == [
        (first, "DONE", f"Hồ sơ {code}: giải quyết bằng 7/GXN-UBND", date(2024, 4, 2)),
        (second, "DOING", "", None),
    ]


def test_a_commune_sees_and_closes_its_own_only(world: CouncilWorld) -> None:
    started()
    with acting(world.officer):
        assert CampaignItem.objects.count() == 2
    foreign = sql("SELECT id FROM cases_campaignitem WHERE commune_id <> %s", world.commune)[0][0]
    with pytest.raises(campaigns.UnknownCampaign):
        cases.close_item(foreign, result="Xong.", actor=world.officer, on=date(2024, 5, 2), at=AT)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "tên đợt"),
        ({"instrument": ""}, "văn bản"),
        ({"rule": "on_benefit"}, "chế độ"),
        ({"rule": "approved_list"}, "danh sách đã duyệt"),
        ({"ends_on": date(2024, 2, 1)}, "trước ngày đầu"),
    ],
)
def test_what_a_campaign_must_say(db: None, changes: dict[str, object], words: str) -> None:
    with pytest.raises(campaigns.WrongCampaign, match=words):
        cases.prepare_campaign(replace(NEW, **changes), actor=HEAD, at=AT)  # type: ignore[arg-type]
    assert sql("SELECT count(*) FROM cases_campaign") == [(0,)]


def test_unknown_rule_and_missing_right(db: None) -> None:
    with pytest.raises(UnknownRule):
        cases.prepare_campaign(replace(NEW, rule="everybody"), actor=HEAD, at=AT)
    with pytest.raises(NotPermitted):
        cases.prepare_campaign(NEW, actor=Actor(1, "Công chức xã", "COMMUNE_OFFICER", (1,)), at=AT)
