"""``python -m tests.soak [--kills 200] [--minutes 30] [--seed N]``: prints what was survived; exit 1 if anything was wrong."""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="at least so many kills, if there is time")
    parser.add_argument("--minutes", type=float, default=30, help="no new round begins after so many minutes")
    parser.add_argument("--seed", type=int, default=None, help="the same seed makes the same choices")
    parser.add_argument("--short", action="store_true", help="one month of each kind of trouble, for the tests")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    home = Path(tempfile.mkdtemp(prefix="ansinh-soak-"))
    os.environ.update(ANSINH_HOME=str(home), DJANGO_SETTINGS_MODULE="ansinh.config.settings")
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from tests.soak.rounds import Soak

    soak = Soak(home, random.Random(seed), until=time.monotonic() + asked.minutes * 60, kills=asked.kills)
    try:
        soak.run_short() if asked.short else soak.run()
    finally:
        soak.end()
        shutil.rmtree(home, ignore_errors=True)
        print(json.dumps({"seed": seed, **soak.told()}, ensure_ascii=False, indent=2))
    return 1 if soak.wrong() else 0


if __name__ == "__main__":
    sys.exit(main())
