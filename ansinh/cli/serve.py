"""``ansinh serve``: the whole system in one group of processes, until Ctrl+C, SIGTERM or ``ansinh stop``."""

from __future__ import annotations

import json
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from ansinh.cli import installation, supervisor
from ansinh.cli.district.day import demo_accounts
from ansinh.kit import clock, postgres
from ansinh.kit.refusals import Refusal

READY_SECONDS = 60.0
WEB_ENVIRONMENT = {"ANSINH_POOL": "1"}  # kept connections: a new one for each request costs more than most answers

app = typer.Typer()


class PortTaken(Refusal):
    """Another program listens where the web should."""

    code = "port_taken"


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Địa chỉ nhận kết nối.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Cổng.")] = 8000,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Chạy cơ sở dữ liệu, web và việc nền; Ctrl+C để dừng tất cả."""
    home = postgres.home_directory()
    for number in supervisor.ENDING_SIGNALS:  # while the ground is laid, ending is an interruption like Ctrl+C
        signal.signal(number, signal.default_int_handler)
    with supervisor.only_supervisor(home):
        try:
            supervisor.end_all(home)
            _check_port(host, port)
            installation.prepare()
            installation.load_law()
            installation.load_places()
            installation.load_days()
            installation.collect_static()
            _announce_when_ready(host, port, as_json=as_json)
            supervisor.watch(_children(home, host, port), home)
        except KeyboardInterrupt:
            pass
        finally:
            _end(home)


def web_command(host: str, port: int) -> list[str]:
    """What python is to run for the web."""
    return [
        "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port),
        "--blocking-threads", "4", "ansinh.config.wsgi:application",
    ]  # fmt: skip


def _children(home: Path, host: str, port: int) -> list[supervisor.Child]:
    worker = ["-m", "ansinh.cli.main", "worker"]
    return [
        supervisor.Child("web", [sys.executable, *web_command(host, port)], home / "log" / "web.log", WEB_ENVIRONMENT),
        supervisor.Child("worker", [sys.executable, *worker], home / "log" / "worker.log"),
    ]


def _end(home: Path) -> None:
    """In order: nobody asks the database any more, then the database."""
    for number in supervisor.ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl+C must not leave half of the group behind
    supervisor.end_all(home)
    postgres.stop(home)


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(
                f"Cổng {port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chạy «ansinh serve --port {port + 1}».",
                port=port,
            ) from None


def _announce_when_ready(host: str, port: int, *, as_json: bool) -> None:
    """Watch the port beside the supervisor and say once where the web is, and who may sign in."""
    address = f"http://{host}:{port}"
    link = _administrator_link(address)
    accounts = demo_accounts()

    def announce() -> None:
        if not _answers(host, port):
            return
        if as_json:
            typer.echo(json.dumps({"address": address, "administrator_link": link, "demo_accounts": accounts}))
            return
        typer.echo(f"An Sinh chạy tại {address}  (Ctrl+C để dừng)")
        if link:
            typer.echo(f"Lần đầu: mở đường dẫn dùng một lần này để lập tài khoản quản trị\n  {link}")
        for account in accounts:
            typer.echo(f"  {account['role']:<22}{account['username']:<16}{account['password']}")

    threading.Thread(target=announce, daemon=True).start()


def _answers(host: str, port: int) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _administrator_link(address: str) -> str | None:
    """One-time address for the first administrator; None once somebody has an account."""
    from django.urls import reverse

    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor
    from ansinh.offices.actions import first_administrator_link
    from ansinh.offices.refusals import AdministratorExists

    try:
        with acting(system_actor("ansinh serve")):
            token = first_administrator_link(at=clock.now())
    except AdministratorExists:
        return None
    return address + reverse("first_password", args=[token])
