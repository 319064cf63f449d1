"""The command ``ansinh``: finds the command's module, prepares what it needs, and turns a refusal into exit code 1.

Exit codes: 0 done, 1 refused (with the sentence; as JSON when ``--json`` is asked), 2 wrong use.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import dataclass

import typer

from ansinh.kit.postgres import ServerDidNotStart
from ansinh.kit.refusals import Refusal


@dataclass(frozen=True)
class Command:
    """One word after ``ansinh``. Its module holds ``app``; ``needs_database``: runs in a prepared installation."""

    module: str
    help: str
    needs_database: bool = True


COMMANDS = {
    "serve": Command("ansinh.cli.serve", "Chạy toàn bộ hệ thống: cơ sở dữ liệu, web, việc nền.", needs_database=False),
    "stop": Command("ansinh.cli.stop", "Dừng hệ thống và cơ sở dữ liệu.", needs_database=False),
    "worker": Command("ansinh.cli.worker", "Chạy riêng phần việc nền."),
    "demo": Command("ansinh.cli.demo", "Dựng huyện minh họa.", needs_database=False),
    "import": Command("ansinh.cli.imports", "Nhập một danh sách Excel."),
    "assess": Command("ansinh.cli.assess", "Tính chế độ cho một người được mô tả trong tệp."),
    "payroll": Command("ansinh.cli.payroll", "Lập danh sách chi trả của một tháng."),
    "payments": Command("ansinh.cli.payments", "Lệnh chi, tệp gửi đi và kết quả trả về."),
    "messages": Command("ansinh.cli.messages", "Tin nhắn chờ gửi tới người dân, cho chương trình nhắn tin."),
    "law": Command("ansinh.cli.law", "Kiểm tra và xem các quy định đã nạp."),
    "audit": Command("ansinh.cli.audit", "Chứng minh nhật ký không bị sửa."),
    "backup": Command("ansinh.cli.backup", "Sao lưu mã hóa, thử khôi phục ngay."),
    "restore": Command("ansinh.cli.restore", "Khôi phục từ bản sao lưu.", needs_database=False),
    "doctor": Command("ansinh.cli.doctor", "Khám bản cài đặt này.", needs_database=False),
}


def main() -> None:
    """Entry point of the console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    os.environ.setdefault("TYPER_STANDARD_TRACEBACK", "1")  # boxes around a traceback help nobody who reports it
    if not arguments or arguments[0] in {"-h", "--help"}:
        _show_commands()
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        typer.echo(f"Không có lệnh «{arguments[0]}». Gõ «ansinh --help» để xem các lệnh.", err=True)
        return 2
    try:
        return _run(command, arguments)
    except Refusal as refusal:
        _show_refusal(refusal.code, refusal.sentence, refusal.fields, as_json="--json" in arguments)
        return 1
    except ServerDidNotStart as error:
        _show_refusal("server_did_not_start", str(error), {}, as_json="--json" in arguments)
        return 1


def _run(command: Command, arguments: list[str]) -> int:
    if command.needs_database:
        from ansinh.cli import installation

        installation.configure() if "--help" in arguments else installation.prepare()
    app: typer.Typer = importlib.import_module(command.module).app
    try:
        app(arguments[1:], prog_name=f"ansinh {arguments[0]}")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _show_commands() -> None:
    typer.echo("An Sinh: từ danh sách của xã đến đồng tiền đúng tay.\n\nCách dùng: ansinh LỆNH [--help]\n")
    for name, command in COMMANDS.items():
        typer.echo(f"  {name:<10}{command.help}")


def _show_refusal(code: str, sentence: str, fields: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        typer.echo(
            json.dumps({"refused": {"code": code, "sentence": sentence, **fields}}, ensure_ascii=False, default=str)
        )
    else:
        typer.echo(sentence, err=True)


if __name__ == "__main__":
    main()
