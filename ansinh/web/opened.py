"""Guarded registers that somebody opened for a while: kept in the signed-in session, and every page read is logged."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest

from ansinh.kit.actors import Actor
from ansinh.offices import actions as offices
from ansinh.offices.refusals import GuardedRegisterClosed

OPEN_FOR = timedelta(minutes=15)
KEY = "opened_registers"  # in the session: {register: [until, reason]}


def open_register(request: HttpRequest, register: str, reason: str, *, actor: Actor, at: datetime) -> None:
    """Open it on this browser for ``OPEN_FOR``. Raises GuardedRegisterClosed without a grant or a reason."""
    offices.open_guarded(register=register, about=_page(request), reason=reason, actor=actor, at=at)
    request.session[KEY] = {**request.session.get(KEY, {}), register: [(at + OPEN_FOR).isoformat(), reason.strip()]}


def close_all(request: HttpRequest) -> None:
    """Close what was opened on this browser."""
    request.session.pop(KEY, None)


def with_opened(request: HttpRequest, actor: Actor, *, at: datetime) -> Actor:
    """The actor with what they opened; the reading of this page is written down with their reason.

    What ran out, or is no longer granted, is closed.
    """
    opened = dict(request.session.get(KEY, {}))
    for register, (until, reason) in list(opened.items()):
        try:
            if datetime.fromisoformat(until) <= at:
                raise GuardedRegisterClosed("", register=register)
            actor = offices.open_guarded(register=register, about=_page(request), reason=reason, actor=actor, at=at)
        except GuardedRegisterClosed:
            del opened[register]
            request.session[KEY] = opened
    return actor


def _page(request: HttpRequest) -> str:
    return f"page:{request.path}"
