"""The registers of people with merit, as officers see them."""

from __future__ import annotations

from ansinh.areas.merit.given_registers import GIVEN
from ansinh.kit.registers import Check, Column, Register, Section, Values, View

KINDS = {
    "HD45": "Người hoạt động cách mạng trước 01/01/1945",
    "TKN": "Người hoạt động cách mạng từ 01/01/1945 đến khởi nghĩa tháng Tám",
    "BM": "Bà mẹ Việt Nam anh hùng",
    "AH": "Anh hùng LLVTND, Anh hùng Lao động trong kháng chiến",
    "TB": "Thương binh, người hưởng chính sách như thương binh",
    "TBB": "Thương binh loại B",
    "BB": "Bệnh binh",
    "CD": "Người HĐKC bị nhiễm chất độc hóa học",
    "CD_CHILD": "Con đẻ của người HĐKC bị nhiễm chất độc hóa học",
    "TD": "Người HĐCM, HĐKC bị địch bắt tù, đày",
    "HDKC": "Người hoạt động kháng chiến giải phóng dân tộc",
    "GD": "Người có công giúp đỡ cách mạng",
}
AWARDS = {
    "DETACHED": "Diện thoát ly",
    "LOCAL": "Diện không thoát ly",
    "MERIT_PLAQUE": "Kỷ niệm chương Tổ quốc ghi công, Bằng Có công với nước",
    "RESISTANCE_ORDER": "Huân chương Kháng chiến",
    "RESISTANCE_MEDAL": "Huy chương Kháng chiến",
}
LEAST_PERCENT = {"TB": 21, "TBB": 21, "CD": 21, "BB": 41, "CD_CHILD": 61}  # Phụ lục II, III of Nghị định 75/2021
AWARDS_OF = {
    "HD45": ("DETACHED", "LOCAL"),
    "GD": ("MERIT_PLAQUE", "RESISTANCE_ORDER", "RESISTANCE_MEDAL"),
}


def _percent_fits(said: Values) -> bool:
    least = LEAST_PERCENT.get(said["kind"])
    if said["percent"] is None:
        return least is None or (said["kind"] == "CD" and said["infertile_or_child_deformed"])
    return least is not None and said["percent"] >= least


def _award_fits(said: Values) -> bool:
    return said["award"] in AWARDS_OF.get(said["kind"], ("",))


RECOGNITIONS = Register(
    code="nguoi-co-cong",
    title="Sổ người có công",
    one="người có công",
    model="Recognition",
    keys=("kind",),
    columns=(
        Column("kind", "Loại đối tượng", words=KINDS, required=True, headings="doi tuong|loai doi tuong|dien doi tuong"),
        Column("file_number", "Số hồ sơ", required=True, headings="so ho so|so hs|ma ho so"),
        Column(
            "percent", "Tỷ lệ tổn thương", least=1, most=100, unit="%", hint="Thương binh, bệnh binh, nhiễm chất độc",
            headings="ty le|ti le|ty le thuong tat|ty le phan tram|ty le ttct",
        ),
        Column("severe", "Vết thương, bệnh đặc biệt nặng"),
        Column("infertile_or_child_deformed", "Vô sinh hoặc sinh con dị dạng, dị tật"),
        Column("without_board_record", "Không còn biên bản giám định hợp lệ"),
        Column("years", "Thâm niên kháng chiến", least=0, most=60, unit="năm"),
        Column("award", "Hình thức tôn vinh, diện", words=AWARDS),
        Column("decision", "Quyết định công nhận", headings="so quyet dinh|quyet dinh|so qd"),
    ),
    shown=("kind", "file_number", "percent", "decision"),
    filters=("kind", "percent", "severe", "award"),
    sections=(
        Section("Công nhận", ("kind", "file_number", "decision")),
        Section("Thương tật, bệnh tật", ("percent", "severe", "infertile_or_child_deformed", "without_board_record")),
        Section("Kháng chiến, tôn vinh", ("years", "award")),
    ),
    checks=(
        Check(
            "percent", _percent_fits,
            "Tỷ lệ phải từ 21% (bệnh binh từ 41%, con đẻ người nhiễm chất độc từ 61%); loại đối tượng khác để trống.",
        ),
        Check(
            "award", _award_fits,
            "Chỉ người hoạt động trước 1945 (diện) và người giúp đỡ cách mạng (hình thức tôn vinh) ghi ô này, và phải ghi.",
        ),
    ),
    views=(
        View("thuong-binh", "Thương binh", {"kind": "TB"}),
        View("tu-81", "Từ 81%", {"percent": ("81", "100")}),
        View("chat-doc", "Nhiễm chất độc hóa học", {"kind": "CD"}),
    ),
)  # fmt: skip
KINSHIPS = Register(
    code="than-nhan",
    title="Sổ thân nhân người có công",
    one="thân nhân",
    model="Kinship",
    keys=("of_kind", "of_file_number"),
    columns=(
        Column(
            "of_kind", "Thân nhân của", required=True,
            words={
                "LS": "Liệt sĩ", "HD45": "Người HĐCM trước 1945", "TKN": "Người HĐCM tiền khởi nghĩa", "AH": "Anh hùng",
                "TB": "Thương binh", "BB": "Bệnh binh", "CD": "Người nhiễm chất độc hóa học",
            },
        ),
        Column("of_name", "Họ tên người có công", required=True, headings="ho ten liet si|ten liet si|ho ten nguoi co cong"),
        Column("of_file_number", "Số hồ sơ người có công", required=True, headings="so ho so liet si|so ho so"),
        Column(
            "relation", "Quan hệ", required=True, headings="quan he|moi quan he",
            words={"PARENT": "Cha, mẹ", "SPOUSE": "Vợ, chồng", "CHILD": "Con", "FOSTERER": "Người có công nuôi liệt sĩ"},
        ),
        Column("of_percent", "Tỷ lệ của người có công", least=1, most=100, unit="%"),
        Column("of_died_on", "Ngày người có công mất", hint="Để trống khi còn sống"),
        Column("of_person_id", "Người có công trong sổ dân"),
        Column(
            "remarriage", "Tái giá", required=True,
            words={"NONE": "Không", "REMARRIED": "Đã tái giá", "STILL_CARES": "Tái giá nhưng vẫn nuôi con, chăm sóc cha mẹ"},
        ),
    ),
    shown=("of_kind", "of_name", "relation", "of_file_number"),
    filters=("of_kind", "relation", "of_died_on"),
    views=(View("liet-si", "Thân nhân liệt sĩ", {"of_kind": "LS"}),),
)  # fmt: skip
WORSHIPS = Register(
    code="tho-cung",
    title="Sổ thờ cúng liệt sĩ",
    one="người thờ cúng",
    model="Worship",
    keys=("martyr_file_number",),
    columns=(
        Column("martyr_name", "Họ tên liệt sĩ", required=True, headings="ho ten liet si|ten liet si"),
        Column("martyr_file_number", "Số hồ sơ liệt sĩ", required=True, headings="so ho so liet si|so ho so"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
    ),
    shown=("martyr_name", "martyr_file_number", "decision"),
)
CIRCUMSTANCES = Register(
    code="hoan-canh",
    title="Hoàn cảnh người có công, thân nhân",
    one="hoàn cảnh",
    model="Circumstance",
    keys=("kind",),
    columns=(
        Column(
            "kind", "Hoàn cảnh", required=True, headings="hoan canh",
            words={
                "ATTENDED_AT_HOME": "Ở gia đình, có người phục vụ", "ALONE": "Sống cô đơn", "ORPHAN": "Mồ côi cả cha mẹ",
                "DISABLED_CHILD": "Con khuyết tật từ đủ 18 tuổi", "IN_PRISON": "Đang chấp hành án tù",
                "ABROAD_OR_MISSING": "Xuất cảnh trái phép, mất tích",
            },
        ),
    ),
    shown=("kind",),
    filters=("kind",),
)  # fmt: skip
REGISTERS = (RECOGNITIONS, KINSHIPS, WORSHIPS, CIRCUMSTANCES, *GIVEN)
