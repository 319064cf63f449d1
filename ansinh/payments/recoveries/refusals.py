"""The ways in which recoveries say no."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class NoSuchRecovery(Refusal):
    """There is no such case (or entry, or request), or the actor may not see it."""

    code = "unknown_recovery"


class NothingOpen(Refusal):
    """The case is paid back: nothing is left to plan, pay or waive."""

    code = "recovery_nothing_open"


class TooMuch(Refusal):
    """More than is open: nobody pays back what they do not owe."""

    code = "recovery_too_much"


class AlreadyEntered(Refusal):
    """The receipt or transaction is in the books already: once only."""

    code = "recovery_already_entered"


class Incomplete(Refusal):
    """Something that the law or the account needs is missing: a number, a day, a reason, a ground."""

    code = "recovery_incomplete"


class NoGround(Refusal):
    """Set-off without consent on paper or a legal basis is never made."""

    code = "recovery_no_ground"


class SameOfficer(Refusal):
    """Writing off takes two people."""

    code = "recovery_same_officer"


class SpentAgain(Refusal):
    """The budget has spent a repayment that is to be taken back."""

    code = "recovery_spent_again"


class NotARepayment(Refusal):
    """The file is readable and no bank statement with repayments."""

    code = "recovery_not_a_statement"


class NoOfficeAccount(Refusal):
    """The installation does not say to which account money is paid back."""

    code = "recovery_no_office_account"


# A transaction of a bank statement that is not taken; {open} is what the case still owes, {paid} what came.
ROW_SENTENCES = {
    "MISTYPED_REFERENCE": "Mã thu hồi «{reference}» bị gõ sai một chữ. Tra tên người nộp rồi ghi tay theo số giao dịch.",
    "UNKNOWN_REFERENCE": "Mã thu hồi «{reference}» không có trong sổ. Hỏi lại người chuyển tiền.",
    "NOT_DONG": "Giao dịch không ghi số đồng tròn. Hỏi lại ngân hàng.",
    "NO_PROOF": "Giao dịch không có số bút toán của ngân hàng làm bằng chứng.",
    "OTHER_AMOUNT": "Bút toán này đã ghi với số tiền hoặc mã thu hồi khác. Cần người kiểm tra.",
    "REPEATED": "Giao dịch này đã ghi trước đó; không có gì thay đổi.",
    "TOO_MUCH": "Nộp {paid} đồng, chỉ còn phải thu {open} đồng. Ghi tay phần phải thu, trả lại phần thừa cho người chuyển.",
}
