"""What citizens see: kept with every act, looked up by two factors, limited, rated once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.actions import PaperHanded
from ansinh.cases.models import Dossier, PublicStatus
from ansinh.cases.public import LIMITS, PublicPage
from ansinh.cases.refusals import ForeignHolder, NotFound, NotRateable, TooManyLookups
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import CHAIRMAN, SPECIALIST, SYSTEM, clerk, moment, officer

pytestmark = pytest.mark.django_db
NOW = moment("2024-05-08")


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def look(code: str, factor: str = "1956", address: str = "203.0.113.7") -> PublicPage:
    return actions.public_status(code, factor, address=address, at=NOW)


def test_the_code_and_birth_year_or_last_digits_open_the_page() -> None:
    held = world.dossier(world.received())
    page = look(held.code)
    assert page == look(f" {held.code.lower()} ", "0123")  # last four digits of who handed it in
    assert (page.words, page.holder_unit) == ("Hồ sơ đã được tiếp nhận.", "UBND xã Bình Trị")
    assert (page.received_on, page.due_on, page.bring) == (date(2024, 5, 6), date(2024, 6, 5), ())
    assert page == actions.public_status_by_token(held.token, address="203.0.113.7", at=NOW)


def test_a_wrong_code_and_a_wrong_factor_get_the_same_answer() -> None:
    code = world.dossier(world.received()).code
    answers = set()
    for asked, factor in ((code, "1957"), (code, ""), (code, "19560"), ("H47.24.10-240506-9999", "1956"), ("", "1956")):
        with pytest.raises(NotFound) as refusal:
            look(asked, factor)
        answers.add((refusal.value.sentence, tuple(refusal.value.fields.items())))
    assert len(answers) == 1
    with pytest.raises(NotFound):
        actions.public_status_by_token("none", address="203.0.113.7", at=NOW)


def test_every_act_is_seen_at_once() -> None:
    new = world.received()
    code = world.dossier(new).code
    photo = PaperHanded("photo", "Ảnh 3x4")
    actions.ask_supplement(new, [photo], "Thiếu ảnh", actor=officer(), at=NOW)
    assert look(code).bring == ("Ảnh 3x4",)
    actions.take_supplement(new, [photo], actor=clerk(), at=NOW)
    assert (look(code).bring, look(code).status_title) == ((), "Đang xử lý")
    for _ in range(3):
        actions.hand_over([new], actor=officer(), at=NOW)
    assert look(code).holder_unit == "Phòng chuyên môn"
    actions.hand_over([new], actor=SPECIALIST, at=NOW)
    assert look(code).holder_unit == "UBND huyện"
    actions.finish([new], {"outcome": "GRANT"}, actor=CHAIRMAN, at=NOW)
    assert look(code).words == "Đã có kết quả. Mời đến bộ phận một cửa nhận."


def test_a_failed_act_leaves_the_page_as_it_was() -> None:
    new = world.received()
    before = look(world.dossier(new).code)
    with pytest.raises(ForeignHolder):
        actions.hand_over([new], actor=SPECIALIST, at=NOW)
    assert look(before.code) == before


def test_the_table_holds_no_personal_data() -> None:
    world.received()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p)::text FROM cases_publicstatus p")
        kept = cursor.fetchone()[0]
    for said in ("Mẫu", "1956-03-12", "049156000123"):
        assert said not in kept


def test_a_guarded_dossier_does_not_name_its_procedure() -> None:
    opened = replace(clerk(), guarded=frozenset({"HIV"}), reason="Tiếp nhận")
    new = actions.receive(world.application(guarded="HIV"), actor=opened, at=moment(world.MONDAY))
    with acting(replace(SYSTEM, guarded=frozenset({"HIV"}))):
        token = Dossier.objects.values_list("token", flat=True).get(pk=new)
    assert actions.public_status_by_token(token, address="203.0.113.7", at=NOW).procedure == "Hồ sơ"


def test_too_many_lookups_wait_ten_minutes() -> None:
    code = world.dossier(world.received()).code
    for attempt in range(LIMITS["CODE"]):
        look(code, address=f"203.0.113.{attempt}")
    with pytest.raises(TooManyLookups):
        look(code, address="198.51.100.1")
    actions.public_status(code, "1956", address="198.51.100.1", at=NOW + timedelta(minutes=11))


def test_one_address_is_limited_whatever_it_asks() -> None:
    for attempt in range(LIMITS["ADDRESS"]):
        with pytest.raises(NotFound):
            look(f"H47.24.10-240506-{attempt:04}")
    with pytest.raises(TooManyLookups):
        actions.public_status_by_token("none", address="203.0.113.7", at=NOW)


def test_the_service_is_rated_once_after_the_result() -> None:
    new = world.to_chairman()
    token = world.dossier(new).token
    with pytest.raises(NotRateable):
        actions.rate(token, score=5, at=NOW)
    actions.finish([new], {"outcome": "GRANT"}, actor=CHAIRMAN, at=NOW)
    for score in (0, 6):
        with pytest.raises(NotRateable):
            actions.rate(token, score=score, at=NOW)
    actions.rate(token, score=4, words="  Nhanh  ", at=NOW)
    with pytest.raises(NotRateable):
        actions.rate(token, score=5, at=NOW)
    assert PublicStatus.objects.get(token=token).rated
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT score, words FROM cases_rating")
        assert cursor.fetchall() == [(4, "Nhanh")]
