"""The one-stop desk's forms 01 to 06 (Thông tư 01/2018/TT-VPCP): plain values in, the words of the form out, as PDF.

01 to 05 are A5; 06, the tracking register, is A4 lying down. A field that is empty is left out of the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from ansinh.documents.lists import Column, Kind
from ansinh.documents.papers import Signature
from ansinh.documents.typesetting import qr_svg, typeset
from ansinh.documents.wording import balanced, long_date, long_moment, printed_number, signed, table
from ansinh.kit.vietnamese import format_date

Part = dict[str, Any]

SIGN = "(Ký, ghi rõ họ tên)"
TABLE_PT, REGISTER_PT = 10, 9.5
A5_LETTERS = 22  # capital letters on a line of the left half of the head


@dataclass(frozen=True)
class Desk:
    """The desk that writes: its authority and itself, its sign behind numbers, its place, a telephone for questions."""

    authority_above: str
    authority: str
    symbol: str
    place: str
    phone: str = ""


@dataclass(frozen=True)
class Applicant:
    """Who handed in the dossier."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class PaperTaken:
    """One paper of the dossier: its name, how many, of which kind («Bản chính», «Bản sao», «Bản điện tử»)."""

    name: str
    copies: int = 1
    form: str = "Bản chính"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What the forms 01 to 05 share. ``code`` is the dossier's, ``request`` what is asked; ``number`` may be empty."""

    form: ClassVar[str]
    title: ClassVar[str]

    desk: Desk
    applicant: Applicant
    code: str
    request: str
    on: date
    officer: str
    number: str = ""

    def parts(self) -> list[Part]:
        """The form from its title to its signatures."""
        raise NotImplementedError

    def signatures(self) -> list[Signature]:
        """Who signs, from left to right."""
        return [
            Signature(("NGƯỜI NỘP HỒ SƠ",), self.applicant.name, SIGN),
            Signature(("NGƯỜI TIẾP NHẬN HỒ SƠ",), self.officer, SIGN),
        ]

    def _dossier(self) -> list[Part]:
        return [
            _line("Mã hồ sơ", self.code),
            _line("Hồ sơ của", self.applicant.name),
            _line("Địa chỉ", self.applicant.address),
            _line("Số điện thoại", self.applicant.phone),
            _line("Email", self.applicant.email),
            _line("Nội dung yêu cầu giải quyết", self.request),
        ]


@dataclass(frozen=True, kw_only=True)
class Receipt(Slip):
    """01: receipt and appointment. ``term`` is the legal time in words («7 ngày làm việc»).

    The QR opens ``url``, which ends in the dossier's random token; ``next_step`` tells the citizen in big letters what
    to do next; ``register_entry`` says where the tracking register has it («Quyển số 01, số thứ tự 125»).
    """

    form = "Mẫu số 01"
    title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"

    papers: tuple[PaperTaken, ...]
    term: str
    received_at: datetime
    due_at: datetime
    collect_at: str
    next_step: str
    url: str
    sets: int = 1
    register_entry: str = ""

    def parts(self) -> list[Part]:
        columns = (
            Column("STT", Kind.NUMBER, 10),
            Column("Thành phần hồ sơ nộp", Kind.TEXT, 72),
            Column("Số bản", Kind.COUNT, 14),
            Column("Loại", Kind.CODE, 22),
        )
        rows = [(number, paper.name, paper.copies, paper.form) for number, paper in enumerate(self.papers, start=1)]
        return [
            *self._dossier(),
            {"kind": "table", **table(columns, rows, TABLE_PT)},
            _line("Số lượng hồ sơ", f"{self.sets} (bộ)"),
            _line("Thời gian giải quyết hồ sơ theo quy định", self.term),
            _line("Thời gian nhận hồ sơ", long_moment(self.received_at)),
            _line("Thời gian trả kết quả", long_moment(self.due_at)),
            _line("Đăng ký nhận kết quả tại", self.collect_at),
            _line("Vào Sổ theo dõi hồ sơ", self.register_entry),
            {
                "kind": "promise",
                "label": "Hẹn trả kết quả",
                "day": format_date(self.due_at.date()),
                "text": self.next_step,
                "hint": f"Quét mã để biết hồ sơ đang ở đâu.{_ask(self.desk)}",
                "qr": qr_svg(self.url),
            },
        ]


@dataclass(frozen=True, kw_only=True)
class SupplementRequest(Slip):
    """02: what is missing or wrong, each as one line, and why."""

    form = "Mẫu số 02"
    title = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"

    wanted: tuple[str, ...]
    reason: str

    def parts(self) -> list[Part]:
        return [
            *self._dossier(),
            _text("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:"),
            *_numbered(self.wanted),
            _line("Lý do", self.reason),
            _text(
                f"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ông (bà) liên hệ {_contact(self)} để được hướng dẫn./."
            ),
        ]

    def signatures(self) -> list[Signature]:
        return [Signature(("NGƯỜI HƯỚNG DẪN",), self.officer, SIGN)]


@dataclass(frozen=True, kw_only=True)
class ReceptionRefusal(Slip):
    """03: the dossier is not taken in, each reason as one line."""

    form = "Mẫu số 03"
    title = "Phiếu từ chối tiếp nhận, giải quyết hồ sơ"

    reasons: tuple[str, ...]

    def parts(self) -> list[Part]:
        return [
            *self._dossier(),
            _text(
                f"Qua xem xét, {self.desk.authority} không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:"
            ),
            *_numbered(self.reasons),
            _text("Xin thông báo cho ông (bà) được biết và thực hiện./."),
        ]


@dataclass(frozen=True, kw_only=True)
class Apology(Slip):
    """04: the promise was not kept; why, and the one new day. ``head`` signs."""

    form = "Mẫu số 04"
    title = "Phiếu xin lỗi và hẹn lại ngày trả kết quả"

    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    head: Signature

    def parts(self) -> list[Part]:
        return [
            _text(f"Kính gửi: {self.applicant.name}"),
            _text(
                f"{long_date(self.received_at.date()).capitalize()}, {self.desk.authority} tiếp nhận hồ sơ đề nghị giải quyết"
                f" {self.request} của ông (bà); mã hồ sơ: {self.code}."
            ),
            _text(f"Thời gian hẹn trả kết quả giải quyết hồ sơ: {long_moment(self.due_at)}."),
            _text("Tuy nhiên đến nay, hồ sơ của ông (bà) chưa được giải quyết xong theo thời gian đã hẹn. Lý do:"),
            _text(self.reason),
            _text(
                "Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của ông (bà). Chúng tôi xin lỗi ông (bà) và sẽ"
                " trả kết quả vào:"
            ),
            {"kind": "day", "text": long_moment(self.new_due_at)},
            _text(f"Mong nhận được sự thông cảm của ông (bà).{_ask(self.desk)}"),
        ]

    def signatures(self) -> list[Signature]:
        return [self.head]


@dataclass(frozen=True)
class HandOver:
    """One hand-over of the dossier. ``result`` is «Trước hạn», «Đúng hạn» or «Quá hạn» once the step is done."""

    giver: str
    receiver: str
    at: datetime
    result: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlSlip(Slip):
    """05: goes with the dossier from hand to hand; both sign at each hand-over."""

    form = "Mẫu số 05"
    title = "Phiếu kiểm soát quá trình giải quyết hồ sơ"

    due_at: datetime
    handovers: tuple[HandOver, ...]

    def parts(self) -> list[Part]:
        columns = (
            Column("Giao, nhận", Kind.TEXT, 42),
            Column("Thời gian giao, nhận hồ sơ", Kind.CODE, 24),
            Column("Người giao ký", Kind.SIGN, 20),
            Column("Người nhận ký", Kind.SIGN, 20),
            Column("Kết quả", Kind.CODE, 16),
            Column("Ghi chú", Kind.TEXT, 16),
        )
        rows = [
            (f"Giao: {step.giver}\nNhận: {step.receiver}", _moment(step.at), None, None, step.result, step.note)
            for step in self.handovers
        ]
        return [
            *self._dossier(),
            _line("Hẹn trả kết quả", long_moment(self.due_at)),
            {"kind": "table", **table(columns, rows, TABLE_PT)},
        ]

    def signatures(self) -> list[Signature]:
        return []


@dataclass(frozen=True)
class TrackedDossier:
    """One line of the tracking register. ``answered_on`` is None while the dossier is open."""

    code: str
    procedure: str
    sets: int
    applicant: str
    address_and_phone: str
    handled_by: str
    received_on: date
    due_on: date
    answered_on: date | None
    way_of_return: str
    note: str = ""


@dataclass(frozen=True)
class TrackingRegister:
    """06: sổ theo dõi hồ sơ of a desk over a period («Quý III năm 2024»)."""

    desk: Desk
    period: str
    on: date
    dossiers: tuple[TrackedDossier, ...]


RECEIVED = "Ngày, tháng, năm"
TRACKING_COLUMNS = (
    Column("STT", Kind.NUMBER, 9),
    Column("Mã hồ sơ", Kind.CODE, 27),
    Column("Tên thủ tục hành chính", Kind.TEXT, 42),
    Column("Số bộ", Kind.COUNT, 10),
    Column("Tên cá nhân, tổ chức", Kind.TEXT, 30),
    Column("Địa chỉ, số điện thoại", Kind.TEXT, 34),
    Column("Cơ quan chủ trì giải quyết", Kind.TEXT, 26),
    Column("Nhận hồ sơ", Kind.CODE, 20, over=RECEIVED),
    Column("Hẹn trả kết quả", Kind.CODE, 20, over=RECEIVED),
    Column("Trả kết quả", Kind.CODE, 20, over=RECEIVED),
    Column("Phương thức nhận kết quả", Kind.CODE, 18),
    Column("Ký nhận", Kind.SIGN, 15),
    Column("Ghi chú", Kind.TEXT, 16),
)


def slip_pdf(slip: Slip) -> bytes:
    """One of the forms 01 to 05 as PDF/A, A5."""
    values = {
        **_head(slip.desk, A5_LETTERS),
        "form": slip.form,
        "title": slip.title,
        "number_line": f"Số: {printed_number(slip.number)}/{slip.desk.symbol}",
        "date_line": f"{slip.desk.place}, {long_date(slip.on)}",
        "parts": [part for part in slip.parts() if part],
        "signatures": [signed(signature) for signature in slip.signatures()],
    }
    return typeset("slip.typ", values, on=slip.on)


def register_pdf(register: TrackingRegister) -> bytes:
    """Form 06 as PDF/A, A4 lying down, its two header rows on each page."""
    rows = [
        (
            number,
            dossier.code,
            dossier.procedure,
            dossier.sets,
            dossier.applicant,
            dossier.address_and_phone,
            dossier.handled_by,
            format_date(dossier.received_on),
            format_date(dossier.due_on),
            format_date(dossier.answered_on) if dossier.answered_on else None,
            dossier.way_of_return,
            None,
            dossier.note,
        )
        for number, dossier in enumerate(register.dossiers, start=1)
    ]
    values = {
        **_head(register.desk, 2 * A5_LETTERS),
        "form": "Mẫu số 06",
        "title": "Sổ theo dõi hồ sơ",
        "period": register.period,
        "number_line": "",
        "date_line": f"{register.desk.place}, {long_date(register.on)}",
        **table(TRACKING_COLUMNS, rows, REGISTER_PT),
    }
    return typeset("tracking.typ", values, on=register.on)


def _head(desk: Desk, letters: int) -> dict[str, Any]:
    return {
        "authority_above": [line.upper() for line in balanced(desk.authority_above, letters)],
        "authority": [line.upper() for line in balanced(desk.authority, letters)],
        "author": desk.authority,
        "subject": "",
    }


def _line(label: str, value: str) -> Part:
    return {"kind": "line", "label": label, "value": value} if value else {}


def _text(text: str) -> Part:
    return {"kind": "text", "text": text}


def _numbered(lines: tuple[str, ...]) -> list[Part]:
    return [_text(f"{number}. {line.rstrip(' ;.')}.") for number, line in enumerate(lines, start=1)]


def _moment(moment: datetime) -> str:
    return f"{moment:%H:%M}\n{format_date(moment.date())}"


def _contact(slip: Slip) -> str:
    return f"{slip.officer}, số điện thoại {slip.desk.phone}" if slip.desk.phone else slip.officer


def _ask(desk: Desk) -> str:
    return f" Hỏi thêm: {desk.phone}." if desk.phone else ""
