"""``ansinh audit verify``: prove that nobody changed the trail, nor what was sealed (lists, orders, signed decisions), and
that the money ties."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer

from ansinh.audit.queries import verify_chain
from ansinh.audit.seals import BrokenSeal
from ansinh.audit.session import acting
from ansinh.decisions import sealing as decisions
from ansinh.kit.actors import system_actor
from ansinh.payments import invariants
from ansinh.payments import seals as payments
from ansinh.payroll import seals as payroll

app = typer.Typer()
# What is proved besides the chain, room by room: each gives what is not as it was approved.
SEALS: dict[str, Callable[[], list[BrokenSeal]]] = {
    "Quyết định đã ký": decisions.broken,
    "Danh sách đã khóa": payroll.broken,
    "Lệnh chi": payments.broken,
    "Sổ tiền": invariants.broken,
}


@app.callback()
def audit() -> None:
    """Nhật ký."""


@app.command()
def verify(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Tính lại chuỗi băm, mọi dấu niêm (danh sách đã khóa, lệnh chi, quyết định đã ký) và sổ tiền. Mã thoát 1 nếu có chỗ sai."""
    with acting(system_actor("ansinh audit verify")):
        chain = verify_chain()
        broken = {title: check() for title, check in SEALS.items()}
    unbroken = chain.first_broken is None
    whole = unbroken and not any(broken.values())
    if as_json:
        seals = {title: [asdict(seal) for seal in found] for title, found in broken.items()}
        answer = {"whole": whole, "entries": chain.entries, "first_broken": chain.first_broken, "seals": seals}
        typer.echo(json.dumps(answer, ensure_ascii=False))
        raise typer.Exit(0 if whole else 1)
    if unbroken:
        typer.echo(f"Nhật ký nguyên vẹn: {chain.entries} dòng.")
    else:
        typer.echo(
            f"Nhật ký bị sửa từ dòng {chain.first_broken}. Báo ngay cho người quản trị và giữ nguyên máy.", err=True
        )
    for title, found in broken.items():
        if not found:
            typer.echo(f"{title}: nguyên vẹn.")
        for seal in found:
            typer.echo(f"{title}: {seal.about}: {seal.sentence}", err=True)
    raise typer.Exit(0 if whole else 1)
