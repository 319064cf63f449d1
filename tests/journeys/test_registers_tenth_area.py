"""An area is its folder: a tenth, invented one works in every register screen, policy and indicator."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.house import ROOT


def test_a_tenth_area_works_by_its_folder_alone() -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ANSINH_", "PYTEST_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/tenth/walk.py", "--ds=tests.tenth.settings", "-p", "no:cacheprovider",
         "-p", "no:xdist"],
        cwd=ROOT, env=own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
