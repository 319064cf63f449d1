"""The registers of social evils. The states of a drug case are those of Luật 73/2021 and Nghị định 116/2021, with their forms."""

from __future__ import annotations

from ansinh.areas.social_evils.terms import term_fits
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, View

VICTIM = "social_evils/nan-nhan"
SEXES = {"MALE": "Nam", "FEMALE": "Nữ"}
WHO = (
    Column("code", "Mã hồ sơ", required=True),
    Column("full_name", "Họ và tên", required=True),
    Column("sex", "Giới tính", words=SEXES, required=True),
    Column("born_on", "Ngày sinh"),
    Column("cccd", "Số định danh"),
)
_WHO = tuple(column.name for column in WHO)
_CASE = "SELECT 1 FROM social_evils_drugcase c WHERE c.thing_id = %(record)s AND upper_inf(c.known) AND c.valid @> %(on)s::date"
IN_FORCE = Guard("%(on)s::date >= DATE '2022-01-01'", "Luật 73/2021/QH14 có hiệu lực từ ngày 01/01/2022.")
BEFORE_POLICE = Guard(
    "%(on)s::date < DATE '2025-03-01'",
    "Từ ngày 01/3/2025 Công an kiểm tra hồ sơ cai nghiện bắt buộc (theo hiểu biết); ghi «Tòa án quyết định».",
)
THREE_STAGES = Guard(
    f"EXISTS ({_CASE} AND c.stages >= 3)",
    "Cai nghiện tự nguyện phải qua ba giai đoạn đầu (Luật 73/2021 Điều 29, Điều 30).",
)
OVER = Guard(
    f"EXISTS ({_CASE} AND c.ends_on <= %(on)s::date)", "Chưa hết thời hạn: ngày vắng mặt không báo không được tính."
)
_DECISION = ("decision", "decided_on", "months", "ends_on")

DRUG_CASES = Register(
    code="ho-so-ma-tuy", title="Hồ sơ quản lý, cai nghiện, sau cai", one="hồ sơ", model="DrugCase", name="code",
    identity=("code",), guarded="DRUG_CASE",
    intro="Sổ bảo mật cao nhất: người trong sổ không có ở tra cứu người dân. Từ 01/7/2026 theo Luật 120/2025/QH15: chưa thấy nghị định, hệ thống không kiểm thời hạn.",
    columns=(
        *WHO,
        Column("substance", "Chất sử dụng"),
        Column("treated", "Đã cai, điều trị theo",
               words={"VOLUNTARY": "Cai tự nguyện", "SUBSTITUTION": "Thuốc thay thế", "COMPULSORY": "Cai bắt buộc"}),
        Column("decision", "Giấy tờ của bước", hint="Số quyết định, phiếu kết quả hoặc mẫu của bước."),
        Column("decided_on", "Ngày của giấy tờ"),
        Column("months", "Thời hạn", least=1, most=24, unit="tháng"),
        Column("absent_days", "Vắng mặt không báo", least=0, unit="ngày"),
        Column("ends_on", "Hết hạn ngày"),
        Column("treated_at", "Nơi cai, điều trị, chuyển đến"),
        Column("stages", "Giai đoạn đã qua", least=0, most=5),
        Column("note", "Ghi chú"),
        Column("state", "Tình trạng"),
    ),
    shown=("code", "full_name", "state", "decided_on", "ends_on"), filters=("state", "sex", "ends_on"), sheet=(
        *_WHO, "substance", "decision", "decided_on", "months", "ends_on", "treated_at"),
    sections=(Section("Người trong hồ sơ", _WHO), Section("Bước hiện tại", (*_DECISION, "absent_days", "treated_at", "stages"))),
    checks=(Check("months", term_fits, "Thời hạn khác luật của ngày quyết định: quản lý 12 tháng; cai tại cộng đồng 6 đến 12 tháng; "
                  "sau cai 12 tháng, sau cai bắt buộc 24 tháng."),),
    life=Life(
        "state",
        (
            State("USE_MANAGED", "Người sử dụng trái phép đang bị quản lý", "busy", "Chủ tịch UBND xã, Công an xã"),
            State("DETERMINED_ADDICTED", "Được xác định nghiện (5 ngày làm việc để đăng ký)", "near"),
            State("REGISTERED", "Đã đăng ký cai tự nguyện (Mẫu 22, sổ Mẫu 23)", "near"),
            State("COMMUNITY_REHAB", "Cai tự nguyện tại gia đình, cộng đồng (Mẫu 24)", "busy"),
            State("SUBSTITUTION", "Điều trị thuốc thay thế (Mẫu 24)", "busy"),
            State("CENTRE_VOLUNTARY", "Cai tự nguyện tại cơ sở (hợp đồng)", "busy"),
            State("COMPULSORY_FILE", "Đang lập hồ sơ cai bắt buộc (Mẫu 29, 30, 31, 33)", "late"),
            State("AT_COURT", "Đã chuyển Tòa án", "near"),
            State("COMPULSORY_CENTRE", "Đang ở cơ sở cai nghiện bắt buộc", "busy"),
            State("COMPLETED", "Hoàn thành cai (Mẫu 26a)", "done"),
            State("AFTERCARE", "Quản lý sau cai tại nơi cư trú (Mẫu 51, 52)", "busy"),
            State("AFTERCARE_DONE", "Hết quản lý sau cai (Mẫu 54)", "done", ended=True),
            State("TRANSFERRED", "Chuyển nơi cư trú (Mẫu 25, Mẫu 53)", "paused", ended=True),
            State("STOPPED", "Dừng quản lý", "paused", ended=True),
        ),
        (
            Move("determine", "Xác định nghiện", ("USE_MANAGED",), "DETERMINED_ADDICTED", asks=("decision", "decided_on"),
                 guards=(IN_FORCE,), consequence="5 ngày làm việc để đăng ký cai nghiện hoặc thuốc thay thế."),
            Move("register", "Đăng ký cai tự nguyện", ("DETERMINED_ADDICTED",), "REGISTERED", asks=("decision", "decided_on"),
                 consequence="Mẫu 22, ghi sổ Mẫu 23; quyết định trong 3 ngày làm việc."),
            Move("rehabilitate", "Cai tại gia đình, cộng đồng", ("REGISTERED",), "COMMUNITY_REHAB", asks=_DECISION),
            Move("substitute", "Điều trị thuốc thay thế", ("REGISTERED",), "SUBSTITUTION", asks=("decision", "decided_on")),
            Move("enter_centre", "Cai tự nguyện tại cơ sở", ("REGISTERED",), "CENTRE_VOLUNTARY",
                 asks=("decision", "decided_on", "treated_at")),
            Move("open_file", "Lập hồ sơ cai bắt buộc", ("DETERMINED_ADDICTED", "COMMUNITY_REHAB", "AFTERCARE"),
                 "COMPULSORY_FILE", asks=("decision", "decided_on"), consequence="Lập hồ sơ trong 5 ngày làm việc."),
            Move("send_to_court", "Phòng kiểm tra, chuyển Tòa án", ("COMPULSORY_FILE",), "AT_COURT",
                 asks=("decision", "decided_on"), right="register.decide", guards=(BEFORE_POLICE,),
                 consequence="2 ngày làm việc; không hợp lệ thì trả bằng Mẫu 33."),
            Move("court_decides", "Tòa án quyết định", ("AT_COURT", "COMPULSORY_FILE"), "COMPULSORY_CENTRE", asks=(*_DECISION, "treated_at")),
            Move("complete_voluntary", "Hoàn thành cai tự nguyện", ("COMMUNITY_REHAB", "CENTRE_VOLUNTARY"), "COMPLETED",
                 asks=("decision", "decided_on", "treated", "stages"), guards=(THREE_STAGES,)),
            Move("complete", "Hoàn thành cai bắt buộc, điều trị thay thế", ("COMPULSORY_CENTRE", "SUBSTITUTION"), "COMPLETED",
                 asks=("decision", "decided_on", "treated")),
            Move("aftercare", "Quản lý sau cai", ("COMPLETED",), "AFTERCARE", asks=(*_DECISION, "treated")),
            Move("release", "Hết quản lý sau cai", ("AFTERCARE",), "AFTERCARE_DONE", asks=("decision", "decided_on"), guards=(OVER,)),
            Move("transfer", "Chuyển nơi cư trú",
                 ("USE_MANAGED", "DETERMINED_ADDICTED", "REGISTERED", "COMMUNITY_REHAB", "SUBSTITUTION", "COMPLETED", "AFTERCARE"),
                 "TRANSFERRED", asks=("decision", "decided_on", "treated_at"), consequence="Báo nơi đến trong 5 ngày làm việc."),
            Move("stop", "Dừng quản lý", ("USE_MANAGED",), "STOPPED", asks=("note",),
                 consequence="Bị giáo dục tại xã, vào cơ sở, thi hành án, chết, mất tích."),
        ),
    ),
    views=(View("sau-cai", "Quản lý sau cai", {"state": "AFTERCARE"}), View("lap-ho-so", "Hồ sơ bắt buộc", {"state": "COMPULSORY_FILE"})),
)  # fmt: skip
VICTIMS = Register(
    code="nan-nhan", title="Nạn nhân bị mua bán", one="nạn nhân", model="Victim", name="code", identity=("code",),
    guarded="TRAFFICKING",
    intro="Luật Phòng, chống mua bán người 53/2024/QH15 từ 01/7/2025 (theo hiểu biết); Nghị định 162/2025. Sổ bảo mật cao nhất.",
    columns=(
        *WHO,
        Column("came_by", "Nguồn", words={"RETURNED": "Tự trở về", "RESCUED": "Được giải cứu", "RECEIVED": "Được tiếp nhận"},
               required=True),
        Column("came_on", "Ngày tiếp nhận", required=True),
        Column("paper", "Giấy xác nhận nạn nhân"),
        Column("needs", "Nhu cầu hỗ trợ"),
        Column("safety", "Bảo đảm an toàn"),
        Column("result", "Kết quả"),
        Column("state", "Tình trạng"),
    ),
    shown=("code", "full_name", "came_by", "came_on", "state"), filters=("came_by", "sex", "state"),
    sections=(Section("Nạn nhân", _WHO), Section("Tiếp nhận", ("came_by", "came_on", "paper", "needs", "safety"))),
    life=Life(
        "state",
        (State("RECEIVED", "Đã tiếp nhận", "near"), State("CONFIRMED", "Có giấy xác nhận", "busy"),
         State("SUPPORTED", "Đã được hỗ trợ", "busy"), State("SETTLED", "Ổn định", "done", ended=True),
         State("UNCONFIRMED", "Không phải nạn nhân", "paused", ended=True)),
        (Move("confirm", "Xác nhận nạn nhân", ("RECEIVED",), "CONFIRMED", asks=("paper",)),
         Move("reject", "Không phải nạn nhân", ("RECEIVED",), "UNCONFIRMED", asks=("result",)),
         Move("support", "Đã hỗ trợ", ("CONFIRMED",), "SUPPORTED", guards=(
             Guard("EXISTS (SELECT 1 FROM social_evils_victimsupport s JOIN registers_thing t ON t.id = s.thing_id"
                   " AND t.withdrawn_at IS NULL WHERE s.victim_id = %(record)s AND upper_inf(s.known))",
                   "Chưa ghi hỗ trợ nào."),)),
         Move("settle", "Ổn định cuộc sống", ("SUPPORTED",), "SETTLED", asks=("result",))),
    ),
)  # fmt: skip
SUPPORTS = Register(
    code="ho-tro-nan-nhan", title="Hỗ trợ nạn nhân bị mua bán", one="hỗ trợ", model="VictimSupport", name="kind",
    guarded="TRAFFICKING",
    columns=(
        Column("victim_id", "Nạn nhân", of=VICTIM, required=True),
        Column("kind", "Loại hỗ trợ", required=True, words={
            "ESSENTIALS": "Nhu cầu thiết yếu", "MEDICAL": "Y tế", "MIND": "Tâm lý", "LEGAL": "Pháp lý", "SCHOOL": "Học văn hóa",
            "TRAINING": "Học nghề", "FIRST_AID": "Trợ cấp khó khăn ban đầu", "LOAN": "Vay vốn"}),
        Column("given_on", "Ngày", required=True),
        Column("provider", "Nơi hỗ trợ"),
        Column("amount_vnd", "Số tiền", least=0),
    ),
    shown=("victim_id", "kind", "given_on", "amount_vnd"), filters=("kind", "given_on"),
)  # fmt: skip
PROVIDERS = Register(
    code="dich-vu-cai-nghien", title="Nơi cung cấp dịch vụ cai nghiện, đội tình nguyện", one="nơi cung cấp", model="RehabProvider",
    name="title", identity=("title",), intro="Công bố theo Mẫu 14 Nghị định 116/2021; danh sách công khai.",
    columns=(
        Column("title", "Tên", required=True),
        Column("kind", "Loại", required=True, words={
            "SERVICE": "Dịch vụ cai nghiện tự nguyện", "TEAM": "Đội công tác xã hội tình nguyện", "CHECK": "Đội kiểm tra liên ngành"}),
        Column("address", "Địa chỉ"),
        Column("decision", "Văn bản công bố, thành lập (Mẫu 14)"),
        Column("announced_on", "Ngày công bố"),
        Column("state", "Tình trạng"),
    ),
    shown=("title", "kind", "address", "announced_on", "state"), filters=("kind", "state"),
    life=Life(
        "state",
        (State("PROPOSED", "Chờ công bố", "near"), State("ANNOUNCED", "Đã công bố", "done"),
         State("STOPPED", "Thôi hoạt động", "paused", ended=True)),
        (Move("announce", "Công bố", ("PROPOSED",), "ANNOUNCED", asks=("decision", "announced_on"), right="register.decide"),
         Move("stop", "Thôi hoạt động", ("ANNOUNCED",), "STOPPED")),
    ),
)  # fmt: skip
REGISTERS = (PROVIDERS, DRUG_CASES, VICTIMS, SUPPORTS)
