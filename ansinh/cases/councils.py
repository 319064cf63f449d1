"""A commune's council at work: its seats, a session with enough members, phiếu, votes, conclusions.

Nothing here knows what a council is about: its seats, phiếu and degrees come from ``council_forms``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.council_forms import CouncilForm, Reading, SheetForm, age_on, council_form, read_sheet
from ansinh.cases.models import Council, CouncilMember, CouncilSession, CouncilSheet, CouncilVote, Dossier
from ansinh.cases.moving import appraise
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import check
from ansinh.registry.models import Person

NOT_DISABLED = "NONE"  # a choice of every vote: no degree at all
COUNCIL, TIE, BOARD = "COUNCIL", "COUNCIL_TIE", "BOARD"


class UnknownSheet(Refusal):
    """No such council, session, phiếu or person, or not one that the actor may see."""

    code = "unknown_sheet"

    def __init__(self) -> None:
        super().__init__("Không có Hội đồng hoặc phiếu này trong địa bàn của bạn.")


class WrongSeats(Refusal):
    """A seat is filled twice, is not one of the council's, or one that must be filled is empty."""

    code = "council_wrong_seats"


class NoQuorum(Refusal):
    """Too few members are present for the session to be valid."""

    code = "council_no_quorum"


class SessionClosed(Refusal):
    """The minutes of the session are signed, or it cannot be closed yet."""

    code = "council_session_closed"


class NotForCouncil(Refusal):
    """The person cannot be judged by this phiếu: no birth date is known, or the dossier is about something else."""

    code = "council_not_for_it"


class WrongSheetState(Refusal):
    """The phiếu was concluded, went to the medical board, or has its certificate."""

    code = "council_wrong_state"


class VotesMissing(Refusal):
    """Not everybody who is present has voted, or somebody who is not present has."""

    code = "council_votes_missing"


class NotAutomatic(Refusal):
    """The text of the form is not confirmed, or the answers come to nothing: nothing is concluded without votes."""

    code = "council_not_automatic"


class Tied(Refusal):
    """The votes are even and the chair's does not decide."""

    code = "council_tied"


@dataclass(frozen=True)
class Seat:
    """Who is to sit where: ``post`` is a code of the council's form."""

    post: str
    name: str


def set_up_council(
    commune_id: int, form_code: str, seats: Sequence[Seat], *, decision: str, on: date, actor: Actor, at: datetime
) -> int:
    """A council takes office in a commune; the one before it leaves. Gives its id. Raises WrongSeats, NotPermitted."""
    form = council_form(form_code)
    _check_seats(form, seats)
    with acting(actor):
        check(actor, "council.work")
        _check_place(commune_id, actor)
        Council.objects.filter(commune_id=commune_id, form=form.code, valid_to=None).update(valid_to=on)
        council = Council.objects.create(
            commune_id=commune_id, form=form.code, decision=decision.strip(), valid_from=on
        )
        CouncilMember.objects.bulk_create(
            [CouncilMember(council=council, post=seat.post, name=seat.name.strip(), valid_from=on) for seat in seats]
        )
        record("council.set_up", actor=actor, about=f"council:{council.pk}", at=at, after={"seats": len(seats)})
    return council.pk


def replace_member(council_id: int, seat: Seat, *, on: date, actor: Actor, at: datetime) -> None:
    """Somebody else holds the seat from ``on``. Raises UnknownSheet, WrongSeats, NotPermitted."""
    with acting(actor):
        check(actor, "council.work")
        council = _council(council_id)
        council_form(council.form).post(seat.post)
        if not seat.name.strip():
            raise WrongSeats("Ghi họ tên người giữ vị trí này.", post=seat.post)
        CouncilMember.objects.filter(council=council, post=seat.post, valid_to=None).update(valid_to=on)
        CouncilMember.objects.create(council=council, post=seat.post, name=seat.name.strip(), valid_from=on)
        record("council.member", actor=actor, about=f"council:{council_id}", at=at, after={"post": seat.post})


def open_session(
    council_id: int, *, held_on: date, place: str, present: Sequence[int], actor: Actor, at: datetime
) -> int:
    """A session with these members present. Gives its id. Raises NoQuorum, UnknownSheet, SessionClosed, NotPermitted."""
    with acting(actor):
        check(actor, "council.work")
        council = _council(council_id)
        form = council_form(council.form)
        members = set(CouncilMember.objects.filter(council=council, valid_to=None).values_list("pk", flat=True))
        if not set(present) <= members:
            raise NoQuorum("Có người dự họp không phải thành viên Hội đồng. Tải lại trang rồi chọn lại.")
        if not form.has_quorum(len(set(present)), len(members)):
            raise NoQuorum(
                f"Có mặt {len(set(present))} trên {len(members)} thành viên, chưa đủ"
                f" {form.quorum_present}/{form.quorum_of}: phiên họp không hợp lệ. Mời thêm thành viên hoặc dời ngày họp.",
                present=len(set(present)),
                members=len(members),
            )
        if CouncilSession.objects.filter(council=council, held_on=held_on).exists():
            raise SessionClosed(f"Hội đồng đã có phiên họp ngày {format_date(held_on)}. Mở phiên đó để làm tiếp.")
        session = CouncilSession.objects.create(
            council=council,
            commune_id=council.commune_id,
            held_on=held_on,
            place=place.strip(),
            present=sorted(set(present)),
        )
        record("council.session", actor=actor, about=f"session:{session.pk}", at=at, after={"present": len(present)})
    return session.pk


def fill_sheet(
    session_id: int,
    person_id: int,
    *,
    answers: Mapping[str, object],
    kinds: Sequence[str],
    dossier_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> int:
    """Write the phiếu of a person (again, while it is not concluded: votes are then given anew). Gives its id.

    Raises UnknownSheet, SessionClosed, WrongSheetState, NotForCouncil, UnsoundAnswer, NotPermitted.
    """
    with acting(actor):
        check(actor, "council.work")
        session = _open_session(session_id)
        council = council_form(session.council.form)
        form = _form_of(session, person_id, dossier_id)
        reading = read_sheet(form, answers, council.degrees)
        if not set(kinds) <= set(council.kinds):
            raise NotForCouncil("Dạng khuyết tật không có trên phiếu. Tải lại phiếu rồi chọn lại.")
        sheet = CouncilSheet.objects.select_for_update().filter(session=session, person_id=person_id).first()
        if sheet is None:
            sheet = CouncilSheet(session=session, person_id=person_id, commune_id=session.commune_id)
        _check_state(sheet, CouncilSheet.State.FILLED)
        sheet.form, sheet.dossier_id = form.code, dossier_id or sheet.dossier_id
        sheet.answers = {name: said for name, said in answers.items() if said is not None and said is not False}
        sheet.kinds = sorted(set(kinds))
        sheet.points, sheet.proposed = reading.points, reading.degree
        sheet.save()
        CouncilVote.objects.filter(sheet=sheet).delete()  # they were given on the phiếu as it was
        record("council.sheet", actor=actor, about=f"sheet:{sheet.pk}", at=at)
    return sheet.pk


def vote(sheet_id: int, choices: Mapping[int, str], *, actor: Actor, at: datetime) -> None:
    """The votes of all who are present, by member id: a degree, or ``NOT_DISABLED``.

    Raises VotesMissing, WrongSheetState, UnknownSheet, NotPermitted.
    """
    with acting(actor):
        check(actor, "council.work")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.FILLED)
        _write_votes(sheet, choices)
        record("council.vote", actor=actor, about=f"sheet:{sheet_id}", at=at, after={"votes": len(choices)})


def vote_as_proposed(sheet_id: int, *, actor: Actor, at: datetime) -> None:
    """Everybody present votes for what the phiếu comes to: one press for the clear cases.

    Raises NotAutomatic when the form's own text is not confirmed or has gaps, or the answers come to nothing.
    """
    with acting(actor):
        check(actor, "council.work")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.FILLED)
        reading = reading_of(sheet)
        if reading.provisional:
            raise NotAutomatic(
                "Mẫu phiếu này chưa có nguyên văn phụ lục nên hệ thống không tự kết luận."
                " Ghi phiếu bầu của từng thành viên.",
                sheet=sheet_id,
            )
        if not reading.degree:
            raise NotAutomatic("Phiếu chưa đủ điểm để đề xuất mức. Điền hết phiếu, hoặc ghi phiếu bầu.", sheet=sheet_id)
        _write_votes(sheet, dict.fromkeys(sheet.session.present, reading.degree))
        record("council.vote", actor=actor, about=f"sheet:{sheet_id}", at=at, after={"as_proposed": True})


def conclude(sheet_id: int, *, actor: Actor, on: date, at: datetime) -> str:
    """The conclusion by the most votes; when they are even, the chair's decides. Gives the degree.

    The dossier's appraised facts say it too. Raises VotesMissing, Tied, NotForCouncil, WrongSheetState, NotPermitted.
    """
    with acting(actor):
        check(actor, "council.conclude")
        sheet = hold_sheet(sheet_id, CouncilSheet.State.FILLED)
        votes = dict(CouncilVote.objects.filter(sheet=sheet).values_list("member_id", "choice"))
        _check_voters(sheet, votes)
        degree, by = _decided(sheet, votes)
        if degree != NOT_DISABLED and not sheet.kinds:
            raise NotForCouncil("Phiếu chưa ghi dạng khuyết tật. Ghi dạng rồi kết luận.", sheet=sheet_id)
        settle(sheet, degree, by=by, on=on, actor=actor, at=at)
        record("council.conclude", actor=actor, about=f"sheet:{sheet_id}", at=at, after={"by": by})
    return degree


def close_session(session_id: int, *, actor: Actor, at: datetime) -> None:
    """The minutes are signed: nothing is added to the session. Raises SessionClosed while a phiếu waits."""
    with acting(actor):
        check(actor, "council.conclude")
        session = _open_session(session_id)
        waiting = CouncilSheet.objects.filter(session=session, state=CouncilSheet.State.FILLED).count()
        if waiting:
            raise SessionClosed(
                f"Còn {waiting} phiếu chưa kết luận. Kết luận hoặc chuyển giám định y khoa rồi khép phiên.",
                waiting=waiting,
            )
        session.closed_at = at
        session.save(update_fields=["closed_at"])
        record("council.close", actor=actor, about=f"session:{session_id}", at=at)


def settle(sheet: CouncilSheet, degree: str, *, by: str, on: date, actor: Actor, at: datetime) -> None:
    """Write a conclusion, of the council or of the medical board, on the phiếu and into its dossier."""
    sheet.state, sheet.degree = CouncilSheet.State.CONCLUDED, degree
    sheet.concluded_on, sheet.concluded_by = on, by
    sheet.save()
    if sheet.dossier is None:
        return
    refused = degree == NOT_DISABLED
    found = Dossier.Conclusion.REFUSE if refused else Dossier.Conclusion.GRANT
    facts = {**sheet.dossier.facts, **facts_of(sheet)}
    note = "Kết luận: không khuyết tật." if refused else ""
    appraise(sheet.dossier.pk, found, facts, note, actor=actor, at=at)


def facts_of(sheet: CouncilSheet) -> dict[str, object]:
    """What a conclusion says in the words of the law's vocabulary."""
    return {council_form(sheet.session.council.form).says.degree: sheet.degree}


def reading_of(sheet: CouncilSheet) -> Reading:
    """What the answers of a phiếu come to."""
    council = council_form(sheet.session.council.form)
    return read_sheet(council.sheet(sheet.form), sheet.answers, council.degrees)


def hold_sheet(sheet_id: int, *states: str) -> CouncilSheet:
    """A phiếu in one of these states, locked. Raises UnknownSheet, WrongSheetState."""
    rows = CouncilSheet.objects.select_for_update(of=("self",)).select_related("session__council", "person", "dossier")
    sheet = rows.filter(pk=sheet_id).first()
    if sheet is None:
        raise UnknownSheet
    _check_state(sheet, *states)
    return sheet


def _check_state(sheet: CouncilSheet, *states: str) -> None:
    if sheet.state not in states:
        raise WrongSheetState(
            f"Phiếu này ở trạng thái «{CouncilSheet.State(sheet.state).label}», không làm được việc này nữa.",
            sheet=sheet.pk,
            state=sheet.state,
        )


def _form_of(session: CouncilSession, person_id: int, dossier_id: int | None) -> SheetForm:
    """The phiếu of the person's age on the day of the session."""
    council = council_form(session.council.form)
    person = Person.objects.filter(pk=person_id, commune_id=session.commune_id, withdrawn_at=None).first()
    if person is None:
        raise UnknownSheet
    if person.birth_date is None:
        raise NotForCouncil("Chưa có ngày sinh của người này nên chưa chọn được mẫu phiếu. Ghi ngày sinh trước.")
    if dossier_id is not None:
        about = {"pk": dossier_id, "person_id": person_id, "procedure": council.procedure}
        if not Dossier.objects.filter(**about).exists():
            raise NotForCouncil(f"Hồ sơ này không phải hồ sơ {council.procedure} của người đó.", dossier=dossier_id)
    return council.sheet_for(age_on(person.birth_date, session.held_on))


def _write_votes(sheet: CouncilSheet, choices: Mapping[int, str]) -> None:
    _check_voters(sheet, choices)
    known = {*council_form(sheet.session.council.form).degrees, NOT_DISABLED}
    if not set(choices.values()) <= known:
        raise VotesMissing("Có phiếu bầu cho mức không có trên mẫu. Tải lại trang rồi chọn lại.", sheet=sheet.pk)
    CouncilVote.objects.filter(sheet=sheet).delete()
    CouncilVote.objects.bulk_create(
        [CouncilVote(sheet=sheet, member_id=member, choice=choice) for member, choice in choices.items()]
    )


def _check_voters(sheet: CouncilSheet, choices: Mapping[int, str]) -> None:
    present = set(sheet.session.present)
    if set(choices) != present:
        raise VotesMissing(
            f"Có {len(set(choices) & present)} phiếu bầu trên {len(present)} thành viên có mặt. Ghi đủ phiếu của từng người.",
            sheet=sheet.pk,
            votes=len(choices),
            present=len(present),
        )


def _decided(sheet: CouncilSheet, votes: Mapping[int, str]) -> tuple[str, str]:
    """(degree, how): the most votes, or among equals the chair's."""
    counted = Counter(votes.values())
    most = max(counted.values())
    first = sorted(choice for choice, count in counted.items() if count == most)
    if len(first) == 1:
        return first[0], COUNCIL
    chairs = {post.code for post in council_form(sheet.session.council.form).posts if post.chairs}
    chair = CouncilMember.objects.filter(pk__in=sheet.session.present, post__in=chairs).first()
    choice = votes[chair.pk] if chair else ""
    if choice not in first:
        raise Tied(
            "Số phiếu ngang nhau và không có phiếu quyết định của Chủ tịch Hội đồng. Bỏ phiếu lại.", sheet=sheet.pk
        )
    return choice, TIE


def _council(council_id: int) -> Council:
    council = Council.objects.select_for_update().filter(pk=council_id, valid_to=None).first()
    if council is None:
        raise UnknownSheet
    return council


def _open_session(session_id: int) -> CouncilSession:
    rows = CouncilSession.objects.select_for_update(of=("self",)).select_related("council")
    session = rows.filter(pk=session_id).first()
    if session is None:
        raise UnknownSheet
    if session.closed_at is not None:
        raise SessionClosed(f"Phiên họp ngày {format_date(session.held_on)} đã khép biên bản. Mở phiên mới.")
    return session


def _check_seats(form: CouncilForm, seats: Sequence[Seat]) -> None:
    filled = [seat.post for seat in seats if seat.name.strip()]
    for code in filled:
        form.post(code)
        if filled.count(code) > 1:
            raise WrongSeats(f"Vị trí «{form.post(code).title}» có hai người. Mỗi vị trí một người.", post=code)
    for post in form.posts:
        if not post.optional and post.code not in filled:
            raise WrongSeats(f"Chưa có người giữ vị trí «{post.title}». Ghi đủ thành viên Hội đồng.", post=post.code)


def _check_place(commune_id: int, actor: Actor) -> None:
    if actor.communes is not None and commune_id not in actor.communes:
        raise UnknownSheet
