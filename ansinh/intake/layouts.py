"""The lists that communes keep: which columns each has, how offices head them, and what kind of cell each column holds.

Labels are folded (no marks, lower case, letters and digits only). ``parent child`` is a label under a merged one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of list that can be taken in (layouts 1 to 4)."""

    PAYMENT_LIST = "PAYMENT_LIST"  # danh sách chi trả trợ cấp hằng tháng
    BENEFICIARIES = "BENEFICIARIES"  # danh sách đối tượng bảo trợ xã hội
    POOR_HOUSEHOLDS = "POOR_HOUSEHOLDS"  # hộ nghèo, hộ cận nghèo
    MERIT_PAYMENTS = "MERIT_PAYMENTS"  # chi trả người có công


class Holds(StrEnum):
    """What a column holds: chooses the cleaning rule."""

    NUMBER = "NUMBER"  # the row's own number
    NAME = "NAME"
    BIRTH = "BIRTH"
    SEX = "SEX"
    PAPER = "PAPER"  # CCCD or CMND
    TEXT = "TEXT"
    ETHNICITY = "ETHNICITY"
    WORD = "WORD"  # text that may be "nt": the same as above
    COMMUNE = "COMMUNE"
    VILLAGE = "VILLAGE"
    MONEY = "MONEY"
    COUNT = "COUNT"
    COEFFICIENT = "COEFFICIENT"
    PERCENT = "PERCENT"
    DAY = "DAY"
    MONTH = "MONTH"
    DECISION = "DECISION"
    DEGREE = "DEGREE"
    CHANNEL = "CHANNEL"
    ACCOUNT = "ACCOUNT"
    BANK = "BANK"
    RECEIVER = "RECEIVER"
    FLAG = "FLAG"
    POVERTY = "POVERTY"
    IGNORED = "IGNORED"


@dataclass(frozen=True)
class Column:
    """A column that a list may have. ``title`` is its name for people; ``labels`` are folded headings."""

    field: str
    holds: Holds
    title: str
    labels: tuple[str, ...]


def _column(field: str, holds: Holds, title: str, labels: str) -> Column:
    return Column(field, holds, title, tuple(label.strip() for label in labels.split("|")))


NUMBER = _column("number", Holds.NUMBER, "STT", "stt|tt|so thu tu|so tt")
NAME = _column(
    "full_name", Holds.NAME, "Họ và tên",
    "ho va ten|ho ten|ten doi tuong|ho ten doi tuong|ho va ten doi tuong|ho va ten nguoi huong|ten|ho va ten nguoi co cong",
)  # fmt: skip
BIRTH = _column("birth", Holds.BIRTH, "Năm sinh", "nam sinh|ngay sinh|ngay thang nam sinh|ngay nam sinh|ns")
BIRTH_MALE = _column("birth_male", Holds.BIRTH, "Năm sinh, nam", "nam sinh nam|ngay sinh nam|ngay thang nam sinh nam")
BIRTH_FEMALE = _column("birth_female", Holds.BIRTH, "Năm sinh, nữ", "nam sinh nu|ngay sinh nu|ngay thang nam sinh nu")
SEX = _column("sex", Holds.SEX, "Giới tính", "gioi tinh|phai|nam nu")
PAPER = _column(
    "cccd", Holds.PAPER, "Số CCCD",
    "so cccd|cccd|so cccd cmnd|cccd cmnd|so cmnd|cmnd|so cmnd cccd|so can cuoc|so can cuoc cong dan|so dinh danh"
    "|so dinh danh ca nhan|so dinh danh cccd|so giay to",
)  # fmt: skip
VILLAGE = _column(
    "village",
    Holds.VILLAGE,
    "Thôn",
    "thon|thon to|thon to dan pho|to dan pho|thon khoi pho|khoi pho|dia chi|noi o|thon xom",
)
COMMUNE = _column("commune", Holds.COMMUNE, "Xã", "xa|xa thi tran|xa phuong|ten xa|xa phuong thi tran|don vi")
ETHNICITY = _column("ethnicity", Holds.ETHNICITY, "Dân tộc", "dan toc")
CATEGORY = _column(
    "category", Holds.WORD, "Đối tượng",
    "doi tuong|loai doi tuong|nhom doi tuong|doi tuong nhom|dien doi tuong|doi tuong huong|che do huong|nhom huong",
)  # fmt: skip
DECISION = _column(
    "decision_number",
    Holds.DECISION,
    "Số quyết định",
    "so quyet dinh|so qd|so quyet dinh huong|quyet dinh|quyet dinh so|so qd huong",
)
DECISION_ON = _column("decision_on", Holds.DAY, "Ngày quyết định", "ngay quyet dinh|ngay qd|quyet dinh ngay|ngay ky")
FROM_MONTH = _column(
    "from_month", Holds.MONTH, "Hưởng từ tháng", "huong tu thang|thoi diem huong|huong tu|tu thang|thang huong"
)
AMOUNT = _column(
    "amount_vnd", Holds.MONEY, "Mức trợ cấp",
    "muc tro cap|muc tc|muc huong|so tien|tien tro cap|tien tro cap thang nay|tro cap hang thang|tro cap|muc tro cap hang thang|muc btxh",
)  # fmt: skip
TOTAL = _column(
    "total_vnd",
    Holds.MONEY,
    "Tổng cộng",
    "tong cong|tong so|tong so tien|tong so tien tro cap|tong tien|cong|thuc nhan|thanh tien",
)
CHANNEL = _column(
    "channel", Holds.CHANNEL, "Hình thức nhận", "hinh thuc nhan|hinh thuc|hinh thuc chi tra|phuong thuc nhan"
)
ACCOUNT = _column(
    "account_number", Holds.ACCOUNT, "Số tài khoản", "so tai khoan|so tk|tai khoan|stk|tk|tk ngan hang so tai khoan"
)
BANK = _column("bank", Holds.BANK, "Ngân hàng", "ngan hang|ten ngan hang|mo tai ngan hang|tai ngan hang")
RECEIVER = _column(
    "receiver", Holds.RECEIVER, "Người nhận thay",
    "nguoi nhan thay|nguoi nhan ho ten|nguoi nhan ho va ten|nguoi duoc uy quyen|nguoi nhan|ho ten nguoi nhan|nguoi linh thay",
)  # fmt: skip
NOTE = _column("note", Holds.TEXT, "Ghi chú", "ghi chu|gc")
SIGNATURE = _column("signature", Holds.IGNORED, "Ký nhận", "ky nhan|nguoi nhan ky|ky ten|chu ky")
RETURNED = _column("returned", Holds.IGNORED, "Lỗi, Gợi ý", "loi|goi y")  # our own two columns, in a corrected file

DEPRIVATIONS = tuple(
    _column(field, Holds.FLAG, title, labels)
    for field, title, labels in (
        ("lacks_work", "Việc làm", "viec lam"),
        ("has_dependants", "Người phụ thuộc", "nguoi phu thuoc|nguoi phu thuoc trong ho gia dinh"),
        ("lacks_nutrition", "Dinh dưỡng", "dinh duong"),
        ("lacks_insurance", "Bảo hiểm y tế", "bao hiem y te|bhyt"),
        (
            "lacks_adult_education",
            "Trình độ giáo dục người lớn",
            "trinh do giao duc nguoi lon|trinh do giao duc cua nguoi lon",
        ),
        ("lacks_schooling", "Tình trạng đi học của trẻ em", "tinh trang di hoc cua tre em|di hoc cua tre em"),
        ("lacks_housing", "Chất lượng nhà ở", "chat luong nha o"),
        ("lacks_space", "Diện tích nhà ở", "dien tich nha o|dien tich nha o binh quan dau nguoi"),
        ("lacks_water", "Nước sinh hoạt", "nuoc sinh hoat|nguon nuoc sinh hoat"),
        ("lacks_latrine", "Nhà tiêu hợp vệ sinh", "nha tieu hop ve sinh|nha tieu"),
        ("lacks_telecom", "Sử dụng dịch vụ viễn thông", "su dung dich vu vien thong|dich vu vien thong"),
        (
            "lacks_media",
            "Phương tiện tiếp cận thông tin",
            "phuong tien tiep can thong tin|phuong tien phuc vu tiep can thong tin",
        ),
    )
)


DERIVED_TITLES = {
    "birth": "Ngày sinh",
    "sex": "Giới tính",
    "cmnd": "Số CMND",
    "benefit_code": "Mã chế độ",
    "allowance_code": "Mã phụ cấp",
    "attendant_code": "Mã người phục vụ",
    "channel": "Hình thức nhận",
    "receiver": "Người nhận thay",
    "receiver_relation": "Quan hệ của người nhận thay",
    "disability_degree": "Mức độ khuyết tật",
}


@dataclass(frozen=True)
class Layout:
    """One kind of list. A header counts as found only with all ``needs``; ``title`` names the list for people.

    ``kind``: one of ``Kind``, or the key of a register whose sheet a later room reads.
    """

    kind: str
    title: str
    needs: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        """The column of this field."""
        return next(column for column in self.columns if column.field == field)

    def title_of(self, field: str) -> str:
        """What people call the field: its column, or for what cleaning draws from several columns a name of its own."""
        own = (column.title for column in self.columns if column.field == field)
        return DERIVED_TITLES.get(field) or next(own, field)


LAYOUTS: dict[str, Layout] = {
    layout.kind: layout
    for layout in (
        Layout(
            Kind.PAYMENT_LIST, "Danh sách chi trả trợ cấp hằng tháng", ("full_name", "amount_vnd", "total_vnd"),
            (
                NUMBER, NAME, BIRTH, DECISION,
                _column("payment_book", Holds.TEXT, "Số sổ lĩnh tiền", "so so linh tien|so so|so linh tien"),
                AMOUNT,
                _column("unpaid_months", Holds.COUNT, "Chưa trả tháng trước, số tháng", "chua tra thang truoc so thang|so thang"),
                _column("unpaid_vnd", Holds.MONEY, "Chưa trả tháng trước, số tiền", "chua tra thang truoc so tien|chua tra thang truoc"),
                TOTAL, SIGNATURE, RECEIVER, VILLAGE, COMMUNE, NOTE, RETURNED,
            ),
        ),
        Layout(
            Kind.BENEFICIARIES, "Danh sách đối tượng bảo trợ xã hội", ("full_name", "category"),
            (
                NUMBER, NAME, BIRTH, BIRTH_MALE, BIRTH_FEMALE, SEX, PAPER, ETHNICITY, VILLAGE, COMMUNE, CATEGORY,
                _column("disability_kinds", Holds.WORD, "Dạng tật", "dang tat|dang khuyet tat|loai khuyet tat"),
                _column("disability_degree", Holds.DEGREE, "Mức độ khuyết tật", "muc do khuyet tat|muc do kt|muc do"),
                _column("coefficient", Holds.COEFFICIENT, "Hệ số", "he so|hs"),
                AMOUNT, DECISION, DECISION_ON, FROM_MONTH, CHANNEL, ACCOUNT, BANK, RECEIVER,
                _column("phone", Holds.TEXT, "Điện thoại", "dien thoai|so dien thoai|sdt"),
                NOTE, RETURNED,
            ),
        ),
        Layout(
            Kind.POOR_HOUSEHOLDS, "Danh sách hộ nghèo, hộ cận nghèo", ("full_name", "class_after"),
            (
                NUMBER,
                _column("full_name", Holds.NAME, "Họ và tên chủ hộ", "ho va ten chu ho|ho ten chu ho|ten chu ho|chu ho|" + "|".join(NAME.labels)),
                SEX, BIRTH, PAPER, ETHNICITY, VILLAGE, COMMUNE,
                _column("household_size", Holds.COUNT, "Số nhân khẩu", "so nhan khau|so khau|nhan khau"),
                _column("class_before", Holds.POVERTY, "Phân loại đầu kỳ", "phan loai dau ky|dau ky|phan loai ho dau ky"),
                _column("points_b1", Holds.COUNT, "Điểm B1", "diem b1|b1|tong diem b1"),
                _column("points_b2", Holds.COUNT, "Điểm B2", "diem b2|b2|tong diem b2"),
                *DEPRIVATIONS,
                _column("no_labour", Holds.FLAG, "Hộ không có khả năng lao động", "ho khong co kha nang lao dong|khong co kha nang lao dong"),
                _column("has_merit", Holds.FLAG, "Hộ có người có công", "ho co nguoi co cong|co nguoi co cong"),
                _column("class_after", Holds.POVERTY, "Phân loại cuối kỳ", "phan loai cuoi ky|cuoi ky|phan loai ho cuoi ky|phan loai|ket qua ra soat"),
                _column("causes", Holds.TEXT, "Nguyên nhân nghèo", "nguyen nhan ngheo|nguyen nhan"),
                NOTE, RETURNED,
            ),
        ),
        Layout(
            Kind.MERIT_PAYMENTS, "Danh sách chi trả người có công", ("full_name", "category", "total_vnd"),
            (
                NUMBER, NAME, BIRTH, BIRTH_MALE, BIRTH_FEMALE, SEX, PAPER,
                _column("file_number", Holds.TEXT, "Số hồ sơ", "so ho so|ma ho so|so hs"),
                CATEGORY,
                _column("percent", Holds.PERCENT, "Tỷ lệ (%)", "ty le|ti le|ty le thuong tat|ty le phan tram|ty le ttct"),
                AMOUNT,
                _column("allowance_vnd", Holds.MONEY, "Phụ cấp", "phu cap|phu cap hang thang"),
                _column("attendant_vnd", Holds.MONEY, "Trợ cấp người phục vụ", "tro cap nguoi phuc vu|tc nguoi phuc vu|nguoi phuc vu"),
                _column("arrears_vnd", Holds.MONEY, "Truy lĩnh", "truy linh|tien truy linh"),
                TOTAL, ACCOUNT, BANK, SIGNATURE, VILLAGE, COMMUNE, DECISION, DECISION_ON, FROM_MONTH, CHANNEL, RECEIVER,
                NOTE, RETURNED,
            ),
        ),
    )
}  # fmt: skip


def offer(layout: Layout) -> None:
    """Let sheets of this layout be read too, where a later room asks for its kind. No file is taken for it unasked."""
    LAYOUTS[layout.kind] = layout
