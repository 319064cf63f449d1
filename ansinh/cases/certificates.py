"""After the council: the way to the medical board and back, and the certificate that the chairman issues."""

from __future__ import annotations

from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.closing import finish
from ansinh.cases.council_forms import CouncilForm, age_on, council_form
from ansinh.cases.councils import BOARD, NOT_DISABLED, facts_of, hold_sheet, settle
from ansinh.cases.models import CouncilSheet, Dossier
from ansinh.cases.moving import appraise
from ansinh.documents import numbers
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import check
from ansinh.registry.actions import record_fact
from ansinh.registry.records import SourceReference

CONCLUDE, MINUTES = "CONCLUDE", "MINUTES"  # legs that say something of the person


class WrongLeg(Refusal):
    """The legs of the medical board come one after the other, on days that do not run backwards."""

    code = "council_wrong_leg"


class NoCertificate(Refusal):
    """A conclusion of no disability has no certificate, or its day lies before the conclusion."""

    code = "council_no_certificate"


def send_to_board(sheet_id: int, reason: str, *, actor: Actor, on: date, at: datetime) -> None:
    """Hand the case to the medical board, for one of the law's reasons. The first leg is done on ``on``.

    Possible before a conclusion and, when the person disagrees, after it; not after the certificate.
    """
    with acting(actor):
        check(actor, "council.conclude")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.FILLED, CouncilSheet.State.CONCLUDED)
        board = council_form(sheet.session.council.form).board
        if reason not in board.reasons:
            raise WrongLeg(f"Chọn lý do chuyển {board.title}.", sheet=sheet_id)
        if sheet.dossier is not None and sheet.degree:
            note = board.reasons[reason]  # what the council concluded no longer holds
            appraise(sheet.dossier.pk, Dossier.Conclusion.NONE, {}, note, actor=actor, at=at)
        sheet.state, sheet.board_reason = CouncilSheet.State.AT_BOARD, reason
        sheet.degree, sheet.concluded_on, sheet.concluded_by, sheet.review_on = "", None, "", None
        sheet.board_steps = {board.steps[0].code: on.isoformat()}
        sheet.save()
        record("council.board", actor=actor, about=f"sheet:{sheet_id}", at=at, after={"reason": reason})


def record_leg(
    sheet_id: int,
    leg: str,
    *,
    on: date,
    degree: str = "",
    kinds: tuple[str, ...] = (),
    actor: Actor,
    at: datetime,
) -> None:
    """The next leg of the medical board is done. The minutes bring its conclusion, and the day of the next determination.

    Raises WrongLeg for another leg than the next one, a day before the last, or minutes without degree and kinds.
    """
    with acting(actor):
        check(actor, "council.work")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.AT_BOARD)
        form = council_form(sheet.session.council.form)
        step = form.board.steps[len(sheet.board_steps)]
        last = max(date.fromisoformat(day) for day in sheet.board_steps.values())
        if leg != step.code or on < last:
            raise WrongLeg(
                f"Bước tiếp theo là «{step.title}», từ ngày {format_date(last)} trở đi. Ghi lại cho đúng.",
                sheet=sheet_id,
                next=step.code,
            )
        sheet.board_steps = {**sheet.board_steps, leg: on.isoformat()}
        if leg == MINUTES:
            _check_said(sheet_id, degree, kinds, form)
            concluded = date.fromisoformat(sheet.board_steps[CONCLUDE])
            sheet.kinds = sorted(set(kinds)) or sheet.kinds
            sheet.review_on = _years_later(concluded, form.board.valid_years(_age(sheet, concluded)))
            settle(sheet, degree, by=BOARD, on=concluded, actor=actor, at=at)
        sheet.save()
        record("council.leg", actor=actor, about=f"sheet:{sheet_id}", at=at, after={"leg": leg})


def issue_certificate(sheet_id: int, *, on: date, actor: Actor, at: datetime) -> str:
    """The chairman issues the certificate: number, registry fact, and the dossier's result. Gives the number.

    Raises NoCertificate, WrongSheetState, NotPermitted, and what the book of numbers refuses.
    """
    with acting(actor):
        check(actor, "council.certify")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.CONCLUDED)
        form = council_form(sheet.session.council.form)
        if sheet.degree == NOT_DISABLED:
            raise NoCertificate("Kết luận là không khuyết tật nên không cấp giấy. Trả lời người dân bằng văn bản.")
        if sheet.concluded_on and on < sheet.concluded_on:
            raise NoCertificate(
                f"Ngày cấp giấy trước ngày kết luận {format_date(sheet.concluded_on)}. Sửa ngày cấp.", sheet=sheet_id
            )
        paper, about = form.certificate, f"sheet:{sheet_id}"
        taken = numbers.take(sheet.commune_id, paper.series, paper.symbol, on, about=about, actor=actor, at=at)
        sheet.certificate, sheet.issued_on = taken[0].printed, on
        sheet.state = CouncilSheet.State.CERTIFIED
        sheet.save()
        _tell_registry(sheet, form.fact, actor=actor, at=at)
        _tell_dossier(sheet, actor=actor, at=at)
        record("council.certify", actor=actor, about=about, at=at, after={"number": sheet.certificate})
    return sheet.certificate


def _tell_registry(sheet: CouncilSheet, fact: str, *, actor: Actor, at: datetime) -> None:
    values = {
        "degree": sheet.degree,
        "kinds": " ".join(sheet.kinds),
        "certificate": sheet.certificate,
        "issued_on": sheet.issued_on,
        "review_on": sheet.review_on,
    }
    source = SourceReference("DECISION", f"sheet:{sheet.pk}")
    record_fact(sheet.person_id, fact, values, source=source, actor=actor, on=_issued(sheet), at=at)


def _tell_dossier(sheet: CouncilSheet, *, actor: Actor, at: datetime) -> None:
    """The certificate is the result of its dossier."""
    if sheet.dossier is None:
        return
    issued, says = _issued(sheet).isoformat(), council_form(sheet.session.council.form).says
    facts = {**sheet.dossier.facts, **facts_of(sheet), says.issued_on: issued}
    Dossier.objects.filter(pk=sheet.dossier.pk).update(facts=facts)
    result = {"outcome": Dossier.Conclusion.GRANT.value, "number": sheet.certificate, "signed_on": issued}
    finish([sheet.dossier.pk], result, actor=actor, at=at)


def _issued(sheet: CouncilSheet) -> date:
    if sheet.issued_on is None:
        raise ValueError(f"sheet {sheet.pk} has no certificate")
    return sheet.issued_on


def _age(sheet: CouncilSheet, on: date) -> int:
    born = sheet.person.birth_date
    return age_on(born, on) if born else 0


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _check_said(sheet_id: int, degree: str, kinds: tuple[str, ...], form: CouncilForm) -> None:
    known = degree in form.degrees and kinds and set(kinds) <= set(form.kinds)
    if degree != NOT_DISABLED and not known:
        raise WrongLeg("Biên bản giám định cần mức độ và dạng khuyết tật. Ghi đủ rồi lưu.", sheet=sheet_id)
