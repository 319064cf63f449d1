"""Nhật ký: who did what, when, about what; and whether the chain is whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ansinh.audit import queries
from ansinh.web.audit_words import act_words, change_words
from ansinh.web.doors import Visit, page, show

ROWS = 100


@page("nhat-ky/", right="audit.read", menu="audit", name="audit")
def audit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The trail, newest first, and the proof of its chain."""
    asked = request.GET.get("tu", "")
    entries = queries.trail(up_to=int(asked) if asked.isdecimal() else None, most=ROWS)
    older = entries[-1].id - 1 if len(entries) == ROWS else None
    rows = [(each, act_words(each.word), change_words(each.before), change_words(each.after)) for each in entries]
    return show(request, visit, "web/audit.html", rows=rows, older=older, chain=queries.verify_chain())
