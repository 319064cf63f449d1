"""A fact of the registry in words: what kind it is, and what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ansinh.kit.vietnamese import format_date, format_vnd
from ansinh.policy.queries import KnownFact, known_facts
from ansinh.registry.queries import FactRow

Words = Mapping[str, str | Promise]

TITLES: Words = {
    "identity": gettext_lazy("Nhân thân"),
    "paper": gettext_lazy("Giấy tờ"),
    "residence": gettext_lazy("Nơi ở"),
    "membership": gettext_lazy("Hộ gia đình"),
    "phone": gettext_lazy("Điện thoại"),
    "death": gettext_lazy("Đã mất"),
    "route": gettext_lazy("Hình thức nhận tiền"),
    "receiver": gettext_lazy("Người nhận thay"),
    "disability": gettext_lazy("Khuyết tật"),
    "income": gettext_lazy("Thu nhập"),
    "schooling": gettext_lazy("Học tập"),
    "told": gettext_lazy("Đã xác minh"),
    "poverty": gettext_lazy("Diện nghèo"),
}
SEXES: Words = {"MALE": gettext_lazy("nam"), "FEMALE": gettext_lazy("nữ")}
PAPERS: Words = {
    "CCCD": gettext_lazy("CCCD"),
    "CMND": gettext_lazy("CMND"),
    "BIRTH_CERTIFICATE": gettext_lazy("Giấy khai sinh"),
    "MERIT_FILE": gettext_lazy("Hồ sơ người có công"),
    "PAYMENT_BOOK": gettext_lazy("Sổ lĩnh tiền"),
}
RESIDENCES: Words = {"PERMANENT": gettext_lazy("thường trú"), "CURRENT": gettext_lazy("nơi ở hiện tại")}
RELATIONS: Words = {
    "HEAD": gettext_lazy("chủ hộ"),
    "SPOUSE": gettext_lazy("vợ hoặc chồng"),
    "CHILD": gettext_lazy("con"),
    "PARENT": gettext_lazy("cha hoặc mẹ"),
    "GRANDCHILD": gettext_lazy("cháu"),
    "OTHER": gettext_lazy("người khác trong hộ"),
}
CHANNELS: Words = {
    "POST": gettext_lazy("qua bưu điện"),
    "HOME": gettext_lazy("chi tại nhà"),
    "BANK": gettext_lazy("vào tài khoản"),
}
ACCOUNT_STATES: Words = {
    "GIVEN": gettext_lazy("chưa đối chiếu tên"),
    "NAME_MATCHED": gettext_lazy("tên đã khớp"),
    "PAID_ONCE": gettext_lazy("đã chi thành công"),
}
DEGREES: Words = {
    "EXTREME": gettext_lazy("khuyết tật đặc biệt nặng"),
    "SEVERE": gettext_lazy("khuyết tật nặng"),
    "MILD": gettext_lazy("khuyết tật nhẹ"),
}
INCOMES: Words = {
    "PENSION": gettext_lazy("Lương hưu"),
    "SOCIAL_INSURANCE": gettext_lazy("Trợ cấp BHXH"),
    "SURVIVOR": gettext_lazy("Tiền tuất"),
    "WAGE": gettext_lazy("Tiền công"),
    "OTHER": gettext_lazy("Thu nhập khác"),
}
LEVELS: Words = {
    "PRESCHOOL": gettext_lazy("học mầm non"),
    "GENERAL": gettext_lazy("học phổ thông"),
    "VOCATIONAL": gettext_lazy("học nghề"),
    "UNIVERSITY": gettext_lazy("học đại học"),
}
POVERTY: Words = {
    "POOR": gettext_lazy("Hộ nghèo"),
    "NEAR_POOR": gettext_lazy("Hộ cận nghèo"),
    "NEITHER": gettext_lazy("Không thuộc hộ nghèo, cận nghèo"),
}
SOURCES: Words = {
    "SHEET_ROW": gettext_lazy("danh sách Excel"),
    "DECISION": gettext_lazy("quyết định"),
    "FORM": gettext_lazy("tờ khai"),
    "DEMO": gettext_lazy("dữ liệu minh họa"),
}


# What a fact of each kind says: its columns in the order of speech, codes with their words.
SAYS: Mapping[str, Sequence[tuple[str, Words]]] = {
    "identity": [("full_name", {}), ("sex", SEXES), ("ethnicity", {})],
    "paper": [("kind", PAPERS), ("number", {})],
    "residence": [("village", {}), ("commune", {}), ("kind", RESIDENCES)],
    "membership": [("relation", RELATIONS)],
    "phone": [("number", {})],
    "death": [("certificate", {})],
    "route": [
        ("channel", CHANNELS),
        ("bank", {}),
        ("account_number", {}),
        ("account_name", {}),
        ("account_state", ACCOUNT_STATES),
    ],
    "receiver": [("receiver_name", {}), ("relation", {})],
    "disability": [("degree", DEGREES), ("certificate", {})],
    "income": [("kind", INCOMES), ("amount_vnd", {})],
    "schooling": [("level", LEVELS), ("school", {})],
    "poverty": [("kind", POVERTY), ("certificate", {})],
}
YES_NO = {True: gettext_lazy("có"), False: gettext_lazy("không")}


def title(kind: str) -> str:
    """The Vietnamese name of a kind of fact."""
    return str(TITLES.get(kind, kind))


def sentence(fact: FactRow) -> str:
    """What the fact says, short enough for a bar of the time line."""
    if fact.kind == "told":
        return _told(str(fact.values["name"]), fact.values["value"])
    said = [_word(words, fact.values.get(column)) for column, words in SAYS[fact.kind]]
    return ", ".join(part for part in said if part) or title(fact.kind)


def source(fact: FactRow) -> str:
    """Where it came from, in a word."""
    return _word(SOURCES, fact.source_kind)


def birth(day: date | None, precision: str | None) -> str:
    """A birth date with as much as is known of it: ``1956``, ``03/1956``, ``15/03/1956``."""
    if day is None:
        return ""
    return {"YEAR": f"{day:%Y}", "MONTH": f"{day:%m/%Y}"}.get(precision or "", format_date(day))


def _told(name: str, value: object) -> str:
    """A word of the law's vocabulary and its value: «Có văn bản đề nghị hưởng trợ cấp hưu trí xã hội: có»."""
    known = _vocabulary().get(name)
    if known is None:  # the vocabulary has dropped it since
        return f"{name}: {value}"
    if isinstance(value, bool):
        return f"{known.means}: {YES_NO[value]}"
    if known.type == "date":
        return f"{known.means}: {format_date(date.fromisoformat(str(value)))}"
    return f"{known.means}: {known.values.get(str(value), value)}"


@cache
def _vocabulary() -> dict[str, KnownFact]:
    return {fact.name: fact for fact in known_facts()}


def _word(words: Words, value: object) -> str:
    if isinstance(value, int):
        return format_vnd(value, unit=True)
    return str(words.get(str(value), value)) if value else ""
