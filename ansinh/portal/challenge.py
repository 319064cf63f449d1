"""A small question that a person answers and a simple program does not: no picture, no script, no other machine.

The form carries a signed nonce and the question follows from it, so nothing is stored. Beside it stand a field that
nobody sees (programs fill it in) and the time that reading takes. It slows machines; the limits of the look-up itself
are what stops them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from random import Random

from django.core import signing
from django.http import HttpRequest

from ansinh.kit.vietnamese import fold

SALT = "portal.challenge"
NONCE, ANSWER, TRAP = "cau-hoi", "tra-loi", "dia-chi-email"  # names of the inputs
OLDEST_SECONDS = 60 * 60
QUICKEST_SECONDS = 2
_NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(frozen=True)
class Challenge:
    """The question, and the signed nonce that it follows from."""

    nonce: str
    question: str


def new() -> Challenge:
    """A fresh question."""
    nonce = signing.dumps(secrets.token_urlsafe(9), salt=SALT)
    return Challenge(nonce, _question(nonce)[0])


def passed(request: HttpRequest) -> bool:
    """Whether the posted answer is right, in time, and not a program's."""
    posted = request.POST
    nonce = posted.get(NONCE, "")
    try:
        signing.loads(nonce, salt=SALT, max_age=OLDEST_SECONDS)
    except signing.BadSignature:
        return False
    if posted.get(TRAP) or _is_quicker_than(nonce, QUICKEST_SECONDS):
        return False
    return fold(posted.get(ANSWER, "").strip()) in answers(nonce)


def answers(nonce: str) -> set[str]:
    """What counts as right: the number in digits or in words, without marks."""
    number = _question(nonce)[1]
    return {str(number), fold(_NUMBERS[number])}


def _question(nonce: str) -> tuple[str, int]:
    """Never more than ten: answered in one word."""
    chance = Random(nonce)  # noqa: S311 (nothing secret: the answer can be read off the question)
    first, second = chance.randint(2, 6), chance.randint(1, 4)
    if chance.random() < 0.5:
        return f"{_NUMBERS[first].capitalize()} cộng {_NUMBERS[second]} bằng mấy?", first + second
    low, high = sorted(chance.sample(range(1, 11), 2))
    shown = [_NUMBERS[low], _NUMBERS[high]]
    chance.shuffle(shown)
    return f"Số nào lớn hơn: {shown[0]} hay {shown[1]}?", high


def _is_quicker_than(nonce: str, seconds: int) -> bool:
    try:
        signing.loads(nonce, salt=SALT, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
