"""``ansinh assess``: what the law gives to a person who is only described. No register is touched."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import format_vnd
from ansinh.policy.assess import Assessment, Granted, assess_described

app = typer.Typer()


@app.command()
def assess(
    *,
    facts: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="Tệp JSON: tên dữ kiện và giá trị.")],
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Ngày xét, ví dụ 2024-09-30.")],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Tính chế độ cho một người được mô tả trong tệp, theo pháp luật của ngày xét.

    Tên và giá trị của các dữ kiện: xem «ansinh law facts».
    """
    described = _read(facts)
    with acting(system_actor("ansinh assess")):
        answer = assess_described(described, on.date())
    if as_json:
        typer.echo(json.dumps(as_answer(answer), ensure_ascii=False))
    else:
        _show(answer)


def as_answer(answer: Assessment) -> dict[str, Any]:
    """The answer in the form that programs read."""
    return {
        "on": answer.on.isoformat(),
        "total_vnd": answer.total_vnd,
        "benefits": [_benefit(benefit) for benefit in answer.benefits],
        "refused": [asdict(refused) for refused in answer.refused],
        "needs_ruling": [asdict(ruling) for ruling in answer.needs_ruling],
    }


def _benefit(benefit: Granted) -> dict[str, Any]:
    return {
        "code": benefit.code,
        "title": benefit.title,
        "amount_vnd": benefit.amount_vnd,
        "coefficient": None if benefit.coefficient is None else float(benefit.coefficient),
        "rate": benefit.rate_code,
        "payee": benefit.payee,
        "period": benefit.period,
        "law": [asdict(point) for point in benefit.law],
        "provisional": benefit.provisional,
        "because": list(benefit.because),
    }


def _read(file: Path) -> dict[str, Any]:
    try:
        described = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as mistake:
        raise typer.BadParameter(f"{file.name} không phải là tệp JSON đọc được.", param_hint="--facts") from mistake
    if not isinstance(described, dict):
        raise typer.BadParameter(f"{file.name} phải chứa một đối tượng JSON.", param_hint="--facts")
    return described


def _show(answer: Assessment) -> None:
    month = f"{answer.on:%m/%Y}"
    if not answer.benefits:
        typer.echo(f"Tháng {month}: chưa có chế độ nào tính được.")
    for benefit in answer.benefits:
        mark = " (tạm dùng, chờ đối chiếu văn bản gốc)" if benefit.provisional else ""
        typer.echo(f"Được hưởng  {benefit.code}  {format_vnd(benefit.amount_vnd)} đồng  {benefit.title}{mark}")
        for point in benefit.law:
            typer.echo(f"            {point.instrument}, {point.article}")
    for ruling in answer.needs_ruling:
        typer.echo(f"Xin ý kiến  {ruling.code}  {ruling.title}")
        for question in ruling.questions:
            typer.echo(f"            {question}")
    for refused in answer.refused:
        typer.echo(f"Không hưởng {refused.code}  {refused.title}")
        for reason in refused.reasons:
            typer.echo(f"            {reason}")
