"""The /bo-giao-dien/ page: every component with sample data, to be looked at and to be tested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse

from ansinh.ui import drawings
from ansinh.web.doors import Visit, page, show


class SampleForm(forms.Form):
    """A text, a choice, several choices."""

    name = forms.CharField(label="Họ và tên", help_text="Như trên căn cước.")
    channel = forms.ChoiceField(label="Hình thức nhận", choices=[("POST", "Bưu điện"), ("BANK", "Tài khoản")])
    places = forms.MultipleChoiceField(
        label="Các xã", choices=[("1", "Bình An"), ("2", "Bình Tú")], widget=forms.CheckboxSelectMultiple
    )


@dataclass(frozen=True)
class SampleTab:
    """A tab with its count."""

    title: str
    address: str
    count: int | None
    here: bool = False


@dataclass(frozen=True)
class SampleStep:
    """A step of a long work."""

    title: str
    done: bool = False
    here: bool = False


STEPS = [
    drawings.Step("Kỳ 8", 25_412_000_000, is_total=True),
    drawings.Step("Tăng mới", 164_000_000),
    drawings.Step("Điều chỉnh", 41_000_000),
    drawings.Step("Truy lĩnh", 97_500_000),
    drawings.Step("Thôi hưởng", -88_000_000),
    drawings.Step("Truy thu", -12_500_000),
    drawings.Step("Kỳ 9", 25_614_000_000, is_total=True),
]
MIX = [
    ("Trợ cấp xã hội", 11_900_000_000, ""),
    ("Người có công", 12_800_000_000, ""),
    ("Hỗ trợ chăm sóc", 914_000_000, ""),
]
LIFE = [
    drawings.Span("Giấy tờ", "Khuyết tật nhẹ", date(2015, 3, 1), date(2019, 6, 1)),
    drawings.Span("Giấy tờ", "Khuyết tật nặng", date(2019, 6, 1), None),
    drawings.Span("Quyền hưởng", "Người khuyết tật nặng", date(2019, 7, 1), None, kind="right"),
    drawings.Span("Tiền", "405.000", date(2019, 7, 1), date(2021, 7, 1), kind="money"),
    drawings.Span("Tiền", "540.000", date(2021, 7, 1), date(2024, 7, 1), kind="money"),
    drawings.Span("Tiền", "750.000", date(2024, 7, 1), None, kind="money"),
]


@page("bo-giao-dien/", right="user.manage", menu="kit", name="kit")
def kit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All components on one page."""
    communes = [
        (fold, "Bình " + fold.removeprefix("binh ").title() if fold != "ha lam" else "Hà Lam", 400 + 37 * index, str(400 + 37 * index), "#")
        for index, fold in enumerate(drawings.COMMUNE_GRID)
        if fold != "binh dinh"
    ]  # fmt: skip
    return show(
        request,
        visit,
        "web/kit.html",
        form=SampleForm({"channel": "POST"}),
        tabs=[SampleTab("Mới", "#", 12, here=True), SampleTab("Đổi", "#", 31), SampleTab("Không đổi", "#", 857)],
        steps=[SampleStep("Nhận tệp", done=True), SampleStep("So sánh", here=True), SampleStep("Duyệt")],
        days=drawings.day_strip(
            visit.on, {visit.on.replace(day=20): "Kết quả chi", visit.on.replace(day=25): "Danh sách"}
        ),
        waterfall=drawings.waterfall(STEPS),
        bars=drawings.bars(MIX),
        timeline=drawings.timeline(LIFE, on=visit.on),
        tiles=drawings.tile_map(communes),
    )
