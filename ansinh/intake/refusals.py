"""What intake says no to."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.intake.layouts import Layout
from ansinh.kit.refusals import Refusal


class OtherCommune(Refusal):
    """The commune is not one of the actor's (or does not exist: nobody is told which)."""

    code = "other_commune"

    def __init__(self) -> None:
        super().__init__("Bạn chỉ nhập được danh sách của xã mình. Chọn lại xã.")


class UnknownImport(Refusal):
    """No such import, or not one the actor may see."""

    code = "unknown_import"

    def __init__(self) -> None:
        super().__init__("Không có lần nhập này. Mở lại danh sách các lần nhập.")


class UnknownRow(Refusal):
    """No such row, or not one the actor may see."""

    code = "unknown_row"

    def __init__(self) -> None:
        super().__init__("Không có hàng này. Tệp có thể vừa được đọc lại; tải lại trang.")


class UnknownChoice(Refusal):
    """The answer is not one that the row or the suggestion offers."""

    code = "choice_not_offered"

    def __init__(self) -> None:
        super().__init__("Lựa chọn này không có cho hàng đó. Chọn một trong các phương án trên màn hình.")


class UnknownColumn(Refusal):
    """The columns given do not make a list of the kind."""

    code = "columns_missing"

    def __init__(self, layout: Layout) -> None:
        needed = ", ".join(f"«{layout.column(field).title}»" for field in layout.needs)
        super().__init__(f"Chưa đủ cột để đọc danh sách này. Cần ít nhất các cột {needed}.", needs=list(layout.needs))


class UnknownCategoryCode(Refusal):
    """The law knows no benefit of this code."""

    code = "benefit_not_in_law"

    def __init__(self, benefit_code: str) -> None:
        super().__init__("Không có chế độ nào mang mã này. Chọn mã trong danh mục chế độ.", benefit_code=benefit_code)


class NothingToTake(Refusal):
    """Every row has an error or waits for an answer."""

    code = "nothing_to_take"

    def __init__(self) -> None:
        super().__init__("Không có hàng nào nhập được. Sửa các hàng lỗi hoặc trả lời các câu hỏi rồi duyệt lại.")


class RegistryMoved(Refusal):
    """People of the list have changed since it was compared; ``rows`` is how many rows would now do something else."""

    code = "registry_moved"

    def __init__(self, rows: int) -> None:
        super().__init__(
            f"Dữ liệu đã thay đổi sau khi so sánh, {rows} hàng cho kết quả khác. Bấm «So sánh lại» và xem trước khi duyệt.",
            rows=rows,
        )


class CccdTakenElsewhere(Refusal):
    """Card numbers of these rows of the file belong to living people, perhaps of another commune."""

    code = "cccd_taken"

    def __init__(self, rows: list[int]) -> None:
        listed = ", ".join(str(row) for row in rows[:10])
        super().__init__(
            f"Số CCCD ở hàng {listed} đã ghi cho người khác đang sống. Kiểm tra giấy tờ; nếu đúng thì hỏi phòng chuyên môn.",
            rows=rows,
        )


@dataclass(frozen=True)
class Wrong:
    """One field of a form that cannot be taken, and why."""

    field: str
    label: str
    sentence: str


class FormRefused(Refusal):
    """Some answers of a form cannot be taken; ``wrong`` names each, in the order of the form."""

    code = "form_refused"

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__(
            f"Có {len(wrong)} chỗ trong tờ khai cần sửa. Xem lời nhắc ở từng câu, sửa rồi gửi lại.",
            fields=[each.field for each in wrong],
        )
        self.wrong = wrong


class UnknownSubmission(Refusal):
    """No such application, expired, or not one that the actor may see."""

    code = "unknown_submission"

    def __init__(self) -> None:
        super().__init__("Không có đơn này, hoặc đơn đã quá hạn xác nhận. Khai lại từ đầu.")


class SubmissionSettled(Refusal):
    """Another officer was faster."""

    code = "submission_settled"

    def __init__(self, state: str) -> None:
        super().__init__(
            "Đơn này đã được tiếp nhận hoặc từ chối, hoặc người dân chưa xác nhận. Tải lại danh sách đơn.", state=state
        )
