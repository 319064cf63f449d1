"""The menu leads somewhere, and the floors below the doors know no HTTP."""

from __future__ import annotations

from ansinh.web import doors, menu
from tests.architecture.house import PACKAGE, imports, sources, tree


def test_every_menu_place_opens_a_screen() -> None:
    assert {place.page for place in menu.PLACES} - {page.name for page in doors.PAGES} == set()


def test_floors_below_the_doors_know_no_http() -> None:
    doors_above = {"ui", "web", "portal", "api", "cli", "config"}
    knowing = {
        str(path.relative_to(PACKAGE))
        for path in sources()
        if path.relative_to(PACKAGE).parts[0] not in doors_above
        and any(name.startswith(("django.http", "django.shortcuts", "django.urls")) for name in imports(tree(path)))
    }
    assert knowing == set()
