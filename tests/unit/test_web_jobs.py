"""The worker's jobs are found and run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django import app

from ansinh.audit.models import Entry
from ansinh.web import jobs


def test_the_sweep_is_a_job_of_every_morning() -> None:
    assert "sweep" in app.tasks
    assert [(task.cron, task.task.name) for task in app.periodic_registry.periodic_tasks.values()] == [
        ("0 5 * * *", "sweep")
    ]


@pytest.mark.django_db
def test_a_sweep_of_an_empty_office_opens_nothing() -> None:
    jobs.sweep(timestamp=int(datetime(2024, 9, 18, tzinfo=UTC).timestamp()))
    assert not Entry.objects.filter(word="review.open").exists()
