"""``ansinh law`` and ``ansinh assess``: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ansinh.cli import assess, law
from ansinh.policy.refusals import BenefitUnknown, FactRefused

pytestmark = pytest.mark.django_db
runner = CliRunner()


def described(folder: Path, text: str) -> str:
    file = folder / "person.json"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_assess_answers_in_json(tmp_path: Path) -> None:
    facts = described(tmp_path, json.dumps({"birth_date": "1984-01-09", "disability_degree": "SEVERE"}))
    result = runner.invoke(assess.app, ["--facts", facts, "--on", "2024-07-15", "--json"])
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    (benefit,) = answer["benefits"]
    assert (benefit["code"], benefit["amount_vnd"], benefit["coefficient"]) == ("ND20-5.6.nang", 750000, 1.5)
    assert benefit["law"][0] == {
        "instrument": "20/2021/NĐ-CP",
        "article": "Điều 5 khoản 6, Điều 6 khoản 1 điểm e",
        "evidence": "copy",
    }
    assert benefit["provisional"] is False
    assert answer["needs_ruling"] == []
    refused = {entry["code"]: entry["reasons"] for entry in answer["refused"]}
    assert refused["ND20-5.6.dbn"] == ["Chưa đạt điều kiện: Giấy xác nhận ghi mức độ đặc biệt nặng."]


def test_assess_names_the_open_question(tmp_path: Path) -> None:
    facts = described(tmp_path, '{"birth_date": "2018-05-10", "child_circumstance": "BOTH_DEAD"}')
    result = runner.invoke(assess.app, ["--facts", facts, "--on", "2022-05-15", "--json"])
    answer = json.loads(result.stdout)
    assert (answer["benefits"], [ruling["code"] for ruling in answer["needs_ruling"]]) == ([], ["ND20-5.1.b"])
    assert "Đủ 4 tuổi trong tháng" in answer["needs_ruling"][0]["questions"][0]


def test_wrong_use_and_refusal_are_told_apart(tmp_path: Path) -> None:
    wrong = runner.invoke(assess.app, ["--facts", described(tmp_path, "{"), "--on", "2024-07-15"])
    assert wrong.exit_code == 2
    assert runner.invoke(assess.app, ["--facts", "nowhere.json", "--on", "2024-07-15"]).exit_code == 2
    assert runner.invoke(assess.app, ["--facts", described(tmp_path, "{}"), "--on", "soon"]).exit_code == 2
    unknown = runner.invoke(assess.app, ["--facts", described(tmp_path, '{"wealth": 1}'), "--on", "2024-07-15"])
    assert isinstance(unknown.exception, FactRefused)  # ``ansinh`` turns it into exit code 1


def test_law_commands() -> None:
    assert runner.invoke(law.app, ["check"]).exit_code == 0
    assert json.loads(runner.invoke(law.app, ["check", "--json"]).stdout) == {"in_order": True, "mistakes": []}
    facts = {fact["name"]: fact for fact in json.loads(runner.invoke(law.app, ["facts", "--json"]).stdout)}
    assert facts["poverty_class"]["values"]["POOR"] == "hộ nghèo"
    assert (facts["poverty_class"]["absent"], facts["birth_date"]["stated_by_silence"]) == ("NONE", False)
    shown = runner.invoke(law.app, ["show", "ND20-5.4"])
    assert "Từ 01/07/2021 đến 04/10/2026" in shown.stdout
    assert "từ 07/2024: 500.000 đồng" in shown.stdout
    assert isinstance(runner.invoke(law.app, ["show", "ND20-9.9"]).exception, BenefitUnknown)
    assert runner.invoke(law.app, ["stale"]).exit_code == 0
