"""What the registry says no to."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class CccdTaken(Refusal):
    """Another living person holds the number; ``rows``: places in the call, empty when it cannot be told which."""

    code = "cccd_taken"

    def __init__(self, rows: list[int]) -> None:
        super().__init__(
            "Số CCCD này đã ghi cho một người khác đang sống; kiểm tra lại giấy tờ, nếu đúng thì hỏi phòng chuyên môn.",
            rows=rows,
        )


class CccdForm(Refusal):
    """Not 12 digits; ``rows``: places in the call."""

    code = "cccd_form"

    def __init__(self, rows: list[int]) -> None:
        super().__init__("Số CCCD phải có đúng 12 chữ số; sửa lại số rồi ghi lại.", rows=rows)


class OutsideScope(Refusal):
    """The place is not one of the actor's; ``rows``: places in the call."""

    code = "outside_scope"

    def __init__(self, rows: list[int]) -> None:
        super().__init__("Nơi cư trú không thuộc địa bàn của bạn; nhờ phòng chuyên môn ghi nhận.", rows=rows)


class UnknownPerson(Refusal):
    """No such person, or not one the actor may see: nobody is told which."""

    code = "unknown_person"

    def __init__(self) -> None:
        super().__init__("Không có người này trong phạm vi bạn được xem.")


class UnknownFact(Refusal):
    """No such fact is believed now, or not one the actor may see."""

    code = "unknown_fact"

    def __init__(self) -> None:
        super().__init__("Không còn thông tin này, có thể nó vừa được sửa; mở lại trang để xem.")


class LastFact(Refusal):
    """A person keeps a name and a residence."""

    code = "last_fact"

    def __init__(self) -> None:
        super().__init__("Không thể rút họ tên hay nơi cư trú cuối cùng của một người; hãy đính chính.")


class AlreadyDead(Refusal):
    """A death on another day is recorded."""

    code = "already_dead"

    def __init__(self) -> None:
        super().__init__("Người này đã được ghi nhận mất vào ngày khác; nếu ngày đó sai, hãy đính chính.")


class UndoBlocked(Refusal):
    """Facts of the source were changed since; ``facts`` is how many."""

    code = "undo_blocked"

    def __init__(self, facts: int) -> None:
        super().__init__(
            f"Không hoàn tác được: {facts} thông tin của lần nhập này đã được thay đổi sau đó; hãy đính chính từng mục.",
            facts=facts,
        )


class PersonInUse(Refusal):
    """Somebody would be withdrawn for whom there is a decision or a draft."""

    code = "person_in_use"

    def __init__(self) -> None:
        super().__init__(
            "Không hoàn tác được: đã có quyết định hoặc dự thảo cho người do lần nhập này đưa vào."
            " Hủy dự thảo trước; nếu đã ban hành thì đính chính từng người."
        )


class UnknownPlace(Refusal):
    """No unit has the code or id on the day."""

    code = "unknown_place"

    def __init__(self, place: str | int) -> None:
        super().__init__(f"Không có đơn vị {place} vào ngày này; kiểm tra mã đơn vị và ngày.", place=place)
