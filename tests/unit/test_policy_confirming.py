"""Provisional law: two different officers make a version usable, and the assessment then says so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ansinh.kit.actors import Actor, system_actor
from ansinh.policy import actions, queries
from ansinh.policy.assess import assess_described
from ansinh.policy.explain import formula, sentences
from ansinh.policy.refusals import (
    AlreadyConfirmed,
    BenefitUnknown,
    DayWithoutLaw,
    FactRefused,
    RateMissing,
    VersionUnknown,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LAN = Actor(user_id=1, name="Lan", role="SPECIALIST", communes=None)
HOA = Actor(user_id=2, name="Hoa", role="HEAD", communes=None)
SEVERE_IN_2021 = {"birth_date": "1980-06-15", "disability_degree": "SEVERE"}
ON = date(2021, 3, 15)


def test_two_officers_make_a_provisional_version_usable() -> None:
    (granted,) = assess_described(SEVERE_IN_2021, ON).benefits
    assert granted.provisional
    versions = [v.version for v in queries.provisional_versions() if "270" in v.title or _is_disability(v.title)]
    for version in versions:
        actions.confirm(version, actor=LAN, at=AT, note="Công báo số 1")
        assert version not in queries.confirmed_versions()
        with pytest.raises(AlreadyConfirmed):
            actions.confirm(version, actor=LAN, at=AT, note="lần nữa")
        actions.confirm(version, actor=HOA, at=AT, note="Công báo số 1")
        assert version in queries.confirmed_versions()
    (granted,) = assess_described(SEVERE_IN_2021, ON).benefits
    assert not granted.provisional


def _is_disability(title: str) -> bool:
    return title in (
        "Người khuyết tật nặng, đặc biệt nặng – từ 01/01/2021",
        "Mức chuẩn trợ giúp xã hội (đồng/tháng) – từ 01/2015",
    )


def test_confirming_needs_a_known_version_and_a_person() -> None:
    with pytest.raises(VersionUnknown):
        actions.confirm("0" * 16, actor=LAN, at=AT, note="")
    some = queries.provisional_versions()[0].version
    with pytest.raises(VersionUnknown):
        actions.confirm(some, actor=system_actor("test"), at=AT, note="")


def test_a_missing_rate_is_refused_by_name() -> None:
    with pytest.raises(RateMissing) as caught:
        queries.rate_in_force("social_pension_standard", date(2025, 6, 1), date(2026, 11, 1), asked_by="ND176-2.a")
    assert caught.value.fields == {
        "rate": "social_pension_standard",
        "on": date(2025, 6, 1),
        "asked_by": "ND176-2.a",
    }


def test_the_explanation_says_why_how_much_and_where() -> None:
    (granted,) = assess_described(SEVERE_IN_2021, date(2024, 7, 15)).benefits
    assert formula(granted) == "1,5 × 500.000 đồng = 750.000 đồng"
    first, why, where = sentences(granted)
    assert first == "Người khuyết tật nặng (ND20-5.6.nang): 1,5 × 500.000 đồng = 750.000 đồng."
    assert why.startswith("Vì: Giấy xác nhận ghi mức độ nặng; Từ đủ 16 tuổi đến dưới 60 tuổi;")
    assert where == "Căn cứ: Điều 5 khoản 6, Điều 6 khoản 1 điểm e, 20/2021/NĐ-CP; Điều 1, 76/2024/NĐ-CP."


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"disability_degre": "SEVERE"}, "disability_degree"),
        ({"disability_degree": "HEAVY"}, "SEVERE"),
        ({"studying": "yes"}, "true hoặc false"),
        ({"birth_date": "15/6/1980"}, "2024-09-30"),
        ({"children_under_16": 1.5}, "số nguyên"),
        ({"children_under_16": -3}, "không âm"),
        ({"children_under_16": 10**22}, "số nguyên"),
        ({"resistance_years": "NaN"}, "số không âm"),
        ({"x'; DROP TABLE registry_person; --": 1}, "Không có dữ kiện"),
    ],
)
def test_a_description_outside_the_vocabulary_is_refused(facts: dict[str, object], word: str) -> None:
    with pytest.raises(FactRefused, match=word):
        assess_described(facts, ON)


def test_before_the_law_files_begin_nothing_is_assessed() -> None:
    with pytest.raises(DayWithoutLaw, match="01/01/2021"):
        assess_described({}, date(2020, 12, 31))


def test_unknown_facts_give_no_money_and_are_named() -> None:
    answer = assess_described({**SEVERE_IN_2021, "receives_pension": None}, date(2024, 7, 15))
    assert answer.benefits == ()
    (refused,) = [entry for entry in answer.refused if entry.code == "ND20-5.6.nang"]
    assert refused.reasons == ("Chưa biết: Đang hưởng lương hưu.",)


def test_the_page_of_a_policy_shows_versions_sources_and_cases() -> None:
    page = queries.policy_page("ND20-5.5.c")
    assert [(v.start, v.end, bool(v.nothing)) for v in page.versions] == [
        (date(2021, 1, 1), date(2021, 6, 30), False),
        (date(2021, 7, 1), date(2025, 6, 30), False),
        (date(2025, 7, 1), None, True),
    ]
    assert [version.evidence for version in page.versions[:2]] == ["knowledge", "copy"]
    assert {case.id for case in page.cases} >= {"V003", "V038", "V064"}
    assert [rate.code for rate in page.rates] == ["social_assistance_standard"]
    with pytest.raises(BenefitUnknown):
        queries.policy_page("ND20-9.9")


def test_a_benefit_holds_its_place_in_the_group() -> None:
    assert (queries.benefit("ND20-5.4").group, queries.benefit("ND20-5.4").halves) == ("social_assistance", 1)
    assert queries.benefit("ND20-5.6.nang").halves == 2
    assert queries.benefit("ND176-2.a").halves == 3
    assert queries.benefit("ND20-CS.2.c").payee == "HOUSEHOLD"


def test_stale_versions_are_those_nobody_looked_at() -> None:
    assert {entry.why for entry in queries.stale_versions(date(2026, 11, 23))} == {"provisional"}
    assert "unchecked" in {entry.why for entry in queries.stale_versions(date(2028, 1, 1))}
