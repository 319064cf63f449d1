"""The command ``ansinh``: its words, its exit codes, a refusal in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ansinh.cli import main, supervisor
from ansinh.cli.district import day
from ansinh.kit.refusals import Refusal


class Taken(Refusal):
    """A refusal of these tests."""

    code = "taken"


def refuse(*arguments: object) -> int:
    raise Taken("Số này đã dùng. Hãy lấy số khác.", number=17)


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([name, "--help"]) == 0
    assert f"ansinh {name}" in capsys.readouterr().out


def test_the_list_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([]) == main.run(["--help"]) == 0
    listed = capsys.readouterr().out
    assert all(command.help in listed for command in main.COMMANDS.values())


def test_wrong_use_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["lập"]) == 2
    assert main.run(["stop", "--unknown"]) == 2
    assert "«lập»" in capsys.readouterr().err


def test_a_refusal_is_one_and_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(main, "_run", refuse)
    assert main.run(["doctor"]) == 1
    assert capsys.readouterr().err == "Số này đã dùng. Hãy lấy số khác.\n"
    assert main.run(["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == {"refused": {"code": "taken", "sentence": "Số này đã dùng. Hãy lấy số khác.", "number": 17}}


def test_one_supervisor_a_home(tmp_path: Path) -> None:
    assert supervisor.supervisor_pid(tmp_path) is None
    with supervisor.only_supervisor(tmp_path):
        with pytest.raises(supervisor.AlreadyServing):
            with supervisor.only_supervisor(tmp_path):
                pass
        assert supervisor.supervisor_pid(tmp_path) is not None
    assert supervisor.supervisor_pid(tmp_path) is None


def test_the_demo_file_is_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSINH_HOME", str(tmp_path))
    assert (day.is_demo(), day.demo_accounts()) == (False, [])
    accounts: list[day.DemoAccount] = [{"role": "Kế toán", "username": "ketoan", "password": "abc"}]
    day.stand_still(day.date(2024, 8, 18), accounts)
    assert (day.is_demo(), day.demo_accounts()) == (True, accounts)
    assert (tmp_path / "demo").stat().st_mode & 0o077 == 0
