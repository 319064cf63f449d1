"""The dirt of real lists, D1 to D25, each with the exact clean cells that must come out."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from ansinh.intake import dates, figures, papers, texts
from ansinh.intake.categories import Claim, meaning_of
from ansinh.intake.legacy_fonts import LegacyFont, convert, looks_legacy, vote
from ansinh.intake.reading import decode, read
from ansinh.intake.returning import defused
from ansinh.intake.sums import SumCheck
from ansinh.kit.money import Thousands
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, cleaned, codes, csv_of, given, values, xlsx_of


def test_the_payment_list() -> None:
    """Input 01: D5, D10, D14, D20."""
    first, second, third = cleaned(given("01"))
    assert values(first) == {
        "full_name": "Nguyễn Văn Mẫu", "birth": "1941", "decision_number": "1203/QĐ-UBND", "payment_book": "TB-0412",
        "amount_vnd": 500000, "unpaid_months": 0, "unpaid_vnd": 0, "total_vnd": 500000,
    }  # fmt: skip
    assert values(second) == {
        "full_name": "Trần Thị Thử", "birth": "1938-08-15", "decision_number": "987/QĐ-UBND", "decision_on": "2022-04-12",
        "amount_vnd": 1000000, "unpaid_months": 1, "unpaid_vnd": 1000000, "total_vnd": 2000000,
        "receiver": "Trần Văn Thay", "receiver_relation": "con",
    }  # fmt: skip
    assert values(third) == {
        "full_name": "Lê Giả Định", "birth": "1950", "decision_number": "1450/QĐ-UBND", "payment_book": "TB-0977",
        "amount_vnd": 750000, "unpaid_vnd": 0, "total_vnd": 750000,
    }  # fmt: skip
    assert [codes(row) for row in (first, second, third)] == [[], [], [("NOTE", "birth", "placeholder_day")]]
    assert third.raw["full_name"] == "Lê  Giả Định "
    assert (third.clean["full_name"].rule, third.clean["amount_vnd"].rule) == ("blanks", "money_other_mark")


def test_the_list_of_beneficiaries() -> None:
    """Input 02: D5, D6, D7, D11, D13, D14, D24."""
    first, second, third = cleaned(given("02"), commune_id=None)
    assert values(first) == {
        "full_name": "Nguyễn Văn Mẫu", "birth": "1941", "sex": "MALE", "cccd": "049041000001", "village": "Thôn Mẫu 1",
        "village_id": 11, "commune": "Bình Trị", "category": "Người cao tuổi từ đủ 80 tuổi không có lương hưu",
        "benefit_code": "ND20-5.5.c", "coefficient": "1.0", "amount_vnd": 500000, "decision_number": "1203/QĐ-UBND",
        "decision_on": "2021-06-05", "from_month": "2021-07", "channel": "POST",
    }  # fmt: skip
    assert values(second) == {
        "full_name": "Trần Thị Thử", "birth": "1962", "sex": "FEMALE", "cccd": "049162000002", "village": "thon mau 2",
        "village_id": 12, "commune": "BINH TRI", "category": "NKT đặc biệt nặng - NCT", "disability_kinds": "Vận động",
        "disability_degree": "EXTREME", "benefit_code": "ND20-5.6.dbn.nct", "coefficient": "2.5", "amount_vnd": 1250000,
        "decision_number": "987/QĐ-UBND", "decision_on": "2022-04-12", "from_month": "2022-04", "channel": "BANK",
        "account_number": "4200205000002", "bank": "AGRIBANK", "receiver": "Trần Văn Thay", "receiver_relation": "con",
        "note": "Chỉnh mức từ 7/2024",
    }  # fmt: skip
    assert values(third) == {
        "full_name": "Lê Giả Định", "birth": "2015", "sex": "MALE", "village": "Tổ 3", "commune": "TT Hà Lam",
        "category": "Trẻ em mồ côi cả cha và mẹ", "benefit_code": "ND20-5.1.b", "coefficient": "1.5",
        "amount_vnd": 750000, "decision_number": "1450", "decision_on": "2023-10-01", "from_month": "2023-10",
        "channel": "POST", "receiver": "Lê Thị Nuôi", "note": "chưa có CCCD",
    }  # fmt: skip
    assert [row.commune_id for row in (first, second, third)] == [1, 1, 2]
    assert codes(second) == [("NOTE", "cccd", "cccd_zero_restored")]
    assert second.clean["cccd"].confidence == 0.97


def test_the_list_of_poor_households() -> None:
    """Input 03: ticks as x and as 1, points against ticks, names without marks."""
    first, second, third = cleaned(given("03"), commune_id=None)
    assert {name: value for name, value in values(first).items() if value is True} == dict.fromkeys(
        ("has_dependants", "lacks_housing", "lacks_space", "lacks_latrine", "no_labour"), True
    )
    assert (first.value("points_b1"), first.value("points_b2"), first.value("class_after")) == (120, 40, "POOR")
    assert (second.value("cccd"), second.value("class_after"), second.value("ethnicity")) == (
        "049179000002",
        "NEAR_POOR",
        "Kinh",
    )
    assert (third.value("ethnicity"), third.value("class_before"), third.value("birth")) == ("Cơ Tu", "NEITHER", "1988")
    assert [row.waits_for for row in (first, second, third)] == [[], [], []]


def test_the_list_of_people_with_merit() -> None:
    """Input 04: D1, D9, and codes by percent."""
    first, second, third = cleaned(given("04"))
    assert values(first) == {
        "full_name": "Nguyễn Văn Mẫu", "birth": "1950", "file_number": "QN/TB 00001", "category": "Thương binh",
        "percent": "41", "benefit_code": "TB.TC.41", "amount_vnd": 2900000, "allowance_vnd": 0, "attendant_vnd": 0,
        "arrears_vnd": 0, "total_vnd": 2900000, "account_number": "4200205000001", "bank": "AGRIBANK", "channel": "BANK",
    }  # fmt: skip
    assert values(second) == {
        "full_name": "Trần Thị Thử", "birth": "1935", "file_number": "QN/LS-00002",
        "category": "Thân nhân liệt sĩ (01 LS)", "benefit_code": "LS.TUAT1", "amount_vnd": 2789000,
        "arrears_vnd": 5578000, "total_vnd": 8367000, "channel": "HOME", "note": "Truy lĩnh T10-11/2024; nhận tại nhà",
    }  # fmt: skip
    assert values(third) == {
        "full_name": "Lê Giả Định", "birth": "1948", "file_number": "00003", "category": "Bệnh binh", "percent": "61-70",
        "benefit_code": "BB.61_70", "amount_vnd": 3500000, "total_vnd": 3500000, "bank": "AGRIBANK",
        "note": "Báo giảm từ 12/2024",
    }  # fmt: skip
    assert ("ERROR", "account_number", "account_rounded") in codes(third)
    assert third.waits_for == ["decrease_word", "tcvn3_by_vote"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("Lª Gi¶ §Þnh", LegacyFont.TCVN3, "Lê Giả Định"),
        ("Lª ThÞ ¸nh", LegacyFont.TCVN3_CAPITALS, "LÊ THỊ ÁNH"),
        ("Nguyeãn Thò Thöû", LegacyFont.VNI, "Nguyễn Thị Thử"),
        ("NGUYEÃN VAÊN MAÃU", LegacyFont.VNI, "NGUYỄN VĂN MẪU"),
        ("Lê Văn Chung", LegacyFont.TCVN3, "Lê Văn Chung"),  # D3: already Unicode
    ],
)
def test_d1_d2_d3_old_fonts(text: str, font: LegacyFont, expected: str) -> None:
    assert convert(text, font) == expected


def test_d1_the_fonts_own_signs_decide_the_vote() -> None:
    assert vote(["Lª Gi¶ §Þnh", "BÖnh binh"]) is LegacyFont.TCVN3
    assert vote(["Nguyeãn Vaên Maãu", "Thöông binh"]) is LegacyFont.VNI
    assert [looks_legacy(text) for text in ("Trà Mí", "Hoà Khánh", "LÊ HÀ", "Xuân Quý", "Hé nghÌo")] == [False] * 4 + [
        True
    ]


def test_d3_fonts_of_cells_in_a_mixed_sheet() -> None:
    """By the cell's own font silently; a good name beside it is left alone; capitals of .VnTimeH become a name."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(list(BENEFICIARY_HEADER))
    for number, (name, font) in enumerate(
        [
            ("Lª Gi¶ §Þnh", ".VnTime"),
            ("Lª ThÞ ¸nh", ".VnTimeH"),
            ("Lê Văn Chung", "Times New Roman"),
            ("Nguyeãn Thò Thöû", "VNI-Times"),
        ]
    ):
        sheet.append([str(cell) for cell in beneficiary(number=number + 1, full_name=name, cccd="")])
        sheet.cell(number + 2, 2).font = Font(name=font)
    out = io.BytesIO()
    workbook.save(out)
    rows = cleaned(out.getvalue())
    assert [row.value("full_name") for row in rows] == ["Lê Giả Định", "Lê Thị Ánh", "Lê Văn Chung", "Nguyễn Thị Thử"]
    assert [row.clean["full_name"].confidence for row in rows] == [0.97, 0.97, 1.0, 0.97]
    assert [row.waits_for for row in rows] == [[], [], [], []]


def test_d4_marks_and_tones_do_not_make_another_name() -> None:
    assert texts.same_name("Hoà", "Hòa")
    assert texts.same_name("HO\u0300A", "Hòa")
    assert texts.same_name("Tran Thi Thu", "Trần Thị Thử")
    assert not texts.same_name("Trần Thị Thu", "Trần Thị Thử")


@pytest.mark.parametrize(
    ("cell", "value", "rule", "aside"),
    [
        ("TRẦN THỊ THỬ", "Trần Thị Thử", "capitals", ""),
        ("Lê  Giả\u00a0Định ", "Lê Giả Định", "blanks", ""),
        ("Lê Văn A (chết 10/24)", "Lê Văn A", "name_note", "chết 10/24"),
        ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", "as_written", ""),
    ],
)
def test_d5_d20_names(cell: str, value: str, rule: str, aside: str) -> None:
    reading = texts.read_name(cell)
    assert (reading.value, reading.rule, reading.aside) == (value, rule, aside)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("chết 10/24", True),
        ("đã mất 5/2024", True),
        ("mất sức lao động", False),
        ("mờ mắt", False),
        ("da mat", True),
        ("cha mất tích", False),
    ],
)
def test_d20_words_of_death(text: str, dead: bool) -> None:
    assert texts.speaks_of_death(text) is dead


def test_d20_a_death_in_a_name_waits_for_an_officer() -> None:
    (row,) = cleaned(csv_of(BENEFICIARY_HEADER, beneficiary(full_name="Nguyễn Văn Mẫu (chết 10/24)")))
    assert (row.value("full_name"), row.value("name_note"), row.waits_for) == (
        "Nguyễn Văn Mẫu",
        "chết 10/24",
        ["death_word"],
    )


def test_d6_places_without_marks_or_by_code() -> None:
    rows = cleaned(
        csv_of(
            BENEFICIARY_HEADER,
            beneficiary(commune="BINH TRI", village="thon mau 2"),
            beneficiary(commune="20818", village="nowhere", cccd=""),
            beneficiary(commune="Bình Không", cccd=""),
        ),
        commune_id=None,
    )
    assert [(row.commune_id, row.value("village_id")) for row in rows] == [(1, 12), (1, None), (None, None)]
    assert codes(rows[1]) == [("NOTE", "village", "village_unknown")]
    assert codes(rows[2]) == [("ERROR", "commune", "commune_unknown")]


@pytest.mark.parametrize(
    ("cell", "birth", "sex", "value", "rule", "confidence"),
    [
        ("049041000001", 1941, "MALE", "049041000001", "as_written", 1.0),
        ("49162000002", 1962, "FEMALE", "049162000002", "cccd_zero_restored", 0.97),
        ("49162000002", 1962, "MALE", None, "cccd_lost_zero", 0.0),
        ("049 041 000 001", 1941, "MALE", "049041000001", "paper_tidied", 0.98),
        ("'049041000001", 1941, "MALE", "049041000001", "paper_tidied", 0.98),
        ("O49O41OOOOO1", 1941, "MALE", "049041000001", "letter_for_digit", 0.98),
        ("049041000001", 1962, "MALE", "049041000001", "cccd_disagrees", 0.9),
        ("201234567", 1962, "MALE", "201234567", "old_paper", 0.98),
        ("20123456", 1962, "MALE", "020123456", "cmnd_zero_restored", 0.7),
        ("001 203", 1962, "MALE", None, "paper_unreadable", 0.0),
        (49162000002.0, 1962, "FEMALE", "049162000002", "cccd_zero_restored", 0.97),
    ],
)
def test_d7_d8_papers(cell: Any, birth: int, sex: str, value: str | None, rule: str, confidence: float) -> None:
    assert papers.read_paper(cell, date(birth, 1, 1), sex)[:3] == (value, rule, confidence)


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ("4200205000002", "4200205000002", "as_written"),
        ("4200 205.000002", "4200205000002", "account_tidied"),
        (4200205000002.0, "4200205000002", "account_tidied"),
        ("4.200205E+12", None, "account_rounded"),
        ("4,2E+12", None, "account_rounded"),
        (9704059999999999998.0, None, "account_rounded"),
        ("9704060000000000000", None, "account_rounded"),
        ("9704059999999999998", "9704059999999999998", "as_written"),
        ("12-AB", None, "account_unreadable"),
    ],
)
def test_d9_accounts(cell: Any, value: str | None, rule: str) -> None:
    assert papers.read_account(cell)[:2] == (value, rule)


@pytest.mark.parametrize(
    ("cell", "value", "rule", "confidence"),
    [
        (1941, "1941", "year_only", 1.0),
        ("1941", "1941", "year_only", 1.0),
        ("1/1/1950", "1950", "placeholder_day", 0.95),
        ("00/00/1950", "1950", "year_only", 1.0),
        ("00/05/1950", "1950-05", "month_text", 1.0),
        ("15/08/1938", "1938-08-15", "text", 1.0),
        ("45200", "2023-10-01", "serial_number", 0.96),
        (45200.0, "2023-10-01", "serial_number", 0.96),
        ("1990-02-05 00:00:00", "1990-02-05", "iso_text", 1.0),
        (datetime(1990, 2, 5), "1990-02-05", "as_written", 1.0),
        ("7/2021", "2021-07", "month_text", 1.0),
        ("ngày 05 tháng 6 năm 2021", "2021-06-05", "text", 1.0),
        ("15/8/38", "1938-08-15", "two_digit_year", 0.8),
        ("3/6", None, "date_without_year", 0.0),
        ("31/02/1950", None, "date_impossible", 0.0),
        ("1850", None, "birth_impossible", 0.0),
        ("khoảng 1940", "1940", "year_only", 1.0),
        ("không rõ", None, "date_unreadable", 0.0),
    ],
)
def test_d10_d11_dates(cell: Any, value: str | None, rule: str, confidence: float) -> None:
    assert dates.read_birth(cell, date(2024, 11, 5))[:3] == (value, rule, confidence)


def test_d12_days_and_months_swapped_by_a_foreign_excel() -> None:
    column = [datetime(2022, 5, 2), "13/02/2022", datetime(2022, 12, 4)]
    assert dates.dates_are_swapped(column)
    assert not dates.dates_are_swapped([*column, datetime(2022, 3, 20)])
    assert not dates.dates_are_swapped([*column, "05/02/2022"])
    reading = dates.read_day(datetime(2022, 5, 2), swapped=True)
    assert (reading.value, reading.rule, reading.confidence) == ("2022-02-05", "day_month_swapped", 0.8)


def test_d13_sex_from_two_columns() -> None:
    woman, both = cleaned(
        csv_of(
            BENEFICIARY_HEADER,
            beneficiary(birth_male="", birth_female=1941, cccd=""),
            beneficiary(birth_male=1941, birth_female=1942, cccd=""),
        )
    )
    assert (woman.value("sex"), woman.value("birth")) == ("FEMALE", "1941")
    assert ("ERROR", "birth", "both_sexes") in codes(both)


@pytest.mark.parametrize(
    ("cell", "thousands", "unit", "value"),
    [
        ("500.000", Thousands.DOT, 1, 500000),
        ("750,000", Thousands.DOT, 1, 750000),
        ("750000đ", Thousands.DOT, 1, 750000),
        ("1.234.567 đồng", Thousands.UNKNOWN, 1, 1234567),
        ("1.500.000,00", Thousands.UNKNOWN, 1, 1500000),
        ("-", Thousands.UNKNOWN, 1, 0),
        (750000.0, Thousands.UNKNOWN, 1, 750000),
        (750.0, Thousands.UNKNOWN, 1000, 750000),
        ("1,5", Thousands.UNKNOWN, 1000, 1500),
        ("abc", Thousands.UNKNOWN, 1, None),
    ],
)
def test_d14_money(cell: Any, thousands: Thousands, unit: int, value: int | None) -> None:
    assert figures.read_money(cell, thousands, unit).value == value


@pytest.mark.parametrize(
    ("cell", "value"), [("1,0", "1.0"), ("1.5", "1.5"), (2.5, "2.5"), (2, "2.0"), ("1,7", None), ("90", None)]
)
def test_d14_coefficients(cell: Any, value: str | None) -> None:
    assert figures.read_coefficient(cell).value == value


def test_d14_the_unit_above_the_table() -> None:
    rows = [["ĐVT: 1.000 đồng"], list(BENEFICIARY_HEADER), [str(cell) for cell in beneficiary(amount_vnd="500")]]
    (row,) = cleaned(xlsx_of({"Danh sách": rows}))
    assert (row.value("amount_vnd"), row.clean["amount_vnd"].rule) == (500000, "money_unit")


def test_d15_formulas_hidden_rows_and_filters() -> None:
    """A formula never calculated and an error of one stop the row; hidden rows are read and said."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(list(BENEFICIARY_HEADER))
    sheet.append([str(cell) for cell in beneficiary()])
    sheet.append([str(cell) for cell in beneficiary(number=2, full_name="Trần Thị Thử", cccd="")])
    sheet.append([str(cell) for cell in beneficiary(number=3, full_name="Lê Giả Định", cccd="", amount_vnd="#REF!")])
    sheet["L3"] = "=1+1"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["T"].hidden = True
    sheet.auto_filter.ref = "A1:T4"
    out = io.BytesIO()
    workbook.save(out)
    survey = read(out.getvalue()).sheets[0].survey
    assert (survey.hidden_rows, survey.hidden_columns, survey.has_filter, survey.never_calculated) == (
        (3,),
        (20,),
        True,
        {(3, 12)},
    )
    rows = cleaned(out.getvalue())
    assert [row.value("full_name") for row in rows] == ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Giả Định"]
    assert ("ERROR", "amount_vnd", "formula_without_value") in codes(rows[1])
    assert ("ERROR", "amount_vnd", "formula_error") in codes(rows[2])


def test_d19_the_same_as_above() -> None:
    first, second, third = cleaned(
        csv_of(
            BENEFICIARY_HEADER,
            beneficiary(),
            beneficiary(full_name="Trần Thị Thử", cccd="", village="nt", category='"'),
            beneficiary(full_name="Lê Giả Định", cccd="", village="-nt-"),
        )
    )
    assert [row.value("village") for row in (first, second, third)] == ["Thôn Mẫu 1"] * 3
    assert (second.value("category"), second.clean["category"].rule) == (first.value("category"), "ditto")


def test_d19_merged_cells_downwards() -> None:
    rows = [list(BENEFICIARY_HEADER)]
    rows += [[str(cell) for cell in beneficiary(number=n, full_name=name, cccd="", village=village)] for n, name, village in (
        (1, "Nguyễn Văn Mẫu", "Thôn Mẫu 1"), (2, "Trần Thị Thử", ""), (3, "Lê Giả Định", ""))]  # fmt: skip
    _first, second, third = cleaned(xlsx_of({"Danh sách": rows}, merges=["F2:F3"]))
    assert (second.value("village"), second.clean["village"].rule) == ("Thôn Mẫu 1", "merged_above")
    assert third.value("village") is None  # a blank that is not merged stays blank


def test_d23_encodings_of_text_files() -> None:
    text = "Họ và tên,Năm sinh\r\nTrần Thị Thử,1962\r\n"
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text
    windows = "Ho\u0323 va\u0300 tên,Năm sinh\r\nTrâ\u0300n Thi\u0323 Thư\u0309,1962\r\n"
    assert decode(windows.encode("cp1258")) == text
    assert decode("Lª Gi¶ §Þnh".encode("latin-1")) == "Lª Gi¶ §Þnh"


@pytest.mark.parametrize(
    ("category", "born", "degree", "on", "code"),
    [
        ("NKT đặc biệt nặng - NCT", "1962", None, date(2024, 11, 1), "ND20-5.6.dbn.nct"),
        ("NKT đặc biệt nặng", "1990", None, date(2024, 11, 1), "ND20-5.6.dbn"),
        ("Người khuyết tật nặng", "2015", None, date(2024, 11, 1), "ND20-5.6.nang.te"),
        ("Người khuyết tật", "1990", "SEVERE", date(2024, 11, 1), "ND20-5.6.nang"),
        ("Người từ đủ 80 tuổi", "1941", None, date(2024, 11, 1), "ND20-5.5.c"),
        ("Người từ đủ 80 tuổi", "1941", None, date(2025, 8, 1), "ND176-conv.c"),
        ("NKT nặng", "1990", None, date(2026, 11, 1), "ND335-5.6.nang"),
        ("NCT cô đơn có người nhận nuôi", "1950", None, date(2026, 11, 1), "ND335-5.5.b"),
        ("Người từ đủ 80 tuổi", "1990", None, date(2024, 11, 1), None),
        ("Diện khác", "1990", None, date(2024, 11, 1), None),
    ],
)
def test_d24_social_categories(category: str, born: str, degree: str | None, on: date, code: str | None) -> None:
    meaning = meaning_of(Claim(category, born, degree, None, 0, 0, on), "social_assistance", {})
    assert (meaning and meaning.code) == code


@pytest.mark.parametrize(
    ("category", "percent", "allowance", "attendant", "expected"),
    [
        ("Thương binh", "41", 0, 0, ("TB.TC.41", None, None)),
        ("Thương binh loại B", "55", 0, 0, ("TBB.TC.55", None, None)),
        ("Thương binh", "85", 1, 1, ("TB.TC.85", "TB.PC81", "TB.PV")),
        ("Thương binh đặc biệt nặng", "95", 1, 1, ("TB.TC.95", "TB.PCDB", "TB.PVDB")),
        ("Bệnh binh", "61-70", 0, 0, ("BB.61_70", None, None)),
        ("Bệnh binh", "65", 0, 0, ("BB.61_70", None, None)),
        ("HĐKC bị nhiễm chất độc hóa học", "81", 1, 1, ("CD.81", "CD.PC81", "CD.PV")),
        ("Con đẻ người nhiễm chất độc hóa học", "70", 0, 0, ("CD.CON61_80", None, None)),
        ("Thân nhân 02 liệt sĩ", None, 0, 0, ("LS.TUAT2", None, None)),
        ("Bà mẹ Việt Nam anh hùng", None, 1, 1, ("BM.TC", "BM.PC", "BM.PV")),
        ("Người bị địch bắt tù, đày", None, 0, 0, ("TD.TC", None, None)),
    ],
)
def test_d24_merit_categories(
    category: str, percent: str | None, allowance: int, attendant: int, expected: tuple[str, str | None, str | None]
) -> None:
    meaning = meaning_of(Claim(category, "1950", None, percent, allowance, attendant, date(2024, 11, 1)), "merit", {})
    assert meaning is not None
    assert (meaning.code, meaning.allowance, meaning.attendant) == expected


def test_d24_an_officers_word_goes_before_the_dictionary() -> None:
    claim = Claim("Diện khác", "1990", None, None, 0, 0, date(2024, 11, 1))
    meaning = meaning_of(claim, "social_assistance", {"dien khac": "ND20-5.8"})
    assert meaning is not None and meaning.code == "ND20-5.8"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84", "+84"),
        ("-1.5", "-1.5"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("Nguyễn", "Nguyễn"),
        ("\t=1", "'\t=1"),
    ],
)
def test_d25_formulas_are_defused(text: str, safe: str) -> None:
    assert defused(text) == safe


def test_sums_are_compared_in_dong() -> None:
    assert SumCheck("", 5, "amount_vnd", 500000, 500000).holds
    assert not SumCheck("", 5, "amount_vnd", 500000, 1000000).holds
