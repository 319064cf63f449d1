"""Run as a program with a home directory of its own: kills its database server in the middle of drawing and of locking.

Prints one JSON object: for each step, the statement numbers before which the server was killed, and what was wrong after
the restart (nothing, if all is well).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Killer:
    """Kills the server before the n-th statement of what runs under it, and counts the statements."""

    def __init__(self, home: Path, before: int) -> None:
        self.home, self.before, self.count = home, before, 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        from django.db import connection

        from ansinh.kit import postgres

        self.count += 1
        if self.count == self.before:
            backend = connection.connection.info.backend_pid
            os.kill(postgres.postmaster_pid(self.home), signal.SIGKILL)
            os.kill(backend, signal.SIGKILL)  # alone it would go on, and might even commit, until it looks up
        return execute(*arguments)


def main(home: Path) -> None:
    os.environ.update(ANSINH_HOME=str(home), DJANGO_SETTINGS_MODULE="ansinh.config.settings")
    os.environ.pop("DATABASE_URL", None)
    import django

    from ansinh.kit import postgres

    postgres.ensure_running(home)
    django.setup()
    try:
        print(json.dumps(run(home)))
    finally:
        postgres.stop(home)


def run(home: Path) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connections

    from tests import payroll_world as w

    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    world = w.build(people=50)
    w.decide([w.item(world, person, start="2024-05") for person in world.people], "2024-05-10")
    w.draw_and_lock("2024-05", "2024-05-11")
    w.decide([w.item(world, world.people[0], "STOP", start="2024-05")], "2024-05-12")
    w.draw("2024-06", "2024-05-20")  # the redraw of a draft must survive too
    drawn = survive(home, lambda: w.draw("2024-06", "2024-05-21"))
    w.payroll.approve(w.month("2024-06"), actor=w.APPROVER, at=w.noon("2024-05-22"))
    locked = survive(home, lambda: w.payroll.lock(w.month("2024-06"), actor=w.LOCKER, at=w.noon("2024-05-22")))
    return {"draw_up": drawn, "lock": locked, "lines": len(w.lines("2024-06")), "end": faults()}


def survive(home: Path, act: Callable[[], Any]) -> dict[str, Any]:
    """Kill the server before every sixth statement of the act; then let the act through."""
    from django.db import OperationalError, connection

    from ansinh.kit import postgres

    before, wrong, killed, number = state(), [], [], 3
    while True:
        killer = Killer(home, number)
        try:
            with connection.execute_wrapper(killer):
                act()
        except OperationalError:
            connection.close()
            postgres.ensure_running(home)
            killed.append(number)
            if state() != before:
                wrong.append(f"changed when killed before statement {number}")
            wrong += faults()
            number += 6
        else:
            return {"killed": killed, "wrong": wrong}


def state() -> list[Any]:
    """Everything that drawing and locking write, in a form to compare."""
    from tests import payroll_world as w

    return [
        w.sql(f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t")
        for table in ("payroll_payroll", "payroll_line", "payroll_drawnspan", "payroll_stopped", "audit_entry")
    ]


def faults() -> list[str]:
    """What must hold whenever nobody is in the middle of something."""
    from ansinh.audit.queries import verify_chain
    from ansinh.audit.session import acting
    from ansinh.payroll import queries
    from tests import payroll_world as w

    found = []
    with acting(w.SYSTEM):
        if verify_chain().first_broken is not None:
            found.append("audit chain broken")
        if queries.drawn_spans_broken():
            found.append("spans differ from locked lines")
        if any(queries.seal_broken(row.month) for row in queries.months() if row.state == "LOCKED"):
            found.append("seal broken")
    if w.sql("SELECT 1 FROM payroll_line GROUP BY entitlement_id, due_month, payroll_id HAVING count(*) > 1"):
        found.append("a line stands twice")
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
