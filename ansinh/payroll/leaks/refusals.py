"""The expected "no" of the leak checks."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class LeaksOpen(Refusal):
    """Findings that must be settled before the list is locked."""

    code = "payroll_leaks_open"


class SettledByLocker(Refusal):
    """Whoever cleared a finding of the list may not lock it."""

    code = "payroll_leaks_settled_by_locker"


class LeakUnknown(Refusal):
    """The finding is not there any more, or was settled already."""

    code = "payroll_leak_unknown"


class NoClearingReason(Refusal):
    """A finding is cleared with a reason only."""

    code = "payroll_leak_no_reason"
