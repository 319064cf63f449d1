"""Applications over the portal: read against the procedure's form, confirmed by code, then taken or refused by an officer.

What the citizen may see of it is kept from the moment of confirmation, under the code of the receipt.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.forms import Field, Form, form, read_answers
from ansinh.cases.models import Dossier, PublicStatus, Status
from ansinh.cases.offers import is_online
from ansinh.cases.public import SENTENCES, count, mac_of
from ansinh.cases.receiving import receive_submission
from ansinh.cases.selfcheck import Topic, everyday, facts_of, topics_of
from ansinh.cases.spec import Procedure
from ansinh.intake import submissions
from ansinh.intake.refusals import FormRefused, Wrong
from ansinh.intake.submissions import Confirmation, Lodged, NewSubmission, SentFile
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import single_spaced
from ansinh.offices.permissions import check
from ansinh.registry.places import UnitRow, communes, last_names
from ansinh.registry.records import PersonRecord


class NotOnline(Refusal):
    """The procedure is handed in at the desk: it is guarded, or an organisation's."""

    code = "procedure_not_online"


class NoReasonGiven(Refusal):
    """A citizen who is refused reads why."""

    code = "submission_no_reason"


# Of whom the application is, when somebody hands it in for another. An officer reads it: the registers do not.
BENEFICIARY = (
    Field("beneficiary_name", "Họ và tên người được hưởng", "text", (), required=False, hint="", of_law=False),
    Field("beneficiary_birth", "Ngày sinh người được hưởng", "date", (), required=False, of_law=False,
          hint="Ngày/tháng/năm. Chỉ nhớ năm thì ghi năm."),
)  # fmt: skip


@dataclass(frozen=True)
class OnlineForm:
    """The form of a procedure with the places to choose from.

    ``topics``: one of them is to be chosen first, while ``form`` is None; most questions concern one topic only.
    """

    title: str
    topics: tuple[Topic, ...]
    form: Form | None
    communes: tuple[UnitRow, ...]


@dataclass(frozen=True)
class Sent:
    """What a citizen typed and attached, as it came."""

    procedure: str
    topics: Collection[str]
    commune: str  # id as text
    applicant: Mapping[str, str]
    answers: Mapping[str, str]
    files: Sequence[SentFile]


def online_form(procedure: str, chosen: Collection[str], *, on: date) -> OnlineForm:
    """What the portal asks. Raises NoProcedure, NoVersion, NotOnline, NothingChosen."""
    found = _online(procedure)
    about = topics_of(found)
    to_choose = len(about) > 1 and not chosen
    asked = None if to_choose else _form(found, chosen, on)
    return OnlineForm(found.title, about, asked, tuple(communes(on)))


def lodge(sent: Sent, *, token: str, address: str, actor: Actor, at: datetime) -> Lodged:
    """Read and keep an application; it waits for its code. ``address``: of the caller, for the limits; it is not kept.

    Raises FormRefused with every wrong field at once, and TooManyLookups: nobody's phone is flooded.
    """
    asked = _form(_online(sent.procedure), sent.topics, at.date())
    applicant, wrong = submissions.read_applicant(sent.applicant, at.date())
    if sent.applicant.get("relation", "").strip() and not sent.answers.get("beneficiary_name", "").strip():
        name = BENEFICIARY[0]
        wrong = (*wrong, Wrong(name.name, name.label, "Nộp thay thì ghi tên người được hưởng."))
    try:
        answers = read_answers(asked, sent.answers).as_json()
    except FormRefused as refusal:
        raise FormRefused((*wrong, *refusal.wrong)) from None
    if wrong or applicant is None:
        raise FormRefused(wrong)
    count({"ADDRESS": address, "PHONE": applicant.phone}, at)
    commune = int(sent.commune) if sent.commune.isascii() and sent.commune.isdigit() and len(sent.commune) < 19 else 0
    new = NewSubmission(sent.procedure, commune, applicant, answers, sent.files)
    return submissions.lodge(new, token=token, actor=actor, at=at)


def confirm(token: str, digits: str, *, actor: Actor, at: datetime) -> Confirmation:
    """Try the code; a confirmed application can be looked up from now on. Raises UnknownSubmission."""
    with acting(actor):
        tried = submissions.confirm(token, digits, actor=actor, at=at)
        if tried.state == "CONFIRMED" and not PublicStatus.objects.filter(code=tried.code).exists():
            year, cccd = str(tried.applicant.birth_year), tried.applicant.cccd[-4:]
            PublicStatus.objects.create(
                code=tried.code,
                token=secrets.token_urlsafe(16),
                year_mac=mac_of(tried.code, "year", year),
                cccd_mac=mac_of(tried.code, "cccd", cccd),
                procedure=tried.procedure,
                status=Status.REGISTERED,
                words=SENTENCES[Status.REGISTERED],
                holder_unit=f"Bộ phận một cửa {last_names([tried.commune_id]).get(tried.commune_id, '')}".strip(),
                received_on=at.date(),
            )
        return tried


def take_online(
    submission_id: int,
    *,
    person_id: int | None = None,
    person: PersonRecord | None = None,
    ask_missing: bool = False,
    actor: Actor,
    at: datetime,
) -> int:
    """Make a dossier of an application; its receipt's code then leads to the dossier's. Raises as ``receive_submission``."""
    with acting(actor):
        dossier_id = receive_submission(
            submission_id, person_id=person_id, person=person, ask_missing=ask_missing, actor=actor, at=at
        )
        code = Dossier.objects.values_list("code", flat=True).get(pk=dossier_id)
        words = f"Đơn đã được tiếp nhận và thành hồ sơ {code}. Từ nay tra cứu bằng mã hồ sơ này."
        _tell(submissions.code_of(submission_id), Status.RECEIVED, words)
        return dossier_id


def refuse_online(submission_id: int, reason: str, *, actor: Actor, at: datetime) -> None:
    """Say no to an application, with the reason that the citizen reads.

    Raises NotPermitted, NoReasonGiven, UnknownSubmission, SubmissionSettled.
    """
    check(actor, "dossier.receive")
    said = single_spaced(reason)
    if not said:
        raise NoReasonGiven("Ghi lý do không tiếp nhận để người dân biết cần làm gì.")
    with acting(actor):
        code = submissions.refuse(submission_id, said, actor=actor, at=at)
        _tell(code, Status.NOT_RECEIVED, f"Đơn không được tiếp nhận. Lý do: {said.rstrip('.')}.")
        record("submission.refused", actor=actor, about=f"submission:{submission_id}", at=at)


def _online(procedure: str) -> Procedure:
    found = procedure_of(procedure)
    if not is_online(found):
        raise NotOnline(
            "Thủ tục này nộp trực tiếp tại bộ phận một cửa để giữ kín thông tin của ông/bà, hoặc do tổ chức nộp.",
            procedure=found.code,
        )
    return found


def _form(found: Procedure, chosen: Collection[str], on: date) -> Form:
    """The public form: about whom, then the procedure's questions as far as they concern what was chosen."""
    whole = form(found, on=on, public=True)
    about = topics_of(found)
    concerned = facts_of(chosen, on=on) if len(about) > 1 else {field.name for field in whole.fields}
    asked = [everyday(field) for field in whole.fields if not field.of_law or field.name in concerned]
    return replace(whole, fields=(*BENEFICIARY, *asked))


def _tell(code: str, status: Status, words: str) -> None:
    PublicStatus.objects.filter(code=code).update(status=status, words=words)
