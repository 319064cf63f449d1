"""The registers of poverty, in the order of the menu."""

from __future__ import annotations

from ansinh.areas.poverty.project_registers import ANIMALS, MEMBERS, PROJECTS, VACCINATIONS, VISITS
from ansinh.areas.poverty.review_registers import ANSWERS, CAUSE, LABOUR, REVIEWS, TARGETS

REGISTERS = (REVIEWS, LABOUR, CAUSE, PROJECTS, MEMBERS, ANIMALS, VISITS, VACCINATIONS, ANSWERS, TARGETS)
