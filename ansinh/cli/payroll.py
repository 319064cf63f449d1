"""``ansinh payroll``: draw up, approve and lock a month, and show what differs from the month before."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer
from django.db import connection

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import format_count, format_month, format_vnd
from ansinh.offices.queries import actor_of
from ansinh.payroll import actions, queries

app = typer.Typer()
Month = Annotated[str, typer.Argument(help="Tháng, ví dụ 2024-09.")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
As = Annotated[int, typer.Option("--as", help="Mã số tài khoản của người làm việc này.")]


@app.callback()
def payroll() -> None:
    """Danh sách chi trả của một tháng."""


@app.command("draw-up")
def draw_up(
    month: Month,
    *,
    law_as_of: Annotated[str, typer.Option(help="Mức theo pháp luật đến ngày này; mặc định hôm nay.")] = "",
    as_json: AsJson = False,
) -> None:
    """Lập danh sách của một tháng; lập lại được cho đến khi khóa."""
    day = date.fromisoformat(law_as_of) if law_as_of else clock.today()
    statements = _Counter()
    start = time.perf_counter()
    with connection.execute_wrapper(statements):
        drawn = actions.draw_up(_month(month), law_as_of=day, actor=system_actor("ansinh payroll"), at=clock.now())
    seconds = round(time.perf_counter() - start, 3)
    totals = drawn.totals
    if as_json:
        answer = {"month": month, **asdict(totals), "total_vnd": totals.total_vnd, "seconds": seconds}
        typer.echo(json.dumps({**answer, "statements": statements.count}))
        return
    typer.echo(
        f"Tháng {format_month(drawn.month)}: {format_count(totals.people)} người, {format_vnd(totals.total_vnd)} đồng,"
        f" trong đó truy lĩnh {format_vnd(totals.arrears_vnd)} đồng."
        f" Truy thu {format_vnd(-totals.recovery_vnd)} đồng. Chuyển từ kỳ trước {format_vnd(totals.carried_vnd)} đồng."
        f" {format_count(totals.stopped)} tháng chưa lập được. ({seconds} giây)"
    )


@app.command()
def approve(month: Month, *, user_id: As) -> None:
    """Duyệt danh sách, người thứ nhất trong hai người."""
    actions.approve(_month(month), actor=actor_of(user_id), at=clock.now())
    typer.echo(f"Đã duyệt danh sách tháng {format_month(_month(month))}.")


@app.command()
def lock(month: Month, *, user_id: As, as_json: AsJson = False) -> None:
    """Khóa danh sách đã duyệt, người thứ hai."""
    sealed = actions.lock(_month(month), actor=actor_of(user_id), at=clock.now())
    typer.echo(json.dumps({"month": month, "hash": sealed}) if as_json else f"Đã khóa. Mã băm: {sealed}")


@app.command()
def show(month: Month, *, as_json: AsJson = False) -> None:
    """So tháng này với tháng trước: từng bước từ tổng cũ đến tổng mới, và những gì chưa lập được."""
    with acting(system_actor("ansinh payroll")):
        desk = queries.desk(_month(month))
    if desk is None:
        typer.echo("{}" if as_json else f"Chưa có danh sách tháng {format_month(_month(month))}.")
        raise typer.Exit(1)
    if as_json:
        typer.echo(json.dumps(asdict(desk), ensure_ascii=False, default=str))
        return
    for step in desk.waterfall:
        typer.echo(f"{step.title:<40}{format_count(step.rows):>10}{format_vnd(step.amount_vnd):>20}")
    for row in desk.stopped:
        typer.echo(f"{row.title:<40}{format_count(row.months):>10}")


class _Counter:
    """Counts the statements that go to the database."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise typer.BadParameter("Tháng viết như 2024-09.") from error
