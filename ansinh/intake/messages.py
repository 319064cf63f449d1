"""The text messages that wait to be sent: confirmation codes, seen by whoever is entrusted with sending them only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from ansinh.intake.models import Outbox
from ansinh.intake.states import CODE_MINUTES, SubmissionState
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check


@dataclass(frozen=True)
class Message:
    """A text message that waits to be sent."""

    id: int
    phone: str
    text: str


def messages_waiting(actor: Actor, *, at: datetime) -> list[Message]:
    """Oldest first. Whoever reads one can confirm the application in the citizen's place.

    Codes that ran out, that a later one replaced, or whose application is confirmed are not among them;
    ``submissions.mark_sent`` ends the wait of the others. Read inside ``acting``. Raises NotPermitted.
    """
    check(actor, "message.send")
    waiting = Outbox.objects.filter(
        sent_at=None,
        submission__state=SubmissionState.UNCONFIRMED,
        submission__code_until__gte=at,
        submission__code_until=F("at") + timedelta(minutes=CODE_MINUTES),
    )
    return [Message(*row) for row in waiting.order_by("id").values_list("id", "phone", "text")]
