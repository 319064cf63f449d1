"""``ansinh backup``: the whole installation in one encrypted file, proven by bringing it back."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ansinh.audit import backups
from ansinh.cli import supervisor
from ansinh.kit import clock, postgres

FILE_VARIABLE = "ANSINH_BACKUP_PASSPHRASE_FILE"

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu sẽ ghi.")],
    *,
    keep_wal: Annotated[bool, typer.Option("--keep-wal", help="Giữ WAL để khôi phục tới một thời điểm sau.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Sao lưu có mật khẩu, thử khôi phục và so từng bảng rồi mới đặt tên tệp. Hệ thống vẫn chạy."""
    secret = passphrase(confirm=True)
    end_as_interruption()
    home = postgres.home_directory()
    with supervisor.only_supervisor(home) if keep_wal else contextlib.nullcontext():
        proof = backups.back_up(file.resolve(), secret, keep_wal=keep_wal)
    show(proof, "Đã sao lưu và thử khôi phục", as_json=as_json)


def passphrase(*, confirm: bool) -> str:
    """From the file that the environment names, else asked for; never an argument, which others could see."""
    kept = os.environ.get(FILE_VARIABLE)
    if kept:
        return Path(kept).read_text().rstrip("\n")
    return str(typer.prompt("Mật khẩu sao lưu", hide_input=True, confirmation_prompt=confirm))


def end_as_interruption() -> None:
    """Being ended is an interruption like Ctrl+C: what was begun is cleared away."""
    for number in supervisor.ENDING_SIGNALS:
        signal.signal(number, signal.default_int_handler)


def show(proof: backups.Proof, done: str, *, as_json: bool) -> None:
    """The proof as one line, or as JSON."""
    if as_json:
        typer.echo(json.dumps(asdict(proof), default=str))
        return
    moment = f"{proof.at.astimezone(clock.HANOI):%H:%M:%S %d/%m/%Y}"
    typer.echo(
        f"{done}: {proof.tables} bảng, {proof.rows} dòng, nhật ký {proof.entries} dòng nguyên vẹn, tới {moment}."
    )
