"""Registers of merit beside the monthly money: martyrs, graves, convalescence, aids, schooling, houses, gifts."""

from __future__ import annotations

from ansinh.areas.merit.turns import AID_IS_DUE, AIDS, HAS_A_TURN, THE_RECORD, TURN_HAS_COME, years_fit
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, State, View

PROPOSED = State("PROPOSED", "Đề nghị", "busy")
REFUSED = State("REFUSED", "Không giải quyết", ended=True)
REFUSE = Move("refuse", "Không giải quyết", ("PROPOSED",), "REFUSED", right="register.decide")
HAS_MERIT = (
    """
    SELECT EXISTS (SELECT 1 FROM merit_recognition r WHERE r.person_id = f.person_id AND upper_inf(r.known)
        AND r.valid @> %(on)s::date) OR EXISTS (SELECT 1 FROM merit_kinship k WHERE k.person_id = f.person_id
        AND upper_inf(k.known) AND k.valid @> %(on)s::date) FROM {table} f WHERE """
    + THE_RECORD
)
ONE_SCHOOL_YEAR = f"""
    SELECT NOT EXISTS (SELECT 1 FROM merit_schooling o JOIN registers_thing t ON t.id = o.thing_id
        WHERE o.person_id = f.person_id AND o.school_year = f.school_year AND o.thing_id <> f.thing_id
        AND t.withdrawn_at IS NULL AND upper_inf(o.known) AND upper_inf(o.valid) AND o.state = 'APPROVED')
    FROM merit_schooling f WHERE {THE_RECORD}"""
NOT_PAID_ELSEWHERE = f"SELECT NOT f.paid_elsewhere FROM merit_schooling f WHERE {THE_RECORD}"

MARTYRS = Register(
    code="liet-si", title="Sổ liệt sĩ", one="liệt sĩ", model="Martyr", name="full_name",
    columns=(
        Column("full_name", "Họ tên liệt sĩ", required=True, headings="ho ten liet si|ho va ten|ten liet si"),
        Column("file_number", "Số hồ sơ", required=True, headings="so ho so|so ho so liet si"),
        Column("born_year", "Năm sinh", least=1850, most=2010, headings="nam sinh"),
        Column("village_id", "Nguyên quán trong huyện"),
        Column("unit", "Đơn vị", headings="don vi|don vi khi hy sinh"),
        Column("died_on", "Ngày hy sinh", headings="ngay hy sinh"),
        Column(
            "war", "Thời kỳ", headings="thoi ky",
            words={"FRENCH": "Chống Pháp", "AMERICAN": "Chống Mỹ", "BORDER": "Biên giới, quốc tế", "PEACE": "Thời bình"},
        ),
        Column("plaque", "Số Bằng Tổ quốc ghi công", headings="so bang|bang to quoc ghi cong"),
    ),
    shown=("full_name", "file_number", "died_on", "plaque"), filters=("war", "died_on"), identity=("file_number",),
    checks=(
        Check(
            "died_on", lambda said: not (said["died_on"] and said["born_year"]) or said["died_on"].year > said["born_year"],
            "Ngày hy sinh phải sau năm sinh.",
        ),
    ),
)  # fmt: skip
GRAVES = Register(
    code="mo-liet-si", title="Sổ mộ liệt sĩ", one="mộ liệt sĩ", model="Grave", name="label",
    columns=(
        Column("label", "Số mộ", required=True, headings="so mo|ma mo"),
        Column("martyr_id", "Liệt sĩ", of="merit/liet-si"),
        Column(
            "site", "Nơi an táng", required=True, headings="noi an tang",
            words={"CEMETERY": "Nghĩa trang liệt sĩ", "FAMILY": "Gia đình quản lý", "ELSEWHERE": "Nơi khác"},
        ),
        Column("cemetery", "Nghĩa trang", headings="nghia trang"),
        Column("plot", "Khu, hàng, số", headings="vi tri|khu hang so"),
        Column(
            "name_known", "Thông tin trên bia", required=True, headings="thong tin",
            words={"FULL": "Đủ thông tin", "PART": "Một phần", "NONE": "Chưa xác định"},
        ),
        Column("mended_on", "Sửa gần nhất"),
        Column("cost_vnd", "Kinh phí sửa", least=0),
    ),
    shown=("label", "martyr_id", "cemetery", "name_known"), filters=("site", "name_known", "mended_on"),
    identity=("label",),
    checks=(
        Check("cemetery", lambda said: said["site"] != "CEMETERY" or bool(said["cemetery"]), "Ghi tên nghĩa trang liệt sĩ."),
        Check(
            "martyr_id", lambda said: said["name_known"] != "FULL" or bool(said["martyr_id"]),
            "Mộ đủ thông tin phải gắn với một liệt sĩ trong sổ; chưa gắn được thì chọn Một phần.",
        ),
    ),
    views=(View("chua-xac-dinh", "Chưa xác định", {"name_known": "NONE"}),),
)  # fmt: skip
CONVALESCENCES = Register(
    code="dieu-duong", title="Sổ điều dưỡng", one="lượt điều dưỡng", model="Convalescence", name="person_id",
    intro="Mỗi năm hoặc hai năm một lần, theo loại đối tượng; phần mềm tính khi duyệt.",
    columns=(
        Column("person_id", "Người điều dưỡng", required=True),
        Column("year", "Năm", required=True, least=2022, most=2100, headings="nam"),
        Column("form", "Hình thức", required=True, words={"HOME": "Tại nhà", "CENTRE": "Tập trung"}, headings="hinh thuc"),
        Column("only_child_martyr", "Cha, mẹ có một con duy nhất là liệt sĩ"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
        Column("done_on", "Ngày điều dưỡng, ngày chi"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "year", "form", "state"), filters=("year", "form", "state"), identity=("person_id", "year"),
    life=Life(
        "state",
        (PROPOSED, State("APPROVED", "Đã duyệt", "near"), State("DONE", "Đã điều dưỡng", "done"), REFUSED),
        (
            Move(
                "approve", "Duyệt", ("PROPOSED",), "APPROVED", asks=("decision",), right="register.decide",
                guards=(
                    Guard(HAS_A_TURN, "Người này không thuộc diện điều dưỡng; xem sổ người có công và sổ thân nhân."),
                    Guard(TURN_HAS_COME, "Chưa đến lượt: đã có lượt được duyệt trong chu kỳ một năm hoặc hai năm của diện này."),
                ),
            ),
            Move("finish", "Đã điều dưỡng", ("APPROVED",), "DONE", asks=("done_on",)),
            REFUSE,
        ),
    ),
)  # fmt: skip
AID_BOOK = Register(
    code="dung-cu-chinh-hinh", title="Sổ dụng cụ chỉnh hình", one="dụng cụ", model="Aid", name="person_id",
    columns=(
        Column("person_id", "Người được cấp", required=True),
        Column("aid", "Dụng cụ", required=True, words={code: name for code, (name, _) in AIDS.items()}, headings="dung cu"),
        Column("year", "Năm cấp", required=True, least=2000, most=2100, headings="nam cap"),
        Column("years", "Niên hạn", required=True, least=1, most=6, unit="năm", hint="Xe cùng chân giả: 6 năm", headings="nien han"),
        Column("due_year", "Năm cấp lại", required=True, least=2001, most=2106, hint="Năm cấp cộng niên hạn"),
        Column("prescription", "Chỉ định", headings="chi dinh"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "aid", "year", "due_year", "state"), filters=("aid", "due_year", "state"),
    identity=("person_id", "aid", "year"),
    checks=(
        Check("years", lambda said: years_fit(said["aid"], said["years"]), "Niên hạn không đúng Phụ lục V Nghị định 75/2021."),
        Check("due_year", lambda said: said["due_year"] == said["year"] + said["years"], "Năm cấp lại là năm cấp cộng niên hạn."),
    ),
    life=Life(
        "state",
        (PROPOSED, State("GRANTED", "Đã cấp", "done"), REFUSED),
        (
            Move(
                "grant", "Cấp", ("PROPOSED",), "GRANTED", right="register.decide",
                guards=(Guard(AID_IS_DUE, "Dụng cụ cùng loại chưa hết niên hạn; xem năm cấp lại của lần trước."),),
            ),
            REFUSE,
        ),
    ),
)  # fmt: skip
SCHOOLINGS = Register(
    code="uu-dai-giao-duc", title="Sổ ưu đãi giáo dục", one="người học", model="Schooling", name="person_id",
    columns=(
        Column("person_id", "Người học", required=True),
        Column("school_year", "Năm học bắt đầu", required=True, least=2015, most=2100, headings="nam hoc"),
        Column(
            "level", "Cấp học", required=True, headings="cap hoc",
            words={"PRESCHOOL": "Mầm non", "GENERAL": "Phổ thông, giáo dục thường xuyên", "FURTHER": "Nội trú, nghề, đại học"},
        ),
        Column("school", "Trường", required=True, headings="truong|ten truong"),
        Column("paid_elsewhere", "Hưởng lương hoặc được cấp sinh hoạt phí khi học"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "school_year", "level", "school", "state"), filters=("school_year", "level", "state"),
    identity=("person_id", "school_year"),
    life=Life(
        "state",
        (PROPOSED, State("APPROVED", "Đã duyệt", "done"), REFUSED),
        (
            Move(
                "approve", "Duyệt", ("PROPOSED",), "APPROVED", asks=("decision",), right="register.decide",
                guards=(
                    Guard(HAS_MERIT.format(table="merit_schooling"), "Người học không có trong sổ người có công hoặc sổ thân nhân."),
                    Guard(NOT_PAID_ELSEWHERE, "Người học hưởng lương hoặc được cấp sinh hoạt phí thì không hưởng ưu đãi giáo dục."),
                    Guard(ONE_SCHOOL_YEAR, "Năm học này đã duyệt một mức; mỗi năm học chỉ hưởng một mức cao nhất."),
                ),
            ),
            REFUSE,
        ),
    ),
)  # fmt: skip
HOUSES = Register(
    code="nha-o", title="Sổ hỗ trợ nhà ở", one="nhà ở", model="Housing", name="person_id",
    intro="Mức hỗ trợ chưa có văn bản đối chiếu trong phần mềm; ghi đúng số tiền của quyết định.",
    columns=(
        Column("person_id", "Người được hỗ trợ", required=True),
        Column("work", "Hình thức", required=True, words={"NEW": "Xây mới", "REPAIR": "Sửa chữa"}, headings="hinh thuc"),
        Column("funds", "Nguồn kinh phí", headings="nguon kinh phi|nguon"),
        Column("amount_vnd", "Mức hỗ trợ", least=1, headings="muc ho tro|so tien"),
        Column("decision", "Quyết định", headings="so quyet dinh|quyet dinh"),
        Column("finished_on", "Ngày hoàn thành"),
        Column("state", "Trạng thái"),
    ),
    shown=("person_id", "work", "amount_vnd", "state"), filters=("work", "state", "finished_on"),
    life=Life(
        "state",
        (PROPOSED, State("APPROVED", "Đang thực hiện", "busy"), State("DONE", "Hoàn thành", "done"), REFUSED),
        (
            Move(
                "approve", "Duyệt", ("PROPOSED",), "APPROVED", asks=("decision", "amount_vnd"), right="register.decide",
                guards=(Guard(HAS_MERIT.format(table="merit_housing"), "Người này không có trong sổ người có công hoặc sổ thân nhân."),),
            ),
            Move("finish", "Nghiệm thu", ("APPROVED",), "DONE", asks=("finished_on",)),
            REFUSE,
        ),
    ),
)  # fmt: skip
GIFTS = Register(
    code="qua-tang", title="Sổ quà tặng", one="quà tặng", model="Gift", keys=("occasion", "year", "giver"),
    columns=(
        Column(
            "occasion", "Dịp", required=True, headings="dip",
            words={"TET": "Tết Nguyên đán", "MARTYRS_DAY": "Ngày 27/7", "OTHER": "Dịp khác"},
        ),
        Column("year", "Năm", required=True, least=2000, most=2100, headings="nam"),
        Column(
            "giver", "Quà của", required=True, headings="qua cua|nguon",
            words={"PRESIDENT": "Chủ tịch nước", "PROVINCE": "Tỉnh", "DISTRICT": "Huyện", "COMMUNE": "Xã", "DONOR": "Nhà hảo tâm"},
        ),
        Column("amount_vnd", "Trị giá", required=True, least=1, headings="tri gia|so tien"),
        Column("given_on", "Ngày trao", required=True, headings="ngay trao"),
        Column("document", "Văn bản", headings="van ban|quyet dinh"),
    ),
    shown=("occasion", "year", "giver", "amount_vnd"), filters=("occasion", "year", "giver"),
    checks=(Check("given_on", lambda said: said["given_on"].year == said["year"], "Ngày trao phải trong năm đã ghi."),),
)  # fmt: skip
GIVEN = (MARTYRS, GRAVES, CONVALESCENCES, AID_BOOK, SCHOOLINGS, HOUSES, GIFTS)
