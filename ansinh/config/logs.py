"""What the log may say: which line failed and how, never with whose data."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


ONE_TIME_LINK = re.compile(r"/bat-dau/[^/\s]+")


class WithoutPersonalData(logging.Formatter):
    """Time, level, place and message; of an exception its kind and its path through the code.

    The text of an exception is left out: a database error repeats the values of the row that it refused.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, without the token of a one-time link: a form that failed leaves it good for another try."""
        return ONE_TIME_LINK.sub("/bat-dau/…", super().format(record))

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (the name is the standard library's)
        """File, line and function of each step, then the class of the exception."""
        kind, _, trace = ei
        steps = [f"  {step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)]
        return "\n".join([*steps, kind.__name__ if kind else ""])
