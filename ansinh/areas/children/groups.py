"""The 14 groups of children in special circumstances and their sub-groups (Luật Trẻ em Điều 10; Nghị định 56/2017 Điều 3 to 16).

A group's letter is that of the law. Group đ (HIV) is not here: it stands in the guarded register of people with HIV alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """``number``: 1 to 14; ``parts``: sub-groups by code, none for some; ``guarded``: only in the guarded register."""

    code: str
    number: int
    letter: str
    title: str
    parts: tuple[tuple[str, str], ...] = ()
    guarded: bool = False

    @property
    def words(self) -> str:
        """As a form offers it."""
        return f"{self.letter}) {self.title}"


GROUPS = (
    Group("ORPHAN", 1, "a", "Trẻ em mồ côi cả cha và mẹ", (
        ("ORPHAN_ALONE", "Không có người chăm sóc"), ("ORPHAN_FACILITY", "Nuôi trong cơ sở"),
        ("ORPHAN_KIN", "Sống với người thân thích"),
        ("ORPHAN_OTHERS", "Được chăm sóc thay thế bởi người không thân thích"))),
    Group("ABANDONED", 2, "b", "Trẻ em bị bỏ rơi", (
        ("ABANDONED_ALONE", "Chưa được chăm sóc thay thế"), ("ABANDONED_CARED", "Được chăm sóc thay thế"))),
    Group("HOMELESS", 3, "c", "Trẻ em không nơi nương tựa", (
        ("ONE_DEAD_ONE_MISSING", "Mồ côi một phía, người kia mất tích"),
        ("ONE_DEAD_ONE_FACILITY", "Mồ côi một phía, người kia ở cơ sở"),
        ("ONE_DEAD_ONE_UNABLE", "Mồ côi một phía, người kia không còn khả năng chăm sóc"),
        ("ONE_DEAD_ONE_SENTENCED", "Mồ côi một phía, người kia đang chấp hành án"),
        ("BOTH_MISSING", "Cả cha và mẹ mất tích"), ("BOTH_UNABLE", "Cả cha và mẹ không còn khả năng chăm sóc"),
        ("BOTH_FACILITY", "Cả cha và mẹ ở cơ sở"), ("BOTH_SENTENCED", "Cả cha và mẹ đang chấp hành án"),
        ("PARENTS_ARE_CHILDREN", "Cha và mẹ đều là trẻ em"),
        ("PARENTS_LIMITED", "Cha mẹ bị hạn chế quyền"), ("SEPARATED", "Trẻ em bị tạm cách ly khỏi cha mẹ"))),
    Group("DISABLED", 4, "d", "Trẻ em khuyết tật", (
        ("EXTREME", "Đặc biệt nặng"), ("SEVERE", "Nặng"), ("MILD", "Nhẹ"))),
    Group("OFFENDER", 6, "e", "Trẻ em vi phạm pháp luật", (
        ("EDUCATED_LOCALLY", "Đang bị xử lý hành chính, giáo dục tại xã, trường giáo dưỡng"),
        ("NO_FIXED_HOME", "Chưa có nơi cư trú ổn định"), ("SENTENCED", "Biện pháp tư pháp, hình phạt"),
        ("SERVED", "Đã chấp hành xong")), guarded=True),
    Group("ADDICT", 7, "g", "Trẻ em nghiện ma túy", (
        ("IN_CENTRE", "Trong cơ sở cai nghiện"), ("AT_HOME", "Cai tại gia đình, cộng đồng")), guarded=True),
    Group("DROPOUT", 8, "h", "Trẻ em phải bỏ học kiếm sống chưa hoàn thành phổ cập trung học cơ sở", (
        ("DROPOUT_ALONE", "Không có người chăm sóc"), ("DROPOUT_CARED", "Sống cùng cha mẹ, người chăm sóc"))),
    Group("BEATEN", 9, "i", "Trẻ em bị tổn hại nghiêm trọng về thể chất và tinh thần do bị bạo lực", guarded=True),
    Group("EXPLOITED", 10, "k", "Trẻ em bị bóc lột", (
        ("LABOUR", "Lao động trái luật"), ("SHOWN", "Trình diễn, khiêu dâm"),
        ("TOURISM", "Du lịch dẫn đến xâm hại, mại dâm"), ("CARRIER", "Vận chuyển chất gây nghiện, hàng cấm"),
        ("OTHER_PROFIT", "Trục lợi khác")), guarded=True),
    Group("ABUSED", 11, "l", "Trẻ em bị xâm hại tình dục", guarded=True),
    Group("TRAFFICKED", 12, "m", "Trẻ em bị mua bán", (
        ("BACK_HOME", "Trở về sống với cha mẹ"), ("BACK_IN_CARE", "Được chăm sóc thay thế")), guarded=True),
    Group("ILL", 13, "n", "Trẻ em mắc bệnh hiểm nghèo, phải điều trị dài ngày thuộc hộ nghèo, hộ cận nghèo", (
        ("POOR", "Hộ nghèo"), ("NEAR_POOR", "Hộ cận nghèo"))),
    Group("MIGRANT", 14, "o", "Trẻ em di cư, lánh nạn, tị nạn chưa xác định được cha mẹ hoặc không có người chăm sóc", (
        ("CITIZEN", "Công dân Việt Nam"), ("FOREIGN", "Quốc tịch nước ngoài"),
        ("UNKNOWN_NATIONALITY", "Chưa xác định quốc tịch"))),
)  # fmt: skip


def kinds(*, guarded: bool) -> dict[str, str]:
    """Groups of one of the two registers: code -> words."""
    return {group.code: group.words for group in GROUPS if group.guarded == guarded}


def parts(*, guarded: bool) -> dict[str, str]:
    """Sub-groups of one of the two registers: code -> words."""
    return {code: title for group in GROUPS if group.guarded == guarded for code, title in group.parts}


def fits(kind: str, part: str) -> bool:
    """Whether the sub-group is one of the group's, and said where the group has any."""
    own = {code for group in GROUPS if group.code == kind for code, _ in group.parts}
    return part in own if own else not part
