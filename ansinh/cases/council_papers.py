"""The papers of a council: the minutes of a session, and the certificate that follows a conclusion."""

from __future__ import annotations

from dataclasses import replace

from ansinh.cases.certificates import NoCertificate
from ansinh.cases.council_desk import CouncilRow, MemberRow, SheetRow, session_page, sheet_page
from ansinh.documents import kinds
from ansinh.documents.papers import OfficialPaper, Signature, Standing
from ansinh.documents.wording import long_date
from ansinh.kit.vietnamese import format_date

SIGN = "(Ký, ghi rõ họ tên)"


def minutes(session_id: int) -> OfficialPaper:
    """Biên bản of a session (Mẫu 05 by its contents; the circular's own layout is not among the notes).

    Raises UnknownSheet.
    """
    page = session_page(session_id)
    council, row = page.council, page.row
    chair = next((member for member in page.present if member.chairs), None)
    secretary = next((member for member in page.present if member.secretary), None)
    chairs = Signature(("CHỦ TỊCH HỘI ĐỒNG",), chair.name if chair else "", SIGN)
    head = replace(_head(council, "BB-HĐ", chairs), on=row.held_on)
    return kinds.minutes(
        head,
        abstract=f"Họp {council.form.title} {_inside(council.commune)}",
        opened=long_date(row.held_on),
        place=row.place,
        chair=chair.name if chair else "",
        secretary=Signature(("THƯ KÝ",), secretary.name if secretary else "", SIGN),
        present=[_member(member) for member in page.present],
        proceedings=[
            f"Hội đồng xem xét {len(page.sheets)} trường hợp theo {council.form.instrument}; có mặt {row.present}"
            f" trên {council.members} thành viên.",
            *(_examined(number, sheet) for number, sheet in enumerate(page.sheets, start=1)),
        ],
        conclusions=[_concluded(number, sheet) for number, sheet in enumerate(page.sheets, start=1)],
        closed="cùng ngày",
    )


def certificate(sheet_id: int) -> OfficialPaper:
    """The certificate with its number. Raises UnknownSheet, NoCertificate before it was issued."""
    page = sheet_page(sheet_id)
    if not page.certificate or page.issued_on is None:
        raise NoCertificate("Phiếu này chưa được cấp giấy xác nhận.", sheet=sheet_id)
    form = page.council.form
    signature = Signature.of("", (Standing.OWN, "Chủ tịch"))
    number = page.certificate.split("/")[0]
    head = replace(_head(page.council, form.certificate.symbol, signature), number=number, on=page.issued_on)
    born = format_date(page.birth_date) if page.birth_date else ""
    findings = [
        ("Dạng khuyết tật", "; ".join(form.kinds[kind] for kind in page.kinds)),
        ("Mức độ khuyết tật", page.degree_title),
        ("Số, ngày cấp", f"{page.certificate}, ngày {format_date(page.issued_on)}"),
    ]
    if page.review_on:
        findings.append(("Xác định lại trước ngày", format_date(page.review_on)))
    return kinds.confirmation(
        head,
        type_name=form.certificate.title,
        subject=[("Họ và tên", page.full_name), ("Ngày sinh", born), ("Nơi cư trú", page.council.commune)],
        findings=findings,
    )


def _head(council: CouncilRow, symbol: str, signature: Signature) -> OfficialPaper:
    place = council.commune.removeprefix("Xã ").removeprefix("Thị trấn ").removeprefix("Phường ")
    return OfficialPaper(
        authority=f"Ủy ban nhân dân {_inside(council.commune)}",
        symbol=symbol,
        place=place,
        signature=signature,
    )


def _inside(commune: str) -> str:
    """A commune's name in the middle of a sentence: «xã Bình Trị»."""
    return commune[:1].lower() + commune[1:]


def _member(member: MemberRow) -> str:
    return f"{member.name}, {member.post_title}"


def _examined(number: int, sheet: SheetRow) -> str:
    born = f", sinh ngày {format_date(sheet.birth_date)}" if sheet.birth_date else ""
    points = f"; {sheet.points} điểm" if sheet.points is not None else ""
    return f"{number}. {sheet.full_name}{born}: {sheet.form_title}{points}."


def _concluded(number: int, sheet: SheetRow) -> str:
    words = sheet.degree_title or sheet.state_title
    return f"{number}. {sheet.full_name}: {words}."
