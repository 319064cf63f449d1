"""The life of an order and of a payment, as tables, with the words that screens show."""

from __future__ import annotations

ORDER_LIFE = {
    "ORDERED": ("SENT", "RECONCILED"),  # a result proves that the file left, whether or not someone noted it
    "SENT": ("RECONCILED",),
    "RECONCILED": (),
}
ORDER_TITLES = {"ORDERED": "Đã lập lệnh", "SENT": "Đã gửi đi", "RECONCILED": "Đã đối soát xong"}

LINE_LIFE = {"ORDERED": ("PAID", "RETURNED"), "PAID": (), "RETURNED": (), "COVERED": ()}
LINE_TITLES = {
    "ORDERED": "Chưa có kết quả",
    "PAID": "Đã trả",
    "RETURNED": "Chưa nhận, trả lại",
    "COVERED": "Trừ hết, không phải chi",
}
