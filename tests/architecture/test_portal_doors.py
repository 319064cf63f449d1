"""The portal's door: every address is open by intent, knows no table, no other door, no script and no session."""

from __future__ import annotations

import re

from django.urls import get_resolver

from ansinh.portal import doors
from ansinh.portal.urls import urlpatterns
from ansinh.web import doors as web_doors
from tests.architecture.house import PACKAGE, imports, sources, tree
from tests.architecture.test_web_doors import patterns

# Whoever adds a page to the portal opens it to the whole world: that is said here once more.
OPEN = {
    "portal_apply", "portal_confirm", "portal_home", "portal_look", "portal_lookup", "portal_procedure",
    "portal_procedures", "portal_rate", "portal_selfcheck", "portal_send_again", "portal_slip", "portal_verify",
    "portal_verify_code", "portal_verify_file",
}  # fmt: skip
TEMPLATES = PACKAGE / "portal" / "templates" / "portal"


def test_every_page_is_open_by_intent() -> None:
    assert {page.name for page in doors.PAGES} == OPEN
    assert len(doors.PAGES) == len(OPEN)


def test_every_address_of_the_portal_is_declared() -> None:
    declared = {id(page.view) for page in doors.PAGES}
    under = [
        (address, pattern)
        for address, pattern in patterns(get_resolver())
        if address.lstrip("^/").startswith(("cong-dan/", "tra-cuu/"))
    ]
    assert {id(pattern.callback) for _, pattern in under} == declared
    assert len(urlpatterns) == len(OPEN)
    assert not {page.address for page in doors.PAGES} & {page.address for page in web_doors.PAGES}


def test_addresses_are_vietnamese_words_and_carry_nothing_personal() -> None:
    for page in doors.PAGES:
        assert re.fullmatch(r"(cong-dan|tra-cuu)(/([a-z-]+|<str:(code|token)>))*/", page.address), page.address


def test_the_actor_is_nobody() -> None:
    assert (doors.NOBODY.user_id, doors.NOBODY.communes, doors.NOBODY.guarded) == (None, (), frozenset())


def test_the_door_knows_no_session_and_no_user() -> None:
    for path in sources("portal"):
        text = path.read_text()
        assert not any(name.startswith("django.contrib") for name in imports(tree(path))), path
        assert "request.user" not in text and "request.session" not in text, path


def test_pages_need_no_script() -> None:
    assert [path.name for path in TEMPLATES.glob("*.html") if "<script" in path.read_text()] == []


def test_every_screen_module_is_imported() -> None:
    urls = (PACKAGE / "portal" / "urls.py").read_text()
    screens = {path.stem for path in sources("portal") if path.parent.name == "screens"} - {"__init__"}
    assert [screen for screen in sorted(screens) if not re.search(rf"\b{screen}\b", urls)] == []


def test_styles_run_on_chrome_109() -> None:
    css = (PACKAGE / "portal" / "static" / "portal" / "portal.css").read_text()
    for word in (":has(", "color-mix(", "oklch(", "light-dark(", "@container", "@layer", "http:", "https:", "url("):
        assert word not in css
