"""A citizen without an account in front of the portal: opens pages, answers the small question, fills in forms."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.test import Client

from ansinh.kit import clock
from ansinh.portal import challenge

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
APPLICANT = {
    "nguoi.name": "Trần Thị Thử",
    "nguoi.relation": "con",
    "nguoi.cccd": "049180001234",
    "nguoi.birth_year": "1980",
    "nguoi.phone": "0905 123 456",
}


class Citizen:
    """A browser without scripts or cookies' help, at a moment of its own choice."""

    def __init__(self, monkeypatch: Any, at: datetime) -> None:
        self.client = Client()
        self._patch = monkeypatch
        self.at(at)

    def at(self, moment: datetime) -> None:
        """From now on it is this moment."""
        self._patch.setattr(clock, "now", lambda: moment)
        self._patch.setattr(clock, "today", moment.date)

    def get(self, address: str) -> str:
        """A page that is there, as text."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return text_of(answer.content)

    def post(self, address: str, values: Mapping[str, Any], *, status: int = 200) -> str:
        """The page behind a form."""
        answer = self.client.post(address, values)
        assert answer.status_code == status, (address, answer.status_code)
        return text_of(answer.content)


def answered(*, since: timedelta = timedelta(seconds=5)) -> dict[str, str]:
    """The small question with its right answer, asked a while ago."""
    nonce = aged(since)
    return {challenge.NONCE: nonce, challenge.ANSWER: min(challenge.answers(nonce)), challenge.TRAP: ""}


def aged(since: timedelta) -> str:
    """A nonce that was signed a while ago."""
    signer = signing.TimestampSigner(salt=challenge.SALT)
    made = datetime.now(clock.HANOI) - since
    signer.timestamp = lambda: signing.b62_encode(int(made.timestamp()))  # type: ignore[method-assign]
    return signer.sign_object("thu", compress=False)


def hidden(page: str, name: str) -> str:
    """The value of a hidden input."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return html.unescape(found[1])


def words(page: str) -> str:
    """What a screen reader says of the page: no tags, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def text_of(content: bytes) -> str:
    return html.unescape(content.decode())
