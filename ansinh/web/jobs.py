"""Work in the background: each job makes one domain call."""

from __future__ import annotations

from procrastinate.contrib.django import app

from ansinh.decisions import actions
from ansinh.indicators import actions as indicators
from ansinh.intake import submissions
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.kit.refusals import Refusal
from ansinh.web.issuing import agency_signer

UNPRINTED = "Máy chủ không in được. Báo quản trị xem nhật ký, rồi bấm «In lại»."


@app.periodic(cron="0 5 * * *")
@app.task(name="sweep", queueing_lock="sweep")
def sweep(timestamp: int) -> None:
    """Every morning before work: what calendar and registry bring becomes drafts for approval.

    ``timestamp`` is when the job was due; the sweep asks about the day it runs, so a missed night is made up for.
    """
    actions.sweep(clock.today(), actor=system_actor("ansinh worker"), at=clock.now())


@app.periodic(cron="30 5 * * *")
@app.task(name="measure", queueing_lock="measure")
def measure(timestamp: int) -> None:
    """Every morning after the sweep: the figures of what runs and of what has just ended."""
    indicators.measure_around(clock.today(), actor=system_actor("ansinh worker"), at=clock.now())


@app.periodic(cron="30 * * * *")
@app.task(name="forget_unconfirmed", queueing_lock="forget_unconfirmed")
def forget_unconfirmed(timestamp: int) -> None:
    """Every hour: applications over the portal that nobody confirmed within a day."""
    submissions.forget_unconfirmed(actor=system_actor("ansinh worker"), at=clock.now())


@app.task(name="print_decisions")
def print_decisions(decision_ids: list[int], verify_at: str) -> None:
    """The papers of signed decisions, under the agency's key; the screen reads how far it is from
    ``decisions.printing``, or why it ended. ``verify_at``: the address that their QR opens.
    """
    worker = system_actor("ansinh worker")
    try:
        actions.print_decisions(decision_ids, signer=agency_signer(), verify_at=verify_at, actor=worker, at=clock.now())
    except Exception as error:
        why = error.sentence if isinstance(error, Refusal) else UNPRINTED
        actions.report_unprinted(decision_ids, why, actor=worker, at=clock.now())
        raise
