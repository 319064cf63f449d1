"""The nine wings: data first, discovered, each removable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection  # noqa: F401 (settings must be ready before areas are read)

from ansinh.kit.areas import areas
from tests.architecture.house import PACKAGE

AREAS = [path.name for path in sorted((PACKAGE / "areas").iterdir()) if (path / "apps.py").exists()]
ALLOWED = {
    "__init__.py", "apps.py", "models.py", "registers.py", "facts.yaml", "conditions.yaml", "policies", "procedures", "indicators",
    "reports", "letters", "README.md", "councils", "campaigns.yaml", "hooks.py", "selfcheck.yaml", "migrations", "__pycache__",
}  # fmt: skip

# An area whose process no declaration can say has code of its own, beside its data: which, and no more.
PROCESSES = {
    "merit": {"given_registers.py", "turns.py"},
    "social_protection": {"help_registers.py"},
    "poverty": {
        "actions.py", "desk.py", "point_tables.py", "project_registers.py", "queries.py", "refusals.py", "reporting.py",
        "review_registers.py", "scoring.py", "standards.py", "standards.yaml", "transitions.py",
    },
    "employment": {"actions.py", "ceilings.yaml", "matching.py", "overseas_registers.py", "queries.py"},
    "training": {"ceilings.yaml"},
    "safety": {"ceilings.yaml"},
    "children": {"case_registers.py", "groups.py", "limits.py", "limits.yaml", "queries.py"},
    "social_evils": {"terms.py", "terms.yaml"},
}  # fmt: skip


def test_there_are_nine_areas_in_menu_order() -> None:
    assert [area.label for area in areas()] == [
        "merit", "social_protection", "poverty", "employment", "training", "safety", "children", "gender",
        "social_evils",
    ]  # fmt: skip


@pytest.mark.parametrize("area", AREAS)
def test_an_area_holds_data_only(area: str) -> None:
    assert {path.name for path in (PACKAGE / "areas" / area).iterdir()} - ALLOWED - PROCESSES.get(area, set()) == set()


@pytest.mark.parametrize("area", AREAS)
def test_the_house_stands_without_any_one_area(area: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "ansinh", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tmp_path / "ansinh" / "areas" / area)
    script = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'ansinh.config.settings'; django.setup()\n"
        "from django.core.checks import run_checks; found = run_checks(); assert found == [], found\n"
        "from ansinh.policy.catalog import catalog; catalog()\n"
        f"import ansinh; assert {str(tmp_path)!r} in ansinh.__path__[0]\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ANSINH_HOME": os.environ["ANSINH_HOME"]}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
