"""``ansinh payroll``: draw up, approve and lock lists, three people one after another; show what differs from last month."""

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
from ansinh.cli.lists import (
    AsJson,
    By,
    ListArgument,
    MonthArgument,
    Reason,
    list_of,
    month_of,
    person,
    person_or_system,
    tell,
)
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import format_count, format_vnd
from ansinh.payroll import actions, queries

app = typer.Typer()
COMMAND = "ansinh payroll"
LawAsOf = Annotated[str, typer.Option(help="Mức theo pháp luật đến ngày này; mặc định hôm nay.")]
Through = Annotated[str, typer.Option(help="Tháng cuối, khi chi gộp hai tháng trước Tết, ví dụ 2025-02.")]


@app.callback()
def payroll() -> None:
    """Danh sách chi trả: lập, duyệt, khóa do ba người khác nhau."""


@app.command("draw-up")
def draw_up(
    name: ListArgument, *, through: Through = "", law_as_of: LawAsOf = "", by: By = "", as_json: AsJson = False
) -> None:
    """Lập danh sách của một tháng; lập lại được cho đến khi khóa. Thiếu --as thì chỉ để xem, không duyệt được."""
    last = month_of(through) if through else None
    _draw(
        lambda: actions.draw_up(
            list_of(name),
            through=last,
            law_as_of=_day(law_as_of),
            actor=person_or_system(by, COMMAND),
            at=clock.now(),
        ),
        as_json=as_json,
    )


@app.command()
def advance(
    month: MonthArgument,
    commune: Annotated[int, typer.Option(metavar="XÃ", help="Mã số của xã (xem «communes»).")],
    *,
    through: Through = "",
    law_as_of: LawAsOf = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Lập danh sách chi trước cho một xã."""
    last = month_of(through) if through else None
    _draw(
        lambda: actions.draw_advance(
            commune, month_of(month), through=last, law_as_of=_day(law_as_of), actor=person(by), at=clock.now()
        ),
        as_json=as_json,
    )


@app.command("one-off")
def one_off(
    month: MonthArgument,
    benefit: Annotated[list[str], typer.Option(metavar="MÃ", help="Mã chế độ chi một lần; nhắc lại được.")],
    title: Annotated[str, typer.Option(metavar="TÊN", help="Tên của đợt chi, ví dụ «Quà Tết 2025».")],
    *,
    law_as_of: LawAsOf = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Lập danh sách những khoản chi một lần đã có quyết định và chưa danh sách nào chi."""
    _draw(
        lambda: actions.draw_one_off(
            benefit, month_of(month), title=title, law_as_of=_day(law_as_of), actor=person(by), at=clock.now()
        ),
        as_json=as_json,
    )


@app.command()
def discard(name: ListArgument, *, by: By = "", as_json: AsJson = False) -> None:
    """Bỏ một dự thảo: không khoản nào được chi từ đó."""
    actions.discard(list_of(name), actor=person(by), at=clock.now())
    tell("Đã bỏ dự thảo.", {"list": name, "discarded": True}, as_json=as_json)


@app.command()
def approve(name: ListArgument, *, by: By = "", as_json: AsJson = False) -> None:
    """Duyệt danh sách: người thứ hai trong ba người."""
    actions.approve(list_of(name), actor=person(by), at=clock.now())
    tell("Đã duyệt. Người thứ ba khóa danh sách.", {"list": name, "approved": True}, as_json=as_json)


@app.command()
def lock(name: ListArgument, *, by: By = "", as_json: AsJson = False) -> None:
    """Khóa danh sách đã duyệt: người thứ ba."""
    sealed = actions.lock(list_of(name), actor=person(by), at=clock.now())
    tell(f"Đã khóa. Mã băm: {sealed}", {"list": name, "hash": sealed}, as_json=as_json)


@app.command()
def reopen(name: ListArgument, *, reason: Reason = "", by: By = "", as_json: AsJson = False) -> None:
    """Mở khóa danh sách mới nhất, khi chưa lập lệnh chi: người thứ nhất nêu lý do, người thứ hai gọi lại không có lý do."""
    if reason:
        actions.ask_unlock(list_of(name), reason=reason, actor=person(by), at=clock.now())
        tell("Đã ghi đề nghị. Người thứ hai phải đồng ý.", {"list": name, "asked": True}, as_json=as_json)
        return
    actions.grant_unlock(list_of(name), actor=person(by), at=clock.now())
    tell("Đã mở khóa; danh sách là dự thảo trở lại.", {"list": name, "reopened": True}, as_json=as_json)


@app.command()
def show(name: ListArgument, *, as_json: AsJson = False) -> None:
    """So danh sách với danh sách trước: từng bước từ tổng cũ đến tổng mới, và những gì chưa lập được."""
    with acting(system_actor(COMMAND)):
        desk = queries.desk(list_of(name))
    if desk is None:
        typer.echo("{}" if as_json else f"Chưa có danh sách {name}.")
        raise typer.Exit(1)
    if as_json:
        typer.echo(json.dumps(asdict(desk), ensure_ascii=False, default=str))
        return
    for step in desk.waterfall:
        typer.echo(f"{step.title:<40}{format_count(step.rows):>10}{format_vnd(step.amount_vnd):>20}")
    for row in desk.stopped:
        typer.echo(f"{row.title:<40}{format_count(row.months):>10}")


@app.command("lists")
def all_lists(*, as_json: AsJson = False) -> None:
    """Mọi danh sách, mới nhất trước, với tên để gọi trong các lệnh khác."""
    with acting(system_actor(COMMAND)):
        rows = queries.lists()
    if as_json:
        typer.echo(json.dumps([{"list": row.address, **asdict(row)} for row in rows], ensure_ascii=False, default=str))
        return
    for row in rows:
        typer.echo(f"{row.address:<10}{row.month:%m/%Y}  {row.state:<8}{row.title}")


@app.command()
def communes(*, as_json: AsJson = False) -> None:
    """Mã số và tên các xã, để chi trước cho một xã."""
    with acting(system_actor(COMMAND)):
        names = queries.commune_names(clock.today())
    if as_json:
        typer.echo(json.dumps(names, ensure_ascii=False))
        return
    for code, title in names.items():
        typer.echo(f"{code:<8}{title}")


def _draw(step: Callable[[], actions.DrawUp], *, as_json: bool) -> None:
    """Draw a list, and tell its sums, its time and its statements."""
    statements = _Counter()
    start = time.perf_counter()
    with connection.execute_wrapper(statements):
        drawn = step()
    seconds = round(time.perf_counter() - start, 3)
    totals = drawn.totals
    tell(
        f"Danh sách {drawn.words}: {format_count(totals.people)} người, {format_vnd(totals.total_vnd)} đồng,"
        f" trong đó truy lĩnh {format_vnd(totals.arrears_vnd)} đồng."
        f" Truy thu {format_vnd(-totals.recovery_vnd)} đồng. Chuyển từ kỳ trước {format_vnd(totals.carried_vnd)} đồng."
        f" {format_count(totals.stopped)} tháng chưa lập được. Gọi danh sách này là {drawn.address}. ({seconds} giây)",
        {
            "list": drawn.address,
            "month": f"{drawn.month:%Y-%m}",
            **asdict(totals),
            "total_vnd": totals.total_vnd,
            "seconds": seconds,
            "statements": statements.count,
        },
        as_json=as_json,
    )


def _day(law_as_of: str) -> date:
    try:
        return date.fromisoformat(law_as_of) if law_as_of else clock.today()
    except ValueError as error:
        raise typer.BadParameter("Ngày viết như 2024-08-20.") from error


class _Counter:
    """Counts the statements that go to the database."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)
