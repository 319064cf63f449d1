"""A worker and a vacancy: what is asked must be there, every point has its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansinh.areas.employment.matching import WEIGHTS, Demand, Match, Seeker, match

ANYBODY = Demand("Công nhân may công nghiệp", "", "", "", None, None)
SEEKER = Seeker(26, "2", "UPPER", "BASIC", "May công nghiệp", "")


def test_everything_fits() -> None:
    demand = replace(ANYBODY, schooling="LOWER", skill="BASIC", age_from=18, age_to=45)
    assert match(SEEKER, demand) == Match(
        100,
        ("đang thất nghiệp", "trình độ Sơ cấp đạt yêu cầu", "26 tuổi, trong độ tuổi tuyển", "Tốt nghiệp THPT",
         "đúng nghề, nguyện vọng: May công nghiệp"),
    )  # fmt: skip
    assert sum(WEIGHTS.values()) == 100


@pytest.mark.parametrize(
    "lacks", [{"age_from": 27}, {"age_to": 25}, {"skill": "MIDDLE"}, {"skill": "POSTGRADUATE"}],
)  # fmt: skip
def test_who_lacks_what_is_asked_does_not_fit(lacks: dict[str, object]) -> None:
    assert match(SEEKER, replace(ANYBODY, **lacks)) is None  # type: ignore[arg-type]


def test_who_says_nothing_holds_the_least() -> None:
    silent = Seeker(None, "1", "", "", "", "")
    assert match(silent, ANYBODY) == Match(0, ())
    assert match(silent, replace(ANYBODY, age_to=60)) is None
    assert match(silent, replace(ANYBODY, schooling="LOWER")) is None
    assert match(silent, replace(ANYBODY, skill="UNTRAINED")) == Match(0, ())
