"""``ansinh doctor``: look at the installation and say what is wrong, in words an administrator can act on."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from ansinh.cli import installation, supervisor
from ansinh.kit import postgres

FREE_BYTES_NEEDED = 2 * 1024**3

app = typer.Typer()


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what, whether it is well, and what was seen."""

    what: str
    well: bool
    seen: str


@app.command()
def doctor(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Khám: Python, đĩa, cơ sở dữ liệu, bảng, nhật ký, sổ tiền. Mã thoát 1 nếu có điều không ổn."""
    findings = [_examine(name, check) for name, check in CHECKS.items()]
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            typer.echo(f"{'ổn   ' if finding.well else 'HỎNG '} {finding.what}: {finding.seen}")
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)


def _examine(name: str, check: Callable[[], tuple[bool, str]]) -> Finding:
    """A check that breaks is itself a finding: the doctor never falls over the patient."""
    try:
        well, seen = check()
    except Exception as error:
        return Finding(name, well=False, seen=f"{type(error).__name__}: {error}".strip())
    return Finding(name, well, seen)


def _python() -> tuple[bool, str]:
    return sys.version_info >= (3, 11), sys.version.split()[0]


def _home() -> tuple[bool, str]:
    home = postgres.home_directory()
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    return os.access(home, os.W_OK) and free >= FREE_BYTES_NEEDED, f"{home}, còn trống {free / 1024**3:.0f} GB"


def _database() -> tuple[bool, str]:
    import psycopg

    found = postgres.ensure_running()
    with psycopg.connect(found.app.conninfo()) as connection:
        version = connection.info.server_version // 10000
    return version >= 15, f"PostgreSQL {version}"


def _tables() -> tuple[bool, str]:
    installation.configure()
    pending = installation.pending_migrations()
    return not pending, f"còn {len(pending)} bước nâng cấp, chạy «ansinh serve»" if pending else "mới nhất"


def _trail() -> tuple[bool, str]:
    from ansinh.audit.queries import verify_chain
    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor

    with acting(system_actor("ansinh doctor")):
        chain = verify_chain()
    whole = chain.first_broken is None
    return whole, f"nguyên vẹn, {chain.entries} dòng" if whole else f"bị sửa từ dòng {chain.first_broken}"


def _money() -> tuple[bool, str]:
    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor
    from ansinh.payments import invariants

    with acting(system_actor("ansinh doctor")):
        broken = invariants.broken()
    if not broken:
        return True, f"khớp, {len(invariants.INVARIANTS) + 1} điều kiểm tra"
    return (
        False,
        f"{broken[0].sentence} Xem {broken[0].about}; cả thảy {len(broken)} chỗ, «ansinh audit verify» kể hết.",
    )


def _serving() -> tuple[bool, str]:
    pid = supervisor.supervisor_pid(postgres.home_directory())
    return True, "đang chạy" if pid else "đang dừng"


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "Python": _python,
    "Thư mục dữ liệu": _home,
    "Cơ sở dữ liệu": _database,
    "Bảng": _tables,
    "Nhật ký": _trail,
    "Sổ tiền": _money,
    "Hệ thống": _serving,
}
