"""What stands around every screen: the menu with its counts, the month in work, the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from ansinh.kit.actors import Actor
from ansinh.offices.permissions import may
from ansinh.offices.queries import role_title
from ansinh.web import doors, menu
from ansinh.web.today import Deadline, next_deadline, waiting_by_place


@dataclass(frozen=True)
class Link:
    """One line of the menu. ``waiting``: how many things wait there; 0 shows nothing."""

    title: str
    icon: str
    address: str
    here: bool
    waiting: int


@dataclass(frozen=True)
class Shell:
    """Menu by group, the next deadline, and who is signed in."""

    groups: list[tuple[str, list[Link]]]
    deadline: Deadline
    role: str
    finds_people: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; empty parts for visitors who are not signed in."""
    visit = getattr(request, "visit", None)
    if visit is None:
        return {"shell": None, "demo": settings.DEMO}
    here = _menu_here(request)
    waiting = waiting_by_place(visit.actor, visit.on, visit.at)
    links = [
        (
            str(title),
            [
                link
                for place in menu.PLACES
                if place.group == group and (link := _link(place, visit.actor, here, waiting))
            ],
        )
        for group, title in menu.GROUPS
    ]
    return {
        "shell": Shell(
            groups=[(title, found) for title, found in links if found],
            deadline=next_deadline(visit.on),
            role=role_title(visit.actor.role),
            finds_people=may(visit.actor, "person.read"),
        ),
        "demo": settings.DEMO,
    }


def address_of(key: str) -> str:
    """Where a place of the menu leads."""
    return reverse(menu.place(key).page)


def _menu_here(request: HttpRequest) -> str:
    match = request.resolver_match
    return next((page.menu for page in doors.PAGES if match and page.name == match.url_name), "")


def _link(place: menu.Place, actor: Actor, here: str, waiting: dict[str, int]) -> Link | None:
    page = next((entry for entry in doors.PAGES if entry.name == place.page), None)
    if page is None or not may(actor, page.right):
        return None
    return Link(str(place.title), place.icon, address_of(place.key), place.key == here, waiting.get(place.key, 0))
