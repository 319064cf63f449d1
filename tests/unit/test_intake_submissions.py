"""Applications of citizens: kept as they came, confirmed by a code, seen by their commune and by who holds the token."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ansinh.audit.models import Entry
from ansinh.audit.session import acting
from ansinh.intake import queries
from ansinh.intake.messages import messages_waiting
from ansinh.intake.models import Outbox, Submission, SubmissionFile
from ansinh.intake.refusals import FormRefused, SubmissionSettled, UnknownSubmission
from ansinh.intake.submissions import (
    Applicant,
    Lodged,
    NewSubmission,
    SentFile,
    became,
    confirm,
    forget_unconfirmed,
    lodge,
    mark_sent,
    read_applicant,
    refuse,
    send_again,
    take,
)
from ansinh.kit.actors import Actor
from ansinh.kit.clock import HANOI
from ansinh.kit.refusals import NotPermitted
from tests.payroll_world import SYSTEM, build
from tests.web_world import name_places

pytestmark = pytest.mark.django_db
NOBODY = Actor(user_id=None, name="cổng công dân", role="portal", communes=())
AT = datetime(2024, 9, 22, 9, 0, tzinfo=HANOI)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
TOKEN = "t" * 43


@pytest.fixture
def communes() -> tuple[int, ...]:
    world = build(2, 2)
    name_places(world)
    return world.communes


def new(commune: int, *files: SentFile) -> NewSubmission:
    applicant = Applicant("Nguyễn Thị Mẫu", "con", "0905123456", "049156001234", 1956)
    return NewSubmission("1.001776", commune, applicant, {"sex": "FEMALE"}, files)


def lodged(commune: int, *files: SentFile, token: str = TOKEN) -> Lodged:
    return lodge(new(commune, *files), token=token, actor=NOBODY, at=AT)


def officer(commune: int) -> Actor:
    return Actor(user_id=7, name="cán bộ", role="ONE_STOP_CLERK", communes=(commune,))


def test_an_application_waits_for_its_code(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0], SentFile("cccd", "the.png", PNG))
    assert re.fullmatch(r"DK240922-[2-9A-HJ-NP-Z]{6}", made.code)
    with acting(SYSTEM):
        kept = Submission.objects.get()
        assert (kept.state, kept.procedure, kept.answers) == ("UNCONFIRMED", "1.001776", {"sex": "FEMALE"})
        assert TOKEN not in str(vars(kept)) and made.digits not in kept.code_hash
        assert list(SubmissionFile.objects.values_list("paper", "name", "media_type")) == [
            ("cccd", "the.png", "image/png")
        ]
        (message,) = messages_waiting(SYSTEM, at=AT)
        assert (message.phone, made.digits in message.text, message.text.isascii()) == ("0905123456", True, True)
        assert len(message.text) <= 160
        assert queries.waiting_submissions() == []


def test_the_right_code_hands_it_to_its_commune_alone(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0])
    done = confirm(TOKEN, f" {made.digits[:3]} {made.digits[3:]}", actor=NOBODY, at=AT + timedelta(minutes=3))
    assert (done.state, done.code) == ("CONFIRMED", made.code)
    with acting(officer(communes[0])):
        assert [each.code for each in queries.waiting_submissions()] == [made.code]
        assert queries.submission_page(made.submission_id).applicant["name"] == "Nguyễn Thị Mẫu"
    with acting(officer(communes[1])):
        assert queries.waiting_submissions() == []
        with pytest.raises(UnknownSubmission):
            queries.submission_page(made.submission_id)
    assert confirm(TOKEN, "000000", actor=NOBODY, at=AT + timedelta(days=3)).state == "CONFIRMED"


def test_the_portal_sees_nothing_without_the_token(communes: tuple[int, ...]) -> None:
    lodged(communes[0], SentFile("", "the.png", PNG))
    with acting(NOBODY):
        assert Submission.objects.count() + SubmissionFile.objects.count() + Outbox.objects.count() == 0
    with pytest.raises(UnknownSubmission):
        confirm("another" * 6, "000000", actor=NOBODY, at=AT)


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06}"


def test_five_wrong_codes_need_a_new_one(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0])
    tries = [confirm(TOKEN, wrong(made.digits), actor=NOBODY, at=AT) for _ in range(5)]
    assert [(each.state, each.left) for each in tries] == [("WRONG", 4), ("WRONG", 3), ("WRONG", 2), ("WRONG", 1), ("SPENT", 0)]  # fmt: skip
    assert confirm(TOKEN, made.digits, actor=NOBODY, at=AT).state == "SPENT"
    again = send_again(TOKEN, actor=NOBODY, at=AT)
    assert again.digits and again.code == made.code
    assert confirm(TOKEN, again.digits, actor=NOBODY, at=AT).state == "CONFIRMED"


def test_a_code_ages_and_a_phone_gets_three_at_most(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0])
    assert confirm(TOKEN, made.digits, actor=NOBODY, at=AT + timedelta(minutes=16)).state == "SPENT"
    sent = [send_again(TOKEN, actor=NOBODY, at=AT).digits != "" for _ in range(3)]
    assert sent == [True, True, False]


def test_a_double_click_lodges_once(communes: tuple[int, ...]) -> None:
    first, second = lodged(communes[0]), lodged(communes[0])
    assert (second.submission_id, second.code, second.digits) == (first.submission_id, first.code, "")
    with acting(SYSTEM):
        assert len(messages_waiting(SYSTEM, at=AT)) == 1


def test_what_nobody_confirms_is_forgotten(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0], SentFile("", "the.png", PNG))
    kept = lodged(communes[0], token="k" * 43)
    confirm("k" * 43, kept.digits, actor=NOBODY, at=AT)
    later = AT + timedelta(hours=25)
    with pytest.raises(UnknownSubmission):
        confirm(TOKEN, made.digits, actor=NOBODY, at=later)
    assert forget_unconfirmed(actor=SYSTEM, at=later) == 1
    with acting(SYSTEM):
        assert [each.code for each in Submission.objects.all()] == [kept.code]
        assert SubmissionFile.objects.count() == 0
    assert forget_unconfirmed(actor=SYSTEM, at=later) == 0


def test_an_officer_takes_it_once(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0], SentFile("cccd", "the.png", PNG))
    clerk = officer(communes[0])
    with acting(clerk):
        with pytest.raises(SubmissionSettled):  # not confirmed yet
            take(made.submission_id, actor=clerk, at=AT)
    confirm(TOKEN, made.digits, actor=NOBODY, at=AT)
    with acting(clerk):
        taken = take(made.submission_id, actor=clerk, at=AT)
        became(made.submission_id, "H47-240922-0001")
        assert taken.files == (SentFile("cccd", "the.png", PNG),)
        page = queries.submission_page(made.submission_id)
        assert (page.state, page.dossier_code, page.files) == ("TAKEN", "H47-240922-0001", ())
        with pytest.raises(SubmissionSettled):
            refuse(made.submission_id, "x", actor=clerk, at=AT)
    with acting(officer(communes[1])), pytest.raises(UnknownSubmission):
        take(made.submission_id, actor=officer(communes[1]), at=AT)


def test_a_refusal_keeps_its_reason(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0])
    confirm(TOKEN, made.digits, actor=NOBODY, at=AT)
    clerk = officer(communes[0])
    with acting(clerk):
        assert refuse(made.submission_id, " Đã nộp  tại quầy. ", actor=clerk, at=AT) == made.code
        assert queries.submission_page(made.submission_id).reason == "Đã nộp tại quầy."


def test_who_takes_in_applications_reads_no_codes(communes: tuple[int, ...]) -> None:
    lodged(communes[0])
    for role in ("ONE_STOP_CLERK", "COMMUNE_OFFICER", "SPECIALIST"):
        actor = Actor(user_id=7, name="cán bộ", role=role, communes=(communes[0],))
        with acting(actor), pytest.raises(NotPermitted):
            messages_waiting(actor, at=AT)
        with pytest.raises(NotPermitted):
            mark_sent([1], actor=actor, at=AT)


def test_codes_that_confirm_nothing_any_more_wait_no_longer(communes: tuple[int, ...]) -> None:
    made = lodged(communes[0])
    with acting(SYSTEM):
        assert messages_waiting(SYSTEM, at=AT + timedelta(minutes=16)) == []
    again = send_again(TOKEN, actor=NOBODY, at=AT + timedelta(minutes=5))
    with acting(SYSTEM):
        (waiting,) = messages_waiting(SYSTEM, at=AT + timedelta(minutes=6))
        assert (again.digits in waiting.text, made.digits in waiting.text) == (True, False)
    confirm(TOKEN, again.digits, actor=NOBODY, at=AT + timedelta(minutes=7))
    with acting(SYSTEM):
        assert messages_waiting(SYSTEM, at=AT + timedelta(minutes=7)) == []


def test_messages_are_sent_once(communes: tuple[int, ...]) -> None:
    lodged(communes[0])
    with acting(SYSTEM):
        ids = [message.id for message in messages_waiting(SYSTEM, at=AT)]
    assert mark_sent(ids, actor=SYSTEM, at=AT) == 1
    assert mark_sent(ids, actor=SYSTEM, at=AT) == 0
    with acting(SYSTEM):
        told = Entry.objects.filter(word="message.sent").values_list("about", "after")
        assert list(told) == [("message:batch", {"count": 1})]
        assert messages_waiting(SYSTEM, at=AT) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ" + b"0" * 20, "Tệp là chương trình hoặc trang web, không được nhận. Gửi bản PDF hoặc ảnh chụp."),
        (b"%PDF-1.4 /JavaScript (x)", "Tệp PDF có chứa mã tự chạy, không được nhận. In tệp thành một PDF mới rồi gửi lại."),
        (PNG + b"0" * (5 * 1024 * 1024), "Tệp lớn hơn 5 MB. Chụp lại ở cỡ nhỏ hơn."),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_kind_changes_nothing(communes: tuple[int, ...], content: bytes, sentence: str) -> None:
    with pytest.raises(FormRefused) as refusal:
        lodged(communes[0], SentFile("", "giay.pdf", content))
    assert [(wrong.field, wrong.sentence) for wrong in refusal.value.wrong] == [("files", sentence)]
    with acting(SYSTEM):
        assert Submission.objects.count() == 0


def test_a_place_that_is_none_and_too_many_files(communes: tuple[int, ...]) -> None:
    files = [SentFile("", "a.png", PNG)] * 9
    with pytest.raises(FormRefused) as refusal:
        lodge(replace(new(999_999), files=files), token=TOKEN, actor=NOBODY, at=AT)
    assert [wrong.field for wrong in refusal.value.wrong] == ["commune", "files"]


def test_who_applies_is_read_field_by_field() -> None:
    raw = {"name": " Nguyễn  Thị Mẫu ", "phone": "+84 905 123 456", "cccd": "049156 001234", "birth_year": "1956"}
    assert read_applicant(raw, date(2024, 9, 22)) == (
        Applicant("Nguyễn Thị Mẫu", "", "0905123456", "049156001234", 1956),
        (),
    )
    found, wrong = read_applicant({"name": "", "phone": "12345", "cccd": "1", "birth_year": "2025"}, date(2024, 9, 22))
    assert found is None
    assert [each.field for each in wrong] == ["name", "phone", "cccd", "birth_year"]
