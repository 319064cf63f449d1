"""Work in the background: each job makes one domain call."""

from __future__ import annotations

from procrastinate.contrib.django import app

from ansinh.decisions import actions
from ansinh.intake import submissions
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.web.issuing import agency_signer


@app.periodic(cron="0 5 * * *")
@app.task(name="sweep", queueing_lock="sweep")
def sweep(timestamp: int) -> None:
    """Every morning before work: what calendar and registry bring becomes drafts for approval.

    ``timestamp`` is when the job was due; the sweep asks about the day it runs, so a missed night is made up for.
    """
    actions.sweep(clock.today(), actor=system_actor("ansinh worker"), at=clock.now())


@app.periodic(cron="30 * * * *")
@app.task(name="forget_unconfirmed", queueing_lock="forget_unconfirmed")
def forget_unconfirmed(timestamp: int) -> None:
    """Every hour: applications over the portal that nobody confirmed within a day."""
    submissions.forget_unconfirmed(actor=system_actor("ansinh worker"), at=clock.now())


@app.task(name="print_decisions")
def print_decisions(proposal_id: int, verify_at: str) -> None:
    """The papers of a proposal's signed decisions, under the agency's key; the screen reads how far it is from
    ``decisions.printing.progress``. ``verify_at``: the address that their QR opens.
    """
    actions.print_decisions(
        proposal_id,
        signer=agency_signer(),
        verify_at=verify_at,
        actor=system_actor("ansinh worker"),
        at=clock.now(),
    )
