"""Forms 01 to 06 of the one-stop desk, from a dossier's page and its moves: plain values for ``documents.slips``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from ansinh.cases.offers import in_words
from ansinh.cases.queries import DossierPage, MoveRow, TrackingRow
from ansinh.cases.queues import holder_title
from ansinh.cases.refusals import WrongState
from ansinh.documents import slips
from ansinh.documents.papers import Signature
from ansinh.kit.workdays import HANOI
from ansinh.registry.places import UnitRow, authority, unit

DESK = "Bộ phận Tiếp nhận và Trả kết quả"


class _Common(TypedDict):
    desk: slips.Desk
    applicant: slips.Applicant
    code: str
    request: str
    on: date
    officer: str


@dataclass(frozen=True)
class Printed:
    """A form ready to be printed: its name without personal data, and the PDF."""

    name: str
    content: bytes


def receipt(page: DossierPage, *, look_up_url: str, officer: str, on: date) -> Printed:
    """Form 01. ``look_up_url`` ends before the dossier's token. Raises WrongState where no limit is known."""
    promised = page.row.promised_at
    if promised is None:
        raise WrongState(
            f"Thủ tục của hồ sơ {page.row.code} chưa rõ thời hạn theo luật, nên chưa in được ngày hẹn trả."
            " Ghi ngày hẹn bằng tay trên mẫu giấy.",
            dossier=page.row.code,
        )
    slip = slips.Receipt(
        **_common(page, officer, on),
        papers=tuple(
            slips.PaperTaken(paper.title, paper.copies, "Bản quét" if paper.file_id else "Bản giấy")
            for paper in page.papers
            if not paper.missing
        ),
        term=in_words(page.version.promise),
        received_at=page.row.received_at.astimezone(HANOI),
        due_at=promised.astimezone(HANOI),
        collect_at=_desk(page, on).authority,
        next_step=_next_step(page),
        url=f"{look_up_url}{page.token}/",
    )
    return Printed(f"giay-hen-{page.row.code}.pdf", slips.slip_pdf(slip))


def supplement_request(page: DossierPage, *, officer: str, on: date) -> Printed:
    """Form 02, of the newest request. Raises WrongState if nothing was asked for."""
    asked = _newest(page, "ask_supplement", "ask_second_supplement")
    wanted = tuple(paper.title for paper in page.papers if paper.missing) or ("Theo yêu cầu đã ghi trong hồ sơ",)
    slip = slips.SupplementRequest(
        **_common(page, officer, on), wanted=wanted, reason=asked.reason or "Thành phần hồ sơ chưa đủ"
    )
    return Printed(f"bo-sung-{page.row.code}.pdf", slips.slip_pdf(slip))


def reception_refusal(page: DossierPage, *, officer: str, on: date) -> Printed:
    """Form 03. Raises WrongState for a dossier that was taken."""
    refused = _newest(page, "refuse_receipt")
    slip = slips.ReceptionRefusal(**_common(page, officer, on), reasons=tuple(refused.reason.splitlines()))
    return Printed(f"tu-choi-{page.row.code}.pdf", slips.slip_pdf(slip))


def apology(page: DossierPage, *, officer: str, on: date) -> Printed:
    """Form 04. Raises WrongState where nobody named a new day."""
    moved = _newest(page, "reappoint")
    slip = slips.Apology(
        **_common(page, officer, on),
        received_at=page.row.received_at.astimezone(HANOI),
        due_at=datetime.fromisoformat(moved.detail["old_due"]).astimezone(HANOI),
        reason=moved.reason,
        new_due_at=datetime.fromisoformat(f"{moved.detail['new_day']}T17:00:00+07:00"),
        head=Signature(("THỦ TRƯỞNG CƠ QUAN",), "", "(Ký, đóng dấu)"),
    )
    return Printed(f"xin-loi-{page.row.code}.pdf", slips.slip_pdf(slip))


def control_slip(page: DossierPage, *, officer: str, on: date) -> Printed:
    """Form 05: every hand-over so far."""
    handed = [move for move in page.moves if move.from_role != move.to_role and move.from_role]
    slip = slips.ControlSlip(
        **_common(page, officer, on),
        due_at=(page.row.promised_at or page.row.received_at).astimezone(HANOI),
        handovers=tuple(
            slips.HandOver(
                f"{holder_title(move.from_role)} ({move.actor_name})",
                holder_title(move.to_role),
                move.at.astimezone(HANOI),
            )
            for move in handed
        ),
    )
    return Printed(f"kiem-soat-{page.row.code}.pdf", slips.slip_pdf(slip))


def tracking_register(rows: Sequence[TrackingRow], commune_id: int, *, period: str, on: date) -> Printed:
    """Form 06: the book of a commune's desk."""
    desk = _desk_of(commune_id, on)
    book = slips.TrackingRegister(
        desk=desk,
        period=period,
        on=on,
        dossiers=tuple(
            slips.TrackedDossier(
                code=row.code,
                procedure=row.title,
                sets=1,
                applicant=row.name,
                address_and_phone=row.phone,
                handled_by=desk.authority,
                received_on=row.received_at.astimezone(HANOI).date(),
                due_on=(row.promised_at or row.received_at).astimezone(HANOI).date(),
                answered_on=row.ended_at.astimezone(HANOI).date() if row.ended_at else None,
                way_of_return=row.receiver or "Trực tiếp",
                note=row.status_title,
            )
            for row in rows
        ),
    )
    return Printed("so-theo-doi-ho-so.pdf", slips.register_pdf(book))


def _common(page: DossierPage, officer: str, on: date) -> _Common:
    return {
        "desk": _desk(page, on),
        "applicant": slips.Applicant(
            name=str(page.applicant.get("name", "")) or page.row.name,
            address=page.row.commune,
            phone=str(page.applicant.get("phone", "")),
        ),
        "code": page.row.code,
        "request": page.procedure.title,
        "on": on,
        "officer": officer,
    }


def _desk(page: DossierPage, on: date) -> slips.Desk:
    return _desk_of(page.row.commune_id, on)


def _desk_of(commune_id: int, on: date) -> slips.Desk:
    """The commune's desk; above it stands who decided for it on the day."""
    commune = unit(commune_id, on)
    above = unit(authority(commune_id, "SOCIAL_ASSISTANCE", on).deciding_unit_id, on)
    head = f"UBND {above.name}" if above.id != commune.id else ""
    return slips.Desk(head, f"{DESK} {commune.name}", "TNTKQ", _place(commune))


def _place(commune: UnitRow) -> str:
    """The commune's name without the word for its kind: what stands before the day of a paper."""
    return commune.name.removeprefix("Xã ").removeprefix("Thị trấn ").removeprefix("Phường ")


def _next_step(page: DossierPage) -> str:
    missing = [paper.title for paper in page.papers if paper.missing]
    if missing:
        return f"Cần bổ sung: {'; '.join(missing)}."
    return "Mang giấy này và thẻ căn cước khi đến nhận kết quả."


def _newest(page: DossierPage, *words: str) -> MoveRow:
    found = next((move for move in reversed(page.moves) if move.word in words), None)
    if found is None:
        raise WrongState(
            f"Hồ sơ {page.row.code} chưa có việc này nên chưa có phiếu để in. Xem lịch sử hồ sơ.",
            dossier=page.row.code,
        )
    return found
