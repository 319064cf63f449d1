"""``ansinh payments``: the month's money from the command line, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ansinh.cli.payments import app
from tests import payments_world as pay

pytestmark = pytest.mark.django_db
run = CliRunner().invoke


def test_the_month_from_order_to_reconciliation(tmp_path: Path) -> None:
    pay.locked_month(people=4)
    ordered = json.loads(run(app, ["order", "2024-09", "--json"]).output)
    assert [(each["channel"], each["lines"], each["amount_vnd"]) for each in ordered] == [
        ("AGRIBANK", 2, 1_500_000), ("POST", 2, 1_500_000),
    ]  # fmt: skip
    written = json.loads(run(app, ["file", str(ordered[0]["id"]), "--out", str(tmp_path), "--sent", "--json"]).output)
    assert written == {"file": str(tmp_path / "agribank-2024-09.xlsx"), "sent": True}
    assert (tmp_path / "agribank-2024-09.xlsx").read_bytes().startswith(b"PK")

    orders = {each["channel"]: type("Order", (), each) for each in ordered}
    lines = pay.lines_of(orders["AGRIBANK"])
    (tmp_path / "kq.xlsx").write_bytes(pay.bank_file([lines[0], pay.returned(lines[1])]))
    taken = json.loads(run(app, ["take", "2024-09", "AGRIBANK", str(tmp_path / "kq.xlsx"), "--json"]).output)
    assert (taken["paid"], taken["returned"], taken["refused"], taken["already_taken"]) == (1, 1, [], False)
    again = run(app, ["take", "2024-09", "AGRIBANK", str(tmp_path / "kq.xlsx")]).output
    assert again.startswith("Tệp này đã nhận trước đây, không có gì thay đổi.")

    assert json.loads(run(app, ["reconcile", "2024-09", "--json"]).output) == {
        "month": "2024-09-01", "carried": 1, "carried_vnd": 750_000, "open": 2, "open_vnd": 1_500_000,
        "reported_uncollected": 0,
    }  # fmt: skip
    shown = json.loads(run(app, ["show", "2024-09", "--json"]).output)
    assert (shown["decided_vnd"], shown["listed_vnd"], shown["ordered_vnd"], shown["answered_vnd"], shown["ties"]) == (
        3_000_000, 3_000_000, 3_000_000, 1_500_000, False,
    )  # fmt: skip
    lines_shown = [" ".join(line.split()) for line in run(app, ["show", "2024-09"]).output.splitlines()]
    assert lines_shown[3] == "Đã có kết quả 1.500.000 đồng lệch 2 người"


def test_a_month_written_wrongly_is_wrong_use() -> None:
    assert run(app, ["show", "09/2024"]).exit_code == 2
