"""Work in the background: each job names who acts and makes one domain call.

The worker is started by ``ansinh serve``; the queue is a table of the same database.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from ansinh.decisions import actions as decisions
from ansinh.kit import clock
from ansinh.kit.actors import system_actor

SWEEPER = system_actor("Rà soát hằng ngày")


@app.periodic(cron="10 5 * * *")
@app.task(name="sweep", queueing_lock="sweep", lock="sweep")
def sweep(timestamp: int) -> int:
    """Every morning: what the calendar and the registry bring becomes open reviews. Gives their number; repeatable.

    ``timestamp`` is the queue's; the day comes from our own clock.
    """
    now = clock.now()
    return len(decisions.sweep(now.date(), actor=SWEEPER, at=now))
