"""``ansinh law``: check the law files, show a policy, list what needs a look, print the vocabulary."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from ansinh.audit.session import acting
from ansinh.cases import procedures as procedure_queries
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import format_vnd
from ansinh.policy import queries

app = typer.Typer()
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
EVIDENCE = {
    "gazette": "đã đối chiếu Công báo",
    "copy": "bản chép, chưa đối chiếu Công báo",
    "press": "theo báo chí",
    "knowledge": "theo hiểu biết, chưa thấy văn bản",
}


@app.callback()
def law() -> None:
    """Các quy định của pháp luật đã đưa vào hệ thống."""


@app.command()
def check(*, as_json: AsJson = False) -> None:
    """Đọc lại toàn bộ tệp quy định và thủ tục; mỗi lỗi một dòng, kèm tên tệp và số dòng. Mã thoát 1 nếu có lỗi."""
    mistakes = queries.mistakes() or procedure_queries.mistakes()
    if as_json:
        _print({"in_order": not mistakes, "mistakes": mistakes})
    else:
        for mistake in mistakes:
            typer.echo(mistake, err=True)
        if not mistakes:
            typer.echo("Các tệp quy định không có lỗi.")
    raise typer.Exit(1 if mistakes else 0)


@app.command()
def show(code: Annotated[str, typer.Argument(help="Mã chế độ, ví dụ ND20-5.4.")], *, as_json: AsJson = False) -> None:
    """Một chế độ: các phiên bản theo thời gian, nguồn, điều kiện, mức và ví dụ đã tính."""
    with acting(system_actor("ansinh law show")):
        page = queries.policy_page(code)
    if as_json:
        _print(asdict(page))
        return
    typer.echo(f"{page.title}  [{page.name}]\nNhóm: {page.group_title}")
    for version in page.versions:
        until = f"đến {version.end:%d/%m/%Y}" if version.end else "đến nay"
        typer.echo(f"\nTừ {version.start:%d/%m/%Y} {until}")
        if version.nothing:
            typer.echo(f"  {version.nothing}")
            continue
        typer.echo(f"  {version.number}, {version.article} ({EVIDENCE[version.evidence]})")
        for row in version.rows:
            times = f" x {row.quantity}" if row.quantity else ""
            typer.echo(f"  {row.code}  {row.title}: {row.amount or f'{row.rate_title} x {row.coefficient}{times}'}")
            typer.echo(f"      Điều kiện: {'; '.join(row.conditions)}.")
    for rate in page.rates:
        typer.echo(f"\n{rate.title}")
        for value in rate.values:
            typer.echo(f"  từ {value.start:%m/%Y}: {format_vnd(value.amount)} đồng ({EVIDENCE[value.evidence]})")
    typer.echo(f"\nVí dụ đã tính: {len(page.cases)}")
    for case in page.cases:
        given = ", ".join(f"{name} {format_vnd(amount)}" for name, amount in case.gives.items())
        typer.echo(f"  {case.id} ({case.on:%m/%Y}) {case.says}: {given or 'không có số tiền'}")


@app.command()
def stale(*, as_json: AsJson = False) -> None:
    """Những phiên bản cần xem lại: tạm dùng chưa có hai cán bộ xác nhận, hoặc quá một năm chưa đối chiếu."""
    with acting(system_actor("ansinh law stale")):
        found = queries.stale_versions(clock.today())
    if as_json:
        _print([asdict(version) for version in found])
        return
    for version in found:
        why = "tạm dùng" if version.why == "provisional" else "lâu chưa đối chiếu"
        typer.echo(f"{version.version}  {why}  {version.title} ({EVIDENCE[version.evidence]})")
    typer.echo(f"{len(found)} phiên bản cần xem lại.")


@app.command()
def facts(*, as_json: AsJson = False) -> None:
    """Từ vựng để mô tả một người: tên, kiểu, giá trị được dùng, ý nghĩa."""
    known = queries.known_facts()
    if as_json:
        _print([asdict(fact) for fact in known])
        return
    for fact in known:
        silence = f"; không ghi là {json.dumps(fact.absent)}" if fact.stated_by_silence else "; phải ghi rõ"
        typer.echo(f"{fact.name} ({fact.type}{silence}): {fact.means}")
        for word, means in fact.values.items():
            typer.echo(f"    {word}: {means}")


@app.command()
def procedures(
    code: Annotated[
        str | None, typer.Argument(help="Mã thủ tục, ví dụ 1.001776; không ghi thì liệt kê tất cả.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Thủ tục đang có hiệu lực, hoặc một thủ tục qua các thời kỳ: các bước, thời hạn, giấy tờ, nguồn."""
    if code is None:
        _list_procedures(as_json=as_json)
        return
    page = procedure_queries.procedure_page(code, on=clock.today())
    if as_json:
        answer = asdict(page)
        del answer["procedure"]["file"]  # a path of this machine
        _print(answer)
        return
    typer.echo(f"{page.procedure.title}  [{page.procedure.code}]\nLĩnh vực: {page.area_title}")
    for entry in page.versions:
        version = entry.version
        until = f"đến {version.end:%d/%m/%Y}" if version.end else "đến nay"
        typer.echo(f"\nTừ {version.start:%d/%m/%Y} {until}: {version.promise.words}, {version.decider} quyết định")
        typer.echo(f"  {entry.number} {version.article} ({EVIDENCE[version.evidence]})")
        for step in version.steps:
            typer.echo(f"  - {step.place_title}: {step.title} ({step.span.words})")
        if version.note:
            typer.echo(f"  {version.note}")
    typer.echo("\nGiấy tờ hiện nay:")
    for paper in page.papers:
        typer.echo(f"  - {paper.title}{f' ({paper.form})' if paper.form else ''}")


def _list_procedures(*, as_json: bool) -> None:
    found = [row for rows in procedure_queries.book(clock.today()).values() for row in rows]
    if as_json:
        _print([asdict(row) for row in found])
        return
    for row in found:
        sure = "" if not row.provisional else "; tạm tính"
        typer.echo(f"{row.code}  {row.title} ({row.days}; {row.decider}{sure})")
    typer.echo(f"{len(found)} thủ tục.")


def _print(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, default=str))
