"""Registers of employment, in the order of the menu: supply, demand, fairs, matching, loans; then work abroad."""

from __future__ import annotations

from datetime import date

from ansinh.areas.employment.overseas_registers import JOURNEY, JOURNEYS, LIMITS, REMITTANCES, SUPPORTS
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View
from ansinh.policy.ceilings import day_said

EMPLOYER, VACANCY, FAIR = "employment/nguoi-su-dung-lao-dong", "employment/viec-lam-trong", "employment/san-giao-dich"
REFERRAL = "employment/gioi-thieu-viec-lam"
REGISTRATION_FROM = date(2026, 1, 1)  # Luật Việc làm 74/2025, Nghị định 318/2025: registration instead of the survey
SCHOOLING = {
    "NONE": "Chưa tốt nghiệp tiểu học", "PRIMARY": "Tốt nghiệp tiểu học", "LOWER": "Tốt nghiệp THCS",
    "UPPER": "Tốt nghiệp THPT",
}  # fmt: skip
SKILL = {
    "UNTRAINED": "Chưa qua đào tạo", "NO_PAPER": "CNKT không có bằng", "SHORT": "Chứng chỉ nghề dưới 3 tháng",
    "BASIC": "Sơ cấp", "MIDDLE": "Trung cấp", "COLLEGE": "Cao đẳng", "UNIVERSITY": "Đại học", "POSTGRADUATE": "Trên đại học",
}  # fmt: skip
ACTIVITY = {"1": "Có việc làm", "2": "Thất nghiệp", "3": "Không tham gia hoạt động kinh tế"}  # as the form numbers them
STATUS = {"1": "Chủ cơ sở", "2": "Tự làm", "3": "Lao động gia đình", "4": "Làm công ăn lương"}
JOBLESS = {"0": "Chưa từng làm việc", "1": "Đã từng làm việc"}
JOBLESS_FOR = {"0": "Dưới 3 tháng", "1": "Từ 3 tháng đến 1 năm", "2": "Trên 1 năm"}
INACTIVE = {
    "STUDY": "Đi học", "OLD": "Hưu trí, già yếu", "HOME": "Nội trợ", "DISABLED": "Khuyết tật, ốm đau",
    "UNWILLING": "Không muốn làm việc", "OTHER": "Khác",
}  # fmt: skip
EMPLOYER_KINDS = {
    "STATE": "Doanh nghiệp nhà nước", "PRIVATE": "Doanh nghiệp ngoài nhà nước", "FOREIGN": "Doanh nghiệp FDI",
    "OFFICE": "Cơ quan, đơn vị sự nghiệp", "COOPERATIVE": "Hợp tác xã", "HOUSEHOLD": "Hộ kinh doanh", "PERSON": "Cá nhân",
}  # fmt: skip
SIZES = {"TO_10": "Dưới 10", "TO_50": "10 đến 49", "TO_100": "50 đến 99", "TO_300": "100 đến 299", "TO_1000": "300 đến 999",
         "OVER": "Từ 1.000"}  # fmt: skip
INTEREST = {
    "ADVICE": "Tư vấn",
    "DOMESTIC": "Việc làm trong nước",
    "ABROAD": "Đi làm việc ở nước ngoài",
    "TRAINING": "Học nghề",
}


def form_of_the_day(values: Values) -> bool:
    """Until 2025 the survey form, from 2026 the registration."""
    day = day_said(values["collected_on"])
    return not values["form"] or day is None or (values["form"] == "REGISTRATION") == (day >= REGISTRATION_FROM)


def loan_within(values: Values) -> bool:
    """No more than the limit of the day for its kind; a business by its jobs too; abroad no more than the cost."""
    amount, day = values["amount_vnd"], day_said(values["lent_on"])
    if values["kind"] == "ABROAD":
        return values["cost_vnd"] is None or amount <= values["cost_vnd"]
    if values["kind"] == "WORKER":
        return LIMITS.within("loan_worker", amount, day)
    jobs = values["jobs"] or 1
    return LIMITS.within("loan_business", amount, day) and LIMITS.within("loan_job", -(-amount // jobs), day)


def loan_secured(values: Values) -> bool:
    """Above the amount of the day a loan of a business or for work abroad is secured."""
    free = values["kind"] == "WORKER" or values["secured"]
    return free or LIMITS.within("loan_unsecured", values["amount_vnd"], day_said(values["lent_on"]))


WORKERS = Register(
    code="nguoi-lao-dong", title="Thông tin người lao động", one="người lao động", model="Worker",
    intro="Người từ đủ 15 tuổi thực tế cư trú (Thông tư 01/2022, Mẫu 01); từ 01/01/2026 là đăng ký lao động (Nghị định 318/2025).",
    columns=(
        Column("activity", "Tình trạng hoạt động kinh tế", words=ACTIVITY,
               headings="tinh trang tham gia hoat dong kinh te|tinhtranghdkt"),
        Column("status", "Vị thế việc làm", words=STATUS, headings="vi the viec lam|nguoicovieclam"),
        Column("job", "Công việc cụ thể", headings="cong viec cu the dang lam|congvieccuthe"),
        Column("skill", "Trình độ CMKT", words=SKILL, headings="trinh do chuyen mon ky thuat|chuyenmonkythuat"),
        Column("trade", "Chuyên ngành đào tạo", headings="chuyen nganh dao tao|chuyennganh"),
        Column("schooling", "Trình độ GDPT", words=SCHOOLING, headings="trinh do giao duc pho thong|trinhdogiaoduc"),
        Column("insurance_number", "Mã số BHXH", headings="ma so bhxh|bhxh"),
        Column("permanent_address", "Nơi đăng ký thường trú", headings="noi dang ky thuong tru|thuongtru"),
        Column("present_address", "Nơi ở hiện tại", headings="noi o hien tai|diachi"),
        Column("priority", "Đối tượng ưu tiên", headings="doi tuong uu tien|uutien"),
        Column("ethnicity", "Dân tộc", headings="dan toc|dantoc"),
        Column("insured", "Tham gia BHXH", headings="tham gia bhxh|thamgiabhxh"),
        Column("contract", "Hợp đồng lao động", headings="hop dong lao dong|hdld"),
        Column("workplace", "Nơi làm việc", headings="noi lam viec|noilamviec"),
        Column("workplace_kind", "Loại hình nơi làm việc", headings="loai hinh noi lam viec|loaihinhnoilamviec"),
        Column("workplace_address", "Địa chỉ nơi làm việc", headings="dia chi noi lam viec|diachinoilamviec"),
        Column("jobless", "Người thất nghiệp", words=JOBLESS, headings="nguoi that nghiep|thatnghiep"),
        Column("jobless_for", "Thời gian thất nghiệp", words=JOBLESS_FOR, headings="thoi gian that nghiep|thoigianthatnghiep"),
        Column("inactive_reason", "Lý do không tham gia", words=INACTIVE,
               headings="ly do khong tham gia hoat dong kinh te|khongthamgiahdkt"),
        Column("wants_job", "Nhu cầu việc làm", headings="nhu cau viec lam"),
        Column("wants_training", "Nhu cầu đào tạo", headings="nhu cau dao tao|nhu cau hoc nghe"),
        Column("form", "Biểu mẫu", words={"SURVEY": "Phiếu thu thập (đến 2025)", "REGISTRATION": "Đăng ký lao động (từ 2026)"}),
        Column("collected_on", "Ngày thu thập, đăng ký"),
    ),
    shown=("activity", "status", "job", "skill", "trade"),
    filters=("activity", "status", "skill", "schooling", "jobless_for", "inactive_reason"),
    sections=(
        Section("Thông tin chung", ("insurance_number", "permanent_address", "present_address", "ethnicity", "priority")),
        Section("Trình độ", ("schooling", "skill", "trade")),
        Section("Việc làm", ("activity", "status", "job", "contract", "insured", "workplace", "workplace_kind", "workplace_address")),
        Section("Thất nghiệp, không tham gia", ("jobless", "jobless_for", "inactive_reason")),
        Section("Nhu cầu", ("wants_job", "wants_training")),
        Section("Biểu mẫu", ("form", "collected_on")),
    ),
    checks=(
        Check("status", lambda v: not v["status"] or v["activity"] == "1", "Chỉ người có việc làm mới có vị thế việc làm."),
        Check("jobless_for", lambda v: not v["jobless_for"] or v["activity"] == "2", "Chỉ người thất nghiệp mới có thời gian thất nghiệp."),
        Check("form", form_of_the_day, "Đến 31/12/2025 dùng phiếu thu thập; từ 01/01/2026 dùng đăng ký lao động."),
    ),
    views=(View("that-nghiep", "Thất nghiệp", {"activity": "2"}), View("chua-dao-tao", "Chưa qua đào tạo", {"skill": "UNTRAINED"})),
)  # fmt: skip
LABOUR_COUNTS = Register(
    code="dieu-tra-luc-luong", title="Điều tra lực lượng lao động", one="phiếu tổng hợp", model="LabourCount", name="year",
    identity=("village_id", "year"),
    intro="Tổng hợp theo thôn và năm của điều tra lao động; là tử số và mẫu số của hai tỷ lệ lao động qua đào tạo.",
    columns=(
        Column("village_id", "Thôn"),
        Column("year", "Năm", required=True, least=2000, most=2100),
        Column("counted_on", "Thời điểm điều tra", required=True),
        Column("grown_up", "Từ 15 tuổi trở lên", required=True, least=0),
        Column("labour_force", "Lực lượng lao động", required=True, least=0),
        Column("employed", "Có việc làm", required=True, least=0),
        Column("trained", "Qua đào tạo", required=True, least=0),
        Column("certified", "Có bằng cấp, chứng chỉ", required=True, least=0),
    ),
    shown=("year", "village_id", "labour_force", "employed", "trained", "certified"), filters=("year",),
    checks=(
        Check("labour_force", lambda v: v["labour_force"] <= v["grown_up"], "Lực lượng lao động không nhiều hơn số người từ 15 tuổi."),
        Check("employed", lambda v: v["employed"] <= v["labour_force"], "Số người có việc làm không nhiều hơn lực lượng lao động."),
        Check("trained", lambda v: v["trained"] <= v["labour_force"], "Số người qua đào tạo không nhiều hơn lực lượng lao động."),
        Check("certified", lambda v: v["certified"] <= v["trained"], "Số người có bằng cấp, chứng chỉ không nhiều hơn số qua đào tạo."),
    ),
)  # fmt: skip
EMPLOYERS = Register(
    code="nguoi-su-dung-lao-dong", title="Người sử dụng lao động", one="người sử dụng lao động", model="Employer", name="name",
    identity=("tax_code", "name"),
    columns=(
        Column("name", "Tên", required=True, headings="ten doanh nghiep|ten don vi"),
        Column("tax_code", "Mã số thuế, CCCD", headings="ma so thue|mst"),
        Column("kind", "Loại hình", words=EMPLOYER_KINDS, required=True),
        Column("sector", "Ngành kinh tế"),
        Column("address", "Địa chỉ"),
        Column("size", "Quy mô lao động", words=SIZES),
        Column("hires_soon", "Cần tuyển trong 6 tháng tới", least=0),
    ),
    shown=("name", "kind", "sector", "size", "hires_soon"), filters=("kind", "size"),
)  # fmt: skip
VACANCIES = Register(
    code="viec-lam-trong", title="Việc làm trống", one="việc làm trống", model="Vacancy", name="title",
    identity=("employer_id", "title"),
    columns=(
        Column("title", "Công việc", required=True, headings="ten cong viec|vi tri"),
        Column("employer_id", "Người tuyển", of=EMPLOYER, required=True),
        Column("places", "Số lượng", required=True, least=1),
        Column("women", "Trong đó nữ", least=0),
        Column("schooling", "Trình độ GDPT", words=SCHOOLING),
        Column("skill", "Trình độ CMKT từ", words=SKILL),
        Column("trade", "Chuyên ngành"),
        Column("age_from", "Tuổi từ", least=15),
        Column("age_to", "Tuổi đến", most=75),
        Column("experience", "Kinh nghiệm"),
        Column("workplace", "Nơi làm việc"),
        Column("wage_vnd", "Lương từ", least=0),
        Column("benefits", "Phúc lợi"),
        Column("apply_by", "Nhận hồ sơ đến"),
        Column("state", "Trạng thái"),
    ),
    shown=("title", "employer_id", "places", "skill", "wage_vnd", "state"), filters=("skill", "state", "wage_vnd"),
    life=Life("state", (State("OPEN", "Đang tuyển", "busy"), State("FILLED", "Đã tuyển đủ", "done", ended=True),
                        State("CLOSED", "Ngừng tuyển", "", ended=True)),
              (Move("fill", "Ghi tuyển đủ", ("OPEN",), "FILLED"), Move("close", "Ngừng tuyển", ("OPEN",), "CLOSED"))),
    checks=(Check("women", lambda v: (v["women"] or 0) <= v["places"], "Số nữ không nhiều hơn số cần tuyển."),),
)  # fmt: skip
REFERRALS = Register(
    code="gioi-thieu-viec-lam", title="Giới thiệu việc làm", one="lần giới thiệu", model="Referral", name="person_id",
    identity=("vacancy_id", "person_id"),
    columns=(
        Column("person_id", "Người lao động", required=True),
        Column("vacancy_id", "Việc làm trống", of=VACANCY, required=True),
        Column("referred_on", "Ngày giới thiệu", required=True),
        Column("points", "Điểm phù hợp", least=0, most=100),
        Column("reasons", "Lý do phù hợp"),
        Column("state", "Kết quả"),
    ),
    shown=("person_id", "vacancy_id", "points", "reasons", "state"), filters=("state", "referred_on"),
    life=Life("state", (State("REFERRED", "Đã giới thiệu", "busy"), State("HIRED", "Được nhận", "done", ended=True),
                        State("DECLINED", "Không nhận", "", ended=True)),
              (Move("hire", "Được nhận", ("REFERRED",), "HIRED"), Move("decline", "Không nhận", ("REFERRED",), "DECLINED"))),
)  # fmt: skip
FAIRS = Register(
    code="san-giao-dich", title="Sàn giao dịch việc làm", one="phiên", model="Fair", name="title", identity=("title", "held_on"),
    columns=(
        Column("title", "Tên phiên", required=True),
        Column("held_on", "Ngày tổ chức", required=True),
        Column("venue", "Địa điểm"),
        Column("partner", "Đơn vị phối hợp"),
        Column("cost_vnd", "Kinh phí", least=0),
        Column("report", "Báo cáo kết quả"),
        Column("state", "Trạng thái"),
    ),
    shown=("title", "held_on", "venue", "partner", "cost_vnd", "state"), filters=("held_on", "state"),
    life=Life(
        "state",
        (State("PLANNED", "Kế hoạch"), State("HELD", "Đã tổ chức", "done"), State("CALLED_OFF", "Không tổ chức", "", ended=True)),
        (
            Move("hold", "Ghi đã tổ chức", ("PLANNED",), "HELD", asks=("held_on",), guards=(Guard(
                "EXISTS (SELECT 1 FROM employment_fairemployer e WHERE e.fair_id = %(record)s AND upper_inf(e.known)"
                " AND e.valid @> %(on)s::date)", "Chưa ghi người tuyển dụng nào tham gia."),)),
            Move("call_off", "Không tổ chức", ("PLANNED",), "CALLED_OFF"),
        ),
    ),
)  # fmt: skip
FAIR_EMPLOYERS = Register(
    code="don-vi-tham-gia-san", title="Đơn vị tham gia sàn", one="đơn vị", model="FairEmployer", name="employer_id",
    identity=("fair_id", "employer_id"),
    columns=(
        Column("fair_id", "Phiên", of=FAIR, required=True),
        Column("employer_id", "Đơn vị", of=EMPLOYER, required=True),
        Column("places", "Số việc làm mang đến", least=0),
    ),
    shown=("employer_id", "fair_id", "places"),
)  # fmt: skip
FAIR_VISITORS = Register(
    code="nguoi-den-san", title="Người đến sàn giao dịch", one="người đến sàn", model="FairVisitor", name="person_id",
    identity=("fair_id", "person_id"),
    columns=(
        Column("fair_id", "Phiên", of=FAIR, required=True),
        Column("person_id", "Người lao động", required=True),
        Column("interest", "Nhu cầu", words=INTEREST),
        Column("vacancy_id", "Việc làm", of=VACANCY),
        Column("outcome_on", "Ngày có kết quả"),
        Column("state", "Kết quả"),
    ),
    shown=("person_id", "fair_id", "interest", "vacancy_id", "state"), filters=("interest", "state"),
    life=Life(
        "state",
        (State("ADVISED", "Được tư vấn"), State("INTERVIEWED", "Đã phỏng vấn", "busy"), State("ENROLLED", "Đã đăng ký", "busy"),
         State("CHOSEN", "Trúng tuyển", "near"), State("WORKS", "Đi làm sau 3 tháng", "done"),
         State("NOTHING", "Không có kết quả", "", ended=True)),
        (
            Move("interview", "Phỏng vấn", ("ADVISED",), "INTERVIEWED"),
            Move("enrol", "Đăng ký", ("ADVISED", "INTERVIEWED"), "ENROLLED"),
            Move("choose", "Trúng tuyển", ("INTERVIEWED", "ENROLLED"), "CHOSEN", asks=("outcome_on",)),
            Move("work", "Đi làm sau 3 tháng", ("CHOSEN",), "WORKS", asks=("outcome_on",)),
            Move("drop", "Không có kết quả", ("ADVISED", "INTERVIEWED", "ENROLLED", "CHOSEN"), "NOTHING"),
        ),
    ),
)  # fmt: skip
LOANS = Register(
    code="vay-von", title="Vay vốn giải quyết việc làm", one="khoản vay", model="Loan", name="person_id",
    identity=("person_id", "kind", "bank_paper"),
    intro="Ngân hàng Chính sách xã hội cho vay; số tiền ở đây là bản sao. Mức, thời hạn và bảo đảm xét theo ngày vay.",
    columns=(
        Column("person_id", "Người vay", required=True),
        Column("kind", "Loại vay", required=True,
               words={"WORKER": "Người lao động", "BUSINESS": "Cơ sở sản xuất, kinh doanh", "ABROAD": "Đi làm việc ở nước ngoài"}),
        Column("purpose", "Mục đích"),
        Column("amount_vnd", "Số tiền vay", required=True, least=1),
        Column("cost_vnd", "Chi phí theo hợp đồng", least=0),
        Column("jobs", "Số việc làm tạo, giữ", least=1),
        Column("secured", "Có bảo đảm tiền vay"),
        Column("months", "Thời hạn (tháng)", least=1),
        Column("lent_on", "Ngày vay"),
        Column("bank_paper", "Hợp đồng tín dụng"),
        Column("journey_id", "Chuyến đi làm việc", of=JOURNEY),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "kind", "amount_vnd", "jobs", "lent_on", "state"), filters=("kind", "state", "lent_on"),
    life=Life("state", (State("CERTIFIED", "Xã đã xác nhận"), State("LENT", "Đã giải ngân", "busy"),
                        State("REPAID", "Đã trả", "done", ended=True), State("REFUSED", "Không cho vay", "", ended=True)),
              (Move("lend", "Ghi giải ngân", ("CERTIFIED",), "LENT", asks=("lent_on", "bank_paper", "months")),
               Move("repay", "Ghi trả xong", ("LENT",), "REPAID"), Move("refuse", "Không cho vay", ("CERTIFIED",), "REFUSED"))),
    checks=(
        Check("amount_vnd", loan_within, "Số tiền vượt mức vay của ngày vay (theo loại vay, số việc làm hoặc chi phí)."),
        Check("secured", loan_secured, "Khoản vay này phải có bảo đảm tiền vay theo mức của ngày vay."),
        Check("months", lambda v: v["kind"] == "ABROAD" or LIMITS.within("loan_months", v["months"], day_said(v["lent_on"])),
              "Thời hạn vay nhiều nhất 120 tháng."),
    ),
)  # fmt: skip
REGISTERS = (
    JOURNEYS, FAIRS, FAIR_VISITORS, FAIR_EMPLOYERS, WORKERS, LABOUR_COUNTS, EMPLOYERS, VACANCIES, REFERRALS, LOANS, SUPPORTS,
    REMITTANCES,
)  # fmt: skip
