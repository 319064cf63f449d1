"""Which list may follow which: one draft at a time, months of the district in a row, the law never older."""

from __future__ import annotations

from datetime import date

from ansinh.kit.periods import add_months
from ansinh.kit.vietnamese import format_date, format_month
from ansinh.payroll.drawing import Extent
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import words
from ansinh.payroll.states import DraftOpen, LawWentBack, OutOfOrder, WrongMonths


def check_succession(extent: Extent, law_as_of: date, *, but: int | None) -> None:
    """May a list of this extent be drawn now, with this law? ``but``: the draft that is drawn anew.

    The district's first list may be of any month; each further one follows the latest, which must be locked. A commune is
    paid in advance only for the month that follows: earlier ones are in the district's lists already. Lists of payments
    made once reach no further than a month beyond that. No list knows less law than the one before it: what a rise has
    paid would be taken back from everybody. Raises WrongMonths, OutOfOrder, DraftOpen, LawWentBack.
    """
    others = Payroll.objects.exclude(pk=but or 0)
    if not extent.month <= extent.through <= add_months(extent.month, 1):
        raise WrongMonths(
            "Một danh sách chi một tháng, hoặc hai tháng liền nhau khi chi gộp trước Tết.",
            month=extent.month.isoformat(),
            through=extent.through.isoformat(),
        )
    latest = others.filter(scope="ALL").order_by("-month").first()
    if latest is not None:
        _check_months(extent, latest)
    newest = others.order_by("-pk").first()
    if newest is None:
        return
    if newest.state == "DRAFT":
        raise DraftOpen(
            f"Danh sách {words(newest)} đang lập dở. Khóa hoặc bỏ danh sách đó trước khi lập danh sách khác.",
            draft=newest.pk,
        )
    if law_as_of < newest.law_as_of:
        raise LawWentBack(
            f"Danh sách {words(newest)} đã lập theo pháp luật đến ngày {format_date(newest.law_as_of)}."
            f" Danh sách {words(extent)} không thể lập theo pháp luật cũ hơn.",
            month=extent.month.isoformat(),
            law_as_of=law_as_of.isoformat(),
        )


def _check_months(extent: Extent, latest: Payroll) -> None:
    after = add_months(latest.through, 1)
    month = extent.month
    if extent.scope == "ONE_OFF":
        if month > add_months(after, 1):
            raise OutOfOrder(
                f"Không thể lập danh sách chi một lần cho tháng {format_month(month)}: danh sách tháng mới lập đến"
                f" {format_month(latest.through)}.",
                month=month.isoformat(),
                waiting=after.isoformat(),
            )
        return
    waiting = latest.month if latest.state != "LOCKED" else after
    if latest.state == "LOCKED" and month == after:
        return
    raise OutOfOrder(
        f"Không thể lập tháng {format_month(month)}: phải lập và khóa tháng {format_month(waiting)} trước."
        if month >= waiting
        else f"Không thể lập tháng {format_month(month)}: danh sách các tháng sau đã có.",
        month=month.isoformat(),
        waiting=waiting.isoformat(),
    )
