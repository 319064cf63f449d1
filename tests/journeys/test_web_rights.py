"""Every address x every role: who lacks the right gets 403 and a list of who holds it; outside one's places is 404."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from ansinh.offices.models import Role, User
from ansinh.offices.permissions import RIGHTS
from ansinh.web import doors, urls
from tests.web_world import WebWorld, build_web, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
SAMPLES = {"str:month": "2024-09", "str:form": "xlsx", "str:name": "khong-co", "str:version": "khong-co"}


@pytest.fixture
def world() -> Iterator[WebWorld]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    yield build_web(people=4, communes=2)
    settings.SECOND_FACTOR_REQUIRED = before


def concrete(page: doors.Page, world: WebWorld) -> str:
    """The address with something in each hole; numbers of things that are not there where no sample is given."""
    numbers = {"int:person_id": world.person, "int:commune_id": world.world.communes[0], "int:user_id": 1}

    def fill(hole: re.Match[str]) -> str:
        kind = hole.group(1)
        return str(numbers.get(kind, 999_999)) if kind.startswith("int") else SAMPLES.get(kind, "khong-co")

    return "/" + re.sub(r"<([^>]+)>", fill, page.address)


def takes_get(page: doors.Page) -> bool:
    """Whether the screen can be looked at; the others only act."""
    return (
        Client(raise_request_exception=False)
        .get("/" + re.sub(r"<int[^>]+>", "1", re.sub(r"<(?:str|slug)[^>]+>", "2024-09", page.address)))
        .status_code
        != 405
    )


def test_each_role_enters_exactly_what_its_rights_open(world: WebWorld) -> None:
    looked_at = [page for page in doors.PAGES if takes_get(page)]
    assert len(looked_at) > 15
    for role in Role:
        client = signed_in(world.users, role, raise_request_exception=False)
        for page in doors.PAGES:
            address, holds = concrete(page, world), page.right in RIGHTS[role]
            if page in looked_at:
                status = client.get(address).status_code
                assert (role, address, status in {200, 302, 404, 409}) == (role, address, holds), status
                assert holds or status == 403
            elif not holds:
                assert (role, address, client.post(address).status_code) == (role, address, 403)


def test_refusing_names_who_may(world: WebWorld) -> None:
    answer = signed_in(world.users, Role.INSPECTOR).get("/nguoi-dung/")
    assert "Người làm được việc này: Quản trị hệ thống." in answer.content.decode()


def test_people_of_another_commune_do_not_exist(world: WebWorld) -> None:
    clerk = signed_in(world.users, Role.ONE_STOP_CLERK)
    assert clerk.get(f"/nguoi/{world.person}/").status_code == 200
    hidden, absent = clerk.get(f"/nguoi/{world.stranger}/"), clerk.get("/nguoi/987654/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content
    assert signed_in(world.users, Role.SPECIALIST).get(f"/nguoi/{world.stranger}/").status_code == 200


def test_search_keeps_names_out_of_the_address(world: WebWorld) -> None:
    client = signed_in(world.users, Role.SPECIALIST)
    assert client.get("/tim/?q=mau").content.decode().count("Nguyễn Thị Mẫu") == 0
    assert client.post("/tim/", {"q": "mau 1956"})["Location"] == f"/nguoi/{world.person}/"
    assert "Nguyễn Thị Mẫu" in client.post("/tim/nhanh/", {"q": "mâu"}).content.decode()


def test_a_refusal_writes_nothing_and_says_why(world: WebWorld) -> None:
    administrator = signed_in(world.users, Role.ADMINISTRATOR)
    new = {"username": "head", "full_name": "Trùng Tên", "role": "HEAD"}
    answer = administrator.post("/nguoi-dung/moi/", new)
    assert (answer.status_code, "đã có người dùng" in answer.content.decode()) == (409, True)
    part = administrator.post("/nguoi-dung/moi/", new, headers={"HX-Request": "true"})
    assert (part["HX-Retarget"], "<html" in part.content.decode()) == ("#notices", False)
    assert not User.objects.filter(full_name="Trùng Tên").exists()


def test_the_administrator_opens_an_account_and_hands_over_a_link(world: WebWorld) -> None:
    administrator = signed_in(world.users, Role.ADMINISTRATOR)
    form = {"username": "can.bo.moi", "full_name": "Cán Bộ Mới", "role": "COMMUNE_OFFICER"}
    commune = world.world.communes[0]
    address = administrator.post("/nguoi-dung/moi/", {**form, "communes": [commune]})["Location"]
    answer = administrator.post(f"{address}lien-ket/").content.decode()
    link = re.search(r"http://testserver(/bat-dau/[^/]+/)", answer)
    assert link is not None
    assert Client().get(link.group(1)).status_code == 200
    made = User.objects.get(username="can.bo.moi")
    assert (made.has_usable_password(), [place.commune_id for place in made.places.all()]) == (False, [commune])
    changed = administrator.post(address, {"role": "INSPECTOR", "whole_district": "on"})
    made.refresh_from_db()
    assert (changed.status_code, made.role, made.whole_district, made.places.count()) == (302, "INSPECTOR", True, 0)


def test_nobody_changes_their_own_rights(world: WebWorld) -> None:
    own = world.users[Role.ADMINISTRATOR]
    answer = signed_in(world.users, Role.ADMINISTRATOR).post(f"/nguoi-dung/{own}/", {"role": "HEAD"})
    assert (answer.status_code, User.objects.get(pk=own).role) == (409, "ADMINISTRATOR")
