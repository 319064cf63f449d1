"""The ways in which payments say no: whole acts as exceptions, rows of a result file as codes with a sentence."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class NoSuchOrder(Refusal):
    """There is no such order, or the actor may not see it."""

    code = "unknown_order"


class NoSuchList(Refusal):
    """Nobody on the month's list lives in this commune, or nobody whom the actor may see."""

    code = "unknown_list"


class NotOrdered(Refusal):
    """Nothing was ordered for the month and channel yet."""

    code = "payment_not_ordered"


class WrongState(Refusal):
    """The order is not in a state that allows the step."""

    code = "payment_wrong_state"


class Closed(Refusal):
    """The payments of the list are closed: no result is taken until two people open them again."""

    code = "payment_closed"


class NotClosable(Refusal):
    """The list is too young to be closed, or has payments without a result."""

    code = "payment_not_closable"


class PartOfDistrict(Refusal):
    """The actor sees only some communes, and money is ordered and reconciled for all."""

    code = "payment_part_of_district"


class UnknownChannel(Refusal):
    """No channel file has this code."""

    code = "payment_unknown_channel"


class NotAResult(Refusal):
    """The file is readable and has no table with the columns of the channel's result."""

    code = "payment_not_a_result"


class MappingRefused(Refusal):
    """What was said of a result's columns cannot be, or does not fit the file."""

    code = "payment_mapping_refused"


class NoSuchFile(Refusal):
    """The file that waits for its columns is not there, or the actor may not see it."""

    code = "payment_unknown_file"


class SettingRefused(Refusal):
    """A channel cannot be used so, or a second person has to answer."""

    code = "payment_setting_refused"


class PointRefused(Refusal):
    """A pay point cannot be so."""

    code = "payment_point_refused"


class PageRefused(Refusal):
    """A scanned page cannot be filed so."""

    code = "payment_page_refused"


class AccountDiffers(Refusal):
    """The citizen's own code names another account than the one on record."""

    code = "payment_account_differs"


class NoMessage(Refusal):
    """The order cannot be written as an ISO 20022 message; the sentence says what it lacks."""

    code = "payment_no_message"


class NoSuchRow(Refusal):
    """There is no such refused row, or the actor may not see it."""

    code = "payment_unknown_row"


class NotSettled(Refusal):
    """A refused row cannot be settled so; the sentence says why."""

    code = "payment_not_settled"


# A row that is refused changes nothing. {said} and {known} are amounts or texts of the file and of the order.
ROW_SENTENCES = {
    "NO_REFERENCE": "Dòng không có mã chi trả, nên không biết là khoản nào. Xem gợi ý hoặc hỏi lại nơi chi trả.",
    "MISTYPED_REFERENCE": "Mã chi trả «{reference}» bị gõ sai một chữ. Đối chiếu lại với tệp đã gửi.",
    "UNKNOWN_REFERENCE": "Mã chi trả «{reference}» không có trong lệnh chi nào. Hỏi lại nơi chi trả.",
    "OTHER_PERIOD": "Mã chi trả «{reference}» thuộc tháng khác. Nhận tệp này ở đúng tháng của nó.",
    "OTHER_CHANNEL": "Mã chi trả «{reference}» thuộc kênh chi trả khác. Nhận tệp này ở đúng kênh của nó.",
    "CONTRADICTING_ROWS": "Tệp nói về mã «{reference}» nhiều lần, lúc đã trả, lúc chưa trả. Hỏi lại nơi chi trả.",
    "DUPLICATED_ROW": "Mã «{reference}» đã có ở một dòng phía trên của tệp. Dòng lặp lại không được tính.",
    "UNCLEAR_STATUS": "Trạng thái «{said}» không cho biết đã trả hay chưa. Chờ kết quả cuối cùng.",
    "AMOUNT_DIFFERS": "Số tiền trong tệp là {said}, trong lệnh chi là {known}. Không nhận dòng này.",
    "ACCOUNT_DIFFERS": "Số tài khoản trong tệp khác số trong lệnh chi. Hỏi lại nơi chi trả.",
    "NAME_DIFFERS": "Tên trong tệp khác tên trong lệnh chi. Hỏi lại nơi chi trả.",
    "BLANK_RECEIPT": "Dòng ghi đã trả nhưng không có ký nhận hay số giao dịch làm bằng chứng.",
    "ALREADY_PAID": "Khoản này đã ghi là đã trả theo tệp trước, tệp này nói chưa trả. Cần người kiểm tra.",
    "ALREADY_RETURNED": "Khoản này đã ghi là chưa nhận theo tệp trước, tệp này nói đã trả. Cần người kiểm tra.",
}
