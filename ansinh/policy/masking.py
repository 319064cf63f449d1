"""What may be seen of a benefit: all of it, or that it is a benefit of its field.

A policy marked ``guarded: HIV`` says by its title and by its very code what the register keeps closed. So a session in
which that register is not open sees a neutral title and no code, conditions, facts or articles.

Two forms of one rule: statements that show something join the view ``policy_benefitseen`` (columns ``id``, ``code``,
``title``, ``programme``, ``period``, ``seen``); what the law answered goes through ``seen``. What is written down for
many readers, whoever writes it, takes its words from ``written_title``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from django.db import connection

from ansinh.policy.assess import Assessment, Granted
from ansinh.policy.catalog import catalog

NEUTRAL_TITLES = {
    "SOCIAL_ASSISTANCE": "Trợ giúp xã hội hằng tháng",
    "SOCIAL_PENSION": "Trợ cấp hưu trí xã hội",
    "CARE_SUPPORT": "Hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng",
    "FUNERAL": "Hỗ trợ chi phí mai táng",
    "FACILITY": "Nuôi dưỡng tại cơ sở trợ giúp xã hội",
    "EMERGENCY": "Trợ giúp khẩn cấp",
    "MERIT": "Ưu đãi người có công",
}


def neutral_title(programme: str) -> str:
    """What is said of a guarded benefit of the programme."""
    return NEUTRAL_TITLES[programme]


def register_of(code: str) -> str:
    """The guarded register that holding the benefit of this legal code reveals; empty for the others."""
    return _registers().get(code, "")


def any_guarded(codes: Iterable[str]) -> bool:
    """Whether one of the legal codes reveals a guarded register."""
    return any(register_of(code) for code in codes)


def closed_titles() -> dict[str, str]:
    """Legal codes that this session may not see, each with the title that is shown instead. Read inside ``acting``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, title FROM policy_benefitseen WHERE NOT seen")
        return dict(cursor.fetchall())


def written_title(code: str, title: str) -> str:
    """The title as it may stand in a text that is kept and read by people without the register."""
    return _written().get(code, title)


def is_open(code: str, opened: Collection[str]) -> bool:
    """Whether the benefit of this legal code may be seen by whom the registers ``opened`` are open to."""
    return register_of(code) in {"", *opened}


def seen(answer: Assessment, opened: Collection[str]) -> Assessment:
    """The answer as somebody sees it for whom the registers ``opened`` are open (``Actor.guarded``).

    What is given stays with its amount; what is near or asked of a closed register is left out, for everybody alike.
    """
    return replace(
        answer,
        benefits=tuple(_granted(each, opened) for each in answer.benefits),
        refused=tuple(each for each in answer.refused if is_open(each.code, opened)),
        needs_ruling=tuple(each for each in answer.needs_ruling if is_open(each.code, opened)),
    )


def _granted(benefit: Granted, opened: Collection[str]) -> Granted:
    if is_open(benefit.code, opened):
        return benefit
    return replace(benefit, code="", title=neutral_title(benefit.programme), law=(), because=(), facts={})


@lru_cache(maxsize=1)
def _registers() -> dict[str, str]:
    return {line.code: line.policy.guarded for line in catalog().lines() if line.policy.guarded}


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    return {line.code: neutral_title(line.policy.programme) for line in catalog().lines() if line.policy.guarded}
