"""``ansinh payments``: order a month's money, write the files that leave, take results in, reconcile, show the desk."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ansinh.audit.session import acting
from ansinh.cli.lists import AsJson, By, ListArgument, Reason, list_of, person, tell
from ansinh.kit import clock
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import format_count, format_vnd
from ansinh.payments import actions, closing, queries
from ansinh.payments.budget.settlement import settlement

app = typer.Typer()
SYSTEM = system_actor("ansinh payments")
Grant = Annotated[bool, typer.Option("--grant", help="Đồng ý với đề nghị của người thứ nhất.")]


@app.callback()
def payments() -> None:
    """Lệnh chi, tệp gửi đi và kết quả trả về."""


@app.command()
def order(name: ListArgument, *, as_json: AsJson = False) -> None:
    """Lập lệnh chi từ danh sách đã khóa; gọi lại không đổi gì."""
    _show_orders(actions.order(list_of(name), actor=SYSTEM, at=clock.now()), as_json=as_json)


@app.command()
def file(
    order_id: Annotated[int, typer.Argument(metavar="LỆNH", help="Mã số lệnh chi (xem «show»).")],
    *,
    out: Annotated[Path, typer.Option(help="Thư mục ghi tệp.")] = Path(),
    sent: Annotated[bool, typer.Option("--sent", help="Ghi nhận là đã gửi đi.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ghi tệp của một lệnh chi để gửi ngân hàng hoặc bưu điện."""
    with acting(SYSTEM):
        made = queries.order_file(order_id)
    path = out / made.name
    path.write_bytes(made.content)
    if sent:
        actions.mark_sent(order_id, actor=SYSTEM, at=clock.now())
    typer.echo(json.dumps({"file": str(path), "sent": sent}) if as_json else f"Đã ghi {path}.")


@app.command()
def take(
    name: ListArgument,
    channel: Annotated[str, typer.Argument(metavar="KÊNH", help="Mã kênh: POST, HOME, AGRIBANK.")],
    result: Annotated[Path, typer.Argument(metavar="TỆP", exists=True, dir_okay=False, help="Tệp kết quả.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Nhận tệp kết quả của ngân hàng hoặc bưu điện; cùng một tệp hai lần không đổi gì."""
    taken = actions.take_statement(
        list_of(name), channel, name=result.name, content=result.read_bytes(), actor=SYSTEM, at=clock.now()
    )
    if as_json:
        typer.echo(json.dumps(asdict(taken), ensure_ascii=False))
        return
    if taken.already_taken:
        typer.echo("Tệp này đã nhận trước đây, không có gì thay đổi. Kết quả lần đó:")
    typer.echo(
        f"{format_count(taken.rows)} dòng: {format_count(taken.paid)} đã trả, {format_count(taken.returned)} chưa nhận,"
        f" {format_count(taken.repeated)} lặp lại, {format_count(len(taken.refused))} không nhận."
    )
    for row in taken.refused:
        hint = f" Gợi ý: {row.suggested_reference}." if row.suggested_reference else ""
        typer.echo(f"  {row.sheet}, dòng {row.row}: {row.sentence}{hint}")


@app.command()
def budget(
    year: Annotated[int, typer.Argument(help="Năm ngân sách, ví dụ 2024.")],
    *,
    quarter: Annotated[int | None, typer.Option(min=1, max=4, help="Chỉ một quý.")] = None,
    as_json: AsJson = False,
) -> None:
    """Dự toán, đã chi, đang chi và còn lại của từng dòng."""
    with acting(SYSTEM):
        table = settlement(year, quarter)
    if as_json:
        lines = [
            {"line": row.title, "codes": row.line.codes if row.line else "", **asdict(row.sums),
             "committed_vnd": row.sums.committed_vnd, "remaining_vnd": row.remaining_vnd}
            for row in table.rows
        ]  # fmt: skip
        typer.echo(json.dumps({"year": year, "quarter": quarter, "lines": lines}, ensure_ascii=False))
        return
    for row in table.rows:
        typer.echo(
            f"{row.title}: dự toán {format_vnd(row.sums.estimate_vnd)}, đã chi {format_vnd(row.sums.spent_vnd)},"
            f" đang chi {format_vnd(row.sums.committed_vnd)}, còn lại {format_vnd(row.remaining_vnd)} đồng."
        )


@app.command()
def reconcile(name: ListArgument, *, as_json: AsJson = False) -> None:
    """Đối soát: tiền chưa nhận chuyển sang kỳ sau, lệnh đủ kết quả thì đóng."""
    done = actions.reconcile(list_of(name), actor=SYSTEM, at=clock.now())
    if as_json:
        typer.echo(json.dumps(asdict(done), default=str))
        return
    typer.echo(
        f"Chuyển kỳ sau {format_count(done.carried)} khoản, {format_vnd(done.carried_vnd)} đồng."
        f" Còn {format_count(done.open)} khoản chưa có kết quả, {format_vnd(done.open_vnd)} đồng."
        f" Báo {format_count(done.reported_uncollected)} người ba tháng liền không nhận."
    )


@app.command()
def close(name: ListArgument, *, grant: Grant = False, by: By = "", as_json: AsJson = False) -> None:
    """Đóng kỳ chi từ ngày 21, khi mọi khoản đã có kết quả: một người đề nghị, người thứ hai gọi lại với --grant."""
    if grant:
        closing.grant(list_of(name), actor=person(by), at=clock.now())
    else:
        closing.ask_close(list_of(name), actor=person(by), at=clock.now())
    _tell_standing(name, as_json=as_json)


@app.command()
def reopen(
    name: ListArgument, *, reason: Reason = "", grant: Grant = False, by: By = "", as_json: AsJson = False
) -> None:
    """Mở lại kỳ chi đã đóng: một người nêu lý do, người thứ hai gọi lại với --grant."""
    if grant:
        closing.grant(list_of(name), actor=person(by), at=clock.now())
    else:
        closing.ask_reopen(list_of(name), reason=reason, actor=person(by), at=clock.now())
    _tell_standing(name, as_json=as_json)


@app.command()
def show(name: ListArgument, *, as_json: AsJson = False) -> None:
    """Bốn con số của tháng: quyết định, danh sách, lệnh chi, kết quả; và từng lệnh chi."""
    with acting(SYSTEM):
        desk, orders = queries.desk(list_of(name)), queries.orders(list_of(name))
    if as_json:
        answer = {**asdict(desk), "ties": desk.ties, "orders": [asdict(each) for each in orders]}
        typer.echo(json.dumps(answer, ensure_ascii=False, default=str))
        return
    for title, amount, apart in (
        ("Theo quyết định", desk.decided_vnd, desk.differ_decided),
        ("Theo danh sách", desk.listed_vnd, 0),
        ("Theo lệnh chi", desk.ordered_vnd, desk.differ_ordered),
        ("Đã có kết quả", desk.answered_vnd, desk.differ_answered),
    ):
        note = f"  lệch {format_count(apart)} người" if apart else ""
        typer.echo(f"{title:<18}{format_vnd(amount):>20} đồng{note}")
    typer.echo(f"{'Phải thu hồi':<18}{format_vnd(desk.receivable_vnd):>20} đồng")
    _show_orders(orders, as_json=False)


def _tell_standing(name: str, *, as_json: bool) -> None:
    with acting(SYSTEM):
        now = closing.standing(list_of(name))
    if now is None:
        return
    state = "Kỳ chi đã đóng." if now.closed else "Kỳ chi đang mở."
    asked = " Đã ghi đề nghị; người thứ hai phải đồng ý." if now.asked else ""
    tell(state + asked, {"list": name, "closed": now.closed, "asked": now.asked}, as_json=as_json)


def _show_orders(orders: list[queries.OrderRow], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in orders], ensure_ascii=False, default=str))
        return
    for each in orders:
        typer.echo(
            f"Lệnh {each.id} {each.channel_title}: {format_count(each.lines)} người, {format_vnd(each.amount_vnd)} đồng;"
            f" đã trả {format_count(each.paid)}, chưa nhận {format_count(each.returned)},"
            f" chưa có kết quả {format_count(each.open)} ({each.state_title.lower()})"
        )
    if not orders:
        typer.echo("Chưa có lệnh chi.")
