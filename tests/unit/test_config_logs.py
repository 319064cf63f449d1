"""What the log never says."""

from __future__ import annotations

import logging
import sys

from ansinh.config.logs import WithoutPersonalData


def line(message: str, *values: object, exc_info: object = None) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "x.py", 1, message, values, exc_info)  # type: ignore[arg-type]
    return WithoutPersonalData().format(record)


def test_the_token_of_a_one_time_link_is_left_out() -> None:
    written = line("Unprocessable Entity: %s", "/bat-dau/jRD2sKf6Ns9MCx36/")
    assert written.endswith("Unprocessable Entity: /bat-dau/…/")


def test_the_text_of_an_exception_is_left_out() -> None:
    try:
        raise ValueError("Key (cccd)=(049041000001) already exists")
    except ValueError:
        written = line("failed", exc_info=sys.exc_info())
    assert "049041000001" not in written
    assert written.endswith("\nValueError")
