"""The registers of social protection, as officers see them; the register of people with HIV is guarded."""

from __future__ import annotations

from ansinh.areas.social_protection.help_registers import HELP
from ansinh.kit.registers import Column, Register

CHILDREN = Register(
    code="tre-khong-nguon-nuoi-duong",
    title="Trẻ em không có nguồn nuôi dưỡng",
    one="trẻ em",
    model="ChildWithoutSupport",
    intro="Nghị định 20/2021 Điều 5 khoản 1, điểm a đến l.",
    columns=(
        Column(
            "circumstance", "Hoàn cảnh", required=True, headings="hoan canh|doi tuong",
            words={
                "ABANDONED": "Bị bỏ rơi chưa có người nhận nuôi",
                "BOTH_DEAD": "Mồ côi cả cha và mẹ",
                "DEAD_AND_MISSING": "Một người chết, người kia mất tích",
                "DEAD_AND_IN_FACILITY": "Một người chết, người kia ở cơ sở trợ giúp xã hội",
                "DEAD_AND_IN_PRISON": "Một người chết, người kia chấp hành án tù",
                "BOTH_MISSING": "Cả cha và mẹ mất tích",
                "BOTH_IN_FACILITY": "Cả cha và mẹ ở cơ sở trợ giúp xã hội",
                "BOTH_IN_PRISON": "Cả cha và mẹ chấp hành án tù",
                "MISSING_AND_IN_FACILITY": "Một người mất tích, người kia ở cơ sở trợ giúp xã hội",
                "MISSING_AND_IN_PRISON": "Một người mất tích, người kia chấp hành án tù",
                "IN_FACILITY_AND_IN_PRISON": "Một người ở cơ sở trợ giúp xã hội, người kia chấp hành án tù",
                "UNIDENTIFIED_AND_DEAD": "Một người chết, người kia không xác định được",
                "UNIDENTIFIED_AND_MISSING": "Một người mất tích, người kia không xác định được",
                "UNIDENTIFIED_AND_IN_FACILITY": "Một người ở cơ sở trợ giúp xã hội, người kia không xác định được",
                "UNIDENTIFIED_AND_IN_PRISON": "Một người chấp hành án tù, người kia không xác định được",
            },
        ),
        Column("paid_until_16", "Đang hưởng khi đủ 16 tuổi"),
    ),
    shown=("circumstance", "paid_until_16"),
    filters=("circumstance", "paid_until_16"),
)  # fmt: skip
LONE_PARENTS = Register(
    code="nguoi-don-than",
    title="Người đơn thân nuôi con",
    one="người đơn thân",
    model="LoneParent",
    columns=(
        Column(
            "marital_status", "Hoàn cảnh", required=True, headings="hoan canh|tinh trang hon nhan",
            words={
                "NEVER_MARRIED": "Chưa kết hôn", "SPOUSE_DEAD": "Vợ hoặc chồng đã chết",
                "SPOUSE_MISSING": "Vợ hoặc chồng mất tích", "DIVORCED": "Đã ly hôn",
            },
        ),
    ),
    shown=("marital_status",),
    filters=("marital_status",),
)  # fmt: skip
RAISED_CHILDREN = Register(
    code="con-dang-nuoi",
    title="Con đang nuôi",
    one="con đang nuôi",
    model="RaisedChild",
    keys=("child_id",),
    columns=(
        Column("child_id", "Con", required=True),
        Column("counted_before_16", "Đã tính trước khi đủ 16 tuổi"),
    ),
    shown=("child_id", "counted_before_16"),
)
ELDERS = Register(
    code="nguoi-cao-tuoi",
    title="Người cao tuổi: người có nghĩa vụ phụng dưỡng",
    one="người cao tuổi",
    model="ElderSupport",
    columns=(
        Column(
            "support", "Phụng dưỡng", required=True,
            words={
                "SUPPORTED": "Có người phụng dưỡng", "NO_SUPPORTER": "Không có người phụng dưỡng",
                "SUPPORTER_ON_ASSISTANCE": "Người phụng dưỡng đang hưởng trợ cấp",
            },
        ),
        Column("fit_for_facility", "Đủ điều kiện vào cơ sở trợ giúp xã hội"),
    ),
    shown=("support", "fit_for_facility"),
    filters=("support", "fit_for_facility"),
)  # fmt: skip
HIV = Register(
    code="nguoi-nhiem-hiv",
    title="Người nhiễm HIV",
    one="người nhiễm HIV",
    model="HivStatus",
    guarded="HIV",
    intro="Sổ được bảo vệ: mỗi lần mở phải ghi lý do và được lưu lại.",
    columns=(Column("paper", "Giấy xác nhận", headings="giay xac nhan|so giay"),),
    shown=("paper",),
)
CARE = Register(
    code="cham-soc-tai-cong-dong",
    title="Nhận chăm sóc, nuôi dưỡng tại cộng đồng",
    one="người được chăm sóc",
    model="CareArrangement",
    columns=(
        Column("arrangement", "Hình thức", words={"HOUSEHOLD": "Hộ gia đình", "TAKEN_IN": "Được nhận chăm sóc"}, required=True),
        Column("carer_id", "Người chăm sóc"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
    ),
    shown=("arrangement", "carer_id", "decision"),
    filters=("arrangement",),
)  # fmt: skip
FACILITIES = Register(
    code="trong-co-so",
    title="Người đang ở cơ sở trợ giúp xã hội",
    one="người ở cơ sở",
    model="FacilityStay",
    columns=(Column("facility", "Cơ sở", required=True, headings="co so|ten co so"),),
    shown=("facility",),
)
PREGNANCIES = Register(
    code="mang-thai",
    title="Phụ nữ mang thai",
    one="phụ nữ mang thai",
    model="Pregnancy",
    columns=(Column("paper", "Giấy xác nhận", headings="giay xac nhan|so giay"),),
    shown=("paper",),
)
REGISTERS = (CHILDREN, LONE_PARENTS, RAISED_CHILDREN, ELDERS, CARE, FACILITIES, PREGNANCIES, *HELP, HIV)
