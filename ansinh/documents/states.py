"""The lives of registered papers, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from ansinh.documents.models import Incoming, Outgoing
from ansinh.documents.refusals import BecameAlready, WrongState

# act: states that allow it, and the state after it
OUTGOING: Mapping[str, tuple[frozenset[str], str]] = {
    "send": (frozenset({"REGISTERED"}), "SENT"),
    "cancel": (frozenset({"REGISTERED"}), "CANCELLED"),
    "replace": (frozenset({"SENT"}), "REPLACED"),
    "correct": (frozenset({"SENT"}), "SENT"),
    "withdraw": (frozenset({"SENT"}), "WITHDRAWN"),
    "confirm_withdrawal": (frozenset({"WITHDRAWN"}), "WITHDRAWN"),
    "attach": (frozenset({"REGISTERED", "SENT"}), ""),
}
INCOMING: Mapping[str, tuple[frozenset[str], str]] = {
    "direct": (frozenset({"ARRIVED", "DIRECTED", "HANDED_ON"}), "DIRECTED"),
    "hand_over": (frozenset({"DIRECTED"}), "HANDED_ON"),
    "finish": (frozenset({"DIRECTED", "HANDED_ON"}), "DONE"),
    "return_wrong_receiver": (frozenset({"ARRIVED", "DIRECTED"}), "RETURNED"),
    "cancel": (frozenset({"ARRIVED"}), "CANCELLED"),
    "become": (frozenset({"ARRIVED", "DIRECTED", "HANDED_ON", "DONE"}), ""),
}
OUTGOING_TITLES: dict[str, str] = {
    Outgoing.State.REGISTERED: "chờ phát hành",
    Outgoing.State.SENT: "đã phát hành",
    Outgoing.State.REPLACED: "đã bị thay thế",
    Outgoing.State.WITHDRAWN: "đã thu hồi",
    Outgoing.State.CANCELLED: "hủy",
}
INCOMING_TITLES: dict[str, str] = {
    Incoming.State.ARRIVED: "chờ chỉ đạo",
    Incoming.State.DIRECTED: "đã giao việc",
    Incoming.State.HANDED_ON: "đang giải quyết",
    Incoming.State.DONE: "xong",
    Incoming.State.RETURNED: "trả lại nơi gửi",
    Incoming.State.CANCELLED: "hủy",
}
WORKING = ("DIRECTED", "HANDED_ON")  # somebody has it, and a day may run out
EVENTS: dict[str, str] = {
    "REGISTERED": "Vào sổ",
    "SENT": "Phát hành",
    "FILED": "Lưu bản ký",
    "REPLACED": "Thay thế",
    "CORRECTED": "Đính chính",
    "WITHDRAWN": "Thu hồi",
    "WITHDRAWAL_CONFIRMED": "Nơi nhận xác nhận đã hủy bản nhận được",
    "CANCELLED": "Hủy số",
    "DIRECTED": "Chỉ đạo giải quyết",
    "HANDED_ON": "Chuyển giao",
    "DONE": "Giải quyết xong",
    "RETURNED": "Trả lại nơi gửi",
    "BECAME": "Chuyển thành hồ sơ công việc",
}


def after_outgoing(act: str, state: str, shown: str) -> str:
    """The state after an act. Raises WrongState with the paper's printed number."""
    allowed, then = OUTGOING[act]
    if state not in allowed:
        raise WrongState(f"Văn bản {shown} {OUTGOING_TITLES[state]}, không làm việc này được.", state=state)
    return then or state


def after_incoming(act: str, state: str, shown: str) -> str:
    """The state after an act. Raises WrongState with the paper's số đến."""
    allowed, then = INCOMING[act]
    if state not in allowed:
        raise WrongState(f"Văn bản đến số {shown} {INCOMING_TITLES[state]}, không làm việc này được.", state=state)
    return then or state


def check_becomes(about: str, state: str, shown: str) -> None:
    """Whether a paper may still become something. Raises BecameAlready, and WrongState for one that we do not keep."""
    if about:
        raise BecameAlready(
            f"Văn bản đến số {shown} đã thành hồ sơ. Mở trang của văn bản để xem hồ sơ đó.", about=about
        )
    after_incoming("become", state, shown)
