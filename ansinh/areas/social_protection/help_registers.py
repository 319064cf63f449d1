"""Registers of help beside the monthly money: care homes, people who take others in, emergency aid by household."""

from __future__ import annotations

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, State, Values, View

RICE_MOST = 15 * 3  # kg a member: 15 kg a month, at most three months (Nghị định 20/2021 Điều 12)
EMPTY = (
    "SELECT residents = 0 FROM social_protection_carehome"
    " WHERE thing_id = %(record)s AND upper_inf(known) AND valid @> %(on)s::date"
)


def _rice_fits(said: Values) -> bool:
    if said["kind"] != "FOOD":
        return not said["rice_kg"]
    return bool(said["members"]) and 0 < (said["rice_kg"] or 0) <= RICE_MOST * said["members"]


CARE_HOMES = Register(
    code="co-so-tro-giup", title="Cơ sở trợ giúp xã hội", one="cơ sở", model="CareHome", name="name",
    columns=(
        Column("name", "Tên cơ sở", required=True, headings="ten co so|co so"),
        Column(
            "kind", "Loại hình", required=True, headings="loai hinh",
            words={"PUBLIC": "Công lập", "PRIVATE": "Ngoài công lập", "SMALL": "Dưới 10 người, không thành lập"},
        ),
        Column("licence", "Giấy phép, đăng ký", headings="giay phep|so giay phep"),
        Column("licensed_on", "Ngày cấp"),
        Column("places", "Số chỗ", required=True, least=1, headings="so cho|cong suat"),
        Column("residents", "Đang nuôi dưỡng", least=0, unit="người", headings="dang nuoi duong"),
        Column("workers", "Người làm việc", least=0, unit="người"),
        Column("state", "Trạng thái"),
    ),
    shown=("name", "kind", "places", "residents", "state"), filters=("kind", "state"), identity=("name",),
    checks=(
        Check("residents", lambda said: (said["residents"] or 0) <= said["places"], "Số người đang nuôi dưỡng vượt số chỗ."),
        Check("places", lambda said: said["kind"] != "SMALL" or said["places"] < 10, "Cơ sở không thành lập nuôi dưới 10 người."),
    ),
    life=Life(
        "state",
        (State("OPEN", "Đang hoạt động", "done"), State("CLOSED", "Đã dừng", ended=True)),
        (
            Move(
                "close", "Dừng hoạt động", ("OPEN",), "CLOSED", right="register.decide",
                guards=(Guard(EMPTY, "Cơ sở còn người đang nuôi dưỡng; chuyển họ đi trước."),),
            ),
        ),
    ),
)  # fmt: skip
CARERS = Register(
    code="nguoi-nhan-cham-soc", title="Người nhận chăm sóc, nuôi dưỡng", one="người nhận chăm sóc", model="Carer",
    keys=("cares_for",),
    columns=(
        Column(
            "cares_for", "Nhận chăm sóc", required=True, headings="doi tuong",
            words={"CHILD": "Trẻ em", "DISABLED": "Người khuyết tật đặc biệt nặng", "ELDER": "Người cao tuổi"},
        ),
        Column("confirmed_on", "Ngày xã xác nhận", required=True, headings="ngay xac nhan"),
        Column("trained_on", "Ngày tập huấn"),
        Column("places", "Nhận được", least=1, most=9, unit="người"),
        Column("paper", "Giấy xác nhận", headings="giay xac nhan|so giay"),
    ),
    shown=("cares_for", "confirmed_on", "trained_on", "places"), filters=("cares_for", "trained_on"),
)  # fmt: skip
EMERGENCY = Register(
    code="tro-giup-khan-cap", title="Trợ giúp xã hội khẩn cấp", one="hộ được trợ giúp", model="EmergencyAid",
    keys=("happened_on", "kind"),
    columns=(
        Column("happened_on", "Ngày xảy ra", required=True, headings="ngay xay ra"),
        Column(
            "kind", "Trợ giúp", required=True, headings="tro giup|noi dung",
            words={
                "FOOD": "Gạo cứu đói", "GOODS": "Nhu yếu phẩm", "INJURED": "Người bị thương nặng", "FUNERAL": "Mai táng",
                "HOUSE": "Làm nhà, sửa nhà", "PRODUCTION": "Khôi phục sản xuất",
            },
        ),
        Column("cause", "Nguyên nhân", headings="nguyen nhan"),
        Column("members", "Số nhân khẩu", least=1, most=30, headings="so nhan khau|nhan khau"),
        Column("rice_kg", "Gạo", least=0, unit="kg", hint="15 kg một người một tháng, nhiều nhất 3 tháng", headings="so gao|kg"),
        Column("amount_vnd", "Số tiền", least=0, headings="so tien|kinh phi"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
        Column("given_on", "Ngày cấp"),
    ),
    shown=("happened_on", "kind", "rice_kg", "amount_vnd", "given_on"), filters=("kind", "happened_on", "given_on"),
    checks=(
        Check("rice_kg", _rice_fits, "Gạo: ghi số nhân khẩu và không quá 45 kg một người; trợ giúp khác để trống."),
        Check("given_on", lambda said: not said["given_on"] or said["given_on"] >= said["happened_on"], "Ngày cấp không thể trước ngày xảy ra."),
    ),
    views=(View("gao", "Gạo cứu đói", {"kind": "FOOD"}),),
)  # fmt: skip
HELP = (CARE_HOMES, CARERS, EMERGENCY)
