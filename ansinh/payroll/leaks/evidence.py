"""Evidence in words: what each stored fact is called, how its value reads, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ansinh.kit.reading import read_rows
from ansinh.kit.vietnamese import format_date, format_month, format_vnd

LABELS = {
    "died_on": "Ngày chết",
    "told_by": "Biết từ",
    "list_note": "Xã ghi chú",
    "listed_on": "Ngày danh sách",
    "not_in_list": "Không có tên trong",
    "uncollected_months": "Tháng không nhận",
    "paper": "Giấy tờ",
    "full_name": "Họ và tên",
    "birth": "Ngày sinh",
    "place": "Nơi ở",
    "sex": "Giới tính",
    "cccd": "Số CCCD",
    "weight": "Tổng điểm giống nhau",
    "benefit": "Khoản hưởng",
    "income": "Thu nhập thường xuyên",
    "law": "Căn cứ",
    "age_until": "Chỉ hưởng đến tuổi",
    "age_from": "Chỉ hưởng từ tuổi",
    "school_until": "Học đến ngày",
    "certificate": "Giấy xác nhận số",
    "certificate_until": "Có giá trị đến",
    "multiplier": "Hệ số đang hưởng",
    "multipliers_by_law": "Hệ số theo quy định",
    "listed_vnd": "Mức trong danh sách cũ",
    "right_vnd": "Mức chuẩn nhân hệ số",
    "decision_number": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "paid_since": "Hưởng từ tháng",
    "receiver": "Người được ủy quyền",
    "receiver_until": "Ủy quyền đến ngày",
    "account": "Tài khoản",
    "account_name": "Tên tài khoản",
    "account_people": "Số người chung tài khoản",
}
WORDS = {
    "REGISTER": "Sổ người dân",
    "SAME_CARD": "Hồ sơ khác cùng số CCCD đã ghi chết",
    "SAME_NAME_AND_BIRTH": "Hồ sơ khác cùng tên, ngày sinh, xã đã ghi chết",
    "PAYMENT_LIST": "Danh sách chi trả của xã",
    "BENEFICIARIES": "Danh sách đối tượng của xã",
    "MERIT_PAYMENTS": "Danh sách người có công của xã",
    "PENSION": "Lương hưu",
    "SOCIAL_INSURANCE": "Trợ cấp bảo hiểm xã hội",
    "SURVIVOR": "Trợ cấp tuất",
    "MALE": "Nam",
    "FEMALE": "Nữ",
}
DAYS = {"died_on", "listed_on", "school_until", "certificate_until", "decided_on", "receiver_until"}
MONEY = {"listed_vnd", "right_vnd"}
SOURCES = """
SELECT 'source:' || s.id, CASE s.kind WHEN 'SHEET_ROW' THEN coalesce(i.file_name, 'Danh sách') || ', '
    || substr(s.reference, strpos(s.reference, '/') + 1)
  WHEN 'DECISION' THEN 'Quyết định' WHEN 'FORM' THEN 'Ghi tại phòng' ELSE 'Dữ liệu ban đầu' END
FROM registry_source s LEFT JOIN LATERAL (
  SELECT file_name FROM intake_sheetimport WHERE sha256 = split_part(s.reference, '/', 1) ORDER BY id DESC LIMIT 1) AS i ON true
WHERE 'source:' || s.id = ANY (%(asked)s) AND s.id = ANY (%(sources)s)
UNION ALL
SELECT 'item:' || i.id, 'QĐ ' || coalesce(nullif(i.old_number, ''), d.number)
FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id WHERE i.id = ANY (%(items)s)
UNION ALL
SELECT 'import:' || id, file_name FROM intake_sheetimport WHERE id = ANY (%(imports)s)
"""
PLACES = """
SELECT v.unit_id::text, v.name FROM registry_unitversion v
WHERE v.unit_id = ANY (%(units)s) AND upper_inf(v.known) ORDER BY upper_inf(v.valid), v.id
"""


@dataclass(frozen=True)
class FactLine:
    """One fact of the evidence in words. ``other``: the same of the second person. ``weight``: its share, in points."""

    label: str
    value: str
    source: str
    other: str
    other_source: str
    weight: str


@dataclass(frozen=True)
class Lexicon:
    """Words for what the evidence names by id: sources, places, benefits as this session may see them."""

    sources: Mapping[str, str]
    places: Mapping[str, str]
    benefits: Mapping[str, str]

    def source(self, name: str | None) -> str:
        """A source in words; empty for none."""
        if not name:
            return ""
        kind, _, rest = name.partition(":")
        if kind == "row":
            import_id, row, sheet = rest.split("/", 2)
            return f"{self.sources.get(f'import:{import_id}', 'Danh sách')}, {sheet}, dòng {row}"
        if kind == "adjustment":
            return "Kết quả chi trả"
        return "Sổ người dân" if kind == "person" else self.sources.get(name, "")


def lexicon_of(evidence: Iterable[list[dict[str, Any] | None]]) -> Lexicon:
    """Look up at once everything that the evidence of a page names: three statements."""
    facts = [fact for each in evidence for fact in each if fact]
    names = {str(fact[key]) for fact in facts for key in ("source", "other_source") if fact.get(key)}
    asked: dict[str, list[int]] = {"source": [], "item": [], "import": []}
    for name in names:
        kind, _, rest = name.partition(":")
        kind, number = ("import", rest.split("/")[0]) if kind == "row" else (kind, rest)
        if kind in asked and number.isdigit():
            asked[kind].append(int(number))
    units = {int(fact[key]) for fact in facts if fact["what"] == "place" for key in ("value", "other") if fact.get(key)}
    return Lexicon(
        sources=dict(
            read_rows(
                SOURCES,
                asked=sorted(names),
                sources=asked["source"],
                items=asked["item"],
                imports=asked["import"],
            )
        ),
        places=dict(read_rows(PLACES, units=sorted(units))),
        benefits=dict(read_rows("SELECT id, title FROM policy_benefitseen")),
    )


def in_words(evidence: list[dict[str, Any] | None], lexicon: Lexicon) -> tuple[FactLine, ...]:
    """The facts of one finding, in their order."""
    return tuple(
        FactLine(
            label=LABELS[fact["what"]],
            value=_words(fact["what"], fact.get("value"), fact.get("precision"), lexicon),
            source=lexicon.source(fact.get("source")),
            other=_words(fact["what"], fact.get("other"), fact.get("other_precision"), lexicon),
            other_source=lexicon.source(fact.get("other_source")),
            weight=_points(fact["weight"]) if "weight" in fact else "",
        )
        for fact in evidence
        if fact
    )


def _points(weight: float) -> str:
    return f"{weight:+.1f}".replace(".", ",").replace("-", "−")


def _words(what: str, value: Any, precision: str | None, lexicon: Lexicon) -> str:
    if value is None or value == "":
        return ""
    if what == "birth":
        return _birth(date.fromisoformat(value), precision)
    if what in READERS:
        return READERS[what](value)
    looked_up = {"place": lexicon.places, "benefit": lexicon.benefits}.get(what)
    return WORDS.get(str(value), str(value)) if looked_up is None else looked_up.get(str(value), "")


def _day(value: str) -> str:
    return format_date(date.fromisoformat(value))


def _month(value: str) -> str:
    return format_month(date.fromisoformat(value))


def _money(value: int) -> str:
    return format_vnd(int(value), unit=True)


def _decimal(value: float | str) -> str:
    return f"{float(value):g}".replace(".", ",")


READERS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(MONEY, _money),
    **dict.fromkeys(("multiplier", "weight"), _decimal),
    "paid_since": _month,
    "uncollected_months": lambda months: ", ".join(map(_month, months)),
    "multipliers_by_law": lambda allowed: " hoặc ".join(map(_decimal, allowed)),
}


def _birth(born: date, precision: str | None) -> str:
    if precision == "YEAR":
        return f"năm {born.year}"
    return format_month(born) if precision == "MONTH" else format_date(born)
