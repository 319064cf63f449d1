"""``ansinh messages``: what the office's modem program reads and reports, so that citizens get their codes."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ansinh.audit.session import acting
from ansinh.intake import submissions
from ansinh.intake.messages import messages_waiting
from ansinh.kit import clock
from ansinh.kit.actors import system_actor

app = typer.Typer(no_args_is_help=True, help="Tin nhắn chờ gửi tới người dân.")
ACTOR = system_actor("ansinh messages")


@app.command()
def waiting(*, as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False) -> None:
    """Các tin chờ gửi: mã số, số điện thoại, nội dung."""
    with acting(ACTOR):
        found = messages_waiting(ACTOR, at=clock.now())
    if as_json:
        typer.echo(json.dumps([{"id": each.id, "phone": each.phone, "text": each.text} for each in found]))
        return
    for each in found:
        typer.echo(f"{each.id}\t{each.phone}\t{each.text}")


@app.command()
def sent(ids: Annotated[list[int], typer.Argument(help="Mã số các tin đã gửi.")]) -> None:
    """Ghi là đã gửi; làm lại không sao."""
    typer.echo(submissions.mark_sent(ids, actor=ACTOR, at=clock.now()))
