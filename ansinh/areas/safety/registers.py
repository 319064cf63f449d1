"""Registers of occupational safety, in the order of the menu."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View
from ansinh.policy.ceilings import day_said, read_ceilings

WORKPLACE, ACCIDENT, INSPECTION = "safety/co-so", "safety/tai-nan", "safety/kiem-tra"
TERMS = read_ceilings(Path(__file__).parent / "ceilings.yaml")
KINDS = {
    "STATE": "Doanh nghiệp nhà nước", "PRIVATE": "Doanh nghiệp ngoài nhà nước", "FOREIGN": "Doanh nghiệp FDI",
    "COOPERATIVE": "Hợp tác xã", "HOUSEHOLD": "Hộ kinh doanh", "OFFICE": "Cơ quan, đơn vị sự nghiệp",
}  # fmt: skip
SEVERITIES = {
    "LIGHT": "Bị thương nhẹ", "SERIOUS": "Bị thương nặng 01 người", "SERIOUS_MANY": "Bị thương nặng từ 02 người",
    "DEADLY": "Chết người", "EXAMINED": "Phải giám định kỹ thuật, pháp y",
}  # fmt: skip
FACTORS = {
    "FALL": "Ngã từ trên cao", "MACHINE": "Máy, thiết bị cán, cuốn", "ELECTRIC": "Điện giật", "HIT": "Vật rơi, vùi dập",
    "TRAFFIC": "Phương tiện vận tải", "BURN": "Cháy, nổ, bỏng", "DROWN": "Chết đuối", "OTHER": "Khác",
}  # fmt: skip
CAUSES = {"EMPLOYER": "Do người sử dụng lao động", "WORKER": "Do người lao động", "OBJECTIVE": "Khách quan"}
INVESTIGATORS = {
    "EMPLOYER": "Đoàn của người sử dụng lao động", "COMMUNE": "UBND cấp xã lập biên bản", "PROVINCE": "Đoàn cấp tỉnh",
}  # fmt: skip


def term_of(values: Values) -> timedelta | None:
    """How long the investigation may take: the days of the severity, twice with an extension, which a light one has not."""
    happened = day_said(values["happened_on"])
    term = TERMS.on(f"days_{values['severity']}", happened) if happened else None
    times = 2 if values["extended"] and values["severity"] != "LIGHT" else 1
    return timedelta(days=term.value * times) if term else None


def due_within_term(values: Values) -> bool:
    """The last day of the investigation is within its term, counted from the day the office was told, else happened."""
    term, due = term_of(values), day_said(values["due_on"])
    start = day_said(values["told_on"]) or day_said(values["happened_on"])
    return term is None or due is None or start is None or start <= due <= start + term


def right_investigator(values: Values) -> bool:
    """Death or two seriously hurt: the province. One seriously hurt without contract: the commune's minutes."""
    if not values["investigator"]:
        return True
    if values["severity"] in {"DEADLY", "SERIOUS_MANY"}:
        return bool(values["investigator"] == "PROVINCE")
    return bool(values["contracted"] or values["severity"] != "SERIOUS" or values["investigator"] == "COMMUNE")


def in_order(values: Values) -> bool:
    """Happened, told, concluded, posted: one after the other."""
    days = [day for name in ("happened_on", "told_on", "concluded_on", "posted_on") if (day := day_said(values[name]))]
    return days == sorted(days)


WORKPLACES = Register(
    code="co-so", title="Cơ sở sử dụng lao động", one="cơ sở", model="Workplace", name="name", identity=("tax_code", "name"),
    columns=(
        Column("name", "Tên cơ sở", required=True, headings="ten doanh nghiep|ten co so"),
        Column("tax_code", "Mã số thuế", headings="ma so thue|mst"),
        Column("kind", "Loại hình", words=KINDS, required=True),
        Column("sector", "Ngành"),
        Column("address", "Địa chỉ"),
        Column("workers", "Số lao động", least=0),
        Column("dangers", "Yếu tố nguy hiểm, có hại"),
    ),
    shown=("name", "kind", "sector", "workers"), filters=("kind", "workers"),
)  # fmt: skip
ACCIDENTS = Register(
    code="tai-nan", title="Tai nạn lao động", one="vụ tai nạn", model="Accident", name="code", identity=("code",),
    intro=(
        "Hạn điều tra (Luật 84/2015 Điều 35): nhẹ 4 ngày, nặng một người 7, nặng từ hai người 20, chết người 30, phải giám định"
        " 60 ngày; gia hạn một lần không quá thời hạn ấy, vụ nhẹ không gia hạn."
    ),
    columns=(
        Column("code", "Mã vụ", required=True),
        Column("happened_on", "Ngày xảy ra", required=True),
        Column("hour", "Giờ"),
        Column("spot", "Địa điểm"),
        Column("contracted", "Người lao động có hợp đồng"),
        Column("workplace_id", "Cơ sở", of=WORKPLACE, hint="Để trống nếu không theo hợp đồng lao động."),
        Column("severity", "Phân loại", words=SEVERITIES, required=True),
        Column("factor", "Yếu tố gây chấn thương", words=FACTORS),
        Column("cause", "Nguyên nhân", words=CAUSES),
        Column("course_of_events", "Diễn biến"),
        Column("told_on", "Ngày nhận tin báo"),
        Column("investigator", "Điều tra", words=INVESTIGATORS),
        Column("due_on", "Hạn điều tra", required=True),
        Column("extended", "Đã gia hạn"),
        Column("minutes", "Biên bản điều tra"),
        Column("concluded_on", "Ngày công bố biên bản"),
        Column("posted_on", "Ngày niêm yết tại xã"),
        Column("cost_vnd", "Chi phí y tế, lương, bồi thường", least=0),
        Column("property_vnd", "Thiệt hại tài sản", least=0),
        Column("days_off", "Số ngày nghỉ", least=0),
        Column("handled", "Xử lý"),
        Column("state", "Trạng thái"),
    ),
    shown=("code", "happened_on", "severity", "workplace_id", "due_on", "state"),
    filters=("severity", "factor", "cause", "contracted", "state", "happened_on", "due_on"),
    sections=(
        Section("Vụ tai nạn", ("code", "happened_on", "hour", "spot", "contracted", "workplace_id", "severity", "course_of_events")),
        Section("Điều tra", ("told_on", "investigator", "due_on", "extended", "factor", "cause", "minutes", "concluded_on", "posted_on")),
        Section("Thiệt hại và xử lý", ("cost_vnd", "property_vnd", "days_off", "handled")),
    ),
    life=Life(
        "state",
        (State("REPORTED", "Mới báo", "near"), State("INVESTIGATED", "Đang điều tra", "busy"),
         State("CONCLUDED", "Đã kết luận", "done"), State("CLOSED", "Đã xử lý", "done", ended=True)),
        (
            Move("investigate", "Điều tra", ("REPORTED",), "INVESTIGATED", asks=("investigator",)),
            Move("conclude", "Công bố biên bản", ("INVESTIGATED",), "CONCLUDED", asks=("minutes", "concluded_on", "cause"), guards=(Guard(
                "EXISTS (SELECT 1 FROM safety_victim v JOIN registers_thing t ON t.id = v.thing_id AND t.withdrawn_at IS NULL"
                " WHERE v.accident_id = %(record)s AND upper_inf(v.known))", "Chưa ghi người bị nạn."),)),
            Move("close", "Xử lý xong", ("CONCLUDED",), "CLOSED", asks=("handled",), guards=(Guard(
                "EXISTS (SELECT 1 FROM safety_accident a WHERE a.thing_id = %(record)s AND upper_inf(a.known)"
                " AND a.valid @> %(on)s::date AND (a.contracted OR a.posted_on IS NOT NULL))",
                "Vụ không theo hợp đồng lao động phải niêm yết kết quả tại xã trước khi kết thúc."),)),
        ),
    ),
    checks=(
        Check("due_on", due_within_term, "Hạn điều tra ngoài thời hạn của loại tai nạn này; tính từ ngày nhận tin báo."),
        Check("extended", lambda v: not (v["extended"] and v["severity"] == "LIGHT"), "Vụ bị thương nhẹ không được gia hạn."),
        Check("investigator", right_investigator,
              "Chết người hoặc nặng từ 02 người do đoàn cấp tỉnh; nặng 01 người không có hợp đồng do UBND xã lập biên bản."),
        Check("concluded_on", in_order, "Ngày xảy ra, nhận tin, công bố, niêm yết phải theo thứ tự."),
    ),
    views=(View("dang-dieu-tra", "Đang điều tra", {"state": "INVESTIGATED"}), View("chet-nguoi", "Chết người", {"severity": "DEADLY"})),
)  # fmt: skip
VICTIMS = Register(
    code="nguoi-bi-nan", title="Người bị nạn", one="người bị nạn", model="Injured", name="person_id",
    identity=("accident_id", "person_id"),
    columns=(
        Column("accident_id", "Vụ tai nạn", of=ACCIDENT, required=True),
        Column("person_id", "Người bị nạn", required=True),
        Column("occupation", "Nghề"),
        Column("years_in_job", "Tuổi nghề", least=0),
        Column("contracted", "Có hợp đồng lao động"),
        Column("outcome", "Hậu quả", words={"DEAD": "Chết", "SERIOUS": "Bị thương nặng", "LIGHT": "Bị thương nhẹ"}, required=True),
        Column("compensated_vnd", "Bồi thường, trợ cấp", least=0),
    ),
    shown=("person_id", "accident_id", "occupation", "outcome"), filters=("outcome", "contracted"),
)  # fmt: skip
INSPECTIONS = Register(
    code="kiem-tra", title="Kiểm tra liên ngành", one="cuộc kiểm tra", model="Inspection", name="planned_on",
    identity=("workplace_id", "planned_on"),
    intro="Huyện kiểm tra liên ngành; thanh tra chuyên ngành chỉ có ở trung ương và tỉnh (Luật 84/2015 Điều 89).",
    columns=(
        Column("workplace_id", "Cơ sở", of=WORKPLACE, required=True),
        Column("planned_on", "Ngày theo kế hoạch", required=True),
        Column("decision", "Quyết định thành lập đoàn"),
        Column("checked_on", "Ngày kiểm tra"),
        Column("minutes", "Biên bản"),
        Column("state", "Trạng thái"),
    ),
    shown=("planned_on", "workplace_id", "checked_on", "state"), filters=("state", "planned_on"),
    life=Life(
        "state",
        (State("PLANNED", "Kế hoạch"), State("ORDERED", "Đã có quyết định", "busy"), State("CHECKED", "Đã kiểm tra", "busy"),
         State("MENDED", "Đã khắc phục", "done")),
        (
            Move("order", "Ghi quyết định", ("PLANNED",), "ORDERED", asks=("decision",), right="register.decide"),
            Move("check", "Ghi đã kiểm tra", ("ORDERED",), "CHECKED", asks=("checked_on", "minutes")),
            Move("mend", "Ghi đã khắc phục", ("CHECKED",), "MENDED", guards=(Guard(
                "NOT EXISTS (SELECT 1 FROM safety_finding f JOIN registers_thing t ON t.id = f.thing_id AND t.withdrawn_at IS NULL"
                " WHERE f.inspection_id = %(record)s AND upper_inf(f.known) AND f.valid @> %(on)s::date AND f.state = 'OPEN')",
                "Còn kiến nghị chưa khắc phục."),)),
        ),
    ),
)  # fmt: skip
FINDINGS = Register(
    code="kien-nghi", title="Kiến nghị sau kiểm tra", one="kiến nghị", model="Finding", name="finding",
    columns=(
        Column("inspection_id", "Cuộc kiểm tra", of=INSPECTION, required=True),
        Column("finding", "Nội dung", required=True),
        Column("mend_by", "Khắc phục trước", required=True),
        Column("mended_on", "Ngày khắc phục"),
        Column("proof", "Bằng chứng"),
        Column("state", "Trạng thái"),
    ),
    shown=("finding", "inspection_id", "mend_by", "mended_on", "state"), filters=("state", "mend_by"),
    life=Life("state", (State("OPEN", "Chưa khắc phục", "near"), State("MENDED", "Đã khắc phục", "done", ended=True)),
              (Move("mend", "Ghi đã khắc phục", ("OPEN",), "MENDED", asks=("mended_on", "proof")),)),
)  # fmt: skip
TRAININGS = Register(
    code="huan-luyen", title="Huấn luyện an toàn, vệ sinh lao động", one="lớp huấn luyện", model="Training", name="title",
    identity=("title", "held_on"),
    columns=(
        Column("title", "Tên lớp", required=True),
        Column("trained_group", "Nhóm", required=True,
               words={"1": "Nhóm 1", "2": "Nhóm 2", "3": "Nhóm 3", "4": "Nhóm 4", "5": "Nhóm 5", "6": "Nhóm 6",
                      "NONE": "Không theo hợp đồng"}),
        Column("workplace_id", "Cơ sở", of=WORKPLACE),
        Column("held_on", "Ngày", required=True),
        Column("attended", "Số người", required=True, least=1),
        Column("without_contract", "Trong đó không có hợp đồng", least=0),
        Column("trainer", "Đơn vị huấn luyện"),
    ),
    shown=("title", "trained_group", "held_on", "attended"), filters=("trained_group", "held_on"),
    checks=(Check("without_contract", lambda v: (v["without_contract"] or 0) <= v["attended"], "Không nhiều hơn số người dự."),),
)  # fmt: skip
EQUIPMENTS = Register(
    code="thiet-bi", title="Thiết bị có yêu cầu nghiêm ngặt", one="thiết bị", model="Equipment", name="name",
    identity=("workplace_id", "serial"),
    columns=(
        Column("workplace_id", "Cơ sở", of=WORKPLACE, required=True),
        Column("name", "Thiết bị", required=True),
        Column("serial", "Số chế tạo"),
        Column("inspected_on", "Ngày kiểm định", required=True),
        Column("valid_until", "Kiểm định lại trước", required=True),
        Column("certificate", "Giấy chứng nhận kiểm định"),
        Column("declared_on", "Ngày khai báo"),
    ),
    shown=("name", "workplace_id", "inspected_on", "valid_until", "declared_on"), filters=("valid_until", "declared_on"),
    checks=(Check("valid_until", lambda v: (day_said(v["valid_until"]) or date.max) > (day_said(v["inspected_on"]) or date.min),
                  "Ngày kiểm định lại phải sau ngày kiểm định."),),
)  # fmt: skip
REPORTS = Register(
    code="bao-cao", title="Báo cáo tai nạn lao động đã nhận", one="báo cáo", model="Report", name="reporter",
    identity=("reporter", "year", "period"),
    intro="Trước 5/7 (6 tháng) và trước 10/1 năm sau (cả năm); xã báo cáo về người không theo hợp đồng lao động.",
    columns=(
        Column("reporter", "Nơi báo cáo", required=True),
        Column("workplace_id", "Cơ sở", of=WORKPLACE),
        Column("year", "Năm", required=True, least=2016, most=2100),
        Column("period", "Kỳ", words={"HALF": "6 tháng", "YEAR": "Cả năm"}, required=True),
        Column("received_on", "Ngày nhận", required=True),
        Column("accidents", "Số vụ", required=True, least=0),
        Column("deaths", "Số người chết", required=True, least=0),
        Column("hurt", "Số người bị nạn", required=True, least=0),
        Column("cost_vnd", "Thiệt hại", least=0),
        Column("days_off", "Số ngày nghỉ", least=0),
    ),
    shown=("reporter", "year", "period", "received_on", "accidents", "hurt", "deaths"), filters=("year", "period", "received_on"),
    checks=(Check("hurt", lambda v: v["deaths"] <= v["hurt"], "Số người chết không nhiều hơn số người bị nạn."),),
)  # fmt: skip
REGISTERS = (ACCIDENTS, VICTIMS, INSPECTIONS, FINDINGS, TRAININGS, EQUIPMENTS, REPORTS, WORKPLACES)
