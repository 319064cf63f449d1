"""Văn bản: entering papers, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.documents import actions, offers, queries
from ansinh.documents.actions import Direction, Finish, IncomingDraft, OutgoingDraft, Scan
from ansinh.documents.doc_types import doc_types, organs
from ansinh.documents.files import MAX_BYTES
from ansinh.documents.offers import Lead
from ansinh.documents.queries import Agency
from ansinh.kit.refusals import Refusal
from ansinh.web.doors import Visit, page, show

URGENCIES = [
    ("NORMAL", gettext_lazy("Thường")),
    ("URGENT", gettext_lazy("Khẩn")),
    ("VERY_URGENT", gettext_lazy("Thượng khẩn")),
    ("AT_ONCE", gettext_lazy("Hỏa tốc")),
]
ACCEPT = ".pdf,.jpg,.jpeg,.png,.heic"


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def text_area(rows: int) -> forms.Textarea:
    """A few lines."""
    return forms.Textarea(attrs={"rows": rows})


class PaperForm(forms.Form):
    """What both registers ask of a paper."""

    organ = forms.ChoiceField(label=gettext_lazy("Sổ của"))
    doc_type = forms.ChoiceField(label=gettext_lazy("Tên loại"), initial="CV")
    abstract = forms.CharField(
        label=gettext_lazy("Trích yếu nội dung"), required=False, max_length=1000, widget=text_area(2)
    )
    urgency = forms.ChoiceField(label=gettext_lazy("Độ khẩn"), choices=URGENCIES)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, max_length=300)
    file = forms.FileField(
        label=gettext_lazy("Bản quét (PDF, ảnh)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    secret = forms.BooleanField(
        label=gettext_lazy("Văn bản mật: chỉ ghi số, không ghi trích yếu, không đính tệp"), required=False
    )
    out_of_turn = forms.CharField(label=gettext_lazy("Lý do, nếu vào sổ muộn"), required=False, max_length=300)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [(organ.code, organ.name) for organ in agency.organs]  # type: ignore[attr-defined]
        self.fields["doc_type"].choices = [  # type: ignore[attr-defined]
            (code, each.name) for code, each in doc_types().items()
        ]


class IncomingForm(PaperForm):
    """A paper that arrived, in the order in which a clerk reads it."""

    arrived_on = day_field(gettext_lazy("Ngày đến"))
    author = forms.CharField(
        label=gettext_lazy("Tác giả (cơ quan, người gửi)"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "authors", "autofocus": True, "autocomplete": "off"}),
    )
    author_number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=60)
    author_on = day_field(gettext_lazy("Ngày văn bản"), required=False)
    receiver = forms.CharField(label=gettext_lazy("Đơn vị hoặc người nhận"), required=False, max_length=200)
    field_order = [
        "organ", "arrived_on", "author", "author_number", "author_on", "doc_type", "abstract", "receiver", "urgency",
        "file", "note", "secret", "out_of_turn",
    ]  # fmt: skip


class OutgoingForm(PaperForm):
    """A paper to be numbered and entered."""

    signed_on = day_field(gettext_lazy("Ngày ký"))
    signer = forms.CharField(label=gettext_lazy("Người ký"), max_length=120)
    recipients = forms.CharField(label=gettext_lazy("Nơi nhận"), max_length=1000, widget=text_area(2))
    drafter = forms.ChoiceField(label=gettext_lazy("Đơn vị soạn (vào ký hiệu)"), required=False)
    keeper = forms.CharField(label=gettext_lazy("Nơi giữ bản lưu"), max_length=120, initial="VT")
    copies = forms.IntegerField(label=gettext_lazy("Số lượng bản"), min_value=1, max_value=9_999, initial=1)
    sent = forms.BooleanField(label=gettext_lazy("Phát hành ngay hôm nay"), required=False, initial=True)
    reason = forms.CharField(label=gettext_lazy("Lý do thay thế"), required=False, max_length=300)
    field_order = [
        "organ", "doc_type", "signed_on", "signer", "abstract", "recipients", "drafter", "keeper", "copies", "urgency",
        "file", "note", "sent", "secret", "out_of_turn", "reason",
    ]  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, replacing: bool, **kwargs: Any) -> None:
        super().__init__(*args, agency=agency, **kwargs)
        self.fields["drafter"].choices = [  # type: ignore[attr-defined]
            ("", _("Không ghi")),
            *((code, organ.name) for code, organ in organs().items() if organ in agency.organs),
        ]
        if not replacing:
            del self.fields["reason"]


class DirectForm(forms.Form):
    """The chief's direction."""

    lead = forms.TypedChoiceField(label=gettext_lazy("Chủ trì"), coerce=int)
    due_on = day_field(gettext_lazy("Hạn giải quyết"))
    together = forms.CharField(label=gettext_lazy("Phối hợp"), required=False, max_length=300)
    instructions = forms.CharField(
        label=gettext_lazy("Ý kiến chỉ đạo"), required=False, max_length=1000, widget=text_area(2)
    )

    def __init__(self, *args: Any, leads: list[Lead], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", _("Chọn người")), *((lead.id, lead.name) for lead in leads)]  # type: ignore[attr-defined]


class DirectManyForm(DirectForm):
    """The same in one line, for all papers that were ticked."""

    instructions = forms.CharField(label=gettext_lazy("Ý kiến chỉ đạo"), required=False, max_length=1000)
    together = None  # type: ignore[assignment]  # Django's way to leave a field out


class HandOverForm(forms.Form):
    """Who signs for the paper."""

    to = forms.CharField(label=gettext_lazy("Người ký nhận"), max_length=200)


class FinishForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label=gettext_lazy("Kết quả"),
        max_length=500,
        help_text=gettext_lazy("Số văn bản trả lời, mã hồ sơ, hoặc việc đã làm."),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class SendForm(forms.Form):
    """When it goes out."""

    on = day_field(gettext_lazy("Ngày phát hành"))


class ScanForm(forms.Form):
    """The signed paper."""

    file = forms.FileField(
        label=gettext_lazy("Bản ký (PDF hoặc ảnh)"), widget=forms.FileInput(attrs={"accept": ACCEPT})
    )


class WithdrawForm(ReasonForm):
    """The notice by which a paper is called back."""

    notice = forms.CharField(label=gettext_lazy("Số thông báo thu hồi"), max_length=60)
    field_order = ["notice", "reason"]


class ReceiverForm(forms.Form):
    """Who has confirmed."""

    receiver = forms.CharField(label=gettext_lazy("Nơi nhận đã xác nhận"), max_length=200)


@page("van-ban/den/moi/", right="document.write", menu="documents", name="incoming_new", methods=("GET", "POST"))
def incoming_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Enter a paper that arrived; the next one may follow at once."""
    agency = _agency(request, visit)
    start = {"arrived_on": visit.on, "organ": agency.organs[-1].code}
    form = IncomingForm(request.POST or None, request.FILES or None, agency=agency, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        draft = IncomingDraft(
            **{key: value for key, value in given.items() if key != "file"}, scan=_scan(given.get("file"))
        )
        made = _tried(form, lambda: actions.register_incoming(agency.id, [draft], actor=visit.actor, at=visit.at))
        if made:
            messages.success(request, _("Đã vào sổ, số đến %(number)s.") % {"number": made[0].number})
            again = request.POST.get("tiep")
            return redirect(f"{request.path}?co-quan={agency.id}") if again else redirect("incoming_paper", made[0].id)
    return show(
        request,
        visit,
        "web/incoming_new.html",
        form=form,
        agency=agency,
        authors=offers.authors(agency.id),
        status=422 if form.errors else 200,
    )


@page("van-ban/di/moi/", right="document.write", menu="documents", name="outgoing_new", methods=("GET", "POST"))
def outgoing_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Number and enter a paper: on its own, in place of another one (``?thay=``), or correcting one (``?dinh-chinh=``)."""
    agency = _agency(request, visit)
    old, replacing = _old(request)
    start = _start(visit, agency, old, replacing=replacing)
    form = OutgoingForm(request.POST or None, request.FILES or None, agency=agency, replacing=replacing, initial=start)
    if request.method == "POST" and form.is_valid():
        made = _tried(form, lambda: _register(form.cleaned_data, agency, old, visit, replacing=replacing))
        if made:
            messages.success(request, _("Đã cấp số %(number)s và vào sổ.") % {"number": made.number})
            return redirect("outgoing_paper", made.id)
    return show(
        request,
        visit,
        "web/outgoing_new.html",
        form=form,
        agency=agency,
        old=old,
        replacing=replacing,
        status=422 if form.errors else 200,
    )


@page(
    "van-ban/den/<int:incoming_id>/chi-dao/",
    right="document.direct",
    menu="documents",
    name="incoming_direct",
    methods=("POST",),
)
def incoming_direct(request: HttpRequest, visit: Visit, incoming_id: int) -> HttpResponse:
    """The chief says who, with whom, what, until when."""
    row = queries.incoming_page(incoming_id).row
    form = DirectForm(request.POST, leads=offers.leads(row.agency_id))
    if not form.is_valid():
        messages.error(request, _("Chọn người chủ trì và hạn giải quyết."), extra_tags="late")
        return redirect("incoming_paper", incoming_id)
    given = form.cleaned_data
    order = Direction(incoming_id, given["lead"], given["due_on"], visit.on, given["instructions"], given["together"])
    actions.direct([order], actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã giao việc."))
    return redirect("incoming_paper", incoming_id)


@page("van-ban/den/chi-dao/", right="document.direct", menu="documents", name="incoming_direct_many", methods=("POST",))
def incoming_direct_many(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One direction for all papers that were ticked."""
    agency = _agency(request, visit)
    form = DirectManyForm(request.POST, leads=offers.leads(agency.id))
    ticked = [int(text) for text in request.POST.getlist("paper") if text.isdigit()]
    if not form.is_valid() or not ticked:
        messages.error(request, _("Đánh dấu văn bản, chọn người chủ trì và hạn giải quyết."), extra_tags="late")
    else:
        given = form.cleaned_data
        orders = [Direction(paper, given["lead"], given["due_on"], visit.on, given["instructions"]) for paper in ticked]
        actions.direct(orders, actor=visit.actor, at=visit.at)
        words = ngettext("Đã giao %d văn bản.", "Đã giao %d văn bản.", len(orders))
        messages.success(request, words % len(orders))
    return redirect(f"{reverse('incoming_papers')}?{urlencode({'co-quan': agency.id, 'trang_thai': 'ARRIVED'})}")


@page(
    "van-ban/den/<int:incoming_id>/xong/",
    right="document.read",
    menu="documents",
    name="incoming_finish",
    methods=("POST",),
)
def incoming_finish(request: HttpRequest, visit: Visit, incoming_id: int) -> HttpResponse:
    """The paper is dealt with: its lead may say so too."""
    done = Finish(incoming_id, visit.on, request.POST.get("outcome", ""))
    actions.finish([done], actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi kết quả."))
    return redirect("incoming_paper", incoming_id)


@page(
    "van-ban/den/<int:incoming_id>/viec/<str:act>/",
    right="document.write",
    menu="documents",
    name="incoming_act",
    methods=("POST",),
)
def incoming_act(request: HttpRequest, visit: Visit, incoming_id: int, act: str) -> HttpResponse:
    """Hand over, send back to the author, cross out."""
    text = request.POST
    when: Any = {"on": visit.on, "actor": visit.actor, "at": visit.at}
    acts: dict[str, Callable[[], None]] = {
        "chuyen": lambda: actions.hand_over(incoming_id, to=text.get("to", ""), **when),
        "tra-lai": lambda: actions.return_wrong_receiver(incoming_id, reason=text.get("reason", ""), **when),
        "huy": lambda: actions.cancel_incoming(incoming_id, reason=text.get("reason", ""), **when),
    }
    if act not in acts:
        raise Http404
    acts[act]()
    messages.success(request, _("Đã ghi vào sổ."))
    return redirect("incoming_paper", incoming_id)


@page(
    "van-ban/di/<int:outgoing_id>/viec/<str:act>/",
    right="document.write",
    menu="documents",
    name="outgoing_act",
    methods=("POST",),
)
def outgoing_act(request: HttpRequest, visit: Visit, outgoing_id: int, act: str) -> HttpResponse:
    """Send, keep the signed paper, call back, note a receiver's answer, cross out."""
    text = request.POST
    when: Any = {"on": visit.on, "actor": visit.actor, "at": visit.at}
    reason = text.get("reason", "")
    acts: dict[str, Callable[[], object]] = {
        "phat-hanh": lambda: actions.send(outgoing_id, **(when | {"on": _day(text.get("on")) or visit.on})),
        "luu": lambda: actions.attach(outgoing_id, _scan(request.FILES.get("file")) or Scan("", b""), **when),
        "thu-hoi": lambda: actions.withdraw(outgoing_id, notice=text.get("notice", ""), reason=reason, **when),
        "xac-nhan": lambda: actions.confirm_withdrawal(outgoing_id, receiver=text.get("receiver", ""), **when),
        "huy": lambda: actions.cancel_outgoing(outgoing_id, reason=reason, **when),
    }
    if act not in acts:
        raise Http404
    acts[act]()
    messages.success(request, _("Đã ghi vào sổ."))
    return redirect("outgoing_paper", outgoing_id)


@page(
    "van-ban/so/huy/<int:number_id>/", right="document.write", menu="documents", name="number_cancel", methods=("POST",)
)
def number_cancel(request: HttpRequest, visit: Visit, number_id: int) -> HttpResponse:
    """Cross out a number that no paper bears."""
    actions.cancel_number(number_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã hủy số. Số và lý do vẫn nằm trong sổ."))
    return redirect("number_book", request.POST.get("series", "0"))


@page("van-ban/so/cach-lay/", right="document.direct", menu="documents", name="series_choose", methods=("POST",))
def series_choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One book for all types, or one per type, from next year on."""
    agency = _agency(request, visit)
    actions.choose_series(
        agency.id,
        organ=request.POST.get("organ", ""),
        from_year=visit.on.year + 1,
        kept="ONE" if request.POST.get("kept") == "ONE" else "PER_TYPE",
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi cách lấy số từ năm %(year)s.") % {"year": visit.on.year + 1})
    return redirect("number_books")


class BeginForm(forms.Form):
    """From which number a book of the year goes on, and why."""

    organ = forms.CharField(max_length=40)
    series = forms.CharField(max_length=20)
    first = forms.IntegerField(min_value=1, max_value=999_999)
    reason = forms.CharField(max_length=300)


@page("van-ban/so/bat-dau/", right="document.direct", menu="documents", name="book_begin", methods=("POST",))
def book_begin(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This year's book of a type goes on at a number: those before it were taken on paper."""
    agency = _agency(request, visit)
    form = BeginForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi số bắt đầu và lý do."), extra_tags="late")
        return redirect("number_books")
    given = form.cleaned_data
    actions.begin_book(agency.id, **given, year=visit.on.year, actor=visit.actor, at=visit.at)
    messages.success(request, _("Sổ bắt đầu từ số %(first)s. Lý do nằm trong sổ.") % {"first": given["first"]})
    return redirect("number_books")


def _register(
    given: dict[str, Any], agency: Agency, old: queries.OutgoingRow | None, visit: Visit, *, replacing: bool
) -> actions.Registered:
    left_out = {"file", "sent", "reason"}
    draft = OutgoingDraft(
        **{key: value for key, value in given.items() if key not in left_out},
        sent_on=max(visit.on, given["signed_on"]) if given["sent"] else None,
        scan=_scan(given.get("file")),
    )
    if old and replacing:
        return actions.replace(old.id, draft, reason=given["reason"], actor=visit.actor, at=visit.at)
    if old:
        return actions.correct(old.id, draft, actor=visit.actor, at=visit.at)
    return actions.register_outgoing(agency.id, [draft], actor=visit.actor, at=visit.at)[0]


def _start(visit: Visit, agency: Agency, old: queries.OutgoingRow | None, *, replacing: bool) -> dict[str, object]:
    """How the form begins: like the paper that it replaces or corrects, or with the last signer."""
    organ = old.organ if old else agency.organs[-1].code
    start: dict[str, object] = {
        "organ": organ,
        "signed_on": visit.on,
        "signer": old.signer if old else offers.last_signer(agency.id, organ),
    }
    if old and replacing:
        start |= {"doc_type": old.doc_type, "abstract": old.abstract, "copies": old.copies, "keeper": old.keeper}
    if old:
        start |= {"recipients": old.recipients, "drafter": old.drafter}
        start.setdefault(
            "abstract", _("V/v đính chính %(paper)s số %(number)s") % {"paper": old.type_name, "number": old.number}
        )
    return start


def _old(request: HttpRequest) -> tuple[queries.OutgoingRow | None, bool]:
    """The paper that the address wants to replace or to correct."""
    replaced, corrected = request.GET.get("thay", ""), request.GET.get("dinh-chinh", "")
    named = replaced or corrected
    if not named.isdigit():
        return None, False
    return queries.outgoing_page(int(named)).row, bool(replaced)


def _agency(request: HttpRequest, visit: Visit) -> Agency:
    named = request.GET.get("co-quan", "") or request.POST.get("agency", "")
    if named.isdigit():
        return queries.agency(int(named), visit.actor, visit.on)
    found = queries.agencies(visit.actor, visit.on)
    if not found:
        raise Http404
    return found[0]


def _tried(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the act gives; a refusal stands above the form, and nothing that was typed is lost."""
    try:
        return act()
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return None


def _scan(file: Any) -> Scan | None:
    return Scan(str(file.name or ""), file.read(MAX_BYTES + 1)) if file else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
