"""Child protection under Nghị định 56/2017: cases from the report to the closing, and the services of their plans. Guarded."""

from __future__ import annotations

from collections.abc import Callable

from ansinh.areas.children.limits import not_before, separation_fits
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View

CASE = "children/bao-ve-tre-em"
GUARDED = "CHILD_ABUSE"
REPORTERS = {
    "HOTLINE": "Tổng đài 111", "LABOUR_OFFICE": "Cơ quan lao động - thương binh và xã hội", "POLICE": "Công an",
    "COMMUNE": "Ủy ban nhân dân xã", "SCHOOL": "Nhà trường", "HEALTH": "Cơ sở y tế", "CITIZEN": "Người dân, gia đình",
}  # fmt: skip
SUSPECTED = {
    "VIOLENCE": "Bạo lực", "SEXUAL": "Xâm hại tình dục", "EXPLOITATION": "Bóc lột", "TRAFFICKING": "Mua bán",
    "NEGLECT": "Bỏ rơi, bỏ mặc", "OTHER": "Gây tổn hại khác",
}  # fmt: skip
OFFENDERS = {
    "PARENT": "Cha, mẹ", "KIN": "Người thân thích", "KNOWN": "Người quen", "STRANGER": "Người lạ",
    "CHILD": "Trẻ em khác", "UNKNOWN": "Chưa rõ",
}  # fmt: skip
# Who may know: a report names its circle (Nghị định 56/2017 Điều 24, 33).
CIRCLES = {
    "WORKER": "Chỉ người làm công tác bảo vệ trẻ em và Chủ tịch UBND xã",
    "TEAM": "Những người dự họp xác định biện pháp",
    "SERVICES": "Cả các bên cung cấp dịch vụ trong kế hoạch",
}
RISKS = {"HIGH": "Nguy cơ cao: cần can thiệp khẩn cấp", "MEDIUM": "Nguy cơ trung bình", "LOW": "Nguy cơ thấp"}
_NOW = "SELECT 1 FROM children_protectioncase c WHERE c.thing_id = %(record)s AND upper_inf(c.known) AND c.valid @> %(on)s::date"
_PLANNED = (
    "EXISTS (SELECT 1 FROM children_planservice s JOIN registers_thing t ON t.id = s.thing_id AND t.withdrawn_at IS NULL"
    " WHERE s.case_id = %(record)s AND upper_inf(s.known) AND s.valid @> %(on)s::date)"
)


_PROPOSED = ("PROPOSED", "UNDER_PLAN", "REVIEWED", "CLOSED")


def once(states: tuple[str, ...], holds: Callable[[Values], bool]) -> Callable[[Values], bool]:
    """A check from some state on: after a review a new plan begins, and the days of the old one still stand."""
    return lambda values: values["state"] not in states or holds(values)


def somebody_is_named(values: Values) -> bool:
    """A case is about a child of the registry, or says in initials whom it means."""
    return bool(values["child_id"] or values["described"])


CASES = Register(
    code="bao-ve-tre-em", title="Hồ sơ bảo vệ trẻ em", one="trường hợp", model="ProtectionCase", name="code", identity=("code",),
    guarded=GUARDED,
    intro="Nghị định 56/2017/NĐ-CP: tiếp nhận, đánh giá, can thiệp khẩn cấp trong 12 giờ, kế hoạch, rà soát. Sổ bảo mật.",
    columns=(
        Column("code", "Mã trường hợp", required=True),
        Column("child_id", "Trẻ em"),
        Column("described", "Mô tả khi chưa rõ là ai", hint="Chữ viết tắt của tên, tuổi ước chừng; không ghi địa chỉ."),
        Column("reported_by", "Nguồn tin", words=REPORTERS, required=True),
        Column("reported_at", "Tiếp nhận lúc (Mẫu 01)", required=True, hint="Từ lúc này tính 12 giờ, cả đêm và ngày nghỉ."),
        Column("suspected", "Nghi bị", words=SUSPECTED, required=True),
        Column("offender", "Người gây tổn hại", words=OFFENDERS),
        Column("circle", "Phạm vi được biết", words=CIRCLES, required=True),
        Column("risk", "Nguy cơ ban đầu (Mẫu 02)", words=RISKS),
        Column("assessed_at", "Đánh giá nguy cơ lúc"),
        Column("responded_at", "Can thiệp khẩn cấp lúc"),
        Column("measure", "Quyết định can thiệp khẩn cấp, tạm thời cách ly (Mẫu 07)"),
        Column("separated_on", "Cách ly từ ngày"),
        Column("separated_until", "Cách ly đến ngày"),
        Column("examined_on", "Ngày đánh giá chi tiết (Mẫu 03)"),
        Column("met_on", "Ngày họp xác định biện pháp"),
        Column("planned_on", "Ngày đề xuất kế hoạch (Mẫu 04)"),
        Column("plan", "Mục tiêu của kế hoạch"),
        Column("approved_on", "Ngày phê duyệt kế hoạch"),
        Column("decision", "Quyết định phê duyệt (Mẫu 05)"),
        Column("cost_vnd", "Kinh phí kế hoạch", least=0),
        Column("reviewed_on", "Ngày rà soát sau kế hoạch (Mẫu 06)"),
        Column("review", "Kết quả rà soát"),
        Column("state", "Bước"),
    ),
    shown=("code", "suspected", "reported_at", "risk", "responded_at", "state"),
    filters=("suspected", "risk", "reported_by", "state"),
    sections=(
        Section("Tiếp nhận thông tin (Mẫu 01)", ("code", "child_id", "described", "reported_by", "reported_at", "suspected",
                                                 "offender", "circle")),
        Section("Đánh giá nguy cơ ban đầu (Mẫu 02)", ("risk", "assessed_at")),
        Section("Can thiệp khẩn cấp (Mẫu 07)", ("responded_at", "measure", "separated_on", "separated_until")),
        Section("Đánh giá chi tiết, họp (Mẫu 03)", ("examined_on", "met_on")),
        Section("Kế hoạch (Mẫu 04, Mẫu 05)", ("planned_on", "plan", "approved_on", "decision", "cost_vnd")),
        Section("Rà soát (Mẫu 06)", ("reviewed_on", "review")),
    ),
    checks=(
        Check("described", somebody_is_named, "Chọn trẻ em, hoặc mô tả bằng chữ viết tắt khi chưa rõ là ai."),
        Check("responded_at", not_before("responded_at", "reported_at"), "Can thiệp không thể trước lúc tiếp nhận."),
        Check("assessed_at", not_before("assessed_at", "reported_at"), "Đánh giá không thể trước lúc tiếp nhận."),
        Check("separated_until", separation_fits, "Tạm thời cách ly nhiều nhất 15 ngày kể từ ngày bắt đầu."),
        Check("planned_on", once(_PROPOSED, not_before("planned_on", "met_on")), "Kế hoạch lập sau cuộc họp."),
        Check("approved_on", once(_PROPOSED[1:], not_before("approved_on", "planned_on")), "Phê duyệt sau khi đề xuất kế hoạch."),
        Check("reviewed_on", once(_PROPOSED[2:], not_before("reviewed_on", "approved_on")), "Rà soát sau khi kế hoạch được phê duyệt."),
    ),
    life=Life(
        "state",
        (
            State("REPORTED", "Đã tiếp nhận", "late"),
            State("ASSESSED", "Đã đánh giá nguy cơ", "near"),
            State("EMERGENCY", "Đã can thiệp khẩn cấp", "near"),
            State("SEPARATED", "Đang tạm thời cách ly", "late"),
            State("EXAMINED", "Đã đánh giá chi tiết", "busy"),
            State("MET", "Đã họp, chờ kế hoạch", "busy"),
            State("PROPOSED", "Chờ phê duyệt kế hoạch", "near"),
            State("UNDER_PLAN", "Đang thực hiện kế hoạch", "busy"),
            State("REVIEWED", "Đã rà soát", "near"),
            State("CLOSED", "Kết thúc", "done", ended=True),
            State("UNFOUNDED", "Không có dấu hiệu tổn hại", "paused", ended=True),
        ),
        (
            Move("assess", "Đánh giá nguy cơ ban đầu", ("REPORTED",), "ASSESSED", asks=("risk", "assessed_at")),
            Move("respond", "Can thiệp khẩn cấp", ("ASSESSED",), "EMERGENCY", asks=("responded_at", "measure"),
                 right="register.write", consequence="Chủ tịch UBND xã nơi xảy ra quyết định, chậm nhất 12 giờ từ lúc tiếp nhận.",
                 guards=(Guard(f"EXISTS ({_NOW} AND c.risk = 'HIGH')", "Chỉ can thiệp khẩn cấp khi nguy cơ cao."),)),
            Move("separate", "Tạm thời cách ly", ("EMERGENCY",), "SEPARATED",
                 asks=("measure", "separated_on", "separated_until"), consequence="Nhiều nhất 15 ngày."),
            Move("examine", "Đánh giá chi tiết", ("ASSESSED", "EMERGENCY", "SEPARATED"), "EXAMINED", asks=("examined_on",),
                 guards=(Guard(f"EXISTS ({_NOW} AND (c.risk <> 'HIGH' OR c.responded_at IS NOT NULL))",
                               "Nguy cơ cao: ghi việc can thiệp khẩn cấp trước."),)),
            Move("meet", "Họp xác định biện pháp", ("EXAMINED",), "MET", asks=("met_on",)),
            Move("propose", "Đề xuất kế hoạch", ("MET",), "PROPOSED", asks=("planned_on", "plan"),
                 consequence="Chậm nhất 5 ngày làm việc sau cuộc họp.",
                 guards=(Guard(_PLANNED, "Kế hoạch chưa có dịch vụ nào: ghi dịch vụ, nơi thực hiện, ngày bắt đầu."),)),
            Move("approve", "Phê duyệt kế hoạch", ("PROPOSED",), "UNDER_PLAN", asks=("approved_on", "decision"),
                 consequence="Chủ tịch UBND xã quyết định chậm nhất 2 ngày làm việc sau khi nhận đề xuất."),
            Move("review", "Rà soát sau kế hoạch", ("UNDER_PLAN",), "REVIEWED", asks=("reviewed_on", "review")),
            Move("again", "Lập kế hoạch mới", ("REVIEWED",), "MET", asks=("met_on",)),
            Move("close", "Kết thúc: an toàn, ổn định", ("REVIEWED",), "CLOSED"),
            Move("dismiss", "Không có dấu hiệu tổn hại", ("ASSESSED",), "UNFOUNDED", asks=("review",),
                 guards=(Guard(f"EXISTS ({_NOW} AND c.risk = 'LOW')", "Chỉ kết thúc ở bước này khi nguy cơ thấp."),)),
        ),
    ),
    views=(View("khan-cap", "Nguy cơ cao, chưa can thiệp", {"risk": "HIGH", "state": "ASSESSED"}),
           View("cach-ly", "Đang cách ly", {"state": "SEPARATED"}), View("cho-duyet", "Chờ phê duyệt", {"state": "PROPOSED"})),
)  # fmt: skip
SERVICES = Register(
    code="dich-vu-tre-em", title="Dịch vụ trong kế hoạch bảo vệ trẻ em", one="dịch vụ", model="PlanService", name="service",
    guarded=GUARDED,
    columns=(
        Column("case_id", "Trường hợp", of=CASE, required=True),
        Column("service", "Dịch vụ", required=True),
        Column("provider", "Nơi thực hiện", required=True),
        Column("starts_on", "Từ ngày", required=True),
        Column("ends_on", "Đến ngày"),
        Column("cost_vnd", "Kinh phí", least=0),
        Column("done", "Đã thực hiện"),
    ),
    shown=("case_id", "service", "provider", "starts_on", "ends_on", "done"), filters=("done",),
    checks=(Check("ends_on", not_before("ends_on", "starts_on"), "Ngày kết thúc không thể trước ngày bắt đầu."),),
)  # fmt: skip
