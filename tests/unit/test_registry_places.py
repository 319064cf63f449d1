"""Places over time: reused codes, the two mergers of 2025, authorities, one report before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor
from ansinh.registry import actions, places, queries
from ansinh.registry.models import Unit
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import UnknownPlace

SYSTEM = system_actor("test")
AT = datetime(2024, 9, 1, 8, tzinfo=UTC)
IN_2024, EARLY_2025, AFTER = date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1)
SIX = ["Xã Thăng Bình", "Xã Thăng An", "Xã Đồng Dương", "Xã Thăng Phú", "Xã Thăng Trường", "Xã Thăng Điền"]


@pytest.fixture
def district(db: None) -> Iterator[None]:
    with acting(SYSTEM):
        actions.load_places(actor=SYSTEM, at=AT)
        yield


def test_22_then_20_then_6_communes(district: None) -> None:
    assert [len(places.communes(day)) for day in (IN_2024, date(2025, 1, 1), EARLY_2025, AFTER)] == [22, 20, 20, 6]
    assert [unit.name for unit in places.communes(AFTER)] == SIX


def test_loading_again_changes_nothing(district: None) -> None:
    before = Unit.objects.count()
    actions.load_places(actor=SYSTEM, at=AT)
    assert Unit.objects.count() == before == 33
    assert len(places.communes(IN_2024)) == 22


def test_a_code_is_reused_by_another_unit(district: None) -> None:
    town, commune = places.unit_at("20791", EARLY_2025), places.unit_at("20791", AFTER)
    assert (town.name, town.areas) == ("Thị trấn Hà Lam", ("URBAN",))
    assert (commune.name, commune.areas) == ("Xã Thăng Bình", ("RURAL",))
    assert town.id != commune.id
    assert places.unit_at("513", EARLY_2025).name == "Huyện Thăng Bình"
    with pytest.raises(UnknownPlace):
        places.unit_at("513", AFTER)


def test_successors_go_through_both_mergers(district: None) -> None:
    bac, nam = places.unit_at("20821", IN_2024), places.unit_at("20822", IN_2024)
    dinh, duong = places.unit_at("20821", EARLY_2025), places.unit_at("20818", AFTER)
    assert dinh.id not in (bac.id, nam.id)
    assert places.successors(bac.id, IN_2024) == [places.Share(bac.id, Decimal(1))]
    assert places.successors(bac.id, EARLY_2025) == [places.Share(dinh.id, Decimal(1))]
    assert places.successors(nam.id, AFTER) == [places.Share(duong.id, Decimal(1))]
    old = {places.unit_at(code, IN_2024).id for code in ("20815", "20818", "20821", "20822")}
    assert set(places.predecessors(duong.id, AFTER)) == old | {dinh.id, duong.id}


def test_every_old_commune_has_gone_over_whole(district: None) -> None:
    new = {unit.id for unit in places.communes(AFTER)}
    for unit in places.communes(IN_2024):
        shares = places.successors(unit.id, AFTER)
        assert sum(share.share for share in shares) == 1
        assert {share.unit_id for share in shares} <= new


def test_who_decides_changes_with_the_day(district: None) -> None:
    tri, duong = places.unit_at("20818", EARLY_2025), places.unit_at("20818", AFTER)
    for area in ("SOCIAL_ASSISTANCE", "MERIT"):
        assert places.authority(tri.id, area, EARLY_2025).title == "Chủ tịch UBND huyện Thăng Bình"
        assert places.authority(duong.id, area, AFTER).title == "Chủ tịch UBND xã Đồng Dương"
        with pytest.raises(UnknownPlace):
            places.authority(tri.id, area, AFTER)


def test_villages_go_over_with_their_commune(district: None) -> None:
    nam = places.unit_at("20822", IN_2024)
    names = ["Thôn Mẫu 1", "Thôn Mẫu 2"]
    ids = actions.add_villages(nam.id, names, actor=SYSTEM, on=date(2024, 1, 1), at=AT)
    assert actions.add_villages(nam.id, names, actor=SYSTEM, on=date(2024, 1, 1), at=AT) == ids
    for day, code in ((IN_2024, "20822"), (EARLY_2025, "20821"), (AFTER, "20818")):
        assert [row.id for row in places.villages(places.unit_at(code, day).id, day)] == ids
    assert places.villages(nam.id, IN_2024)[0].fold == "mau 1"


def test_one_report_before_and_after_the_merger(district: None) -> None:
    old = places.communes(IN_2024)
    records = [
        PersonRecord(
            full_name=f"Người {n}",
            commune_id=unit.id,
            valid_from=date(2024, 1, 1),
            source=SourceReference("DEMO", f"{unit.code}/{n}"),
        )
        for place, unit in enumerate(old)
        for n in range(place + 1)
    ]
    actions.take_in(records, actor=SYSTEM, at=AT)
    then = queries.people_by_commune(on=IN_2024, known_at=AT, shown_on=IN_2024)
    now = queries.people_by_commune(on=IN_2024, known_at=AT, shown_on=AFTER)
    assert {row.name: row.people for row in then} == {unit.name: place + 1 for place, unit in enumerate(old)}
    assert sum(row.people for row in then) == sum(row.people for row in now) == 22 * 23 // 2
    assert {row.name for row in now} == set(SIX)
    thang_binh = ["Thị trấn Hà Lam", "Xã Bình Nguyên", "Xã Bình Phục", "Xã Bình Quý"]
    expected = sum(row.people for row in then if row.name in thang_binh)
    assert next(row.people for row in now if row.name == "Xã Thăng Bình") == expected


@given(st.integers(0, 100_000), st.lists(st.integers(1, 50), min_size=1, max_size=6))
def test_a_split_keeps_the_total(count: int, weights: list[int]) -> None:
    shares = [Decimal(weight) / sum(weights) for weight in weights[:-1]]
    shares.append(1 - sum(shares, Decimal()))
    parts = places.apportion(count, shares)
    assert sum(parts) == count
    assert all(abs(part - count * share) < 1 for part, share in zip(parts, shares, strict=True))
