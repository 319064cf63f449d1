"""``ansinh messages``: what the modem program reads and reports."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from ansinh.audit.session import acting
from ansinh.cli.messages import app
from ansinh.intake.messages import messages_waiting
from ansinh.kit import clock
from tests.payroll_world import build
from tests.unit.test_intake_submissions import AT, SYSTEM, lodged
from tests.web_world import name_places

pytestmark = pytest.mark.django_db


def test_messages_are_read_sent_and_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)
    world = build(1, 1)
    name_places(world)
    made = lodged(world.communes[0])
    (waiting,) = json.loads(CliRunner().invoke(app, ["waiting", "--json"]).stdout)
    assert (waiting["phone"], made.digits in waiting["text"]) == ("0905123456", True)
    assert CliRunner().invoke(app, ["waiting"]).stdout.startswith(f"{waiting['id']}\t0905123456\tAn Sinh:")
    assert CliRunner().invoke(app, ["sent", str(waiting["id"])]).stdout == "1\n"
    with acting(SYSTEM):
        assert messages_waiting(SYSTEM, at=AT) == []
