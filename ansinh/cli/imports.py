"""``ansinh import``: take in lists of the communes as they are."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from ansinh.audit.session import acting
from ansinh.intake import actions
from ansinh.intake.actions import ImportSummary
from ansinh.intake.containers import SheetRefused
from ansinh.intake.layouts import Kind
from ansinh.intake.queries import title_of
from ansinh.intake.states import ImportState
from ansinh.kit import clock
from ansinh.kit.actors import Actor, system_actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_count
from ansinh.registry.places import unit_at

app = typer.Typer()

OUTCOMES = {
    "NEW": "mới",
    "CHANGED": "đổi",
    "UNCHANGED": "không đổi",
    "ASK": "cần hỏi",
    "ERROR": "lỗi",
    "SKIPPED": "bỏ qua",
}


@app.command(name="import")
def import_lists(
    *,
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Tệp xlsx, xls, ods hoặc csv.")],
    kind: Annotated[Kind | None, typer.Option(help="Loại danh sách; bỏ trống thì tự nhận ra.")] = None,
    commune: Annotated[str | None, typer.Option(help="Mã xã, ví dụ 20818; bỏ trống thì lấy theo tệp.")] = None,
    approve: Annotated[bool, typer.Option("--approve", help="Duyệt luôn các hàng không có lỗi hay câu hỏi.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON, mỗi tệp một dòng.")] = False,
) -> None:
    """Nhập danh sách: đọc, làm sạch, đối chiếu, so sánh; chỉ ghi khi có --approve.

    Mã thoát 1 nếu có tệp bị từ chối; các tệp khác vẫn được nhập.
    """
    actor = system_actor("ansinh import")
    refused = False
    for file in files:
        answer = _take(file, kind, commune, actor=actor, approve=approve)
        refused = refused or "refused" in answer
        typer.echo(json.dumps(answer, ensure_ascii=False) if as_json else _told(answer))
    raise typer.Exit(1 if refused else 0)


def _take(file: Path, kind: Kind | None, commune: str | None, *, actor: Actor, approve: bool) -> dict[str, Any]:
    """What became of one file; ``refused`` holds the sentence when it was not taken."""
    at = clock.now()
    try:
        with acting(actor):
            commune_id = unit_at(commune, at.date()).id if commune else None
        summary = actions.accept_sheet(
            name=file.name, content=file.read_bytes(), kind=kind, commune_id=commune_id, actor=actor, at=at
        )
        if approve and summary.state is ImportState.COMPARED:
            summary = actions.approve(summary.id, actor=actor, at=at)
    except Refusal as refusal:
        return {"file": file.name, "refused": {"code": refusal.code, "sentence": refusal.sentence, **refusal.fields}}
    return _answer(file, summary)


def _answer(file: Path, summary: ImportSummary) -> dict[str, Any]:
    answer = {"file": file.name, **asdict(summary), "title": title_of(summary.kind)}
    if summary.state is ImportState.REFUSED:
        answer["refused"] = {"code": SheetRefused.code, "sentence": summary.refusal}
    return answer


def _told(answer: dict[str, Any]) -> str:
    if "refused" in answer:
        return f"{answer['file']}: bị từ chối. {answer['refused']['sentence']}"
    rows = ", ".join(
        f"{format_count(count)} {OUTCOMES[outcome]}" for outcome, count in answer["counts"].items() if count
    )
    state = "đã duyệt" if answer["state"] in (ImportState.APPROVED, ImportState.USED) else "chờ duyệt"
    sums = f" {answer['sums_wrong']} dòng cộng không khớp." if answer["sums_wrong"] else ""
    return f"{answer['file']}: {answer['title']}, lần nhập {answer['id']} {state}: {rows}.{sums}"
