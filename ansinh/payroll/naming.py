"""Which list is meant: the district's list of a month by its month, every list by its id; and what a list is called."""

from __future__ import annotations

from datetime import date

from ansinh.kit.vietnamese import format_month
from ansinh.payroll.drawing import Extent
from ansinh.payroll.models import Payroll
from ansinh.payroll.states import NoSuchMonth

ListName = date | int


def find(name: ListName) -> Payroll | None:
    """The list of the whole district for the month ``name`` (first day), or the list with the id ``name``."""
    if isinstance(name, date):
        return Payroll.objects.filter(month=name, scope="ALL").first()
    return Payroll.objects.filter(pk=name).first()


def named(name: ListName) -> Payroll:
    """The list, which is there. Raises NoSuchMonth."""
    found = find(name)
    if found is None:
        raise no_such_list(name)
    return found


def no_such_list(name: ListName) -> NoSuchMonth:
    """There is no list of this month or id; or the month stands in the list of two months before it."""
    if not isinstance(name, date):
        return NoSuchMonth("Không có danh sách này. Mở lại từ Bảng chi.", list=name)
    both = Payroll.objects.filter(through=name, scope="ALL").first()
    said = (
        f"Tháng {format_month(name)} nằm trong danh sách {words(both)}."
        if both
        else f"Chưa có danh sách tháng {format_month(name)}. Hãy lập danh sách trước."
    )
    return NoSuchMonth(said, month=name.isoformat())


def list_id(name: ListName) -> int:
    """The id of a list; 0, which no list has, when the month has none: what is read of it is empty."""
    if not isinstance(name, date):
        return name
    found = find(name)
    return found.pk if found else 0


def extent_of(payroll: Payroll) -> Extent:
    """What the list is for."""
    return Extent(
        payroll.month, payroll.through, payroll.scope, payroll.commune_id, tuple(payroll.benefits), payroll.title
    )


def words(payroll: Payroll | Extent) -> str:
    """The list in a sentence, after "danh sách": "tháng 09/2024", "tháng 01/2026 và 02/2026", "«Quà Tết» (01/2026)"."""
    months = format_month(payroll.month)
    if payroll.through != payroll.month:
        months += f" và {format_month(payroll.through)}"
    if payroll.scope == "ONE_OFF":
        return f"«{payroll.title}» ({months})"
    return f"chi trước cho một xã tháng {months}" if payroll.scope == "COMMUNE" else f"tháng {months}"


def about(payroll: Payroll) -> str:
    """The list in the audit trail: "payroll:2024-09", or "payroll:17" for one that has no month of its own."""
    return f"payroll:{address(payroll)}"


def address(payroll: Payroll) -> str:
    """The list in an address or a command: "2024-09" or "17"."""
    return f"{payroll.month:%Y-%m}" if payroll.scope == "ALL" else str(payroll.pk)
