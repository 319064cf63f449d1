"""Whether a worker fits a vacancy, and why: every point has its reason in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.areas.employment.registers import SCHOOLING, SKILL
from ansinh.kit.vietnamese import fold

WEIGHTS = {
    "JOBLESS": 30,
    "SKILL": 25,
    "AGE": 20,
    "SCHOOLING": 15,
    "TRADE": 10,
}  # of 100; the office's own order, no law's
_SKILLS, _SCHOOLING = tuple(SKILL), tuple(SCHOOLING)  # from the least to the most


@dataclass(frozen=True)
class Seeker:
    """What a worker's form says, and the age on the day."""

    age: int | None
    activity: str
    schooling: str
    skill: str
    trade: str
    wants_job: str


@dataclass(frozen=True)
class Demand:
    """What a vacancy asks; empty or None: anything."""

    title: str
    schooling: str
    skill: str
    trade: str
    age_from: int | None
    age_to: int | None


@dataclass(frozen=True)
class Match:
    """How well it fits: ``points`` of 100, with the reasons for them."""

    points: int
    reasons: tuple[str, ...]


def match(seeker: Seeker, demand: Demand) -> Match | None:
    """None where the worker lacks what the vacancy asks: age, skill or schooling."""
    if not (_fits_age(seeker, demand) and _at_least(_SKILLS, seeker.skill, demand.skill)):
        return None
    if not _at_least(_SCHOOLING, seeker.schooling, demand.schooling):
        return None
    reasons = {
        "JOBLESS": "đang thất nghiệp" if seeker.activity == "2" else "",
        "SKILL": f"trình độ {SKILL[seeker.skill]} đạt yêu cầu" if seeker.skill else "",
        "AGE": f"{seeker.age} tuổi, trong độ tuổi tuyển" if seeker.age is not None else "",
        "SCHOOLING": f"{SCHOOLING[seeker.schooling]}" if seeker.schooling else "",
        "TRADE": _trade(seeker, demand),
    }
    told = {code: reason for code, reason in reasons.items() if reason}
    return Match(sum(WEIGHTS[code] for code in told), tuple(told.values()))


def _fits_age(seeker: Seeker, demand: Demand) -> bool:
    if seeker.age is None:
        return demand.age_from is None and demand.age_to is None
    return (demand.age_from or 15) <= seeker.age <= (demand.age_to or 200)


def _at_least(order: tuple[str, ...], held: str, asked: str) -> bool:
    """Whether what is held is at least what is asked; who says nothing holds the least."""
    return not asked or order.index(held or order[0]) >= order.index(asked)


def _trade(seeker: Seeker, demand: Demand) -> str:
    """The trade learned or the work wanted is named in the vacancy."""
    wanted = fold(f"{demand.title} {demand.trade}")
    for words in (seeker.trade, seeker.wants_job):
        if words and fold(words) in wanted:
            return f"đúng nghề, nguyện vọng: {words}"
    return ""
