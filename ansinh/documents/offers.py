"""What the forms of the registers offer: officers who may lead, who wrote before, who signed last."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from ansinh.documents.models import Incoming, Outgoing
from ansinh.offices.models import Role, User
from ansinh.registry.models import Unit

LEADING = (Role.SPECIALIST, Role.ACCOUNTANT, Role.HEAD, Role.COMMUNE_OFFICER, Role.ONE_STOP_CLERK, Role.CHAIRMAN)


@dataclass(frozen=True)
class Lead:
    """An officer who may lead the work on a paper."""

    id: int
    name: str


def leads(agency_id: int) -> list[Lead]:
    """Officers who may lead the work on an agency's papers, by name: those of the place, or of the whole district."""
    local = User.objects.filter(places__commune_id=agency_id)
    found = (
        local
        if Unit.objects.filter(pk=agency_id, kind=Unit.Kind.COMMUNE).exists()
        else User.objects.filter(whole_district=True)
    )
    rows = found.filter(is_active=True, role__in=LEADING).order_by("full_name", "username").distinct()
    return [Lead(user.pk, user.full_name or user.username) for user in rows]


def last_signer(agency_id: int, organ: str) -> str:
    """Who signed the last outgoing paper of an organ: a form begins with them."""
    found = Outgoing.objects.filter(agency_id=agency_id, number__series__organ=organ).order_by("-signed_on", "-pk")
    return found.values_list("signer", flat=True).first() or ""


def authors(agency_id: int, *, limit: int = 60) -> list[str]:
    """Who has written to an agency, the last ones first: a form offers them."""
    found = Incoming.objects.filter(agency_id=agency_id).values("author").annotate(last=Max("pk")).order_by("-last")
    return [row["author"] for row in found[:limit]]
