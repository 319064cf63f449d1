"""``ansinh import``: JSON for programs, a line for people, exit codes 0 and 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ansinh.cli.imports import app
from tests.intake_world import Places, build_places, given, sql


@pytest.fixture
def places(db: None) -> Places:
    return build_places()


def test_import_and_approve_as_json(places: Places, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_bytes(given("02"))
    done = CliRunner().invoke(app, [str(file), "--kind", "BENEFICIARIES", "--approve", "--json"])
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert (answer["file"], answer["state"], answer["kind"]) == ("ds.csv", "APPROVED", "BENEFICIARIES")
    assert answer["counts"] == {"NEW": 3, "CHANGED": 0, "UNCHANGED": 0, "ASK": 0, "ERROR": 0, "SKIPPED": 0}
    assert sql("SELECT count(*) FROM registry_person") == [(3,)]


def test_a_refused_file_does_not_stop_the_others(places: Places, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.xls", tmp_path / "good.csv"
    bad.write_bytes(b"<html></html>")
    good.write_bytes(given("01"))
    done = CliRunner().invoke(app, [str(bad), str(good), "--commune", "20818"])
    assert done.exit_code == 1
    first, second = done.stdout.splitlines()
    assert first.startswith("bad.xls: bị từ chối. Tệp mang đuôi bảng tính nhưng bên trong là trang web (HTML)")
    assert second.endswith("chờ duyệt: 3 mới.")


def test_an_unknown_commune_and_an_unknown_kind(places: Places, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_bytes(given("02"))
    done = CliRunner().invoke(app, [str(file), "--commune", "99999", "--json"])
    assert (done.exit_code, json.loads(done.stdout)["refused"]["code"]) == (1, "unknown_place")
    assert CliRunner().invoke(app, [str(file), "--kind", "NOTHING"]).exit_code == 2
