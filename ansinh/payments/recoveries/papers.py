"""What is printed of a case: its statement of account (A4), and the slip by which it is paid back (A5, with VietQR)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.conf import settings

from ansinh.documents.lists import Column, Kind
from ansinh.documents.papers import Heading, OfficialPaper, Paragraph, Signature, Table
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.slips import Applicant, Desk, Part, Slip, slip_pdf
from ansinh.documents.typesetting import qr_svg
from ansinh.kit.money import amount_in_words
from ansinh.kit.vietnamese import format_date, format_month, format_vnd
from ansinh.payments.files import File, heading_of
from ansinh.payments.recoveries.queries import Case
from ansinh.payments.recoveries.refusals import NoOfficeAccount, NothingOpen
from ansinh.payments.vietqr import repayment_qr

MONTH_COLUMNS = (
    Column("Tháng", Kind.CODE, 18),
    Column("Chế độ", Kind.TEXT, 52),
    Column("Đã trả", Kind.MONEY, 24),
    Column("Được hưởng", Kind.MONEY, 24),
    Column("Phải thu hồi", Kind.MONEY, 24),
    Column("Vì sao, theo quyết định", Kind.TEXT, 48),
)
ENTRY_COLUMNS = (
    Column("Ngày", Kind.CODE, 24),
    Column("Nội dung", Kind.TEXT, 86),
    Column("Giảm", Kind.MONEY, 26),
    Column("Còn phải thu", Kind.MONEY, 28),
)


@dataclass(frozen=True)
class OfficeAccount:
    """Where money is paid back to: the bank's number (BIN), the account, and whose it is."""

    bin: str
    account: str
    name: str


@dataclass(frozen=True, kw_only=True)
class RepaymentSlip(Slip):
    """The slip that a citizen takes to the bank or scans: how much, to whom, with which remark."""

    form: ClassVar[str] = ""
    title: ClassVar[str] = "Phiếu hoàn trả"

    account: OfficeAccount
    amount_vnd: int
    due: str

    def parts(self) -> list[Part]:
        remark = f"HOAN TRA {self.code}"
        lines = [
            ("Người hoàn trả", self.applicant.name),
            ("Mã thu hồi", self.code),
            ("Số tiền bằng chữ", amount_in_words(self.amount_vnd)),
            ("Hạn nộp", self.due),
            ("Tài khoản nhận", f"{self.account.account} - {self.account.name}"),
            ("Nội dung chuyển khoản", remark),
        ]
        code = repayment_qr(self.account.bin, self.account.account, self.amount_vnd, remark)
        return [
            *({"kind": "line", "label": label, "value": value} for label, value in lines if value),
            {
                "kind": "promise",
                "label": "Số tiền",
                "day": f"{format_vnd(self.amount_vnd)} đồng",
                "text": "Quét mã bằng ứng dụng ngân hàng, kiểm tra tên người nhận rồi chuyển.",
                "hint": "Giữ nguyên nội dung chuyển khoản. Nộp tiền mặt: mang phiếu này đến nơi lập phiếu.",
                "qr": qr_svg(code),
            },
        ]

    def signatures(self) -> list[Signature]:
        return [
            Signature(("NGƯỜI HOÀN TRẢ",), self.applicant.name, "(Ký, ghi rõ họ tên)"),
            Signature(("NGƯỜI LẬP PHIẾU",), self.officer, "(Ký, ghi rõ họ tên)"),
        ]


def office_account() -> OfficeAccount:
    """The account of the installation's settings. Raises NoOfficeAccount when there is none."""
    bank, _, rest = settings.REPAYMENT_ACCOUNT.partition("/")
    account, _, name = rest.partition("/")
    if not (bank and account and name):
        raise NoOfficeAccount(
            "Chưa khai tài khoản nhận tiền hoàn trả, nên chưa in được phiếu có mã VietQR."
            " Người quản trị đặt ANSINH_REPAYMENT_ACCOUNT; trong khi chờ, thu qua Kho bạc hoặc tiền mặt."
        )
    return OfficeAccount(bank, account, name)


def slip(case: Case, *, officer: str, on: date) -> File:
    """The repayment slip of the next instalment, or of all that is open without a plan.

    Raises NothingOpen, NoOfficeAccount.
    """
    if not case.row.balance_vnd:
        raise NothingOpen("Hồ sơ này đã thu hồi xong, không còn phải thu.", recovery=case.row.id)
    due, heading = case.row.next_due, heading_of(case.row.commune_id, [], on)
    made = RepaymentSlip(
        desk=Desk(heading.above, heading.authority, "PHT", heading.seat),
        applicant=Applicant(case.row.debtor_name or case.row.name),
        code=case.row.reference,
        request="",
        on=on,
        officer=officer,
        account=office_account(),
        amount_vnd=due[1] if due else case.row.balance_vnd,
        due=format_date(due[0]) if due else "",
    )
    return File(f"phieu-hoan-tra-{case.row.reference}.pdf", slip_pdf(made))


def statement(case: Case, *, officer: str, on: date) -> File:
    """The statement of account: what was overpaid and why, what lowered it, what is open."""
    row, heading = case.row, heading_of(case.row.commune_id, [], on)
    debtor = f"{row.debtor_name or 'chưa rõ'} ({row.held_title.lower()})" if row.held == "AFTER_DEATH" else row.name
    months = [
        (
            format_month(month.due_month), month.benefit, month.paid_vnd, month.due_vnd, month.claimed_vnd,
            f"{month.reason_title}{f', {month.decision}' if month.decision else ''}",
        )
        for month in case.months
    ]  # fmt: skip
    lowered = [
        (format_date(entry.day), f"{entry.title}. {entry.detail}".rstrip(". "), -entry.change_vnd, entry.open_vnd)
        for entry in case.entries
        if entry.kind != "CLAIM"
    ]
    body = (
        Paragraph(
            f"Người hưởng: {row.name}, {row.commune}. Người phải hoàn trả: {debtor}. Mã thu hồi: {row.reference}."
        ),
        Heading("1. Các tháng đã trả mà không được hưởng, hoặc được hưởng ít hơn"),
        Table(MONTH_COLUMNS, tuple(months)),
        Paragraph(f"Cộng phải thu hồi: {format_vnd(row.claimed_vnd)} đồng. Căn cứ: {case.legal_basis}"),
        Heading("2. Các khoản đã giảm"),
        Table(ENTRY_COLUMNS, tuple(lowered)) if lowered else Paragraph("Chưa có khoản nào."),
        Heading("3. Còn phải thu"),
        Paragraph(
            f"{format_vnd(row.balance_vnd)} đồng ({amount_in_words(row.balance_vnd)}), tính đến ngày {format_date(on)}."
        ),
    )
    paper = OfficialPaper(
        authority_above=heading.above,
        authority=heading.authority,
        symbol="",
        place=heading.seat,
        signature=Signature(("KẾ TOÁN",), officer),
        second_signature=Signature(("NGƯỜI HOÀN TRẢ",), row.debtor_name or row.name),
        on=on,
        type_name="Bảng kê thu hồi",
        abstract="Tiền trợ cấp đã trả không đúng",
        body=body,
    )
    return File(f"bang-ke-thu-hoi-{row.reference}.pdf", paper_pdf(paper))
