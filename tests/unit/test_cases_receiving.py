"""How dossiers begin: codes, people, papers, lists, and refusals at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.models import Dossier, Status
from ansinh.cases.refusals import Nobody, NoReason, OtherName, WrongCommune
from ansinh.cases.spec import NoVersion
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.offices.refusals import GuardedRegisterClosed
from ansinh.registry.models import Person, Source
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import CccdTaken, UnknownPerson
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import SYSTEM, clerk, moment

pytestmark = pytest.mark.django_db
CARD = "049156000777"


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def record(name: str = "Trần Thị Giả", cccd: str | None = CARD) -> PersonRecord:
    return PersonRecord(
        full_name=name,
        commune_id=entitlement_world.commune(date(2024, 5, 6)),
        valid_from=date(2024, 5, 6),
        source=SourceReference("FORM", ""),
        birth_date=date(1956, 3, 12),
        birth_precision="DAY",
        sex="FEMALE",
        cccd=cccd,
    )


def test_a_received_dossier_says_where_it_is() -> None:
    held = world.dossier(world.received())
    assert (held.status, held.step, held.place, held.holder) == (
        Status.RECEIVED,
        "review",
        "COMMUNE",
        "COMMUNE_OFFICER",
    )
    assert (held.version_start, held.channel, held.accepted_at) == (date(2021, 7, 1), "COUNTER", None)
    assert held.applicant == {"name": "Nguyễn Thị Mẫu", "cccd": "049156000123"}
    assert len(held.token) >= 20


def test_codes_count_by_unit_and_day() -> None:
    codes = [world.dossier(world.received(day=day)).code for day in ("2024-05-06", "2024-05-06", "2024-05-07")]
    assert codes == ["H47.24.10-240506-0001", "H47.24.10-240506-0002", "H47.24.10-240507-0001"]
    many = actions.receive_many([world.application() for _ in range(3)], actor=clerk(), at=moment(world.MONDAY))
    assert [world.dossier(each).code[-4:] for each in many] == ["0003", "0004", "0005"]


def test_the_prefix_is_that_of_the_day_and_of_who_receives() -> None:
    after = world.of_commune("ONE_STOP_CLERK", 11, day="2025-08-04")
    assert world.dossier(world.received(day="2025-08-04", actor=after)).code == "H17.183-250804-0001"
    licence = world.application("1.000684", person=None, papers=world.papers("1.000684", world.MONDAY))
    new = actions.receive(licence, actor=clerk(), at=moment(world.MONDAY))
    assert world.dossier(new).code == "H47.24-240506-0001"


def test_a_refused_reception_leaves_its_number_to_the_next() -> None:
    with pytest.raises(UnknownPerson):
        actions.receive(world.application(person=10**9), actor=clerk(), at=moment(world.MONDAY))
    assert world.dossier(world.received()).code == "H47.24.10-240506-0001"


def test_somebody_new_is_taken_in_from_the_form() -> None:
    new = world.received_record(record())
    held = world.dossier(new)
    with acting(SYSTEM):
        person = Person.objects.get(pk=held.person_id)
        assert (person.full_name, person.cccd) == ("Trần Thị Giả", CARD)
        assert Source.objects.filter(kind="FORM", reference=f"dossier:{held.code}").count() == 1


def test_somebody_known_by_their_card_is_not_added_again() -> None:
    first, second = world.received_record(record()), world.received_record(record("TRẦN THỊ GIẢ"))
    assert world.dossier(first).person_id == world.dossier(second).person_id


def test_a_card_of_another_name_is_refused_in_ones_own_place() -> None:
    world.received_record(record())
    with pytest.raises(OtherName, match="tên khác trong địa bàn của bạn"):
        world.received_record(record("Lê Văn Khác"))


def test_a_card_from_elsewhere_says_only_that_it_is_taken() -> None:
    entitlement_world.resident("1956-03-12", code=world.HA_LAM, full_name="Trần Thị Giả", cccd=CARD)
    with pytest.raises(CccdTaken) as refusal:
        world.received_record(record())
    assert "Trần" not in refusal.value.sentence


def test_nobody_and_nowhere_are_refused() -> None:
    application = world.application()
    with pytest.raises(Nobody):
        actions.receive(replace(application, person_id=None), actor=clerk(), at=moment(world.MONDAY))
    elsewhere = entitlement_world.commune(date(2024, 5, 6), world.HA_LAM)
    with pytest.raises(WrongCommune, match="không thuộc địa bàn của bạn"):
        actions.receive(replace(application, commune_id=elsewhere), actor=clerk(), at=moment(world.MONDAY))
    later = entitlement_world.commune(date(2025, 8, 4))
    with pytest.raises(WrongCommune, match="không phải là xã đang hoạt động ngày 06/05/2024"):
        actions.receive(replace(application, commune_id=later), actor=SYSTEM, at=moment(world.MONDAY))


def test_a_procedure_out_of_its_time_is_refused() -> None:
    with pytest.raises(NoVersion):
        actions.receive(world.application("1.014027", papers=()), actor=clerk(), at=moment(world.MONDAY))


def test_a_guarded_dossier_needs_the_opened_register() -> None:
    plan = world.application("2.001947", papers=world.papers("2.001947", world.MONDAY))
    with pytest.raises(GuardedRegisterClosed):
        actions.receive(plan, actor=clerk(), at=moment(world.MONDAY))
    opened = replace(clerk(), guarded=frozenset({"CHILD_ABUSE"}), reason="Tiếp nhận tin báo")
    new = actions.receive(plan, actor=opened, at=moment(world.MONDAY))
    with acting(replace(SYSTEM, guarded=frozenset({"CHILD_ABUSE"}))):
        assert Dossier.objects.get(pk=new).guarded == "CHILD_ABUSE"
    with acting(SYSTEM):
        assert not Dossier.objects.filter(pk=new).exists()


def test_a_refusal_at_the_desk_is_kept_with_its_reason() -> None:
    with pytest.raises(NoReason):
        actions.refuse_receipt(world.application(), reason="", actor=clerk(), at=moment(world.MONDAY))
    stranger = world.application(person_id=None, papers=())
    new = actions.refuse_receipt(stranger, reason="Không thuộc thẩm quyền", actor=clerk(), at=moment(world.MONDAY))
    held = world.dossier(new)
    assert (held.status, held.promised_at, held.ended_at) == (Status.NOT_RECEIVED, None, moment(world.MONDAY))
    assert world.words(new) == ["refuse_receipt"]


def test_only_the_desk_receives() -> None:
    application = world.application()
    for role in ("SPECIALIST", "CHAIRMAN", "INSPECTOR"):
        with pytest.raises(NotPermitted):
            actions.receive(application, actor=Actor(9, "Người khác", role, None), at=moment(world.MONDAY))


def test_a_hundred_dossiers_cost_as_many_statements_as_ten(django_assert_max_num_queries: object) -> None:
    applications = [world.application() for _ in range(100)]
    actor = clerk()
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        ids = actions.receive_many(applications, actor=actor, at=moment(world.MONDAY))
    officer = world.officer()
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        actions.hand_over(ids, actor=officer, at=moment("2024-05-07"))
