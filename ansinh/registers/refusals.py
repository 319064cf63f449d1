"""What registers say no to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ansinh.kit.refusals import Refusal


class UnknownRegister(Refusal):
    """No installed area declares it."""

    code = "unknown_register"

    def __init__(self) -> None:
        super().__init__("Không có sổ này; mở lại từ danh sách các sổ.")


class UnknownRecord(Refusal):
    """No such record, or not in the actor's places."""

    code = "unknown_record"

    def __init__(self) -> None:
        super().__init__("Không có bản ghi này trong sổ; quay lại danh sách để tìm.")


class UnknownMove(Refusal):
    """The life has no move of this code."""

    code = "unknown_move"

    def __init__(self) -> None:
        super().__init__("Sổ không có việc này; tải lại trang để xem các việc làm được.")


class RecordRefused(Refusal):
    """What was said cannot stand. ``problems``: sentences by column; the empty column is the record as a whole."""

    code = "record_refused"

    def __init__(self, problems: Mapping[str, Sequence[str]]) -> None:
        super().__init__("Bản ghi chưa đúng; xem lại các ô được đánh dấu.", problems=problems)
        self.problems = problems


class RecordMoved(Refusal):
    """Somebody changed the record since it was shown."""

    code = "record_moved"

    def __init__(self) -> None:
        super().__init__("Bản ghi vừa được người khác sửa; mở lại bản ghi, xem bản mới rồi ghi lại.")


class MoveRefused(Refusal):
    """Some of the records cannot go this way. ``reasons``: sentence -> how many."""

    code = "move_refused"

    def __init__(self, reasons: Mapping[str, int]) -> None:
        said = " ".join(f"{sentence} ({count} bản ghi)" for sentence, count in reasons.items())
        super().__init__(f"Chưa chuyển được. {said} Sửa hoặc bỏ chọn các bản ghi ấy.", reasons=dict(reasons))


class RegisterGuarded(Refusal):
    """The register opens only with a reason."""

    code = "register_guarded"

    def __init__(self, register: str) -> None:
        super().__init__("Sổ này phải mở bằng lý do; mở lại từ danh sách các sổ và ghi lý do.", register=register)


class OtherPlace(Refusal):
    """A thing would be entered in a commune that is not the actor's."""

    code = "other_place"

    def __init__(self) -> None:
        super().__init__("Xã được chọn không thuộc địa bàn của bạn; chọn xã của bạn.")


class SheetSettled(Refusal):
    """The sheet was approved or undone already, or the register has changed since it was compared."""

    code = "sheet_settled"

    def __init__(self) -> None:
        super().__init__("Tệp này đã xử lý, hoặc sổ đã đổi từ lúc xem trước; gửi lại tệp để so sánh với sổ hiện nay.")
