"""The books Thủ tục and Lịch làm việc on screen, and on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from ansinh.cli import law
from tests.cases_world import dossier, received
from tests.entitlement_world import commune, district
from tests.web_world import accounts, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20  # one of them is ours; the rest is the shell and its counts


@pytest.fixture
def users() -> Iterator[dict[str, int]]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    district()
    yield accounts(commune(date(2024, 5, 6)))
    settings.SECOND_FACTOR_REQUIRED = before


def text_of(client: Client, address: str, status: int = 200) -> str:
    """The words of a page, its markup taken off."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_book_shows_the_procedures_of_a_day(users: dict[str, int]) -> None:
    client = signed_in(users, "COMMUNE_OFFICER")
    now = text_of(client, "/thu-tuc/?xem=social_protection&ngay=2026-11-23&biet=2026-11-23")
    assert "1.001776" in now and "7 ngày làm việc" in now and "335/2026/NĐ-CP" in now
    then = text_of(client, "/thu-tuc/?xem=social_protection&ngay=2024-05-06&biet=2024-05-06")
    assert "22 ngày làm việc" in then and "Chủ tịch UBND huyện" in then and "1.014027" not in then
    merit = text_of(client, "/thu-tuc/?xem=merit&ngay=2024-05-06&biet=2024-05-06")
    assert "5 ngày làm việc + 7 ngày làm việc + 12 ngày" in merit and "mã nội bộ" in merit
    assert "chưa rõ thời hạn" in merit


def test_one_procedure_with_its_chain_and_its_sources(users: dict[str, int]) -> None:
    client = signed_in(users, "ONE_STOP_CLERK")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = text_of(client, "/thu-tuc/1.001776/?ngay=2024-05-06&biet=2024-05-06")
    assert len(queries) <= MOST_QUERIES
    for words in (
        "Niêm yết kết quả xét duyệt (không niêm yết thông tin về HIV)",
        "Huyện · 7 ngày làm việc",
        "Mẫu 1d NĐ 20/2021",
        "theo báo chí, danh mục thủ tục",
        "bản sao, chưa đối chiếu Công báo",
    ):
        assert words in page
    assert "Mẫu 01 NĐ 335/2026" not in page
    assert "Thủ tục không có hiệu lực" in text_of(client, "/thu-tuc/1.001758/?ngay=2026-11-23&biet=2026-11-23")
    text_of(client, "/thu-tuc/9.999999/", status=404)


def test_the_head_adds_a_day_and_dossiers_move(users: dict[str, int]) -> None:
    new = received(day="2024-05-06")
    head = signed_in(users, "HEAD")
    assert "24/11/2026: Ngày Văn hóa Việt Nam" in text_of(head, "/lich-lam-viec/?nam=2026")
    form = {"day": "2024-05-08", "kind": "OFF", "title": "Nghỉ tránh bão", "source": "Công điện của UBND tỉnh"}
    answer = head.post("/lich-lam-viec/ghi/", form, follow=True)
    assert "1 hồ sơ đang giải quyết đổi ngày hẹn trả" in answer.content.decode()
    assert str(dossier(new).promised_at)[:10] == "2024-06-06"
    with CaptureQueriesContext(connection) as queries:
        page = text_of(head, "/lich-lam-viec/?nam=2024")
    assert len(queries) <= MOST_QUERIES
    assert "Nghỉ tránh bão" in page and "Công điện của UBND tỉnh" in page and "250 ngày làm việc" in page
    head.post("/lich-lam-viec/bo/", {"day": "2024-05-08", "reason": "Bão đổi hướng"})
    assert "Bão đổi hướng" in text_of(head, "/lich-lam-viec/?nam=2024")
    assert str(dossier(new).promised_at)[:10] == "2024-06-05"


def test_a_wrong_day_gets_a_sentence_and_changes_nothing(users: dict[str, int]) -> None:
    head = signed_in(users, "HEAD")
    before = text_of(head, "/lich-lam-viec/?nam=2024")
    for day, says in (("2024-05-11", "rơi vào cuối tuần"), ("hôm nay", "không đọc được"), ("2024-04-30", "đã có")):
        answer = head.post("/lich-lam-viec/ghi/", {"day": day, "kind": "OFF", "title": "Nghỉ", "source": "Thử"})
        assert (answer.status_code, says in answer.content.decode()) == (409, True)
    assert text_of(head, "/lich-lam-viec/?nam=2024") == before
    text_of(head, "/lich-lam-viec/?nam=1999", status=404)
    text_of(head, "/lich-lam-viec/?nam=nay", status=404)


def test_others_read_the_calendar_and_cannot_edit_it(users: dict[str, int]) -> None:
    clerk = signed_in(users, "ONE_STOP_CLERK")
    page = text_of(clerk, "/lich-lam-viec/?nam=2025")
    assert "Làm bù cho ngày 02/05/2025" in page and "Ghi vào lịch" not in page
    form = {"day": "2025-05-08", "kind": "OFF", "title": "Nghỉ", "source": "Thử"}
    assert clerk.post("/lich-lam-viec/ghi/", form).status_code == 403
    assert signed_in(users, "ADMINISTRATOR").post("/lich-lam-viec/ghi/", form).status_code == 302


def test_the_command_line_prints_procedures() -> None:
    run = CliRunner()
    listed = run.invoke(law.app, ["procedures", "--json"])
    codes = {row["code"] for row in json.loads(listed.output)}
    assert {"1.001776", "1.014027", "MO.02"} <= codes and "1.001758" not in codes
    one = run.invoke(law.app, ["procedures", "1.010803"])
    assert "Sở quyết định (12 ngày)" in one.output and "Mẫu 18 NĐ 131/2021" in one.output
    page = json.loads(run.invoke(law.app, ["procedures", "1.001776", "--json"]).output)
    assert [entry["version"]["promise"]["days"] for entry in page["versions"]] == ["22", "10", "7"]
    assert "file" not in page["procedure"]
    assert run.invoke(law.app, ["check"]).exit_code == 0
