"""What only several cells together can say of a row: sex from two columns, the card number, the place, the benefit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ansinh.intake import dates, papers, texts
from ansinh.intake.categories import Claim, meaning_of
from ansinh.intake.cleaning import CleanRow, Setting
from ansinh.intake.layouts import DEPRIVATIONS, Kind
from ansinh.intake.readings import Level, Reading

# Never ticked for a whole file: who somebody is, and whether the dead are paid, is answered row by row.
ASKED_BY_ROW = frozenset({"category_unknown", "near_match", "duplicate_in_file", "dead_in_registry"})


def complete(rows: Sequence[CleanRow], kind: str, setting: Setting) -> None:
    """Finish the rows of one sheet in place, and say for each what it waits for."""
    for row in rows:
        _need_name(row)
        _sex_and_birth(row)
        _paper(row)
        _place(row, setting)
        _decision(row)
        _way_of_payment(row)
        _notes(row)
        _check_by_kind(row, kind)
        if kind in (Kind.BENEFICIARIES, Kind.MERIT_PAYMENTS):
            _benefit(row, kind, setting)
        row.wait(setting.accepted)


def _need_name(row: CleanRow) -> None:
    if "full_name" not in row.raw:
        row.find(Level.ERROR, "full_name", "name_missing", "Thiếu họ tên. Ghi họ tên hoặc xóa hàng này.")
    name = row.clean.get("full_name")
    if name and name.aside:
        row.clean["name_note"] = Reading(name.aside, "split_from_name", 1.0)


def _sex_and_birth(row: CleanRow) -> None:
    """Two birth columns, one for each sex, say both at once."""
    male, female = row.clean.pop("birth_male", None), row.clean.pop("birth_female", None)
    if "birth_male" in row.raw and "birth_female" in row.raw:
        row.find(Level.ERROR, "birth", "both_sexes", "Cả hai cột năm sinh Nam và Nữ đều có số. Chỉ để một cột.")
    elif male or female:
        row.clean["birth"] = male or female or Reading(None, "", 0)
        row.clean["sex"] = Reading("MALE" if male else "FEMALE", "sex_from_column", 1.0)
    if "birth" not in row.clean and not any(finding.field.startswith("birth") for finding in row.findings):
        row.find(Level.ERROR, "birth", "birth_missing", "Thiếu năm sinh nên không đối chiếu được người. Ghi năm sinh.")


def _paper(row: CleanRow) -> None:
    if "cccd" not in row.raw:
        return
    birth = row.text("birth")
    reading = papers.read_paper(row.raw["cccd"], dates.first_day(birth) if birth else None, row.text("sex"))
    row.put("cccd", reading)
    if reading.aside == "CMND":
        row.clean["cmnd"] = row.clean.pop("cccd")


def _place(row: CleanRow, setting: Setting) -> None:
    """The commune: from its column, a group title, the sheet's name, or the one the file was given for."""
    stated = row.text("commune")
    hits = setting.places.commune(stated) if stated else ()
    if stated and len(hits) != 1:
        problem = "Có hai nơi cùng tên" if hits else "Không có xã, thị trấn nào tên"
        row.find(Level.ERROR, "commune", "commune_unknown", f"{problem} «{stated}». Ghi đúng tên hoặc mã đơn vị.")
        return
    if not stated:
        hits = setting.places.commune(row.group) or setting.places.commune(row.sheet)
    row.commune_id = hits[0] if len(hits) == 1 else setting.commune_id
    if row.commune_id is None:
        row.find(
            Level.ERROR,
            "commune",
            "commune_missing",
            "Không biết hàng này thuộc xã nào. Chọn xã khi nhập hoặc thêm cột Xã.",
        )
    elif setting.commune_id not in (None, row.commune_id) or (
        setting.allowed is not None and row.commune_id not in setting.allowed
    ):
        row.find(
            Level.ERROR,
            "commune",
            "other_commune",
            "Hàng này thuộc xã khác với xã đang nhập. Chuyển hàng sang tệp của xã đó.",
        )
    else:
        _village(row, row.commune_id, setting)


def _village(row: CleanRow, commune_id: int, setting: Setting) -> None:
    stated = row.text("village") or row.group
    if not stated:
        return
    hits = setting.places.village(commune_id, stated)
    if len(hits) == 1:
        row.clean["village_id"] = Reading(hits[0], "place_name", 1.0 if row.text("village") else 0.97)
    elif "village" in row.clean:
        row.find(
            Level.NOTE, "village", "village_unknown", f"Chưa có thôn, tổ «{stated}» trong danh mục nên chỉ ghi xã."
        )


def _decision(row: CleanRow) -> None:
    """«987/QĐ-UBND ngày 12/04/2022» in one cell gives the date too."""
    number = row.clean.get("decision_number")
    if number and number.aside and "decision_on" not in row.clean:
        on = dates.read_day(number.aside)
        if on.value is not None:
            row.clean["decision_on"] = on._replace(rule="decision_split")


def _way_of_payment(row: CleanRow) -> None:
    receiver = row.clean.get("receiver")
    if receiver and receiver.aside:
        row.clean["receiver_relation"] = Reading(receiver.aside, "split_from_name", 1.0)
    note = row.text("note") or ""
    if "channel" in row.clean:
        pass
    elif "account_number" in row.clean:
        row.clean["channel"] = Reading("BANK", "has_account", 0.97)
    elif re.search(r"\btại nhà\b", note.lower()):
        row.clean["channel"] = Reading("HOME", "note_says_home", 0.96)
    if row.value("channel") == "BANK" and "account_number" not in row.raw:
        row.find(
            Level.ERROR,
            "account_number",
            "account_missing",
            "Hình thức nhận là tài khoản nhưng chưa có số tài khoản. Ghi số.",
        )


def _notes(row: CleanRow) -> None:
    """A death written somewhere in a pay list must not be overlooked."""
    for name in ("name_note", "note"):
        text = row.text(name) or ""
        if texts.speaks_of_death(text):
            row.find(
                Level.SUGGESTION,
                name,
                "death_word",
                f"Ghi chú «{text}» cho biết người này đã mất. Xác minh trước khi chi trả.",
            )
        elif texts.speaks_of_decrease(text):
            row.find(
                Level.SUGGESTION, name, "decrease_word", f"Ghi chú «{text}» báo giảm. Xem có còn trong danh sách không."
            )


def _check_by_kind(row: CleanRow, kind: str) -> None:
    match kind:
        case Kind.PAYMENT_LIST:
            _check_row_sum(row, ("amount_vnd", "unpaid_vnd"))
        case Kind.MERIT_PAYMENTS:
            _check_row_sum(row, ("amount_vnd", "allowance_vnd", "attendant_vnd", "arrears_vnd"))
        case Kind.POOR_HOUSEHOLDS:
            _check_points(row)
        case Kind.BENEFICIARIES:
            pass


def _check_row_sum(row: CleanRow, parts: tuple[str, ...]) -> None:
    total = row.value("total_vnd")
    computed = sum(row.amount(part) for part in parts)
    if isinstance(total, int) and total != computed:
        shown = f"{total:,} đồng nhưng các cột cộng lại là {computed:,} đồng".replace(",", ".")
        row.find(Level.SUGGESTION, "total_vnd", "row_sum_differs", f"Tổng ghi {shown}. Xem lại.")


def _check_points(row: CleanRow) -> None:
    """B2 is ten points for each of the twelve deprivations."""
    stated = row.value("points_b2")
    if not isinstance(stated, int):
        return
    lacking = 10 * sum(row.value(column.field) is True for column in DEPRIVATIONS)
    if stated != lacking:
        row.find(
            Level.SUGGESTION, "points_b2", "points_differ",
            f"Điểm B2 ghi {stated} nhưng số chỉ số thiếu hụt đánh dấu cho {lacking} điểm. Xem lại.",
        )  # fmt: skip


def _benefit(row: CleanRow, kind: str, setting: Setting) -> None:
    category = row.text("category")
    if category is None:
        row.find(
            Level.ERROR,
            "category",
            "category_missing",
            "Thiếu đối tượng nên không biết hưởng chế độ nào. Ghi đối tượng.",
        )
        return
    claim = Claim(
        category=category,
        birth=row.text("birth"),
        degree=row.text("disability_degree"),
        percent=row.text("percent"),
        allowance_vnd=row.amount("allowance_vnd"),
        attendant_vnd=row.amount("attendant_vnd"),
        on=setting.on,
    )
    section = "merit" if kind is Kind.MERIT_PAYMENTS else "social_assistance"
    meaning = meaning_of(claim, section, setting.remembered)
    if meaning is None:
        row.find(
            Level.SUGGESTION, "category", "category_unknown",
            f"Chưa rõ «{category}» là chế độ nào. Chọn mã chế độ một lần, hệ thống sẽ nhớ.",
        )  # fmt: skip
        return
    row.clean["benefit_code"] = Reading(meaning.code, "category", 0.95)
    if "disability_degree" not in row.clean and (degree := _degree_of(meaning.code)):
        row.clean["disability_degree"] = Reading(degree, "from_category", 0.95)
    for name, code, amount in (
        ("allowance_code", meaning.allowance, claim.allowance_vnd),
        ("attendant_code", meaning.attendant, claim.attendant_vnd),
    ):
        if code:
            row.clean[name] = Reading(code, "category", 0.95)
        elif amount:
            row.find(
                Level.SUGGESTION, name.replace("code", "vnd"), "component_unknown",
                "Đối tượng này không có khoản phụ cấp hay người phục vụ theo quy định. Xem lại cột tiền.",
            )  # fmt: skip


def _degree_of(code: str) -> str | None:
    """Points 5.6 of the decrees say the degree of disability themselves."""
    if ".dbn" in code:
        return "EXTREME"
    return "SEVERE" if ".nang" in code else None
