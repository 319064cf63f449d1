"""Loading the law files into tables, and confirming provisional versions."""

from __future__ import annotations


def load_law() -> None:
    """Bring the tables in line with the YAML files; safe to repeat."""
