"""The tenth area at work: list, form, life, import, export, history, policies, indicators, by its folder alone.

Run by ``tests/journeys/test_registers_tenth_area.py`` in a process of its own: which areas there are is a setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.registers import actions, queries
from ansinh.registers.actions import NewRecord
from ansinh.registers.listing import ALL, Asked
from ansinh.registers.refusals import MoveRefused, RecordRefused
from tests.entitlement_world import commune, resident
from tests.payroll_world import SYSTEM, noon
from tests.registers_world import HA_LAM, NOW, TODAY, moment, officer_of, people, specialist
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
KEEPERS, HIVES = "beekeeping/nguoi-nuoi-ong", "beekeeping/dan-ong"
WHO = specialist()


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(NOW, monkeypatch) as made:
        yield made


def hives(*numbers: str, **values: object) -> list[int]:
    place = commune(TODAY)
    new = [NewRecord({"number": one, **values}, commune_id=place) for one in numbers]
    return actions.add(HIVES, new, on=date(2024, 5, 2), actor=WHO, at=noon("2024-05-02"))


def listed(register: str = HIVES, asked: Asked | None = None, **of: str) -> list[tuple[str, ...]]:
    with acting(WHO):
        page = queries.list_page(register, asked or Asked(), moment(**of), actor=WHO)
    return [tuple(cell.words for cell in row.cells) for row in page.rows]


def test_a_life_is_walked_with_its_guard_and_what_it_asks() -> None:
    keeper = people("Lê Văn Ong")[0]
    one, two = hives("ONG-1", "ONG-2")
    actions.correct(HIVES, one, {"price_vnd": 900_000}, on=TODAY, actor=WHO, at=noon("2024-05-03"))
    with pytest.raises(MoveRefused) as refused:
        actions.move(HIVES, [one, two], "lend", {"keeper_id": keeper}, on=TODAY, actor=WHO, at=NOW)
    assert refused.value.fields["reasons"] == {"Đàn ong chưa có giá.": 1}
    with pytest.raises(RecordRefused) as asked:
        actions.move(HIVES, [one], "lend", {}, on=TODAY, actor=WHO, at=NOW)
    assert asked.value.problems == {"keeper_id": ["Ghi «Người nuôi»."]}
    assert actions.move(HIVES, [one], "lend", {"keeper_id": keeper}, on=TODAY, actor=WHO, at=NOW) == 1
    assert listed() == [
        ("ONG-1", "900.000", "Lê Văn Ong, 1950", "Đang cho mượn"),
        ("ONG-2", "", "", "Trong kho"),
    ]
    assert listed(on="2024-05-10", asked=Asked(order="number"))[0] == ("ONG-1", "900.000", "", "Trong kho")
    assert listed(on="2024-05-10", known="2024-05-02", asked=Asked(order="number"))[0] == ("ONG-1", "", "", "Trong kho")
    actions.move(HIVES, [one], "lose", on=date(2024, 6, 4), actor=WHO, at=noon("2024-06-04"))
    assert [row[0] for row in listed(on="2024-06-05")] == ["ONG-2"]
    assert [row[0] for row in listed(on="2024-06-05", asked=Asked(where={"state": "LOST"}))] == ["ONG-1"]


def test_a_thing_links_to_its_kin_and_stays_in_its_commune() -> None:
    people("Lê Văn Ong")
    mother = hives("ONG-1")[0]
    hives("ONG-1a", mother_id=mother)
    with acting(WHO):
        page = queries.record_page(HIVES, mother, moment(), actor=WHO)
    assert [(child.book.key, [row.cells[0].words for row in child.rows]) for child in page.children] == [
        (HIVES, ["ONG-1a"])
    ]
    other = officer_of(HA_LAM)
    with acting(other):
        assert queries.list_page(HIVES, Asked(holds=ALL), moment(), actor=other).count == 0


def test_its_sheet_comes_in_and_goes_back() -> None:
    people("Lê Văn Ong")
    hives("ONG-1")
    content = "Số hiệu,Giá,Xã\r\nONG-1,700.000,Bình Trị\r\nONG-7,650.000,Bình Trị\r\nONG-8,9.000.000,Bình Trị".encode(
        "utf-8-sig"
    )
    taken = actions.take_sheet(HIVES, name="ong.csv", content=content, valid_from=TODAY, actor=WHO, at=NOW)
    assert dict(taken.counts) == {"CHANGED": 1, "NEW": 1, "ERROR": 1}
    actions.approve_sheet(taken.id, actor=WHO, at=NOW)
    assert sorted(row[:2] for row in listed()) == [("ONG-1", "700.000"), ("ONG-7", "650.000")]
    actions.undo_sheet(taken.id, actor=WHO, at=noon("2024-06-04"))
    assert listed() == [("ONG-1", "", "", "Trong kho")]


def test_the_screens_serve_it(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    person = resident("1980-06-05", full_name="Trần Thị Ong")
    assert "Nuôi ong (lĩnh vực thử)" in main_of(client.get("/so/"))
    sent = {"subject": str(person), "colonies": "25", "trained": "on", "tu-ngay": "2024-06-03", "ghi": "1"}
    record = client.post("/so/beekeeping/nguoi-nuoi-ong/them/", sent).headers["Location"]
    assert "Trần Thị Ong" in main_of(client.get(record))
    assert "Trần Thị Ong" in main_of(client.get("/so/beekeeping/nguoi-nuoi-ong/?khung=lon&colonies_tu=20"))
    made = client.post("/so/beekeeping/dan-ong/them/", {"commune": "", "number": "ONG-5", "price_vnd": "800.000",
                                                        "tu-ngay": "2024-06-03", "ghi": "1"})  # fmt: skip
    hive = made.headers["Location"]
    number = hive.rstrip("/").rpartition("/")[2]
    shown = main_of(client.post("/so/beekeeping/dan-ong/chuyen/", {"chon": number, "viec": "lend"}))
    assert "Đàn ong giao cho người nuôi." in shown
    assert "Cho mượn: 1 bản ghi" in shown
    done = client.post("/so/beekeeping/dan-ong/chuyen/",
                       {"chon": number, "viec": "lend", "keeper_id": str(person), "tu-ngay": "2024-06-03", "ghi": "1"})  # fmt: skip
    assert done.headers["Location"] == hive
    assert "Đang cho mượn" in main_of(client.get(hive))
    assert client.get("/so/beekeeping/dan-ong/xuat.csv").content.decode("utf-8-sig").count("ONG-5") == 1


def test_its_policies_hold() -> None:
    from ansinh.policy.catalog import catalog, problems

    codes = {line.code for line in catalog().lines()}
    assert {"ONG-1", "ONG-2"} <= codes
    assert list(problems(catalog())) == []


def test_its_indicators_are_measured() -> None:
    ids = people("Lê Văn Ong", "Trần Văn Mật", "Võ Văn Sáp")
    new = [NewRecord({"colonies": 3, "trained": place == 0}, one) for place, one in enumerate(ids)]
    actions.add(KEEPERS, new, on=date(2024, 5, 2), actor=WHO, at=noon("2024-05-02"))
    hive = hives("ONG-1", price_vnd=900_000)
    actions.move(HIVES, hive, "lend", {"keeper_id": ids[0]}, on=TODAY, actor=WHO, at=NOW)
    window = window_of(TODAY, "month")
    codes = ["beekeeping.keepers", "beekeeping.lent", "beekeeping.trained"]
    indicators.measure([window], codes=codes, actor=SYSTEM, at=noon("2024-06-05"))
    with acting(SYSTEM):
        found = [measured.figure(code, window) for code in codes]
        rows = measured.opened("beekeeping.lent", window, known_at=noon("2024-06-05")).rows
    assert [one.amount for one in found] == [3, 1, 1]
    assert found[2].base == 3
    assert [(row.register, row.id) for row in rows] == [(HIVES, hive[0])]
