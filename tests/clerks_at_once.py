"""Several clerks at the same moment, each on a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connections

from ansinh.kit.refusals import Refusal


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave or was refused, in the order in which they ended."""
    answers: list[object] = []
    together = threading.Barrier(len(acts))

    def work(act: Callable[[], object]) -> None:
        together.wait(60)
        try:
            answers.append(act())
        except Refusal as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
