"""``ansinh restore``: a backup becomes the installation again, as of then or of a later moment."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ansinh.audit import backups
from ansinh.cli import supervisor
from ansinh.cli.backup import end_as_interruption, passphrase, show
from ansinh.kit import clock, postgres

LATEST = "latest"

app = typer.Typer()


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu.")],
    *,
    until: Annotated[
        str | None,
        typer.Option(metavar="LÚC", help=f"Đi tiếp theo WAL tới lúc này (2026-11-23T10:30), hoặc {LATEST}."),
    ] = None,
    over: Annotated[bool, typer.Option("--over", help="Thay dữ liệu đang có.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Khôi phục vào thư mục này; chỉ thay dữ liệu sau khi bản sao đã được chứng minh."""
    moment = _moment(until)
    secret = passphrase(confirm=False)
    end_as_interruption()
    with supervisor.only_supervisor(postgres.home_directory()):
        proof = backups.restore(file.resolve(), secret, until=moment, latest=until == LATEST, over=over)
    show(proof, "Đã khôi phục", as_json=as_json)


def _moment(text: str | None) -> datetime | None:
    """The moment written; without a zone it is the time in Vietnam."""
    if text is None or text == LATEST:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("viết như 2026-11-23T10:30", param_hint="--until") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.HANOI)
