"""The cycles of the law: how often somebody convalesces, for how many years an orthopaedic aid is meant to last.

The statements are guards of moves (``kit.registers.Guard``): they answer yes or no for the record that moves.
"""

from __future__ import annotations

from collections.abc import Mapping

# Pháp lệnh 02/2020 Điều 9 to 39, Nghị định 131/2021 Điều 84. The better of the two holds for who is both.
EVERY_YEAR = """
    f.only_child_martyr
    OR EXISTS (SELECT 1 FROM merit_recognition r WHERE r.person_id = f.person_id AND r.valid @> %(on)s::date
        AND upper_inf(r.known) AND (r.kind IN ('HD45', 'TKN', 'BM') OR (r.kind = 'GD' AND r.award = 'MERIT_PLAQUE')
            OR (r.kind IN ('TB', 'TBB', 'BB', 'CD') AND r.percent >= 81)))
    OR (SELECT count(DISTINCT k.of_file_number) FROM merit_kinship k WHERE k.person_id = f.person_id
        AND k.valid @> %(on)s::date AND upper_inf(k.known) AND k.of_kind = 'LS' AND k.relation = 'PARENT') >= 2"""
EVERY_SECOND_YEAR = """
    EXISTS (SELECT 1 FROM merit_recognition r WHERE r.person_id = f.person_id AND r.valid @> %(on)s::date
        AND upper_inf(r.known) AND (r.kind IN ('AH', 'TB', 'TBB', 'BB', 'CD', 'TD')
            OR (r.kind = 'GD' AND r.award = 'RESISTANCE_ORDER')))
    OR EXISTS (SELECT 1 FROM merit_kinship k WHERE k.person_id = f.person_id AND k.valid @> %(on)s::date
        AND upper_inf(k.known) AND k.of_kind = 'LS' AND k.remarriage = 'NONE'
        AND (k.relation <> 'CHILD' OR EXISTS (SELECT 1 FROM merit_circumstance c WHERE c.person_id = f.person_id
            AND c.kind = 'DISABLED_CHILD' AND c.valid @> %(on)s::date AND upper_inf(c.known))))"""
THE_RECORD = "f.thing_id = %(record)s AND upper_inf(f.known) AND f.valid @> %(on)s::date"
HAS_A_TURN = f"SELECT {EVERY_YEAR} OR {EVERY_SECOND_YEAR} FROM merit_convalescence f WHERE {THE_RECORD}"
TURN_HAS_COME = f"""
    SELECT NOT EXISTS (SELECT 1 FROM merit_convalescence o JOIN registers_thing t ON t.id = o.thing_id
        WHERE o.person_id = f.person_id AND o.thing_id <> f.thing_id AND t.withdrawn_at IS NULL
        AND upper_inf(o.known) AND upper_inf(o.valid) AND o.state IN ('APPROVED', 'DONE')
        AND abs(o.year - f.year) < CASE WHEN {EVERY_YEAR} THEN 1 ELSE 2 END)
    FROM merit_convalescence f WHERE {THE_RECORD}"""

# Appendix V of Nghị định 75/2021 (the same in Thông tư 101/2018): the aid, what it is called, its years.
AIDS: Mapping[str, tuple[str, int]] = {
    "01": ("Tay giả tháo khớp vai", 3), "02": ("Tay giả trên khuỷu", 3), "03": ("Tay giả dưới khuỷu", 3),
    "04": ("Chân tháo khớp hông", 3), "05": ("Chân giả trên gối", 2), "06": ("Nhóm chân giả tháo khớp gối", 3),
    "07": ("Chân giả dưới gối có bao da đùi", 2), "08": ("Chân giả dưới gối có dây đeo số 8", 2),
    "09": ("Chân giả tháo khớp cổ chân", 3), "10": ("Nhóm nẹp Ụ ngồi - Đai hông", 3), "11": ("Nẹp đùi", 3),
    "12": ("Nẹp cẳng chân", 3), "13": ("Nhóm máng nhựa chân và tay", 5), "14": ("Giầy chỉnh hình", 1),
    "15": ("Dép chỉnh hình", 1), "16": ("Áo chỉnh hình", 5), "17": ("Xe lắc tay", 4), "18": ("Xe lăn tay", 4),
    "19": ("Nạng cho người bị cứng khớp gối", 1), "20": ("Máy trợ thính", 1), "21": ("Răng giả", 5), "22": ("Hàm giả", 5),
    "25": ("Kính râm và gậy dò đường", 1), "26": ("Đồ dùng phục vụ sinh hoạt", 1),
}  # fmt: skip
WITH_LEG = {
    "04",
    "05",
    "06",
    "07",
    "08",
    "09",
    "17",
    "18",
}  # a wheelchair beside a leg: six years each (Điều 89 khoản 1)
YEARS_WITH_LEG = 6
AID_IS_DUE = f"""
    SELECT NOT EXISTS (SELECT 1 FROM merit_aid o JOIN registers_thing t ON t.id = o.thing_id
        WHERE o.person_id = f.person_id AND o.aid = f.aid AND o.thing_id <> f.thing_id AND t.withdrawn_at IS NULL
        AND upper_inf(o.known) AND upper_inf(o.valid) AND o.state = 'GRANTED' AND o.due_year > f.year AND f.due_year > o.year)
    FROM merit_aid f WHERE {THE_RECORD}"""


def years_fit(aid: str, years: int) -> bool:
    """Whether the law gives this aid this many years of use. Raises KeyError for an aid it does not know."""
    return years == AIDS[aid][1] or (aid in WITH_LEG and years == YEARS_WITH_LEG)
