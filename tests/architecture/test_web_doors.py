"""Every address declares its right and its place in the menu, or is one of the few open to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from ansinh.kit.areas import areas
from ansinh.offices.permissions import RIGHTS, SECOND_FACTOR_RIGHTS, TITLES
from ansinh.web import doors, menu
from ansinh.web.urls import PUBLIC
from tests.architecture.house import PACKAGE, sources

OTHER_DOORS = ("api/", "cong-dan/", "tra-cuu/q/")  # declare in their own way; tested by their own rooms


def patterns(resolver: URLResolver | URLPattern, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    address = prefix + str(resolver.pattern)
    if isinstance(resolver, URLPattern):
        yield address, resolver
    else:
        for inner in resolver.url_patterns:
            yield from patterns(inner, address)


def open_to_everybody() -> set[int]:
    return {id(pattern) for entry in PUBLIC for _, pattern in patterns(entry)}


def test_every_address_is_declared_or_listed_as_open() -> None:
    declared = {id(page.view) for page in doors.PAGES}
    stray = [
        address
        for address, pattern in patterns(get_resolver())
        if id(pattern.callback) not in declared
        and id(pattern) not in open_to_everybody()
        and not address.lstrip("^/").startswith(OTHER_DOORS)
    ]
    assert stray == []


def test_every_screen_names_a_known_right_and_place() -> None:
    known = set().union(*RIGHTS.values())
    for page in doors.PAGES:
        assert page.right in known, page
        assert menu.place(page.menu).key == page.menu


def test_names_and_addresses_are_unique() -> None:
    names = [page.name for page in doors.PAGES]
    addresses = [page.address for page in doors.PAGES]
    assert sorted(names) == sorted(set(names))
    assert sorted(addresses) == sorted(set(addresses))


def test_every_right_has_its_words_and_a_holder() -> None:
    assert set(TITLES) == set().union(*RIGHTS.values())
    assert SECOND_FACTOR_RIGHTS <= set(TITLES)


def test_the_open_addresses_are_few() -> None:
    named = {pattern.name for entry in PUBLIC for _, pattern in patterns(entry)}
    assert {name for name in named if name and not name.startswith("mfa_")} == {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "first_password",
    }


def test_templates_hold_no_inline_script_or_style() -> None:
    """The content policy would block them; better to know before the browser does."""
    inline = re.compile(r"<script(?![^>]*(\bsrc=|application/json))|<style|\sstyle=|\son[a-z]+=|javascript:")
    found = [str(path) for path in PACKAGE.rglob("*.html") if inline.search(path.read_text())]
    assert found == []


def test_every_component_is_used() -> None:
    used = "\n".join(path.read_text() for path in PACKAGE.rglob("*.html"))
    folder = PACKAGE / "ui" / "templates" / "cotton"
    assert [path.stem for path in folder.glob("*.html") if not re.search(rf"<c-{path.stem}[\s/>]", used)] == []


def test_styles_run_on_chrome_109() -> None:
    css = (PACKAGE / "ui" / "static" / "ui" / "app.css").read_text()
    for word in (":has(", "color-mix(", "oklch(", "light-dark(", "@container", "@layer", "http:", "https:"):
        assert word not in css


def test_every_screen_module_is_imported() -> None:
    urls = (PACKAGE / "web" / "urls.py").read_text()
    screens = {path.stem for path in sources("web") if path.parent.name == "screens"} - {"__init__"}
    of_areas = {area.label for area in areas()}  # urls.py finds these by their area
    assert [screen for screen in sorted(screens - of_areas) if not re.search(rf"\b{screen}\b", urls)] == []
