"""Run every measurement (or the one named, with its options); pass the JSON lines on; fail if one misses its bound.

A measurement is a module that prints JSON lines when run. A line with ``ratio`` and ``at_most`` or ``at_least`` is held
to that bound.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
RUNS = (["payroll"], ["payroll", "--growth"], ["assessment"], ["importing"], ["search"])


def main() -> int:
    """Exit code 0 when every line keeps its bound."""
    names = sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    missed = 0
    for name in names:
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"],
            cwd=FOLDER.parent,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        missed += done.returncode != 0
        for line in filter(None, done.stdout.splitlines()):
            print(line, flush=True)
            missed += line.startswith("{") and not keeps_bound(json.loads(line))
    return 1 if missed else 0


def keeps_bound(result: dict[str, object]) -> bool:
    """Whether a result lies within the bound that it names itself."""
    ratio = float(str(result.get("ratio", 0)))
    return ratio <= float(str(result.get("at_most", ratio))) and ratio >= float(str(result.get("at_least", ratio)))


if __name__ == "__main__":
    sys.exit(main())
