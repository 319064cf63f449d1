"""The registers of children, in the order of the menu: circumstances, cases, alternative care, accidents, activities."""

from __future__ import annotations

from ansinh.areas.children.case_registers import CASES, GUARDED, SERVICES
from ansinh.areas.children.groups import fits, kinds, parts
from ansinh.areas.children.limits import not_before
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, State, View

CARER, CARE_KEY = "children/nguoi-nhan-cham-soc", "children/cham-soc-thay-the"
_WRONG_PART = Check(
    "part",
    lambda values: fits(values["kind"], values["part"]),
    "Chọn nhóm nhỏ của đúng nhóm; nhóm không chia thì để trống.",
)
ACCIDENTS_KINDS = {
    "DROWNING": "Đuối nước", "TRAFFIC": "Tai nạn giao thông", "INJURY": "Tai nạn thương tích khác",
    "LABOUR": "Lao động trẻ em", "MARRIAGE": "Tảo hôn",
}  # fmt: skip
ACTIVITY_KINDS = {
    "ACTION_MONTH": "Tháng hành động vì trẻ em", "MID_AUTUMN": "Tết Trung thu", "FORUM": "Diễn đàn trẻ em",
    "FUND": "Quỹ Bảo trợ trẻ em", "FRIENDLY_COMMUNE": "Công nhận xã phù hợp với trẻ em", "TRAINING": "Tập huấn, truyền thông",
}  # fmt: skip


def _circumstances(*, code: str, title: str, model: str, guarded: str, intro: str) -> Register:
    """The open and the guarded register of circumstances differ in their groups alone."""
    return Register(
        code=code, title=title, one="trẻ em", model=model, keys=("kind",), guarded=guarded, intro=intro,
        columns=(
            Column("kind", "Nhóm", words=kinds(guarded=bool(guarded)), required=True, headings="nhom|hoan canh"),
            Column("part", "Nhóm nhỏ", words=parts(guarded=bool(guarded))),
            Column("evidence", "Căn cứ xác định", required=True, hint="Giấy tờ, kết luận, ngày.", headings="can cu|giay to"),
            Column("helped", "Được chăm sóc, trợ giúp"),
        ),
        shown=("kind", "part", "evidence", "helped"), filters=("kind", "part", "helped"), checks=(_WRONG_PART,),
        views=(View("chua-tro-giup", "Chưa được trợ giúp", {"helped": "false"}),),
    )  # fmt: skip


CIRCUMSTANCES = _circumstances(
    code="hoan-canh-dac-biet", title="Trẻ em có hoàn cảnh đặc biệt", model="ChildCircumstance", guarded="",
    intro="Luật Trẻ em Điều 10. Nhóm đ (HIV) và các nhóm e, g, i, k, l, m ghi ở sổ bảo mật.",
)  # fmt: skip
PROTECTED = _circumstances(
    code="hoan-canh-bao-mat", title="Trẻ em có hoàn cảnh đặc biệt: nhóm bảo mật", model="ProtectedCircumstance", guarded=GUARDED,
    intro="Các nhóm e, g, i, k, l, m của Luật Trẻ em Điều 10. Trẻ em nhiễm HIV ghi ở sổ Người nhiễm HIV.",
)  # fmt: skip
CARERS = Register(
    code="nguoi-nhan-cham-soc", title="Người đăng ký nhận chăm sóc thay thế", one="người đăng ký", model="ChildCarer",
    name="person_id", identity=("person_id",),
    intro="Đơn Mẫu 08; danh sách Mẫu 09 của xã cập nhật hằng quý; xác minh Mẫu 11.",
    columns=(
        Column("person_id", "Người đăng ký", required=True),
        Column("wishes", "Nguyện vọng"),
        Column("registered_on", "Ngày đăng ký (Mẫu 08)", required=True),
        Column("verified_on", "Ngày xác minh (Mẫu 11)"),
        Column("reason", "Lý do"),
        Column("state", "Tình trạng"),
    ),
    shown=("person_id", "registered_on", "verified_on", "state"), filters=("state", "registered_on"),
    checks=(Check("verified_on", not_before("verified_on", "registered_on"), "Xác minh sau ngày đăng ký."),),
    life=Life(
        "state",
        (State("REGISTERED", "Chờ xác minh", "near"), State("LISTED", "Trong danh sách (Mẫu 09)", "done"),
         State("REFUSED", "Không đủ điều kiện", "late", ended=True), State("LEFT", "Thôi đăng ký", "paused", ended=True)),
        (Move("list", "Đưa vào danh sách", ("REGISTERED",), "LISTED", asks=("verified_on",)),
         Move("refuse", "Không đủ điều kiện", ("REGISTERED",), "REFUSED", asks=("verified_on", "reason")),
         Move("leave", "Thôi đăng ký", ("REGISTERED", "LISTED"), "LEFT", asks=("reason",))),
    ),
)  # fmt: skip
_LISTED = (
    "EXISTS (SELECT 1 FROM children_alternativecare c WHERE c.thing_id = %(record)s AND upper_inf(c.known) AND c.valid @> %(on)s::date"
    " AND (c.form <> 'OTHERS' OR EXISTS (SELECT 1 FROM children_childcarer k WHERE k.thing_id = c.carer_id AND upper_inf(k.known)"
    " AND k.valid @> %(on)s::date AND k.state = 'LISTED')))"
)
CARE = Register(
    code="cham-soc-thay-the", title="Trẻ em được chăm sóc thay thế", one="trẻ em được chăm sóc", model="AlternativeCare", name="child_id",
    identity=("child_id",), intro="Quyết định giao trẻ em Mẫu 12; theo dõi sau 1 tháng và sau 3 tháng.",
    columns=(
        Column("child_id", "Trẻ em", required=True),
        Column("form", "Hình thức", required=True,
               words={"KIN": "Người thân thích", "OTHERS": "Cá nhân, gia đình không thân thích", "FACILITY": "Cơ sở trợ giúp xã hội"}),
        Column("carer_id", "Người nhận chăm sóc", of=CARER),
        Column("decision", "Quyết định giao (Mẫu 12)", required=True),
        Column("handed_over_on", "Ngày giao", required=True),
        Column("first_visit_on", "Theo dõi sau 1 tháng, ngày"),
        Column("second_visit_on", "Theo dõi sau 3 tháng, ngày"),
        Column("finding", "Nhận xét"),
        Column("ended_on", "Ngày chấm dứt"),
        Column("state", "Tình trạng"),
    ),
    shown=("child_id", "form", "handed_over_on", "first_visit_on", "second_visit_on", "state"),
    filters=("form", "state", "handed_over_on"),
    checks=(
        Check("carer_id", lambda values: values["form"] != "OTHERS" or bool(values["carer_id"]),
              "Ghi người nhận chăm sóc đã đăng ký."),
        Check("first_visit_on", not_before("first_visit_on", "handed_over_on"), "Theo dõi sau ngày giao trẻ em."),
        Check("second_visit_on", not_before("second_visit_on", "first_visit_on"), "Lần theo dõi thứ hai sau lần thứ nhất."),
    ),
    life=Life(
        "state",
        (State("PLACED", "Mới giao", "near"), State("VISITED", "Đã theo dõi 1 tháng", "busy"),
         State("STABLE", "Đã theo dõi 3 tháng", "done"), State("ENDED", "Chấm dứt", "paused", ended=True)),
        (Move("first_visit", "Theo dõi sau 1 tháng", ("PLACED",), "VISITED", asks=("first_visit_on", "finding"),
              guards=(Guard(_LISTED, "Người nhận chăm sóc chưa có trong danh sách Mẫu 09."),)),
         Move("second_visit", "Theo dõi sau 3 tháng", ("VISITED",), "STABLE", asks=("second_visit_on", "finding")),
         Move("end", "Chấm dứt chăm sóc thay thế", ("PLACED", "VISITED", "STABLE"), "ENDED", asks=("ended_on", "finding"),
              right="register.write")),
    ),
)  # fmt: skip
ACCIDENTS = Register(
    code="tai-nan", title="Đuối nước, tai nạn, lao động trẻ em, tảo hôn", one="vụ việc", model="ChildAccident", name="title",
    columns=(
        Column("title", "Vụ việc", required=True), Column("kind", "Loại", words=ACCIDENTS_KINDS, required=True),
        Column("child_id", "Trẻ em"), Column("village_id", "Thôn"), Column("happened_on", "Ngày xảy ra", required=True),
        Column("died", "Tử vong"),
    ),
    shown=("title", "kind", "child_id", "happened_on", "died"), filters=("kind", "happened_on", "died"),
)  # fmt: skip
ACTIVITIES = Register(
    code="hoat-dong-tre-em", title="Hoạt động vì trẻ em, Quỹ Bảo trợ trẻ em", one="hoạt động", model="ChildActivity", name="title",
    columns=(
        Column("title", "Hoạt động", required=True), Column("kind", "Loại", words=ACTIVITY_KINDS, required=True),
        Column("held_on", "Ngày", required=True), Column("children", "Số trẻ em dự, nhận", least=0),
        Column("received_vnd", "Thu", least=0), Column("spent_vnd", "Chi", least=0),
    ),
    shown=("title", "kind", "held_on", "children", "received_vnd", "spent_vnd"), filters=("kind", "held_on"),
)  # fmt: skip
REGISTERS = (CIRCUMSTANCES, CARE, CARERS, ACCIDENTS, ACTIVITIES, CASES, SERVICES, PROTECTED)
