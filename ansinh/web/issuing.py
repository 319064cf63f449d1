"""What the installation says of issued papers: the key that signs them, and where anybody verifies them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from ansinh.documents import keys
from ansinh.documents.signing import Signer

TRIAL_AGENCY = "Ủy ban nhân dân"  # whoever signs in a demo


def agency_signer() -> Signer | None:
    """The agency's key; in a demo without one a trial certificate, called so on each paper; else None."""
    place = keys.KeyPlace(
        file=settings.SIGNING_KEY,
        library=settings.SIGNING_LIBRARY,
        token=settings.SIGNING_TOKEN,
        certificate=settings.SIGNING_CERTIFICATE,
        secret=settings.SIGNING_SECRET,
    )
    own = keys.agency_signer(place)
    return keys.trial_signer(settings.HOME, TRIAL_AGENCY) if own is None and settings.DEMO else own


def verify_at(request: HttpRequest) -> str:
    """The address of the page where anybody verifies a paper; the paper's code and a stroke follow."""
    page = reverse("portal_verify")
    return f"{settings.PUBLIC_ADDRESS}{page}" if settings.PUBLIC_ADDRESS else request.build_absolute_uri(page)
