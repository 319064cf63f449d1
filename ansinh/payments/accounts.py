"""How sure an account is: none, given, name matched, last payment succeeded.

The state is read from what happened, so that no result can forget to change it: the last decided payment to the account,
earlier payments to it, and codes of the bank that the citizen showed. A new account number begins again at "given".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.documents.sniffing import kind_of
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.payments.channel_models import AccountCheck
from ansinh.payments.channels import banks
from ansinh.payments.refusals import AccountDiffers
from ansinh.payments.scanning import KINDS, text_of
from ansinh.payments.vietqr import NotVietQR, read_qr

STATE_TITLES = {
    "NONE": "Chưa có tài khoản",
    "GIVEN": "Mới khai, chưa đối chiếu",
    "NAME_MATCHED": "Đã đối chiếu với ngân hàng",
    "PAID": "Lần chi gần nhất thành công",
    "FAILED": "Lần chi gần nhất bị trả lại",
}
# One row a person of %(people)s. Also for leak checks: ``JOIN ({STATES}) AS accounts USING (person_id)``.
STATES = """
SELECT p.id AS person_id, coalesce(w.bank, '') AS bank, coalesce(w.account_number, '') AS account_number,
  CASE WHEN coalesce(w.account_number, '') = '' THEN 'NONE'
    WHEN last.state = 'PAID' THEN 'PAID'
    WHEN last.state = 'RETURNED' THEN 'FAILED'
    WHEN c.id IS NOT NULL THEN 'NAME_MATCHED'
    ELSE 'GIVEN' END AS state,
  c.id IS NOT NULL AS checked
FROM unnest(%(people)s::bigint[]) AS p (id)
LEFT JOIN registry_paymentroute w ON w.person_id = p.id AND w.channel = 'BANK' AND upper_inf(w.known) AND upper_inf(w.valid)
LEFT JOIN payments_accountcheck c ON c.person_id = p.id AND c.bank = w.bank AND c.account_number = w.account_number
LEFT JOIN LATERAL (
  SELECT l.state FROM payments_orderline l WHERE l.person_id = p.id AND l.bank = w.bank
    AND l.account_number = w.account_number AND l.state <> 'ORDERED' ORDER BY l.id DESC LIMIT 1) AS last ON true
"""


@dataclass(frozen=True)
class Account:
    """A person's account as it stands, and how sure it is; ``checked``: its name was matched by the bank's own code."""

    person_id: int
    bank: str
    account_number: str
    state: str
    checked: bool

    @property
    def state_title(self) -> str:
        return STATE_TITLES[self.state]


def accounts_of(people: Collection[int]) -> dict[int, Account]:
    """The accounts of these people, as far as the actor may see them."""
    with connection.cursor() as cursor:
        cursor.execute(STATES, {"people": list(people)})
        return {row[0]: Account(*row) for row in cursor.fetchall()}


def photographed(content: bytes) -> str:
    """The text of the QR code on a photo of the citizen's code. Raises FileRefused, NotVietQR when there is none."""
    kind = kind_of(content)
    text = text_of(content, kind) if kind in KINDS else ""
    if not text:
        raise NotVietQR("Không thấy mã QR trong ảnh. Chụp lại cho rõ cả mã, hoặc quét bằng máy đọc mã.")
    return text


def check_account(person_id: int, code: str, *, actor: Actor, at: datetime) -> None:
    """The citizen showed the code of their own bank: it must name the account on record. A second time changes nothing.

    ``code`` is the text of a VietQR code. Raises NotVietQR, AccountDiffers, NotPermitted.
    """
    shown = read_qr(code.strip())
    with acting(actor):
        check(actor, "person.write")
        account = accounts_of([person_id]).get(person_id)
        if account is None or account.state == "NONE":
            raise AccountDiffers(
                "Người này chưa khai tài khoản. Ghi số tài khoản trước, rồi quét mã.", person=person_id
            )
        known = banks().get(account.bank)
        if (known.bin if known else "") != shown.bank_bin or account.account_number != shown.account:
            raise AccountDiffers(
                "Mã QR là của tài khoản khác với tài khoản đã khai. Hỏi lại người dân, sửa số tài khoản nếu khai nhầm.",
                person=person_id,
            )
        _, made = AccountCheck.objects.get_or_create(
            person_id=person_id,
            bank=account.bank,
            account_number=account.account_number,
            defaults={"checked_by": actor.user_id, "checked_at": at},
        )
        if made:
            record("payments.check_account", actor=actor, about=f"person:{person_id}", at=at)
