"""The expected "no" of this room."""

from __future__ import annotations

from datetime import date

from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date


class RateMissing(Refusal):
    """No amount is in the law files for this rate and month: the line stops; there are no defaults."""

    code = "rate_missing"

    def __init__(self, rate: str, on: date, asked_by: str) -> None:
        super().__init__(
            f"Chưa có mức «{rate}» cho tháng {on.month}/{on.year}, cần cho {asked_by};"
            " hãy bổ sung vào dữ liệu pháp luật rồi làm lại.",
            rate=rate,
            on=on,
            asked_by=asked_by,
        )


class DayWithoutLaw(Refusal):
    """The day lies before the law files begin."""

    code = "day_without_law"

    def __init__(self, first: date) -> None:
        super().__init__(
            f"Dữ liệu pháp luật bắt đầu từ ngày {format_date(first)}. Chọn một ngày từ đó trở đi.",
            first=first.isoformat(),
        )


class FactRefused(Refusal):
    """A described person holds a word that is not in the vocabulary, or a value of the wrong type."""

    code = "fact_refused"


class VersionUnknown(Refusal):
    """The version to confirm is not in the law files (it may have been corrected since)."""

    code = "version_unknown"


class AlreadyConfirmed(Refusal):
    """One officer counts once."""

    code = "already_confirmed"


class BenefitUnknown(Refusal):
    """No policy, benefit or rate has this code."""

    code = "unknown_benefit"
