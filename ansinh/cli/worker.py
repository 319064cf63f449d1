"""``ansinh worker``: the background jobs (procrastinate), in this process, until it is told to end."""

from __future__ import annotations

import typer
from django.core.management import call_command

app = typer.Typer()


@app.command()
def worker() -> None:
    """Chạy việc nền cho đến khi được yêu cầu dừng."""
    call_command("procrastinate", "worker", "--concurrency", "1")
