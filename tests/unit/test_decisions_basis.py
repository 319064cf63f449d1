"""The legal basis of a decision follows its law points and its day."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.decisions.basis import lines

ORGANISATION = "Căn cứ Luật Tổ chức chính quyền địa phương số"


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2024, 9, 16), f"{ORGANISATION} 77/2015/QH13 ngày 19 tháng 6 năm 2015"),
        (date(2025, 3, 1), f"{ORGANISATION} 65/2025/QH15 ngày 19 tháng 02 năm 2025"),
        (date(2025, 7, 1), f"{ORGANISATION} 72/2025/QH15 ngày 16 tháng 6 năm 2025"),
    ],
)
def test_the_law_of_organisation_is_that_of_the_day(on: date, first: str) -> None:
    assert lines([], on=on) == [first]


def test_each_instrument_once_and_the_proposal_last() -> None:
    points = [{"instrument": "20/2021/NĐ-CP"}, {"instrument": "02/2020/UBTVQH14"}, {"instrument": "20/2021/NĐ-CP"}]
    found = lines([*points, {"article": "Điều 8"}], on=date(2024, 9, 16), proposal="cơ quan tại Tờ trình số 1")
    assert found[1:] == [
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội"
        " đối với đối tượng bảo trợ xã hội",
        "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14",
        "Xét đề nghị của cơ quan tại Tờ trình số 1",
    ]
