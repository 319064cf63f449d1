"""«Tôi có thuộc diện không?»: every topic leads to an end on every day of the law, and asks no more than it needs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ansinh.cases import offers, selfcheck
from ansinh.cases.catalog import procedures
from ansinh.cases.selfcheck import Asked, NothingChosen, Result
from ansinh.policy.catalog import catalog

pytestmark = pytest.mark.django_db
DAYS = [date(2024, 9, 22), date(2025, 8, 1), date(2026, 11, 24)]
TOPICS = [topic.code for topic in selfcheck.topics()]
MOST_QUESTIONS = 15


def converse(topic: str, on: date, said: dict[str, str]) -> tuple[Result, list[str]]:
    """To the end; what is not in ``said`` is «không rõ». Gives the result and the questions asked."""
    known: dict[str, Any] = {}
    while isinstance(step := selfcheck.proceed([topic], known, on=on), Asked):
        assert step.number == len(known) + 1
        known[step.field.name] = selfcheck.read_answer(step.field.name, said.get(step.field.name, "khong-ro"))
    return step, list(known)


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_conversation_ends(topic: str, on: date) -> None:
    result, asked = converse(topic, on, {})
    assert len(asked) <= MOST_QUESTIONS
    assert result.found == ()  # nobody is promised anything who knows nothing
    assert [answer for _, answer in result.said] == ["Không rõ"] * len(asked)


def test_no_guarded_fact_is_ever_asked() -> None:
    guarded = {fact.name for fact in catalog().facts.values() if fact.guarded}
    assert guarded
    for on in DAYS:
        for topic in TOPICS:
            assert not guarded & set(converse(topic, on, {})[1])


def test_a_severe_disability_leads_to_money_law_and_procedure() -> None:
    said = {"birth_date": "3/5/1980", "disability_degree": "SEVERE", "pregnant": "khong", "children_under_36_months": "0",
            "receives_pension": "khong", "receives_insurance_allowance": "khong", "receives_merit_allowance": "khong"}  # fmt: skip
    result, asked = converse("disability", DAYS[0], said)
    (found,) = result.found
    assert (found.formula, found.benefit.provisional) == ("1,5 × 500.000 đồng = 750.000 đồng", False)
    assert [code for code, _ in found.procedures] == ["1.001776"]
    assert asked[:2] == ["birth_date", "disability_degree"]  # what sets a rule apart comes first


def test_provisional_law_is_marked() -> None:
    said = {"birth_date": "1940", "poverty_class": "NONE", "receives_pension": "khong",
            "receives_insurance_allowance": "khong", "receives_survivor_allowance": "khong"}  # fmt: skip
    result, _ = converse("elder", DAYS[2], said)
    assert result.provisional
    assert [found.benefit.amount_vnd for found in result.found] == [540_000]


def test_a_near_miss_says_what_is_missing() -> None:
    result, _ = converse("elder", DAYS[0], {"birth_date": "1940", "poverty_class": "NONE", "receives_pension": "co"})
    assert result.found == ()
    assert [refused.reasons for refused in result.refused if "80 tuổi" in refused.title] == [
        ("Chưa đạt điều kiện: Không hưởng lương hưu, trợ cấp bảo hiểm xã hội hằng tháng.",)
    ]


def test_no_topic_and_no_question_of_ours() -> None:
    with pytest.raises(NothingChosen):
        selfcheck.proceed(["khong-co"], {}, on=DAYS[0])
    with pytest.raises(NothingChosen):
        selfcheck.read_answer("has_hiv", "co")


def test_procedures_are_listed_by_field_and_searched_without_marks() -> None:
    everything = offers.listed("", on=DAYS[0])
    assert sum(len(rows) for _, rows in everything) == len(procedures(DAYS[0]))
    assert [field for field, _ in everything] == sorted(field for field, _ in everything)
    found = offers.listed("nguoi co cong tho cung", on=DAYS[0])
    assert [(field, [row.code for row in rows]) for field, rows in found] == [("Người có công", ["1.010803"])]


def test_guarded_and_organisations_procedures_are_not_online() -> None:
    assert all(
        not offers.is_online(each) for each in procedures(DAYS[0]) if each.guarded or each.subject == "ORGANISATION"
    )
    assert offers.offer("1.001776", on=DAYS[0]).online
