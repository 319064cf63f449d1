"""The post's workbook under a password: opened by its own only, and read again when it comes back locked."""

from __future__ import annotations

import io
import re

import msoffcrypto
import pytest
from msoffcrypto.exceptions import InvalidKeyError

from ansinh.audit.session import acting
from ansinh.intake.containers import SheetRefused
from ansinh.payments import queries
from ansinh.payments.protection import opened, password_of, protected
from tests import payments_world as pay
from tests.payroll_world import SYSTEM

pytestmark = pytest.mark.django_db


def decrypted(content: bytes, password: str) -> bytes:
    book, plain = msoffcrypto.OfficeFile(io.BytesIO(content)), io.BytesIO()
    book.load_key(password=password, verify_password=True)
    book.decrypt(plain)
    return plain.getvalue()


def test_an_orders_password_is_always_the_same_and_its_own() -> None:
    assert password_of(7) == password_of(7)
    assert len({password_of(order) for order in range(100)}) == 100
    assert re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", password_of(7))


def test_the_file_opens_with_the_orders_password_only() -> None:
    _, orders = pay.ordered_month()
    post = orders["POST"]
    with acting(SYSTEM):
        plain, locked = queries.order_file(post.id), queries.protected_order_file(post.id)
    assert locked.name == plain.name == "post-2024-09.xlsx"
    assert decrypted(locked.content, post.password) == plain.content
    with pytest.raises(InvalidKeyError):
        decrypted(locked.content, orders["AGRIBANK"].password)


def test_a_result_under_the_orders_password_is_read() -> None:
    _, orders = pay.ordered_month()
    lines = pay.lines_of(orders["POST"])
    result = pay.take("POST", protected(pay.post_file(lines), orders["POST"].password))
    assert (result.paid, result.refused) == (3, ())


def test_a_result_under_another_password_is_refused() -> None:
    _, orders = pay.ordered_month()
    with pytest.raises(SheetRefused) as refused:
        pay.take("POST", protected(pay.post_file(pay.lines_of(orders["POST"])), "another"))
    assert refused.value.fields["reason"] == "password"
    assert pay.states() == {"ORDERED": 6}


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"])
def test_what_is_not_locked_is_left_alone(content: bytes) -> None:
    assert opened(content, "x") == content
