"""The worker's jobs are found and run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django import app

from ansinh.audit.models import Entry
from ansinh.web import jobs


def test_jobs_that_come_by_themselves_and_jobs_that_are_asked_for() -> None:
    assert {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()} == {
        "sweep": "0 5 * * *",
        "measure": "30 5 * * *",
        "forget_unconfirmed": "30 * * * *",
    }
    assert "print_decisions" in app.tasks


@pytest.mark.django_db
def test_a_sweep_of_an_empty_office_opens_nothing() -> None:
    jobs.sweep(timestamp=int(datetime(2024, 9, 18, tzinfo=UTC).timestamp()))
    assert not Entry.objects.filter(word="review.open").exists()
