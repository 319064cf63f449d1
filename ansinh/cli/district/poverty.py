"""The poor and near-poor households with which the year begins, as the review of the year before found them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from ansinh.cli.district.mix import DISTRICT_PEOPLE, Category
from ansinh.cli.district.people import Invented, Inventor
from ansinh.cli.district.workbooks import Poor

POOR, NEAR_POOR = 1_269, 1_640  # of the district at the new year; by its end 161 fewer are poor
CAUSES = ("Không có lao động; có người ốm đau", "Thiếu vốn sản xuất", "Không có đất sản xuất", "Có người khuyết tật")
HEAD = Category("Chủ hộ nghèo", 0, (28, 88), ("",), 0.55)


def invent_households(inventor: Inventor, people: int, *, new_year: date, random: Random) -> list[Poor]:
    """Heads of households with their scores, in the proportion of the district."""
    share = people / DISTRICT_PEOPLE
    made = [_household(inventor, "Hộ nghèo", new_year, random) for _ in range(round(POOR * share))]
    made += [_household(inventor, "Hộ cận nghèo", new_year, random) for _ in range(round(NEAR_POOR * share))]
    return sorted(made, key=lambda household: (household.head.place.commune_code, household.head.place.village_id))


def _household(inventor: Inventor, kind: str, new_year: date, random: Random) -> Poor:
    head: Invented = replace(inventor.invent(HEAD, decided_before=new_year), receiver="")
    lacking = random.randint(3, 6) if kind == "Hộ nghèo" else random.randint(1, 2)
    chosen = set(random.sample(range(12), lacking))
    return Poor(
        head=head,
        ethnicity="Kinh",
        size=random.randint(1, 6),
        before="Hộ nghèo" if random.random() < 0.8 else "Hộ cận nghèo",
        after=kind,
        points_b1=random.randint(90, 140),
        flags=tuple(int(place in chosen) for place in range(12)),
        no_labour=kind == "Hộ nghèo" and random.random() < 0.7,
        cause=random.choice(CAUSES),
    )
