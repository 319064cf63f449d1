"""«Tôi có thuộc diện không?»: one question a page. The answers travel signed in the form; nothing is kept anywhere."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from ansinh.cases import selfcheck
from ansinh.cases.selfcheck import UNSURE, Asked
from ansinh.intake.refusals import FormRefused
from ansinh.portal.doors import Visit, page, show

SALT = "portal.selfcheck"
OLDEST_SECONDS = 2 * 60 * 60
NOTICE = "Kết quả chỉ để tham khảo. Cơ quan có thẩm quyền quyết định sau khi xem hồ sơ."


@page("cong-dan/toi-co-thuoc-dien-khong/", name="portal_selfcheck", methods=("GET", "POST"))
def check(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Topics first, then one question after the other, then the result. «Quay lại» drops the last answer."""
    posted = request.POST
    chosen, said = _state(posted.get("da-khai", ""))
    chosen = chosen or posted.getlist("chon")
    wrong = ""
    if "lui" in posted:
        if not said:
            chosen = []
        said = said[:-1]
    elif "cau" in posted:
        try:
            said = [*said, (posted["cau"], selfcheck.read_answer(posted["cau"], posted.get("tra-loi", "")))]
        except FormRefused as refusal:
            wrong = refusal.wrong[0].sentence
    if request.method != "POST" or not chosen:
        return _choose(request, visit, missed=request.method == "POST" and "lui" not in posted)
    step = selfcheck.proceed(chosen, dict(said), on=visit.on)
    kept = signing.dumps([chosen, said], salt=SALT, compress=True)
    if isinstance(step, Asked):
        return show(
            request, visit, "portal/selfcheck_question.html", step=step, kept=kept, wrong=wrong, unsure=UNSURE,
            typed=posted.get("tra-loi", "") if wrong else "",
        )  # fmt: skip
    return show(request, visit, "portal/selfcheck_result.html", result=step, kept=kept, notice=NOTICE)


def _choose(request: HttpRequest, visit: Visit, *, missed: bool) -> HttpResponse:
    return show(request, visit, "portal/selfcheck.html", topics=selfcheck.topics(), missed=missed, notice=NOTICE)


def _state(signed: str) -> tuple[list[str], list[tuple[str, Any]]]:
    """Topics and answers so far; nothing when there is no state, or one that is not ours or too old."""
    try:
        chosen, said = signing.loads(signed, salt=SALT, max_age=OLDEST_SECONDS)
    except signing.BadSignature:
        return [], []
    return list(chosen), [(name, value) for name, value in said]
