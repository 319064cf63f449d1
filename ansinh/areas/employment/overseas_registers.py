"""Registers of work abroad: the journey in fifteen states, support on the way, surveys of what is sent home."""

from __future__ import annotations

from pathlib import Path

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View
from ansinh.policy.ceilings import day_said, read_ceilings

JOURNEY, SUPPORT, REMITTANCE = (
    "employment/di-lam-viec-nuoc-ngoai", "employment/ho-tro-di-lam-viec", "employment/khao-sat-kieu-hoi",
)  # fmt: skip
LIMITS = read_ceilings(Path(__file__).parent / "ceilings.yaml")
COUNTRIES = {
    "JAPAN": "Nhật Bản", "KOREA": "Hàn Quốc", "TAIWAN": "Đài Loan", "GERMANY": "Đức", "MALAYSIA": "Ma-lai-xi-a",
    "SINGAPORE": "Xin-ga-po", "AUSTRALIA": "Ô-xtrây-li-a", "OTHER": "Nước khác",
}  # fmt: skip
FORMS = {
    "PUBLIC": "Đơn vị sự nghiệp (EPS và tương tự)",
    "COMPANY": "Doanh nghiệp dịch vụ",
    "CONTRACTOR": "Doanh nghiệp trúng thầu, nhận thầu",
    "SKILLS": "Đào tạo, thực tập nâng cao tay nghề",
    "INVESTOR": "Tổ chức, cá nhân đầu tư ra nước ngoài",
    "DIRECT": "Hợp đồng lao động trực tiếp giao kết",
}
GROUPS = {
    "MINORITY": "Dân tộc thiểu số", "POOR": "Hộ nghèo", "NEAR_POOR": "Hộ cận nghèo",
    "LAND_LOST": "Bị thu hồi đất nông nghiệp", "MERIT": "Thân nhân người có công", "NONE": "Không thuộc diện",
}  # fmt: skip
SKILLS = {"UNSKILLED": "Lao động phổ thông", "BASIC": "Sơ cấp", "MIDDLE": "Trung cấp", "HIGH": "Cao đẳng trở lên"}
EARLY = {
    "ILL": "Tai nạn, ốm đau", "EMPLOYER": "Doanh nghiệp phá sản, thiên tai, chiến tranh",
    "ABUSED": "Bị ngược đãi, cưỡng bức", "VIOLATION": "Vi phạm hợp đồng", "FAMILY": "Việc gia đình",
}  # fmt: skip
AFTER = {"JOB": "Có việc làm", "BUSINESS": "Tự kinh doanh", "STUDY": "Học tiếp", "ABROAD": "Tái xuất cảnh"}
KINDS = {
    "support_language": "Học ngoại ngữ", "support_orientation": "Bồi dưỡng kiến thức cần thiết",
    "support_health": "Khám sức khỏe", "support_food_day": "Tiền ăn theo ngày thực học",
    "support_travel": "Đi lại từ 15 km", "support_travel_hard": "Đi lại từ 10 km vùng đặc biệt khó khăn",
    "fund_injury": "Quỹ: về sớm do tai nạn, ốm đau", "fund_employer": "Quỹ: về sớm do doanh nghiệp, thiên tai",
    "fund_abuse": "Quỹ: về sớm do bị ngược đãi", "fund_death": "Quỹ: thân nhân người chết, mất tích",
}  # fmt: skip
# Bands of a quarter; the indicator counts the middle of each, and of the last its lower end.
BANDS = {
    "NONE": "Không gửi", "TO_15": "Đến 15 triệu đồng", "TO_30": "Trên 15 đến 30 triệu đồng",
    "TO_60": "Trên 30 đến 60 triệu đồng", "OVER_60": "Trên 60 triệu đồng",
}  # fmt: skip
ABROAD = ("DEPARTED", "WORKING", "EXTENDED")
AT_HOME = ("REGISTERED", "SELECTED", "TRAINING", "CONTRACTED", "FINANCED", "VISA")

_NOW = "SELECT 1 FROM employment_journey j WHERE j.thing_id = %(record)s AND upper_inf(j.known) AND j.valid @> %(on)s::date"
ALONE = (
    "NOT EXISTS (SELECT 1 FROM employment_journey j JOIN employment_journey o ON o.person_id = j.person_id"
    " AND o.thing_id <> j.thing_id JOIN registers_thing t ON t.id = o.thing_id AND t.withdrawn_at IS NULL"
    " WHERE j.thing_id = %(record)s AND upper_inf(j.known) AND j.valid @> %(on)s::date AND upper_inf(o.known)"
    " AND o.valid @> %(on)s::date AND o.state NOT IN ('REGISTERED', 'RETURNED_EARLY', 'RETURNED', 'REINTEGRATED',"
    " 'DECEASED', 'CANCELLED'))"
)
_SUPPORT = (
    "FROM employment_support s JOIN employment_journey j ON j.thing_id = s.journey_id AND upper_inf(j.known)"
    " AND j.valid @> %(on)s::date WHERE s.thing_id = %(record)s AND upper_inf(s.known) AND s.valid @> %(on)s::date"
)
ONCE = (
    f"NOT EXISTS (SELECT 1 {_SUPPORT} AND EXISTS (SELECT 1 FROM employment_support o"
    " JOIN employment_journey k ON k.thing_id = o.journey_id AND upper_inf(k.known) AND k.person_id = j.person_id"
    " JOIN registers_thing t ON t.id = o.thing_id AND t.withdrawn_at IS NULL"
    " WHERE o.thing_id <> s.thing_id AND o.kind = s.kind AND upper_inf(o.known) AND o.valid @> %(on)s::date"
    " AND o.state IN ('APPROVED', 'PAID')))"
)
ENTITLED = f"EXISTS (SELECT 1 {_SUPPORT} AND (s.kind LIKE 'fund%%' OR j.target_group NOT IN ('', 'NONE')))"


def in_order(values: Values) -> bool:
    """The days of a journey follow one another."""
    names = ("registered_on", "selected_on", "signed_on", "departed_on", "returned_on")
    days = [day for name in names if (day := day_said(values[name]))]
    return days == sorted(days)


def within_limit(values: Values) -> bool:
    """No more than the limit of the day of asking; food by the days attended."""
    kind, amount, day = values["kind"], values["amount_vnd"], day_said(values["asked_on"])
    if kind == "support_food_day" and day and (limit := LIMITS.on(kind, day)):
        return bool(amount <= limit.value * (values["days"] or 0))
    return LIMITS.within(kind, amount, day)


def in_force(values: Values) -> bool:
    """Something is said of this kind of support on the day of asking."""
    day = day_said(values["asked_on"])
    return day is None or LIMITS.on(values["kind"], day) is not None


JOURNEYS = Register(
    code="di-lam-viec-nuoc-ngoai", title="Lao động đi làm việc ở nước ngoài", one="người lao động", model="Journey",
    name="person_id", identity=("person_id", "country", "contract_number"),
    intro="Chỉ tiêu năm tính theo ngày xuất cảnh. Mỗi người chỉ có một chuyến đang thực hiện.",
    columns=(
        Column("person_id", "Người lao động", required=True),
        Column("country", "Nước", words=COUNTRIES, required=True, headings="nuoc|thi truong|nuoc den"),
        Column("form", "Hình thức đi", words=FORMS),
        Column("company", "Doanh nghiệp phái cử", headings="dn phai cu|doanh nghiep|cong ty"),
        Column("trade", "Ngành nghề", headings="nganh nghe|cong viec"),
        Column("skill", "Trình độ", words=SKILLS, headings="trinh do"),
        Column("passport", "Số hộ chiếu", headings="ho chieu"),
        Column("wage", "Mức lương", least=0, headings="muc luong|luong"),
        Column("currency", "Loại tiền"),
        Column("contract_number", "Số hợp đồng", headings="so hd|so hop dong"),
        Column("contract_months", "Thời hạn (tháng)", least=1, most=120, headings="thoi han"),
        Column("cost_vnd", "Chi phí đã nộp", least=0),
        Column("target_group", "Thuộc diện", words=GROUPS, headings="thuoc dien|doi tuong"),
        Column("emergency_contact", "Liên hệ khi cần"),
        Column("registered_on", "Ngày đăng ký"),
        Column("selected_on", "Ngày trúng tuyển"),
        Column("training_from", "Học từ ngày"),
        Column("orientation_paper", "Giấy chứng nhận giáo dục định hướng"),
        Column("signed_on", "Ngày ký hợp đồng"),
        Column("financed_on", "Ngày được vay, hỗ trợ"),
        Column("visa_on", "Ngày có thị thực"),
        Column("departed_on", "Ngày xuất cảnh", headings="ngay xuat canh|xuat canh"),
        Column("extended_on", "Ngày gia hạn"),
        Column("absconded_on", "Ngày bỏ hợp đồng"),
        Column("returned_on", "Ngày về nước"),
        Column("return_reason", "Lý do về trước hạn", words=EARLY),
        Column("after_return", "Sau khi về nước", words=AFTER),
        Column("died_on", "Ngày chết"),
        Column("cancelled_on", "Ngày hủy"),
        Column("cancel_reason", "Lý do không đi"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "country", "trade", "company", "departed_on", "state"),
    filters=("country", "form", "target_group", "state", "departed_on"),
    sections=(
        Section("Người lao động", ("person_id", "skill", "target_group", "passport", "emergency_contact")),
        Section("Nơi đến", ("country", "form", "company", "trade", "wage", "currency")),
        Section("Hợp đồng", ("contract_number", "contract_months", "signed_on", "cost_vnd")),
        Section("Chuẩn bị", ("registered_on", "selected_on", "training_from", "orientation_paper", "financed_on", "visa_on")),
        Section("Ở nước ngoài", ("departed_on", "extended_on", "absconded_on")),
        Section("Kết thúc", ("returned_on", "return_reason", "after_return", "died_on", "cancelled_on", "cancel_reason")),
    ),
    sheet=(
        "person_id", "skill", "country", "trade", "company", "contract_number", "departed_on", "contract_months", "wage",
        "target_group", "passport",
    ),
    life=Life(
        "state",
        (
            State("REGISTERED", "Đăng ký, tư vấn"),
            State("SELECTED", "Trúng tuyển", "busy"),
            State("TRAINING", "Đang học nghề, ngoại ngữ, định hướng", "busy"),
            State("CONTRACTED", "Đã ký hợp đồng", "busy"),
            State("FINANCED", "Đã được vay vốn, hỗ trợ", "busy"),
            State("VISA", "Đã có thị thực", "near"),
            State("DEPARTED", "Đã xuất cảnh", "done"),
            State("WORKING", "Đang làm việc ở nước ngoài", "done"),
            State("EXTENDED", "Gia hạn, chuyển chủ", "done"),
            State("ABSCONDED", "Bỏ hợp đồng, ở lại trái phép", "late"),
            State("RETURNED_EARLY", "Về nước trước hạn", "paused"),
            State("RETURNED", "Về nước đúng hạn", "paused"),
            State("REINTEGRATED", "Đã ổn định sau về nước", "done", ended=True),
            State("DECEASED", "Chết ở nước ngoài", "late", ended=True),
            State("CANCELLED", "Không đi", "", ended=True),
        ),
        (
            Move("select", "Ghi trúng tuyển", ("REGISTERED",), "SELECTED", asks=("selected_on",),
                 guards=(Guard(ALONE, "Người này đang có một chuyến khác chưa kết thúc."),)),
            Move("train", "Vào học", ("SELECTED",), "TRAINING", asks=("training_from",)),
            Move("sign", "Ký hợp đồng", ("SELECTED", "TRAINING"), "CONTRACTED", asks=("signed_on",),
                 guards=(Guard(f"EXISTS ({_NOW} AND j.contract_number <> '')", "Chưa ghi số hợp đồng."),)),
            Move("finance", "Ghi được vay vốn, hỗ trợ", ("CONTRACTED",), "FINANCED", asks=("financed_on",)),
            Move("visa", "Ghi có thị thực", ("CONTRACTED", "FINANCED"), "VISA", asks=("visa_on",)),
            Move("depart", "Ghi xuất cảnh", ("CONTRACTED", "FINANCED", "VISA"), "DEPARTED", asks=("departed_on",),
                 consequence="Được tính vào chỉ tiêu của năm có ngày xuất cảnh.",
                 guards=(Guard(f"EXISTS ({_NOW} AND j.orientation_paper <> '')",
                               "Chưa có giấy chứng nhận giáo dục định hướng (Luật 69/2020 Điều 44)."),)),
            Move("work", "Ghi đang làm việc", ("DEPARTED",), "WORKING"),
            Move("extend", "Gia hạn", ("DEPARTED", "WORKING", "EXTENDED"), "EXTENDED", asks=("extended_on",)),
            Move("abscond", "Báo bỏ hợp đồng", ABROAD, "ABSCONDED", asks=("absconded_on",)),
            Move("return_early", "Về trước hạn", (*ABROAD, "ABSCONDED"), "RETURNED_EARLY", asks=("returned_on", "return_reason")),
            Move("return", "Về đúng hạn", ABROAD, "RETURNED", asks=("returned_on",)),
            Move("reintegrate", "Ghi đã ổn định", ("RETURNED", "RETURNED_EARLY"), "REINTEGRATED", asks=("after_return",)),
            Move("die", "Báo chết", (*ABROAD, "ABSCONDED"), "DECEASED", asks=("died_on",)),
            Move("cancel", "Không đi nữa", AT_HOME, "CANCELLED", asks=("cancelled_on", "cancel_reason")),
        ),
    ),
    checks=(Check("departed_on", in_order, "Các ngày phải theo thứ tự: đăng ký, trúng tuyển, ký hợp đồng, xuất cảnh, về nước."),),
    views=(
        View("dang-chuan-bi", "Đã ký, chờ xuất cảnh", {"state": "CONTRACTED"}),
        View("nhat-ban", "Nhật Bản", {"country": "JAPAN"}),
        View("han-quoc", "Hàn Quốc", {"country": "KOREA"}),
        View("bo-hop-dong", "Bỏ hợp đồng", {"state": "ABSCONDED"}),
    ),
)  # fmt: skip
SUPPORTS = Register(
    code="ho-tro-di-lam-viec", title="Hỗ trợ người đi làm việc ở nước ngoài", one="khoản hỗ trợ", model="Support",
    name="kind", identity=("journey_id", "kind"),
    intro="Mỗi người được một lần cho mỗi nội dung. Hỗ trợ theo TTLT 09/2016 đến hết năm 2025; chi trong 10 ngày làm việc.",
    columns=(
        Column("journey_id", "Người lao động", of=JOURNEY, required=True),
        Column("kind", "Nội dung", words=KINDS, required=True),
        Column("days", "Số ngày thực học", least=0, hint="Chỉ ghi cho tiền ăn."),
        Column("amount_vnd", "Số tiền", required=True, least=0),
        Column("asked_on", "Ngày nhận đủ hồ sơ", required=True),
        Column("paper", "Quyết định hỗ trợ"),
        Column("paid_on", "Ngày chi"),
        Column("state", "Trạng thái"),
    ),
    shown=("kind", "journey_id", "amount_vnd", "asked_on", "paid_on", "state"), filters=("kind", "state", "asked_on"),
    life=Life(
        "state",
        (State("ASKED", "Đề nghị"), State("APPROVED", "Đã duyệt", "busy"), State("PAID", "Đã chi", "done"),
         State("REFUSED", "Không đủ điều kiện", "", ended=True)),
        (
            Move("approve", "Duyệt", ("ASKED",), "APPROVED", asks=("paper",), right="register.decide", guards=(
                Guard(ENTITLED, "Người này không thuộc diện được hỗ trợ; ghi diện ở hồ sơ đi làm việc."),
                Guard(ONCE, "Người này đã được hỗ trợ nội dung đó."),
            )),
            Move("pay", "Ghi đã chi", ("APPROVED",), "PAID", asks=("paid_on",)),
            Move("refuse", "Không hỗ trợ", ("ASKED",), "REFUSED", right="register.decide"),
        ),
    ),
    checks=(
        Check("kind", in_force, "Ngày này không có mức hỗ trợ cho nội dung đó; xem lại ngày nhận hồ sơ."),
        Check("amount_vnd", within_limit, "Số tiền vượt mức hỗ trợ của ngày nhận hồ sơ; tiền ăn theo số ngày thực học."),
    ),
)  # fmt: skip
REMITTANCES = Register(
    code="khao-sat-kieu-hoi", title="Khảo sát kiều hối", one="lần khảo sát", model="RemittanceSurvey", name="asked_on",
    identity=("journey_id", "asked_on"),
    intro=(
        "Hỏi hộ gia đình mỗi quý, có đồng ý của hộ, ghi theo khoảng. Đây là số ước tính của những hộ được hỏi;"
        " không có công thức bắt buộc."
    ),
    columns=(
        Column("journey_id", "Người đi làm việc", of=JOURNEY, required=True),
        Column("asked_on", "Ngày hỏi", required=True),
        Column("consented", "Hộ đồng ý trả lời"),
        Column("band", "Gửi về trong quý", words=BANDS, required=True),
        Column("used_for", "Dùng vào việc"),
    ),
    shown=("asked_on", "journey_id", "band", "used_for"), filters=("band", "asked_on"),
    checks=(Check("consented", lambda values: bool(values["consented"]), "Chỉ ghi khi hộ đồng ý trả lời."),),
)  # fmt: skip
