"""``ansinh demo``: build the demo district in an empty home."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ansinh.cli import installation
from ansinh.cli.district.day import demo_accounts, is_demo
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.kit.refusals import Refusal

app = typer.Typer()


class HomeInUse(Refusal):
    """The demo is for an empty home only."""

    code = "home_in_use"


@app.command()
def demo(
    *,
    people: Annotated[int, typer.Option(min=100, help="Số người hưởng.")] = DISTRICT_PEOPLE,
    year: Annotated[int, typer.Option(min=2022, max=2024, help="Năm minh họa.")] = 2024,
    seed: Annotated[int, typer.Option(help="Cùng số thì cùng huyện.")] = 2024,
    unless_present: Annotated[bool, typer.Option("--unless-present", help="Đã có huyện minh họa thì thôi.")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Dựng huyện minh họa: 22 xã, danh sách, quyết định, các tháng đã chi."""
    if unless_present and is_demo():
        return
    installation.prepare()
    from ansinh.cli.district.building import build, steps
    from ansinh.offices.queries import nobody_has_signed_in

    if is_demo() or not nobody_has_signed_in():
        raise HomeInUse("Thư mục này đã có dữ liệu. Đặt ANSINH_HOME sang thư mục trống rồi chạy lại «ansinh demo».")
    began = time.monotonic()
    with _bar(steps(year), silent=as_json) as tell:
        built = build(people=people, year=year, seed=seed, tell=tell)
    seconds = round(time.monotonic() - began, 1)
    if as_json:
        typer.echo(json.dumps({**asdict(built), "people": people, "seconds": seconds}, ensure_ascii=False, default=str))
        return
    typer.echo(
        f"Huyện minh họa, ngày {built.today:%d/%m/%Y}: {built.lists} danh sách, {built.rows} dòng. ({seconds} giây)"
    )
    for account in demo_accounts():
        typer.echo(f"  {account['role']:<22}{account['username']:<16}{account['password']}")


@contextmanager
def _bar(total: int, *, silent: bool) -> Iterator[Callable[[str], None]]:
    """A progress bar on the error stream; ``tell`` moves it by one step."""
    columns = (
        TextColumn("{task.description:<44}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=silent) as progress:
        task = progress.add_task("Dựng huyện minh họa", total=total)

        def tell(step: str) -> None:
            progress.update(task, advance=1, description=step)

        yield tell
        progress.update(task, completed=total)
