"""A refused row of a result, settled by a person: for one open payment of the same order and the same amount."""

from __future__ import annotations

from datetime import datetime

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor
from ansinh.payments import ledger
from ansinh.payments.channel_models import Settlement
from ansinh.payments.closing import check_open
from ansinh.payments.models import Order, OrderLine, StatementRow
from ansinh.payments.refusals import NoSuchRow, NotSettled
from ansinh.payments.working import working

REASON_LENGTH = 10  # letters at least: "đã xem" alone tells an inspector nothing


def settle_row(row_id: int, *, reference: str, paid: bool, reason: str, actor: Actor, at: datetime) -> None:
    """Say that a refused row is about the payment ``reference``, which was ``paid`` or came back.

    Of two clerks at once the second waits and is told; the same said again changes nothing. The payment must be an open
    one of the order that the file answers, of exactly the amount that the row says: another sum is never accepted.
    Raises NoSuchRow, NotSettled, NotPermitted.
    """
    outcome, wanted, said = "PAID" if paid else "RETURNED", reference.strip().upper(), reason.strip()
    with working("payment.reconcile", actor):
        row, order = _row_and_order(row_id)
        check_open(order.payroll)
        done = Settlement.objects.select_related("order_line").filter(statement_row=row).first()
        if done is not None and (done.order_line.reference, done.outcome) == (wanted, outcome):
            return
        if done is not None:
            raise NotSettled("Dòng này vừa được người khác xử lý. Tải lại trang để xem kết quả.", row=row_id)
        line = OrderLine.objects.filter(order=order, reference=wanted).first()
        _check(row, line, said)
        assert line is not None  # noqa: S101 (_check refuses it; for the type checker)
        OrderLine.objects.filter(pk=line.pk).update(state=outcome)
        Settlement.objects.create(
            statement_row=row, order_line=line, outcome=outcome, reason=said, settled_by=actor.user_id, settled_at=at
        )
        ledger.post_results(order.pk, month=order.payroll.month, at=at)
        about = f"payments:{order.payroll.month:%Y-%m}:{order.channel}"
        record("payments.settle_row", actor=actor, about=about, at=at, after={"row": row_id, "outcome": outcome})


def _row_and_order(row_id: int) -> tuple[StatementRow, Order]:
    """The refused row, and the order that its file answers, locked until the end of the transaction."""
    row = StatementRow.objects.select_related("statement").filter(pk=row_id, outcome="REFUSED").first()
    if row is None:
        raise NoSuchRow("Không có dòng bị từ chối này.", row=row_id)
    order = (
        Order.objects.select_for_update(of=("self",))
        .select_related("payroll")
        .get(payroll_id=row.statement.payroll_id, channel=row.statement.channel)
    )
    return row, order


def _check(row: StatementRow, line: OrderLine | None, reason: str) -> None:
    if line is None:
        raise NotSettled("Mã chi trả này không có trong lệnh chi mà tệp trả lời. Xem lại mã.", field="reference")
    if line.state != "ORDERED":
        raise NotSettled(f"Khoản {line.reference} đã có kết quả. Không ghi thêm lần nữa.", field="reference")
    if row.amount_vnd != line.amount_vnd:
        raise NotSettled(
            "Số tiền của dòng khác số tiền trong lệnh chi. Xin nơi chi trả gửi lại kết quả đúng.", field="reference"
        )
    if len(reason) < REASON_LENGTH:
        raise NotSettled("Ghi rõ lý do: đã đối chiếu với giấy tờ nào.", field="reason")
