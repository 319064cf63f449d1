"""Migrations: none is missing, and each after the first two of its room passes the linter squawk."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture.house import PACKAGE, ROOT

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def later_migrations() -> list[Path]:
    """All but ``0001`` and ``0002`` of each room: those only create, before there is anything to lose."""
    return [path for path in sorted(PACKAGE.glob("**/migrations/0*.py")) if path.name[:4] > "0002"]


def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", later_migrations(), ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_squawk_finds_nothing(path: Path, tmp_path: Path) -> None:
    sql = io.StringIO()
    call_command("sqlmigrate", path.parts[-3], path.stem, database="owner", stdout=sql)
    script = tmp_path / f"{path.stem}.sql"
    script.write_text(sql.getvalue())
    squawk = shutil.which("squawk", path=str(ROOT / ".venv" / "bin")) or "squawk"
    done = subprocess.run(
        [squawk, "--config", ROOT / ".squawk.toml", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
