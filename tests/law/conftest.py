"""Snapshots of the compiled SQL: compared by default, written by ``make snapshots``."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshots", choices=["compare", "write"], default="compare")
