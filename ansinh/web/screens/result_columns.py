"""«Cột nào là gì?»: a result whose columns nobody knows is explained once, on its own first rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.payments import actions, mapping, results
from ansinh.payments.channels import channel
from ansinh.payments.refusals import MappingRefused
from ansinh.web.answers import list_of
from ansinh.web.doors import Visit, page, show

REFUSED = 409


@dataclass(frozen=True)
class Column:
    """A column of the shown rows: its number, its letter as the spreadsheet has it, and what it is said to be."""

    number: int
    letter: str
    field: str


@page(
    "chi-tra/<str:month>/cot/<slug:channel_code>/<int:file_id>/",
    right="payment.reconcile",
    menu="payments",
    name="result_columns",
    methods=("GET", "POST"),
)
def result_columns(request: HttpRequest, visit: Visit, month: str, channel_code: str, file_id: int) -> HttpResponse:
    """The first rows of the file, a choice over each column; once said, the file is taken in and the layout kept."""
    layout = channel(channel_code)
    shown = mapping.preview(results.waiting_file(file_id).content)
    said = _said(request, shown) if request.method == "POST" else mapping.guess(shown, layout)
    problem = _twice(request, shown)
    if request.method == "POST" and not problem:
        try:
            result = actions.map_result(list_of(month), channel_code, file_id, said, actor=visit.actor, at=visit.at)
        except MappingRefused as refusal:
            problem = refusal.sentence
        else:
            messages.success(request, _("Đã nhớ cột của loại tệp này. Lần sau tệp cùng hàng tiêu đề đọc ngay."))
            return redirect("statement", month=month, statement_id=result.statement_id)
    of_column = {number: field for field, number in said.columns.items()}
    return show(
        request,
        visit,
        "web/result_columns.html",
        status=REFUSED if problem else 200,
        address=month,
        title=layout.title,
        sheet=shown.sheet,
        columns=[
            Column(number, _letter(number), of_column.get(number, "")) for number in range(len(shown.rows[0]))
        ],
        rows=list(enumerate(shown.rows, start=1)),
        fields=[
            (field, title, field in mapping.needed_fields(layout)) for field, title in mapping.FIELD_TITLES.items()
        ],
        said=said,
        problem=problem,
    )  # fmt: skip


def _said(request: HttpRequest, shown: mapping.Preview) -> mapping.Said:
    columns = {field: number for number, field in enumerate(_chosen(request, shown)) if field}
    header = request.POST.get("header_row", "")
    return mapping.Said(
        int(header) if header.isdecimal() else shown.header_row,
        columns,
        _words(request.POST.get("paid", "")),
        _words(request.POST.get("returned", "")),
    )


def _chosen(request: HttpRequest, shown: mapping.Preview) -> list[str]:
    """What was chosen over each column, "" where nothing."""
    said = (request.POST.get(f"cot-{number}", "") for number in range(len(shown.rows[0])))
    return [field if field in mapping.FIELD_TITLES else "" for field in said]


def _twice(request: HttpRequest, shown: mapping.Preview) -> str:
    """A sentence when one thing was chosen over two columns."""
    chosen = [field for field in _chosen(request, shown) if field]
    twice = next((field for field in chosen if chosen.count(field) > 1), "")
    title = mapping.FIELD_TITLES.get(twice, "")
    return _("Hai cột cùng được chỉ là «%(title)s». Chỉ giữ một.") % {"title": title} if twice else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    first, last = divmod(number, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)
