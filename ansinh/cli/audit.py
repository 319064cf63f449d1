"""``ansinh audit verify``: prove that nobody changed the trail."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ansinh.audit.queries import verify_chain
from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor

app = typer.Typer()


@app.callback()
def audit() -> None:
    """Nhật ký."""


@app.command()
def verify(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Tính lại chuỗi băm từ dòng đầu đến dòng cuối. Mã thoát 1 nếu chuỗi bị đứt."""
    with acting(system_actor("ansinh audit verify")):
        chain = verify_chain()
    whole = chain.first_broken is None
    if as_json:
        typer.echo(json.dumps({"whole": whole, "entries": chain.entries, "first_broken": chain.first_broken}))
    elif whole:
        typer.echo(f"Nhật ký nguyên vẹn: {chain.entries} dòng.")
    else:
        typer.echo(
            f"Nhật ký bị sửa từ dòng {chain.first_broken}. Báo ngay cho người quản trị và giữ nguyên máy.", err=True
        )
    raise typer.Exit(0 if whole else 1)
