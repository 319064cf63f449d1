"""Registers of the review: phiếu, answers of part B1, causes, ability to work, the year's target."""

from __future__ import annotations

from datetime import date
from typing import Any

from ansinh.areas.poverty.refusals import StandardMissing
from ansinh.areas.poverty.scoring import CLASSES, classify
from ansinh.areas.poverty.standards import AREAS, deprivations
from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, Section, State, Values, View

REVIEW, ANSWER = "poverty/phieu-ra-soat", "poverty/tra-loi-b1"
FIRST_REQUEST_DAY = 15  # QĐ 24/2021: the commune takes requests from the 15th of each month
YEARLY_FROM, YEARLY_TO = (9, 1), (12, 14)
HALF = 50  # percent of those who attended the village meeting
CODES = tuple(one.code for one in deprivations())
CAUSES = {
    "LAND": "Không có đất sản xuất", "CAPITAL": "Không có vốn sản xuất, kinh doanh", "WORKERS": "Không có lao động",
    "TOOLS": "Không có công cụ, phương tiện", "KNOWLEDGE": "Không có kiến thức về sản xuất",
    "SKILLS": "Không có kỹ năng lao động, sản xuất", "ILLNESS": "Có người ốm đau, bệnh nặng, tai nạn",
    "OTHER": "Nguyên nhân khác",
}  # fmt: skip
REASONS = {
    "ELDERLY": "Chỉ có người cao tuổi", "CHILDREN": "Chỉ có người cao tuổi, trẻ em",
    "DISABLED": "Người khuyết tật nặng, đặc biệt nặng", "ILL": "Người bệnh dài ngày, bệnh hiểm nghèo",
    "STUDYING": "Người trong độ tuổi lao động đang đi học", "OTHER": "Lý do khác",
}  # fmt: skip


def day_said(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value


def within_its_days(values: Values) -> bool:
    """A yearly phiếu is reviewed from 1/9 to 14/12; a request for a regular one comes from the 15th on."""
    reviewed, requested = day_said(values["reviewed_on"]), day_said(values["requested_on"])
    if values["kind"] == "REGULAR":
        return requested is None or requested.day >= FIRST_REQUEST_DAY
    return reviewed is None or YEARLY_FROM <= (reviewed.month, reviewed.day) <= YEARLY_TO


def proposed_by_points(values: Values) -> bool:
    """The proposed class is the one that the points give by the standard of the day."""
    if not values["proposed"]:
        return True
    reviewed = day_said(values["reviewed_on"])
    if values["b1"] is None or reviewed is None or values["area"] not in AREAS:
        return False
    try:
        lacking = [code for code in CODES if values[code]]
        return bool(classify(values["b1"], lacking, area=values["area"], on=reviewed).kind == values["proposed"])
    except StandardMissing:
        return False


NOW = "SELECT 1 FROM poverty_review f WHERE f.thing_id = %(record)s AND upper_inf(f.known) AND f.valid @> %(on)s::date AND "
# Every answer of part B1, and a sum that is their sum: points written by hand go no further.
SCORED = Guard(
    f"EXISTS ({NOW} f.proposed <> '' AND f.b1 = (SELECT sum(a.points) FROM poverty_answer a"
    " WHERE a.thing_id = f.thing_id AND upper_inf(a.known)))",
    "Phiếu chưa chấm điểm: mở «Giảm nghèo › Chấm phiếu B».",
)
# The class is written together with this move, by ``actions.recognise`` only.
RECORDED = Guard(
    f"EXISTS ({NOW} EXISTS (SELECT 1 FROM registry_povertyclass c WHERE c.household_id = f.household_id"
    " AND c.kind = f.proposed AND upper_inf(c.known) AND c.valid @> %(on)s::date"
    " AND c.details->>'review' = f.thing_id::text))",
    "Công nhận ở «Giảm nghèo › Công nhận», nơi ghi quyết định và số giấy chứng nhận.",
)
REVIEWS = Register(
    code="phieu-ra-soat", title="Phiếu rà soát hộ nghèo, hộ cận nghèo", one="phiếu rà soát", model="Review",
    intro="Định kỳ từ ngày 01/9 đến ngày 14/12; thường xuyên từ ngày 15 hằng tháng. Quyết định 24/2021/QĐ-TTg, Thông tư 07/2021/TT-BLĐTBXH.",
    columns=(
        Column("household_id", "Hộ", required=True),
        Column("kind", "Loại rà soát", words={"YEARLY": "Định kỳ hằng năm", "REGULAR": "Thường xuyên"}, required=True),
        Column("requested_on", "Ngày đề nghị", hint="Hộ có giấy đề nghị Mẫu 01"),
        Column("quick_passed", "Phiếu A: chuyển sang phiếu B"),
        Column("reviewed_on", "Ngày rà soát"),
        Column("area", "Khu vực", words=AREAS),
        Column("class_before", "Phân loại đầu kỳ", words=CLASSES),
        Column("b1", "Điểm B1"),
        *(Column(one.code, one.title, hint=one.means) for one in deprivations()),
        Column("proposed", "Phân loại theo điểm", words=CLASSES),
        Column("meeting_on", "Ngày họp dân"),
        Column("attended", "Số người dự họp", least=1),
        Column("agreed", "Số người đồng ý", least=0),
        Column("posted_on", "Ngày niêm yết"),
        Column("decision", "Quyết định công nhận"),
        Column("state", "Trạng thái"),
    ),
    shown=("household_id", "kind", "reviewed_on", "class_before", "b1", "proposed", "state"),
    filters=("kind", "state", "proposed", "class_before", "reviewed_on"),
    sections=(
        Section("Hộ", ("household_id", "kind", "requested_on", "quick_passed", "reviewed_on", "area", "class_before")),
        Section("Phiếu B", ("b1", *CODES, "proposed")),
        Section("Họp dân, niêm yết, công nhận", ("meeting_on", "attended", "agreed", "posted_on", "decision")),
    ),
    name="household_id",
    life=Life(
        "state",
        (
            State("LISTED", "Trong danh sách"),
            State("FILTERED", "Không qua phiếu A", "paused", ended=True),
            State("SCORED", "Đã chấm điểm", "busy"),
            State("AGREED", "Dân đã thống nhất", "busy"),
            State("AGAIN", "Rà soát lại", "near"),
            State("POSTED", "Đang niêm yết", "busy"),
            State("RECOGNISED", "Đã công nhận", "done", ended=True),
        ),
        (
            Move("filter", "Không qua phiếu A", ("LISTED",), "FILTERED", consequence="Hộ không chuyển sang phiếu B.",
                 guards=(Guard(f"EXISTS ({NOW} f.class_before = 'NEITHER' AND NOT f.quick_passed)",
                               "Hộ đang là hộ nghèo, hộ cận nghèo, hoặc đã qua phiếu A, thì phải chấm phiếu B."),)),
            Move("score", "Xác nhận điểm", ("LISTED", "AGAIN"), "SCORED", guards=(SCORED,)),
            Move("agree", "Dân thống nhất", ("SCORED",), "AGREED", asks=("meeting_on", "attended", "agreed"),
                 consequence="Từ 50% người dự họp đồng ý."),
            Move("again", "Dân không thống nhất", ("SCORED", "AGREED", "POSTED"), "AGAIN",
                 consequence="Phiếu được rà soát, chấm lại."),
            Move("post", "Niêm yết", ("AGREED",), "POSTED", asks=("posted_on",)),
            Move("recognise", "Công nhận", ("POSTED",), "RECOGNISED", asks=("decision",), right="register.decide",
                 consequence="Phân loại của hộ đổi từ ngày này.", guards=(RECORDED,)),
        ),
    ),
    checks=(
        Check("reviewed_on", within_its_days,
              "Rà soát định kỳ từ ngày 01/9 đến ngày 14/12; giấy đề nghị rà soát thường xuyên nhận từ ngày 15 hằng tháng."),
        Check("proposed", proposed_by_points, "Phân loại phải theo điểm B1, B2 và chuẩn của ngày rà soát; để trống rồi chọn «Chấm phiếu B»."),
        Check("agreed", lambda said: (said["agreed"] or 0) <= (said["attended"] or 0), "Số người đồng ý không lớn hơn số người dự họp."),
        Check("agreed", lambda said: said["state"] not in ("AGREED", "POSTED", "RECOGNISED")
              or (said["agreed"] or 0) * 100 >= HALF * (said["attended"] or 0),
              "Chưa đủ 50% người dự họp đồng ý; ghi «Dân không thống nhất» và rà soát lại."),
    ),
    views=(
        View("cho-cham", "Chờ chấm điểm", {"state": "LISTED"}),
        View("rot-a", "Không qua phiếu A", {"state": "FILTERED"}),
        View("niem-yet", "Đang niêm yết", {"state": "POSTED"}),
    ),
)  # fmt: skip
ANSWERS = Register(
    code="tra-loi-b1", title="Trả lời phiếu B1", one="trả lời", model="Answer", about=REVIEW, keys=("item",),
    intro="Ghi ở «Giảm nghèo › Chấm phiếu B».",
    columns=(
        Column("item", "Mục", required=True),
        Column("option", "Mức", required=True),
        Column("points", "Điểm", required=True),
    ),
    shown=("item", "option", "points"),
)  # fmt: skip
CAUSE = Register(
    code="nguyen-nhan", title="Nguyên nhân nghèo", one="nguyên nhân", model="Cause", keys=("cause",),
    columns=(Column("cause", "Nguyên nhân", words=CAUSES, required=True, headings="nguyen nhan ngheo"),),
    shown=("cause",), filters=("cause",),
)  # fmt: skip
LABOUR = Register(
    code="kha-nang-lao-dong", title="Khả năng lao động của hộ", one="kết luận", model="Labour",
    intro="Kết luận của cán bộ được dùng trước cách tính theo thành viên hộ. Cách tính theo hiểu biết, chờ văn bản.",
    columns=(
        Column("able", "Kết luận", words={"NONE": "Không có khả năng lao động", "ABLE": "Có khả năng lao động"}, required=True),
        Column("reason", "Lý do", words=REASONS),
        Column("note", "Ghi rõ"),
    ),
    shown=("able", "reason", "note"), filters=("able", "reason"),
    checks=(
        Check("reason", lambda said: said["able"] != "NONE" or bool(said["reason"]), "Ghi lý do hộ không có khả năng lao động."),
        Check("note", lambda said: bool(said["note"]) or (said["able"] == "NONE" and said["reason"] != "OTHER"),
              "Ghi rõ vì sao."),
    ),
)  # fmt: skip
TARGETS = Register(
    code="chi-tieu", title="Chỉ tiêu giảm hộ nghèo", one="chỉ tiêu", model="Target", name="year", identity=("year",),
    columns=(
        Column("year", "Năm", required=True, least=2000, most=2100),
        Column("fewer", "Số hộ nghèo giảm", required=True, least=1),
        Column("paper", "Văn bản giao"),
    ),
    shown=("year", "fewer", "paper"),
)  # fmt: skip
