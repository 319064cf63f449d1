"""A served installation with the small world in it, and a chromium that talks to nobody else."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web_world import PASSWORD, WebWorld, build_web

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Quiet(WSGIRequestHandler):
    """Without a line per request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class says so)
        """Nothing."""


class Threaded(ThreadingMixIn, WSGIServer):
    """One thread a request, so that the browser's parallel requests do not wait for one another.

    Closing waits for them: a database with an open connection cannot be dropped.
    """


@pytest.fixture
def served(fresh_database: str) -> Iterator[tuple[str, WebWorld]]:
    """Address of the installation, and what is in it."""
    from ansinh.config.wsgi import application

    second_factor, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    world = build_web()
    server = make_server("127.0.0.1", 0, application, server_class=Threaded, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", world
    server.shutdown()
    thread.join()
    server.server_close()
    settings.SECOND_FACTOR_REQUIRED = second_factor


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django must not take our plain calls for calls inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def visit(chromium: Browser, served: tuple[str, WebWorld]) -> Iterator[Callable[..., Page]]:
    """``visit("head", width=360)``: a signed-in page; any error that the browser reports fails the test at its end."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(account: str, *, width: int = 1366, height: int = 768) -> Page:
        page = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN").new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        page.goto(served[0] + "/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(account)
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(served[0] + "/")
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert complaints == []
