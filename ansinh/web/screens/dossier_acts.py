"""What can be done with a dossier, one address an act. Each carries the newest move that its page showed: a second
clerk, or a second click, is told so instead of acting twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.cases import actions, forms, guarding, queries
from ansinh.cases.records import PaperHanded
from ansinh.cases.states import WORDS
from ansinh.decisions import previewing
from ansinh.documents import files
from ansinh.intake.refusals import FormRefused, Wrong
from ansinh.web.answers import uploaded
from ansinh.web.doors import Visit, page, show
from ansinh.web.screens.counter import answers_in
from ansinh.web.screens.dossiers import appraisal_form
from ansinh.web.screens.guarded import closed_words

Doing = Callable[[HttpRequest, Visit, int, int], None]


def act(slug: str, word: str, done: str | Promise) -> Callable[[Doing], Callable[..., object]]:
    """Declare an act under ``ho-so/<id>/<slug>/`` with the right of its word; afterwards the dossier's page says ``done``."""

    def declare(doing: Doing) -> Callable[..., object]:
        @page(
            f"ho-so/<int:dossier_id>/{slug}/",
            right=WORDS[word].right,
            menu="dossiers",
            name=f"dossier_{word}",
            methods=("POST",),
        )
        def view(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
            doing(request, visit, dossier_id, _seen(request.POST))
            messages.success(request, str(done))
            return redirect("dossier", dossier_id=dossier_id)

        return view

    return declare


@act("nhan-ban-giao", "accept", gettext_lazy("Đã ký nhận hồ sơ."))
def accept(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The receipt of a hand-over."""
    actions.accept([dossier_id], seen={dossier_id: seen}, actor=visit.actor, at=visit.at)


@act("chuyen", "hand_over", gettext_lazy("Đã chuyển bước tiếp theo."))
def hand_over(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """This step is done."""
    note = request.POST.get("note", "")
    actions.hand_over([dossier_id], note=note, seen={dossier_id: seen}, actor=visit.actor, at=visit.at)


@act("tra-lai", "give_back", gettext_lazy("Đã trả lại bước trước."))
def give_back(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """Back to an earlier step, with the reason."""
    step = request.POST.get("step", "")
    actions.give_back(dossier_id, step, _reason(request.POST), seen_move=seen, actor=visit.actor, at=visit.at)


@act(
    "yeu-cau-bo-sung", "ask_supplement", gettext_lazy("Đã yêu cầu bổ sung; đồng hồ dừng. In phiếu mẫu 02 cho công dân.")
)
def ask_supplement(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """Ask for what is missing (form 02)."""
    ask_papers(request, visit, dossier_id, seen)


@act(
    "yeu-cau-bo-sung-lan-hai",
    "ask_second_supplement",
    gettext_lazy("Đã yêu cầu bổ sung lần hai; hồ sơ được tính là quá hạn."),
)
def ask_second_supplement(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The head's second request; it counts the dossier late."""
    ask_papers(request, visit, dossier_id, seen)


def ask_papers(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """Ask for the ticked papers and for those written down."""
    papers = [PaperHanded(code) for code in request.POST.getlist("papers")]
    papers += [PaperHanded("", title.strip()) for title in request.POST.get("other", "").splitlines() if title.strip()]
    reason = _reason(request.POST)
    actions.ask_supplement(dossier_id, papers, reason, seen_move=seen, actor=visit.actor, at=visit.at)


@act("yeu-cau-nop-phi", "ask_payment", gettext_lazy("Đã yêu cầu nộp; đồng hồ dừng."))
def ask_payment(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """A fee is owed."""
    amount = request.POST.get("amount", "").replace(".", "").strip()
    if not amount.isdecimal() or int(amount) == 0:
        raise FormRefused((Wrong("amount", _("Số tiền"), _("Ghi số tiền bằng đồng, ví dụ 50.000.")),))
    reason = _reason(request.POST)
    actions.ask_payment(dossier_id, reason, amount_vnd=int(amount), seen_move=seen, actor=visit.actor, at=visit.at)


@act("da-nop-phi", "payment_done", gettext_lazy("Đã ghi biên lai; đồng hồ chạy tiếp."))
def payment_done(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The fee is paid."""
    receipt = request.POST.get("receipt", "")
    actions.payment_done(dossier_id, receipt=receipt, seen_move=seen, actor=visit.actor, at=visit.at)


@act("nhan-bo-sung", "take_supplement", gettext_lazy("Đã nhận đủ giấy tờ; đồng hồ chạy tiếp."))
def take_supplement(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """All that was asked for came in."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    papers = []
    for place, paper in enumerate(found.papers):
        if not paper.missing:
            continue
        scan = request.FILES.get(f"scan_{place}")
        kept = None
        if scan is not None:
            kept = files.keep(
                scan.name or "",
                uploaded(scan, files.MAX_BYTES),
                commune_id=found.row.commune_id,
                guarded=found.guarded or None,
                actor=visit.actor,
                at=visit.at,
            )
        papers.append(PaperHanded(paper.code, paper.title, paper.copies, kept))
    actions.take_supplement(dossier_id, papers, seen_move=seen, actor=visit.actor, at=visit.at)


@page(
    "ho-so/<int:dossier_id>/tham-dinh/",
    right=WORDS["appraise"].right,
    menu="dossiers",
    name="dossier_appraise",
    methods=("POST",),
)
def appraise(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
    """The officer's conclusion, with the facts as established. They may close the dossier to whoever stated them."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    answers = forms.read_answers(appraisal_form(found, visit), answers_in(request.POST))
    actions.appraise(
        dossier_id,
        request.POST.get("conclusion", ""),
        answers.facts,
        request.POST.get("note", ""),
        exceptions=_exceptions(request.POST),
        seen_move=_seen(request.POST),
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi kết quả thẩm định."))
    if guarding.hides(answers.facts, visit.actor):
        messages.success(request, closed_words())
        return redirect("dossiers")
    return redirect("dossier", dossier_id=dossier_id)


@page(
    "ho-so/<int:dossier_id>/thu-tinh/",
    right=WORDS["appraise"].right,
    menu="dossiers",
    name="dossier_preview",
    methods=("POST",),
)
def try_out(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
    """What the law gives with the facts as typed, before anybody concludes on them: a part of the page, or a page."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    answers = forms.read_answers(appraisal_form(found, visit), answers_in(request.POST))
    told = previewing.preview(
        dossier_id, answers.facts, _exceptions(request.POST), on=visit.on, actor=visit.actor, at=visit.at
    )
    part = bool(getattr(request, "htmx", False))
    return show(
        request,
        visit,
        "web/dossier_preview.html" if part else "web/dossier_previewed.html",
        found=found,
        told=told,
    )


@act("hen-lai", "reappoint", gettext_lazy("Đã hẹn lại. In phiếu xin lỗi (mẫu 04) gửi công dân."))
def reappoint(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """A new day, with an apology, once."""
    new_day = _day(request.POST, "new_day", _("Ngày hẹn mới"))
    actions.reappoint(dossier_id, new_day, _reason(request.POST), seen_move=seen, actor=visit.actor, at=visit.at)


@act("tam-dung", "suspend", gettext_lazy("Đã tạm dừng; đồng hồ dừng."))
def suspend(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The clock stands for a stated reason."""
    actions.suspend(dossier_id, _reason(request.POST), seen_move=seen, actor=visit.actor, at=visit.at)


@act("tiep-tuc", "resume", gettext_lazy("Hồ sơ được giải quyết tiếp; đồng hồ chạy tiếp."))
def resume(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The clock goes on."""
    actions.resume(dossier_id, seen_move=seen, actor=visit.actor, at=visit.at)


@act("chuyen-so", "forward", gettext_lazy("Đã chuyển cơ quan ngoài."))
def forward(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """To another agency, with a letter."""
    actions.forward(
        [dossier_id],
        to=request.POST.get("to", ""),
        letter=request.POST.get("letter", ""),
        signed_on=_day(request.POST, "signed_on", _("Ngày công văn")),
        seen={dossier_id: seen},
        actor=visit.actor,
        at=visit.at,
    )


@act("ket-qua-so", "take_result", gettext_lazy("Đã ghi kết quả của cơ quan ngoài."))
def take_result(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """What the other agency decided."""
    actions.take_result(
        dossier_id,
        request.POST.get("number", ""),
        _day(request.POST, "signed_on", _("Ngày ký")),
        request.POST.get("outcome", ""),
        request.POST.get("note", ""),
        seen_move=seen,
        actor=visit.actor,
        at=visit.at,
    )


@act("tu-choi", "refuse", gettext_lazy("Đã từ chối. In văn bản trả lời công dân."))
def refuse(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """Ended without a benefit, with the reason that the letter states."""
    actions.refuse(dossier_id, _reason(request.POST), seen_move=seen, actor=visit.actor, at=visit.at)


@act("rut", "withdraw", gettext_lazy("Đã ghi công dân rút hồ sơ."))
def withdraw(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The applicant takes it back."""
    actions.withdraw(dossier_id, _reason(request.POST), seen_move=seen, actor=visit.actor, at=visit.at)


@act("tra-ket-qua", "give_result", gettext_lazy("Đã trả kết quả."))
def give_result(request: HttpRequest, visit: Visit, dossier_id: int, seen: int) -> None:
    """The result is in the citizen's hands."""
    receiver = request.POST.get("receiver", "")
    actions.give_result(dossier_id, receiver, seen_move=seen, actor=visit.actor, at=visit.at)


@page("ho-so/chuyen-nhieu/", right="dossier.work", menu="dossiers", name="dossiers_hand_over", methods=("POST",))
def hand_over_many(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ticked dossiers of a queue, all or none: each box carries its dossier and the newest move that was shown."""
    picked = dict(_pair(text) for text in request.POST.getlist("picked"))
    if not picked:
        messages.error(request, _("Chưa chọn hồ sơ nào."), extra_tags="late")
    else:
        actions.hand_over(list(picked), seen=picked, actor=visit.actor, at=visit.at)
        words = ngettext("Đã chuyển %d hồ sơ.", "Đã chuyển %d hồ sơ.", len(picked))
        messages.success(request, words % len(picked))
    return redirect("dossiers")


def _pair(text: str) -> tuple[int, int]:
    dossier, _, move = text.partition(":")
    return (int(dossier), int(move)) if dossier.isdecimal() and move.isdecimal() else (0, 0)


def _seen(given: QueryDict) -> int:
    """A page always sends it; without it nothing can have been seen."""
    text = given.get("seen", "")
    return int(text) if text.isdecimal() else 0


def _exceptions(given: QueryDict) -> list[str]:
    return [line.strip() for line in given.get("exceptions", "").splitlines() if line.strip()]


def _reason(given: QueryDict) -> str:
    return given.get("reason", "")


def _day(given: QueryDict, name: str, label: str) -> date:
    try:
        return date.fromisoformat(given.get(name, ""))
    except ValueError:
        raise FormRefused((Wrong(name, label, _("%s chưa đúng: chọn một ngày.") % label),)) from None
