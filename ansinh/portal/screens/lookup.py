"""Tra cứu hồ sơ: by the slip's QR, or by its code and a second factor. Sent by POST: nothing personal in an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ansinh.cases import public
from ansinh.cases.refusals import NotFound
from ansinh.portal import challenge
from ansinh.portal.doors import Visit, page, show

# What is asked about the service, each from 1 (rất không hài lòng) to 5 (rất hài lòng).
RATED = {
    "huong-dan": "Cán bộ hướng dẫn dễ hiểu",
    "giay-to": "Chỉ yêu cầu giấy tờ đúng như đã công bố",
    "thoi-gian": "Trả kết quả đúng hẹn",
    "thai-do": "Thái độ phục vụ",
    "ket-qua": "Kết quả giải quyết",
}


@page("cong-dan/tra-cuu/", name="portal_lookup", methods=("GET", "POST"))
def lookup(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the code; a wrong code and a wrong factor get the same answer."""
    if request.method != "POST":
        return _ask(request, visit)
    if not challenge.passed(request):
        return _ask(request, visit, wrong_answer=True, status=422)
    code, factor = request.POST.get("ma", ""), request.POST.get("so", "")
    try:
        found = public.public_status(code, factor, address=visit.address, at=visit.at)
    except NotFound as refusal:
        return _ask(request, visit, sentence=refusal.sentence, status=404)
    return _status(request, visit, found)


@page("tra-cuu/q/<str:token>/", name="portal_slip")
def slip(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    """Where the QR of the slip leads."""
    return _status(request, visit, public.public_status_by_token(token, address=visit.address, at=visit.at))


@page("cong-dan/danh-gia/", name="portal_rate", methods=("POST",))
def rate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How content the citizen was, once, after the result."""
    marks = {
        title: int(mark) for key, title in RATED.items() if (mark := request.POST.get(key, "")) in "12345" and mark
    }
    score = round(sum(marks.values()) / len(marks)) if marks else 0
    said = [f"{title}: {mark}." for title, mark in marks.items()] + [request.POST.get("y-kien", "")]
    public.rate(request.POST.get("phieu", ""), score=score, words=" ".join(said).strip(), at=visit.at)
    return show(request, visit, "portal/rated.html")


def _ask(
    request: HttpRequest, visit: Visit, *, sentence: str = "", wrong_answer: bool = False, status: int = 200
) -> HttpResponse:
    return show(
        request,
        visit,
        "portal/lookup.html",
        status=status,
        challenge=challenge.new(),
        sentence=_("Câu trả lời chưa đúng. Đọc lại câu hỏi mới ở cuối trang.") if wrong_answer else sentence,
        wrong_answer=wrong_answer,
        code=request.POST.get("ma", ""),
        factor=request.POST.get("so", ""),
    )


def _status(request: HttpRequest, visit: Visit, found: public.PublicPage) -> HttpResponse:
    days = (found.due_on - visit.on).days if found.due_on and found.runs else None
    late = days is not None and days < 0
    tone = "done" if found.ended else "late" if late or found.refused else "going" if found.runs else "near"
    return show(
        request,
        visit,
        "portal/status.html",
        found=found,
        left="" if days is None else _left(days),
        late=late,
        paused=found.paused,
        tone=tone,
        questions=RATED,
        marks=range(1, 6),
    )


def _left(days: int) -> str:
    """How many days are left, in words."""
    if days == 0:
        return _("Hẹn trả hôm nay")
    return _("Còn %(days)s ngày") % {"days": days} if days > 0 else _("Đã quá hẹn %(days)s ngày") % {"days": -days}
