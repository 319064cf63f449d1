"""The file ``demo`` in ANSINH_HOME: on which day the demo district stands still, and who may sign in to it."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TypedDict

from ansinh.kit import postgres


class DemoAccount(TypedDict):
    """An account of the demo with the password that was generated for it."""

    role: str
    username: str
    password: str


def is_demo() -> bool:
    """Whether this home holds the demo district."""
    return (postgres.home_directory() / "demo").exists()


def demo_accounts() -> list[DemoAccount]:
    """The demo's accounts; empty on a real installation."""
    if not is_demo():
        return []
    accounts: list[DemoAccount] = json.loads((postgres.home_directory() / "demo").read_text())["accounts"]
    return accounts


def stand_still(today: date, accounts: list[DemoAccount]) -> None:
    """Make this home a demo: its clock shows ``today`` and its accounts are printed. Readable by us only."""
    content = json.dumps({"today": today.isoformat(), "accounts": accounts}, ensure_ascii=False)
    descriptor = os.open(postgres.home_directory() / "demo", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(content)
