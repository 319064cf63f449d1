"""What this room says no to."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class UnknownIndicator(Refusal):
    code = "unknown_indicator"


class NotMeasurable(Refusal):
    """The window is shorter than the indicator is counted in."""

    code = "indicator_not_measurable"
