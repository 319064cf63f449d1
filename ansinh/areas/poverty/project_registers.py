"""Registers of Dự án 2: projects, member households, animals one by one, vaccinations, follow-up visits."""

from __future__ import annotations

from ansinh.areas.poverty.review_registers import day_said
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View

PROJECT, MEMBER, ANIMAL = "poverty/du-an", "poverty/ho-du-an", "poverty/vat-nuoi"
LONGEST = 36  # months of a project; also how long a household counts as newly escaped (by knowledge, provisional)
KINDS = {
    "COW": "Chăn nuôi bò",
    "PIG": "Chăn nuôi lợn",
    "POULTRY": "Chăn nuôi gia cầm",
    "CROP": "Trồng trọt",
    "OTHER": "Khác",
}
SPECIES = {"COW": "Bò", "PIG": "Lợn", "POULTRY": "Gia cầm", "OTHER": "Khác"}
METHODS = {"CHAIN": "Liên kết chuỗi giá trị", "COMMUNITY": "Cộng đồng", "TASK": "Giao nhiệm vụ", "SPECIAL": "Đặc thù"}
MONEY = ("central_vnd", "province_vnd", "district_vnd", "counterpart_vnd", "other_vnd")

# A project's row as it stands on the day of the move, for guards; the same of a member and of the member's project.
_PROJECT = (
    "SELECT 1 FROM poverty_project p WHERE p.thing_id = %(record)s AND upper_inf(p.known) AND p.valid @> %(on)s::date"
)
_MEMBER = (
    "SELECT 1 FROM poverty_member m JOIN poverty_project p ON p.thing_id = m.project_id AND upper_inf(p.known)"
    " AND p.valid @> %(on)s::date WHERE m.thing_id = %(record)s AND upper_inf(m.known) AND m.valid @> %(on)s::date"
)
# Poor or near-poor on the day of approval, or so within the 36 months before it (newly escaped).
ELIGIBLE = (
    f"EXISTS ({_MEMBER} AND EXISTS (SELECT 1 FROM registry_povertyclass c WHERE c.household_id = m.household_id"
    " AND upper_inf(c.known) AND c.kind IN ('POOR', 'NEAR_POOR')"
    f" AND c.valid && daterange((p.approved_on - INTERVAL '{LONGEST} months')::date, p.approved_on, '[]')))"
)
TWICE = (
    f"NOT EXISTS ({_MEMBER} AND EXISTS (SELECT 1 FROM poverty_member o JOIN poverty_project q ON q.thing_id = o.project_id"
    " AND upper_inf(q.known) AND q.valid @> %(on)s::date JOIN registers_thing t ON t.id = o.thing_id AND t.withdrawn_at IS NULL"
    " WHERE o.household_id = m.household_id AND o.thing_id <> m.thing_id AND upper_inf(o.known) AND o.valid @> %(on)s::date"
    " AND o.state NOT IN ('PROPOSED', 'LEFT') AND q.kind = p.kind))"
)
ALL_MONEY = " + ".join(f"coalesce(p.{name}, 0)" for name in MONEY)


def within_its_months(values: Values) -> bool:
    """A project lasts at most 36 months from its approval."""
    start, end = day_said(values["approved_on"]), day_said(values["ends_on"])
    if start is None or end is None:
        return True
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return end >= start and (months < LONGEST or (months == LONGEST and end.day == start.day))


PROJECTS = Register(
    code="du-an", title="Dự án phát triển sản xuất cộng đồng", one="dự án", model="Project", name="title", identity=("code",),
    intro="Dự án 2 của Chương trình mục tiêu quốc gia giảm nghèo bền vững. Thời hạn 36 tháng theo hiểu biết, chờ đối chiếu.",
    columns=(
        Column("code", "Mã dự án", required=True, headings="ma du an|ma"),
        Column("title", "Tên dự án", required=True, headings="ten du an"),
        Column("kind", "Mô hình", words=KINDS, required=True),
        Column("method", "Phương thức", words=METHODS),
        Column("village_id", "Thôn"),
        Column("led_by", "Chủ trì"),
        Column("decision", "Quyết định phê duyệt"),
        Column("approved_on", "Ngày phê duyệt"),
        Column("ends_on", "Ngày kết thúc"),
        Column("central_vnd", "Ngân sách trung ương", least=0),
        Column("province_vnd", "Ngân sách tỉnh", least=0),
        Column("district_vnd", "Ngân sách huyện", least=0),
        Column("counterpart_vnd", "Hộ đối ứng", least=0),
        Column("other_vnd", "Nguồn khác", least=0),
        Column("accepted_on", "Ngày nghiệm thu"),
        Column("state", "Trạng thái"),
    ),
    shown=("code", "title", "kind", "approved_on", "central_vnd", "province_vnd", "district_vnd", "state"),
    filters=("kind", "method", "state", "approved_on"),
    sections=(
        Section("Dự án", ("code", "title", "kind", "method", "village_id", "led_by")),
        Section("Phê duyệt", ("decision", "approved_on", "ends_on", "accepted_on")),
        Section("Kinh phí theo nguồn", MONEY),
    ),
    life=Life(
        "state",
        (
            State("PROPOSED", "Đề xuất"),
            State("APPROVED", "Đã phê duyệt", "busy"),
            State("DELIVERED", "Đã giao con giống", "busy"),
            State("ACCEPTED", "Đã nghiệm thu", "near"),
            State("SETTLED", "Đã quyết toán", "done"),
            State("CLOSED", "Kết thúc", "done", ended=True),
        ),
        (
            Move("approve", "Phê duyệt", ("PROPOSED",), "APPROVED", asks=("decision", "approved_on", "ends_on"),
                 right="register.decide", consequence="Hộ được xét điều kiện theo ngày phê duyệt.",
                 guards=(Guard(f"EXISTS ({_PROJECT} AND {ALL_MONEY} > 0)", "Dự án chưa ghi kinh phí theo nguồn."),)),
            Move("deliver", "Giao con giống", ("APPROVED",), "DELIVERED", guards=(
                Guard("NOT EXISTS (SELECT 1 FROM poverty_member m JOIN registers_thing t ON t.id = m.thing_id AND t.withdrawn_at IS NULL"
                      " WHERE m.project_id = %(record)s AND upper_inf(m.known) AND m.valid @> %(on)s::date AND m.state = 'PROPOSED')",
                      "Còn hộ chưa xét điều kiện."),)),
            Move("accept", "Nghiệm thu", ("DELIVERED",), "ACCEPTED", asks=("accepted_on",), right="register.decide"),
            Move("settle", "Quyết toán", ("ACCEPTED",), "SETTLED", right="register.decide",
                 consequence="Danh sách quyết toán theo hộ không đổi nữa."),
            Move("close", "Kết thúc dự án", ("SETTLED",), "CLOSED", right="register.decide"),
        ),
    ),
    checks=(Check("ends_on", within_its_months, "Dự án kéo dài nhiều nhất 36 tháng kể từ ngày phê duyệt."),),
    views=(View("dang-lam", "Đã phê duyệt, chưa nghiệm thu", {"state": "DELIVERED"}),),
)  # fmt: skip
MEMBERS = Register(
    code="ho-du-an", title="Hộ tham gia dự án", one="hộ tham gia", model="Member", name="household_id",
    identity=("project_id", "household_id"),
    columns=(
        Column("project_id", "Dự án", of=PROJECT, required=True),
        Column("household_id", "Hộ", required=True),
        Column("head_count", "Số nhân khẩu", least=1),
        Column("support_vnd", "Hỗ trợ", least=0),
        Column("counterpart_vnd", "Đối ứng", least=0),
        Column("received_on", "Ngày nhận"),
        Column("result_note", "Kết quả"),
        Column("state", "Trạng thái"),
    ),
    shown=("household_id", "project_id", "support_vnd", "received_on", "state"), filters=("state", "received_on"),
    life=Life(
        "state",
        (
            State("PROPOSED", "Đề nghị"),
            State("ELIGIBLE", "Đủ điều kiện", "busy"),
            State("RECEIVED", "Đã nhận", "done"),
            State("LEFT", "Không tham gia", "late", ended=True),
        ),
        (
            Move("admit", "Xét đủ điều kiện", ("PROPOSED",), "ELIGIBLE", right="register.decide", guards=(
                Guard(f"EXISTS ({_MEMBER} AND p.approved_on IS NOT NULL)", "Dự án chưa có ngày phê duyệt."),
                Guard(ELIGIBLE, "Ngày phê duyệt, hộ không phải hộ nghèo, hộ cận nghèo hoặc hộ mới thoát nghèo trong 36 tháng."),
                Guard(TWICE, "Hộ đã được hỗ trợ cùng nội dung ở dự án khác."),
            )),
            Move("receive", "Nhận hỗ trợ", ("ELIGIBLE",), "RECEIVED", asks=("received_on",)),
            Move("leave", "Không tham gia", ("PROPOSED", "ELIGIBLE"), "LEFT", asks=("result_note",)),
        ),
    ),
)  # fmt: skip
ANIMALS = Register(
    code="vat-nuoi", title="Vật nuôi của dự án", one="vật nuôi", model="Animal", name="tag", identity=("tag",),
    columns=(
        Column("tag", "Số tai", required=True, headings="so tai|ma so"),
        Column("species", "Loài", words=SPECIES, required=True),
        Column("project_id", "Dự án", of=PROJECT, required=True),
        Column("holder_id", "Hộ nuôi", of=MEMBER),
        Column("mother_id", "Con của", of=ANIMAL),
        Column("origin", "Nguồn gốc"),
        Column("price_vnd", "Giá", least=0),
        Column("delivered_on", "Ngày giao"),
        Column("ended_because", "Lý do"),
        Column("state", "Trạng thái"),
    ),
    shown=("tag", "species", "project_id", "holder_id", "price_vnd", "delivered_on", "state"),
    filters=("species", "state", "delivered_on"),
    life=Life(
        "state",
        (
            State("BOUGHT", "Đã mua"),
            State("KEPT", "Hộ đang nuôi", "busy"),
            State("BORN", "Sinh tại hộ", "near"),
            State("DEAD", "Đã chết", "late", ended=True),
            State("SOLD", "Đã bán", "paused", ended=True),
        ),
        (
            Move("deliver", "Giao cho hộ", ("BOUGHT",), "KEPT", asks=("holder_id", "delivered_on"), guards=(
                Guard("EXISTS (SELECT 1 FROM poverty_animal a WHERE a.thing_id = %(record)s AND upper_inf(a.known)"
                      " AND a.valid @> %(on)s::date AND a.price_vnd IS NOT NULL)", "Vật nuôi chưa có giá."),)),
            Move("born", "Ghi là con sinh ra", ("BOUGHT",), "BORN", asks=("mother_id", "holder_id")),
            Move("rotate", "Luân chuyển cho hộ kế tiếp", ("KEPT", "BORN"), "KEPT", asks=("holder_id", "delivered_on"),
                 right="register.decide", consequence="Hộ mới nuôi từ ngày này; hộ cũ vẫn còn trong lịch sử."),
            Move("die", "Báo chết", ("KEPT", "BORN", "BOUGHT"), "DEAD", asks=("ended_because",)),
            Move("sell", "Bán", ("KEPT", "BORN"), "SOLD", asks=("ended_because",), right="register.decide"),
        ),
    ),
)  # fmt: skip
VACCINATIONS = Register(
    code="tiem-phong", title="Tiêm phòng vật nuôi", one="lần tiêm", model="Vaccination", about=ANIMAL,
    keys=("given_on", "vaccine"),
    columns=(Column("given_on", "Ngày tiêm", required=True), Column("vaccine", "Vắc xin", required=True)),
    shown=("given_on", "vaccine"), filters=("given_on",),
)  # fmt: skip
VISITS = Register(
    code="tham-ho", title="Thăm, kiểm tra sau hỗ trợ", one="lần thăm", model="Visit", name="visited_on",
    columns=(
        Column("member_id", "Hộ tham gia", of=MEMBER, required=True),
        Column("visited_on", "Ngày thăm", required=True),
        Column("visitor", "Người thăm"),
        Column("animals_well", "Vật nuôi khỏe"),
        Column("findings", "Nhận xét"),
    ),
    shown=("member_id", "visited_on", "animals_well", "findings"), filters=("visited_on", "animals_well"),
)  # fmt: skip
