"""``ansinh stop``: end the group of ``ansinh serve``, whatever is left of an earlier one, and the database."""

from __future__ import annotations

import json
import os
import signal
from typing import Annotated

import typer

from ansinh.cli import supervisor
from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal

STOP_SECONDS = 60.0

app = typer.Typer()


class DoesNotStop(Refusal):
    """The supervisor did not end in time."""

    code = "does_not_stop"


@app.command()
def stop(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Dừng web, việc nền và cơ sở dữ liệu của thư mục này."""
    home = postgres.home_directory()
    pid = supervisor.supervisor_pid(home)
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        if not supervisor.wait_until_ended(home, STOP_SECONDS):
            raise DoesNotStop(f"Tiến trình {pid} chưa dừng sau {STOP_SECONDS:.0f} giây. Thử lại sau ít phút.", pid=pid)
    left_over = supervisor.end_all(home)
    database = postgres.stop(home)
    stopped = pid is not None or left_over > 0 or database
    if as_json:
        typer.echo(json.dumps({"stopped": stopped}))
    else:
        typer.echo("Đã dừng." if stopped else "Không có gì đang chạy.")
