"""The registers of gender equality. Figures by sex come from the registers of all fields, not from here."""

from __future__ import annotations

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, View

SHELTER = "gender/dia-chi-tin-cay"
SEXES = {"FEMALE": "Nữ", "MALE": "Nam"}

ACTIVITIES = Register(
    code="hoat-dong", title="Chương trình, hoạt động bình đẳng giới", one="hoạt động", model="EqualityActivity", name="title",
    intro="Tháng hành động vì bình đẳng giới: 15/11 đến 15/12. Người dự đếm theo giới.",
    columns=(
        Column("title", "Hoạt động", required=True, headings="hoat dong|noi dung"),
        Column("kind", "Loại", required=True, words={
            "ACTION_MONTH": "Tháng hành động", "TRAINING": "Tập huấn", "RADIO": "Tin bài phát thanh", "MEETING": "Nói chuyện, truyền thông",
            "PROGRAMME": "Chương trình, kế hoạch"}),
        Column("held_on", "Ngày", required=True, headings="ngay|ngay to chuc"),
        Column("women", "Nữ dự", least=0, headings="nu|so nu"),
        Column("men", "Nam dự", least=0, headings="nam|so nam"),
        Column("cost_vnd", "Kinh phí", least=0),
    ),
    shown=("title", "kind", "held_on", "women", "men"), filters=("kind", "held_on"), identity=("title", "held_on"),
    views=(View("tap-huan", "Tập huấn", {"kind": "TRAINING"}),),
)  # fmt: skip
SHELTERS = Register(
    code="dia-chi-tin-cay", title="Địa chỉ tin cậy, nhà tạm lánh", one="địa chỉ", model="Shelter", name="title", identity=("title",),
    columns=(
        Column("title", "Tên", required=True),
        Column("kind", "Loại", required=True, words={"TRUSTED": "Địa chỉ tin cậy ở cộng đồng", "SHELTER": "Nhà tạm lánh"}),
        Column("village_id", "Thôn"),
        Column("contact", "Liên hệ", required=True),
        Column("places", "Số chỗ", least=0),
        Column("opened_on", "Hoạt động từ ngày", required=True),
        Column("state", "Tình trạng"),
    ),
    shown=("title", "kind", "village_id", "contact", "places", "state"), filters=("kind", "state"),
    life=Life("state", (State("OPEN", "Đang hoạt động", "done"), State("CLOSED", "Thôi hoạt động", "paused", ended=True)),
              (Move("close", "Thôi hoạt động", ("OPEN",), "CLOSED", right="register.decide"),)),
)  # fmt: skip
MEMBERS = Register(
    code="ban-vi-su-tien-bo", title="Ban Vì sự tiến bộ của phụ nữ", one="thành viên", model="CommitteeMember", name="full_name",
    identity=("full_name",),
    columns=(
        Column("full_name", "Họ và tên", required=True), Column("sex", "Giới tính", words=SEXES, required=True),
        Column("agency", "Cơ quan", required=True),
        Column("office", "Chức danh trong Ban", required=True,
               words={"HEAD": "Trưởng ban", "DEPUTY": "Phó Trưởng ban", "STANDING": "Ủy viên thường trực", "MEMBER": "Ủy viên"}),
    ),
    shown=("full_name", "sex", "agency", "office"), filters=("sex", "office"),
)  # fmt: skip
AGENCIES = Register(
    code="lanh-dao-nu", title="Lãnh đạo chủ chốt, chủ doanh nghiệp là nữ", one="đơn vị", model="LedAgency", name="title",
    identity=("title",), intro="Nguồn: Phòng Nội vụ, Ban Tổ chức, cơ quan Thuế. Chỉ tiêu của Nghị quyết 28/NQ-CP năm 2021.",
    columns=(
        Column("title", "Đơn vị", required=True, headings="don vi|co quan"),
        Column("kind", "Loại", required=True,
               words={"AGENCY": "Cơ quan quản lý nhà nước, chính quyền", "BUSINESS": "Doanh nghiệp, hợp tác xã"}),
        Column("woman_leads", "Có nữ lãnh đạo chủ chốt", headings="nu lanh dao"),
    ),
    shown=("title", "kind", "woman_leads"), filters=("kind", "woman_leads"),
)  # fmt: skip
VIOLENCE = Register(
    code="vu-bao-luc-gioi", title="Vụ bạo lực trên cơ sở giới", one="vụ việc", model="ViolenceCase", name="code",
    identity=("code",), guarded="GENDER_VIOLENCE", intro="Sổ bảo mật: người bị bạo lực chỉ ghi bằng chữ viết tắt.",
    columns=(
        Column("code", "Mã vụ việc", required=True),
        Column("victim", "Người bị bạo lực", required=True, hint="Chữ viết tắt, ví dụ N.T.H."),
        Column("sex", "Giới tính", words=SEXES, required=True),
        Column("birth_year", "Năm sinh", least=1900, most=2100),
        Column("kind", "Hành vi", required=True, words={
            "PHYSICAL": "Bạo lực thể chất", "MENTAL": "Bạo lực tinh thần", "SEXUAL": "Bạo lực tình dục", "ECONOMIC": "Bạo lực kinh tế"}),
        Column("reported_on", "Ngày nhận tin", required=True),
        Column("shelter_id", "Nơi tạm lánh", of=SHELTER),
        Column("support", "Hỗ trợ"),
        Column("supported_on", "Ngày hỗ trợ"),
        Column("offender_counselled", "Người gây bạo lực đã được tư vấn"),
        Column("result", "Kết quả"),
        Column("state", "Tình trạng"),
    ),
    shown=("code", "victim", "kind", "reported_on", "offender_counselled", "state"), filters=("kind", "sex", "reported_on", "state"),
    sections=(Section("Vụ việc", ("code", "victim", "sex", "birth_year", "kind", "reported_on")),
              Section("Hỗ trợ", ("shelter_id", "support", "supported_on", "offender_counselled", "result"))),
    checks=(Check("victim", lambda values: max(map(len, values["victim"].replace(".", " ").split()), default=0) <= 2,
                  "Chỉ ghi chữ viết tắt của tên, ví dụ N.T.H."),),
    life=Life(
        "state",
        (State("REPORTED", "Đã nhận tin", "near"), State("SUPPORTED", "Đã hỗ trợ", "busy"),
         State("CLOSED", "Kết thúc", "done", ended=True)),
        (Move("support", "Hỗ trợ người bị bạo lực", ("REPORTED",), "SUPPORTED", asks=("support", "supported_on")),
         Move("close", "Kết thúc", ("SUPPORTED",), "CLOSED", asks=("result",), guards=(
             Guard("EXISTS (SELECT 1 FROM gender_violencecase c WHERE c.thing_id = %(record)s AND upper_inf(c.known)"
                   " AND c.valid @> %(on)s::date AND c.supported_on <= %(on)s::date)", "Việc hỗ trợ chưa tới ngày."),))),
    ),
)  # fmt: skip
REGISTERS = (ACTIVITIES, SHELTERS, MEMBERS, AGENCIES, VIOLENCE)
