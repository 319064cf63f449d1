"""Registers of vocational training, in the order of the menu; the two trained-worker ratios are counted in employment."""

from __future__ import annotations

from pathlib import Path

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View
from ansinh.policy.ceilings import day_said, provisional_words, read_ceilings

PLAN, COURSE, LEARNER = "training/ke-hoach", "training/lop-nghe", "training/hoc-vien"
LIMITS = read_ceilings(Path(__file__).parent / "ceilings.yaml")
BRANCHES = {"FARM": "Nông nghiệp", "OTHER": "Phi nông nghiệp"}
GROUPS = {
    "MERIT": "Người có công và thân nhân", "DISABLED": "Người khuyết tật", "POOR_MINORITY": "Dân tộc thiểu số nghèo, vùng ĐBKK",
    "MINORITY": "Dân tộc thiểu số", "POOR": "Hộ nghèo", "NEAR_POOR": "Hộ cận nghèo", "LAND_LOST": "Hộ bị thu hồi đất",
    "JOBLESS_WOMAN": "Lao động nữ mất việc", "FISHER": "Ngư dân", "OTHER": "Lao động nông thôn khác",
}  # fmt: skip
FED = ("MERIT", "DISABLED", "POOR_MINORITY", "MINORITY", "POOR", "NEAR_POOR", "LAND_LOST", "JOBLESS_WOMAN")
COST_CODES = tuple(row.code for row in LIMITS.rows if row.code.startswith("cost_"))

_COURSE = "FROM training_course c WHERE c.thing_id = %(record)s AND upper_inf(c.known) AND c.valid @> %(on)s::date"
_HEADS = (
    "(SELECT count(*) FROM training_learner l JOIN registers_thing t ON t.id = l.thing_id AND t.withdrawn_at IS NULL"
    " WHERE l.course_id = %(record)s AND upper_inf(l.known) AND l.valid @> %(on)s::date AND l.state NOT IN ('LEFT'))"
)
DAY = "%(on)s::date"
THEORY = (
    f"{_HEADS} BETWEEN 1 AND (SELECT CASE c.kind WHEN 'BLIND' THEN {LIMITS.sql('class_blind', DAY)}"
    f" WHEN 'SPECIAL' THEN {LIMITS.sql('class_theory_special', DAY)} ELSE {LIMITS.sql('class_theory', DAY)} END {_COURSE})"
)
PRACTICE = (
    f"{_HEADS} <= (SELECT coalesce(c.groups, 1) * CASE WHEN c.kind = 'ORDINARY' THEN {LIMITS.sql('class_practice', DAY)}"
    f" ELSE {LIMITS.sql('class_practice_special', DAY)} END {_COURSE})"
)
_PAYOUT = (
    "FROM training_payout s JOIN training_learner l ON l.thing_id = s.learner_id AND upper_inf(l.known)"
    " AND l.valid @> %(on)s::date WHERE s.thing_id = %(record)s AND upper_inf(s.known) AND s.valid @> %(on)s::date"
)
FED_ONLY = f"EXISTS (SELECT 1 {_PAYOUT} AND l.target_group IN ({', '.join(f'{chr(39)}{one}{chr(39)}' for one in FED)}))"
FOOD = (
    f"EXISTS (SELECT 1 {_PAYOUT} AND coalesce(s.food_vnd, 0) = (SELECT coalesce(sum({LIMITS.sql('food_day', 'a.on_day')}), 0)"
    " FROM training_attendance a WHERE a.thing_id = s.learner_id AND upper_inf(a.known) AND upper_inf(a.valid)))"
)
TRAVEL = (
    f"EXISTS (SELECT 1 {_PAYOUT} AND coalesce(s.travel_vnd, 0) <= CASE"
    f" WHEN (l.hard_area OR l.target_group = 'DISABLED') AND l.distance_km >= 5 THEN {LIMITS.sql('travel_hard', 'l.enrolled_on')}"
    f" WHEN l.distance_km >= 15 THEN {LIMITS.sql('travel', 'l.enrolled_on')} ELSE 0 END)"
)
ONCE = (
    f"NOT EXISTS (SELECT 1 {_PAYOUT} AND EXISTS (SELECT 1 FROM training_payout o JOIN training_learner k"
    " ON k.thing_id = o.learner_id AND upper_inf(k.known) AND k.person_id = l.person_id"
    " JOIN registers_thing t ON t.id = o.thing_id AND t.withdrawn_at IS NULL WHERE o.thing_id <> s.thing_id"
    " AND upper_inf(o.known) AND o.valid @> %(on)s::date AND o.state IN ('APPROVED', 'PAID')))"
)


def within_group_cost(values: Values) -> bool:
    """The price of a place is within the highest ceiling of the day; which group may use it is the settlement's."""
    day, price = day_said(values["opened_on"]), values["unit_price_vnd"]
    tops = [limit.value for code in COST_CODES if day and (limit := LIMITS.on(code, day))]
    return price is None or not tops or price <= max(tops)


def in_order(values: Values) -> bool:
    """Opened, closed, accepted, settled: one after the other."""
    days = [day for name in ("opened_on", "closed_on", "accepted_on", "settled_on") if (day := day_said(values[name]))]
    return days == sorted(days)


NEEDS = Register(
    code="nhu-cau-hoc-nghe", title="Nhu cầu học nghề", one="người có nhu cầu", model="Need",
    columns=(
        Column("occupation", "Nghề muốn học", required=True, headings="nghe|nghe muon hoc"),
        Column("wanted_from", "Học từ ngày"),
        Column("note", "Ghi chú riêng"),
    ),
    shown=("occupation", "wanted_from"), filters=("occupation", "wanted_from"),
)  # fmt: skip
PLANS = Register(
    code="ke-hoach", title="Kế hoạch đào tạo nghề", one="dòng kế hoạch", model="Plan", name="occupation",
    identity=("year", "occupation"),
    columns=(
        Column("year", "Năm", required=True, least=2010, most=2100),
        Column("occupation", "Nghề", required=True),
        Column("branch", "Lĩnh vực", words=BRANCHES, required=True),
        Column("classes", "Số lớp", required=True, least=1),
        Column("learners", "Số học viên", required=True, least=1),
        Column("cost_vnd", "Kinh phí", least=0),
        Column("paper", "Văn bản"),
    ),
    shown=("year", "occupation", "branch", "classes", "learners", "cost_vnd"), filters=("year", "branch"),
)  # fmt: skip
COURSES = Register(
    code="lop-nghe", title="Lớp đào tạo nghề", one="lớp", model="Course", name="code", identity=("code",),
    intro=(
        "Sĩ số theo Thông tư 42/2015: lý thuyết đến 35 người, thực hành đến 18 người một nhóm; lớp người khuyết tật, dân tộc"
        f" thiểu số đến 20 và 10. {provisional_words(LIMITS, COST_CODES)}"
    ),
    columns=(
        Column("code", "Mã lớp", required=True, headings="ma lop|lop"),
        Column("occupation", "Nghề đào tạo", required=True, headings="nghe hoc|nghe"),
        Column("branch", "Lĩnh vực", words=BRANCHES, required=True),
        Column("level", "Trình độ", words={"BASIC": "Sơ cấp", "SHORT": "Dưới 3 tháng"}, required=True),
        Column("plan_id", "Theo kế hoạch", of=PLAN),
        Column("kind", "Loại lớp", required=True,
               words={"ORDINARY": "Thông thường", "SPECIAL": "Người khuyết tật, dân tộc thiểu số", "BLIND": "Người mù"}),
        Column("groups", "Số nhóm thực hành", least=1),
        Column("school", "Đơn vị đào tạo"),
        Column("teacher", "Giáo viên chủ nhiệm"),
        Column("venue", "Địa điểm"),
        Column("contract", "Hợp đồng đặt hàng"),
        Column("unit_price_vnd", "Đơn giá một học viên", least=0),
        Column("advanced_vnd", "Đã tạm ứng", least=0),
        Column("central_vnd", "Ngân sách trung ương", least=0),
        Column("province_vnd", "Ngân sách tỉnh", least=0),
        Column("district_vnd", "Ngân sách huyện", least=0),
        Column("hours", "Số giờ", least=1),
        Column("opening_paper", "Quyết định mở lớp"),
        Column("opened_on", "Ngày khai giảng"),
        Column("closed_on", "Ngày bế giảng"),
        Column("accepted_on", "Ngày nghiệm thu"),
        Column("settled_on", "Ngày thanh lý"),
        Column("state", "Trạng thái"),
    ),
    shown=("code", "occupation", "branch", "school", "opened_on", "closed_on", "state"),
    filters=("branch", "level", "state", "opened_on"),
    sections=(
        Section("Lớp", ("code", "occupation", "branch", "level", "plan_id", "kind", "groups")),
        Section("Tổ chức", ("school", "teacher", "venue", "hours", "opening_paper", "opened_on", "closed_on")),
        Section("Hợp đồng và kinh phí", ("contract", "unit_price_vnd", "advanced_vnd", "central_vnd", "province_vnd",
                                         "district_vnd", "accepted_on", "settled_on")),
    ),
    life=Life(
        "state",
        (State("PLANNED", "Dự kiến"), State("OPEN", "Đang học", "busy"), State("CLOSED", "Đã bế giảng", "done"),
         State("ACCEPTED", "Đã nghiệm thu", "done"), State("SETTLED", "Đã thanh lý", "done", ended=True),
         State("DROPPED", "Không mở", "", ended=True)),
        (
            Move("open", "Khai giảng", ("PLANNED",), "OPEN", asks=("opening_paper", "opened_on"), right="register.decide", guards=(
                Guard(THEORY, "Sĩ số lớp phải từ 1 học viên và không quá mức lý thuyết của loại lớp."),
                Guard(PRACTICE, "Nhóm thực hành đông quá mức; tăng «Số nhóm thực hành»."),
            )),
            Move("close", "Bế giảng", ("OPEN",), "CLOSED", asks=("closed_on",), guards=(Guard(
                "NOT EXISTS (SELECT 1 FROM training_learner l JOIN registers_thing t ON t.id = l.thing_id AND t.withdrawn_at IS NULL"
                " WHERE l.course_id = %(record)s AND upper_inf(l.known) AND l.valid @> %(on)s::date AND l.state = 'LEARNS')",
                "Còn học viên chưa có kết quả."),)),
            Move("accept", "Nghiệm thu", ("CLOSED",), "ACCEPTED", asks=("accepted_on",), right="register.decide"),
            Move("settle", "Thanh lý hợp đồng", ("ACCEPTED",), "SETTLED", asks=("settled_on",), right="register.decide"),
            Move("drop", "Không mở", ("PLANNED",), "DROPPED"),
        ),
    ),
    checks=(
        Check("unit_price_vnd", within_group_cost, "Đơn giá cao hơn trần chi phí đào tạo của ngày khai giảng."),
        Check("closed_on", in_order, "Ngày khai giảng, bế giảng, nghiệm thu, thanh lý phải theo thứ tự."),
    ),
    views=(View("dang-hoc", "Đang học", {"state": "OPEN"}), View("nong-nghiep", "Nông nghiệp", {"branch": "FARM"})),
)  # fmt: skip
LEARNERS = Register(
    code="hoc-vien", title="Học viên học nghề", one="học viên", model="Learner", name="person_id",
    identity=("course_id", "person_id"),
    columns=(
        Column("course_id", "Lớp", of=COURSE, required=True),
        Column("person_id", "Người học", required=True),
        Column("target_group", "Đối tượng", words=GROUPS, required=True, headings="doi tuong"),
        Column("schooling", "Trình độ văn hóa", headings="trinh do van hoa"),
        Column("distance_km", "Khoảng cách đến lớp (km)", least=0),
        Column("hard_area", "Ở vùng đặc biệt khó khăn"),
        Column("enrolled_on", "Ngày vào lớp", required=True, headings="tu ngay vao lop|ngay vao lop"),
        Column("grade", "Xếp loại", words={"EXCELLENT": "Giỏi", "GOOD": "Khá", "FAIR": "Trung bình"}, headings="xep loai"),
        Column("certificate", "Số chứng chỉ", headings="so chung chi|so cc"),
        Column("certified_on", "Ngày cấp chứng chỉ"),
        Column("left_because", "Lý do thôi học"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "course_id", "target_group", "grade", "certificate", "state"),
    filters=("target_group", "grade", "state", "enrolled_on"),
    life=Life(
        "state",
        (State("LEARNS", "Đang học", "busy"), State("PASSED", "Tốt nghiệp", "done"), State("FAILED", "Không đạt", "late", ended=True),
         State("LEFT", "Thôi học", "late", ended=True)),
        (
            Move("pass", "Ghi tốt nghiệp", ("LEARNS",), "PASSED", asks=("certified_on",)),
            Move("fail", "Không đạt", ("LEARNS",), "FAILED"),
            Move("leave", "Thôi học", ("LEARNS",), "LEFT", asks=("left_because",)),
        ),
    ),
    views=(View("duoc-ho-tro", "Hộ nghèo", {"target_group": "POOR"}),),
)  # fmt: skip
ATTENDANCES = Register(
    code="diem-danh", title="Điểm danh", one="ngày học", model="Attendance", about=LEARNER, keys=("on_day",),
    intro="Mỗi dòng là một ngày học viên có mặt; tiền ăn tính theo số ngày này.",
    columns=(Column("on_day", "Ngày có mặt", required=True),), shown=("on_day",), filters=("on_day",),
)  # fmt: skip
PAYOUTS = Register(
    code="ho-tro-hoc-vien", title="Hỗ trợ tiền ăn, đi lại", one="khoản hỗ trợ", model="Payout", name="learner_id",
    identity=("learner_id",),
    intro="Quyết định 46/2015: 30.000 đồng một ngày thực học; đi lại 200.000 hoặc 300.000 đồng một khóa. Mỗi người một lần.",
    columns=(
        Column("learner_id", "Học viên", of=LEARNER, required=True),
        Column("food_vnd", "Tiền ăn", least=0),
        Column("travel_vnd", "Tiền đi lại", least=0),
        Column("paper", "Quyết định"),
        Column("paid_on", "Ngày chi"),
        Column("state", "Trạng thái"),
    ),
    shown=("learner_id", "food_vnd", "travel_vnd", "paid_on", "state"), filters=("state", "paid_on"),
    life=Life(
        "state",
        (State("COUNTED", "Đã tính"), State("APPROVED", "Đã duyệt", "busy"), State("PAID", "Đã chi", "done")),
        (
            Move("approve", "Duyệt", ("COUNTED",), "APPROVED", asks=("paper",), right="register.decide", guards=(
                Guard(FED_ONLY, "Đối tượng này không được hỗ trợ tiền ăn, đi lại."),
                Guard(FOOD, "Tiền ăn không bằng số ngày điểm danh nhân mức của từng ngày; sửa tiền ăn hoặc điểm danh."),
                Guard(TRAVEL, "Tiền đi lại vượt mức theo khoảng cách; xem khoảng cách của học viên."),
                Guard(ONCE, "Người này đã được hỗ trợ học nghề."),
            )),
            Move("pay", "Ghi đã chi", ("APPROVED",), "PAID", asks=("paid_on",)),
        ),
    ),
)  # fmt: skip
AFTERMATHS = Register(
    code="viec-lam-sau-hoc", title="Việc làm sau học nghề", one="lần theo dõi", model="Aftermath", about=LEARNER, keys=("months",),
    columns=(
        Column("months", "Sau (tháng)", required=True, least=3, most=12, hint="3, 6 hoặc 12 tháng."),
        Column("outcome", "Kết quả", required=True,
               words={"HIRED": "Được tuyển dụng", "SELF": "Tự tạo việc làm", "OLD_JOB": "Làm nghề cũ, năng suất hơn",
                      "COOPERATIVE": "Vào tổ hợp tác, hợp tác xã", "NONE": "Chưa có việc làm"}),
        Column("asked_on", "Ngày hỏi", required=True),
        Column("employer", "Nơi làm việc"),
    ),
    shown=("months", "outcome", "asked_on", "employer"), filters=("months", "outcome", "asked_on"),
    checks=(Check("months", lambda values: values["months"] in (3, 6, 12), "Theo dõi sau 3, 6 hoặc 12 tháng."),),
)  # fmt: skip
REGISTERS = (COURSES, LEARNERS, ATTENDANCES, PAYOUTS, AFTERMATHS, PLANS, NEEDS)
