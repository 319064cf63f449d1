"""The kinds of papers that an office issues every day, each from plain values: what the decree and habit ask of it.

Each starts from a ``head``: a paper with what it carries whatever it says (authority, symbol, number, place and day, who
signs, who receives, the code for verification) and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ansinh.documents.lists import Cell, Column, Kind
from ansinh.documents.papers import Annex, Article, Block, Heading, OfficialPaper, Paragraph, Signature, Table


def decision(
    head: OfficialPaper,
    *,
    abstract: str,
    decided_by: str,
    legal_basis: Sequence[str],
    preamble: str,
    articles: Sequence[Sequence[str]],
    annex: Annex | None = None,
) -> OfficialPaper:
    """Quyết định: basis, «QUYẾT ĐỊNH:», articles numbered from 1 (each a row of paragraphs), perhaps a list annexed."""
    return replace(
        head,
        type_name="Quyết định",
        abstract=abstract,
        body=tuple(Article(number, text=tuple(texts)) for number, texts in enumerate(articles, start=1)),
        decided_by=decided_by,
        legal_basis=tuple(legal_basis),
        preamble=preamble,
        enacting="QUYẾT ĐỊNH:",
        annex=annex,
    )


def annexed_list(*, title: str, author: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> Annex:
    """The list of a decision of ``author``: rows numbered from 1 in a first column, sums of money at the end."""
    numbered = tuple((number, *row) for number, row in enumerate(rows, start=1))
    return Annex(title, "Quyết định", author, Table((Column("STT", Kind.NUMBER, 10), *columns), numbered))


def proposal(
    head: OfficialPaper,
    *,
    abstract: str,
    addressee: str,
    grounds: Sequence[str],
    requests: Sequence[str],
    enclosed: Sequence[str],
    table: Table | None = None,
) -> OfficialPaper:
    """Tờ trình: why, what is proposed, perhaps its table, and the papers that go with it."""
    body: list[Block] = [Paragraph(text) for text in (*grounds, *requests)]
    if table:
        body.append(table)
    if enclosed:
        body.append(Paragraph(f"Hồ sơ kèm theo: {'; '.join(enclosed)}."))
    body.append(Paragraph("Kính trình xem xét, quyết định"))
    return replace(head, type_name="Tờ trình", abstract=abstract, body=tuple(body), addressee=(addressee,))


def letter(
    head: OfficialPaper,
    *,
    abstract: str,
    addressees: Sequence[str],
    paragraphs: Sequence[str],
    table: Table | None = None,
) -> OfficialPaper:
    """Công văn, such as dossiers forwarded to a department of the province: «V/v …» under the number, no type name."""
    *before, last = (Paragraph(text) for text in paragraphs)
    middle = (table,) if table else ()
    return replace(head, abstract=abstract, body=(*before, *middle, last), addressee=tuple(addressees))


def forwarding_slip(
    head: OfficialPaper, *, addressee: str, dossiers: Sequence[tuple[str, str, str]], reason: str
) -> OfficialPaper:
    """Phiếu chuyển: dossiers (code, whose, what is asked) handed to the office that is competent for them."""
    columns = (
        Column("STT", Kind.NUMBER, 12),
        Column("Mã hồ sơ", Kind.CODE, 60),
        Column("Người nộp", Kind.TEXT, 45),
        Column("Nội dung", Kind.TEXT, 48),
    )
    rows = tuple((number, *dossier) for number, dossier in enumerate(dossiers, start=1))
    body = (
        Paragraph(f"{head.authority} chuyển đến {addressee} các hồ sơ sau:"),
        Table(columns, rows),
        Paragraph(f"Lý do chuyển: {reason.rstrip('.')}."),
        Paragraph(f"Đề nghị {addressee} xem xét, giải quyết theo thẩm quyền"),
    )
    return replace(head, type_name="Phiếu chuyển", body=body, addressee=(addressee,))


def refusal(
    head: OfficialPaper, *, abstract: str, addressee: str, dossier: str, reasons: Sequence[str], remedy: str
) -> OfficialPaper:
    """Công văn từ chối: the request, each reason with its law, and where the citizen can turn."""
    body = (
        Paragraph(f"{head.authority} đã xem xét {dossier}."),
        Paragraph("Đối chiếu với quy định, hồ sơ chưa đủ điều kiện giải quyết với lý do cụ thể như sau:"),
        *(Paragraph(f"{number}. {reason}") for number, reason in enumerate(reasons, start=1)),
        Paragraph(remedy),
        Paragraph(f"{head.authority} thông báo để ông (bà) biết"),
    )
    return replace(head, abstract=abstract, body=body, addressee=(addressee,))


def confirmation(
    head: OfficialPaper,
    *,
    type_name: str,
    subject: Sequence[tuple[str, str]],
    findings: Sequence[tuple[str, str]],
    purpose: str = "",
) -> OfficialPaper:
    """Giấy xác nhận: who (label, value), what is confirmed (label, value), and what it is for."""
    body: tuple[Block, ...] = (
        Paragraph(f"{head.authority} xác nhận:"),
        *(Paragraph(f"{label}: {value}") for label, value in (*subject, *findings)),
        *([Paragraph(purpose)] if purpose else []),
    )
    return replace(head, type_name=type_name, body=body)


def result_slip(
    head: OfficialPaper, *, applicant: str, dossier: str, results: Sequence[tuple[str, str]], note: str
) -> OfficialPaper:
    """Phiếu trả kết quả: which papers (name, number and date) go back to the citizen; signed by both."""
    columns = (Column("STT", Kind.NUMBER, 12), Column("Tên kết quả", Kind.TEXT, 93), Column("Số, ngày", Kind.CODE, 60))
    rows = tuple((number, *result) for number, result in enumerate(results, start=1))
    body = (
        Paragraph(f"{head.authority} trả kết quả giải quyết {dossier} cho ông (bà) {applicant}, gồm:"),
        Table(columns, rows),
        Paragraph(note),
    )
    receiver = Signature(("NGƯỜI NHẬN KẾT QUẢ",), applicant, "(Ký, ghi rõ họ tên)")
    return replace(head, type_name="Phiếu trả kết quả", body=body, second_signature=receiver)


def minutes(
    head: OfficialPaper,
    *,
    abstract: str,
    opened: str,
    place: str,
    chair: str,
    secretary: Signature,
    present: Sequence[str],
    proceedings: Sequence[str],
    conclusions: Sequence[str],
    closed: str,
) -> OfficialPaper:
    """Biên bản: time and place, who was there, what was said, what was concluded, when it ended. The chair signs."""
    body: tuple[Block, ...] = (
        Paragraph(f"Thời gian bắt đầu: {opened}."),
        Paragraph(f"Địa điểm: {place}."),
        Paragraph(f"Chủ trì: {chair}."),
        Paragraph(f"Thư ký: {secretary.name}."),
        Heading("I. Thành phần tham dự"),
        *(Paragraph(f"- {person}") for person in present),
        Heading("II. Nội dung"),
        *(Paragraph(text) for text in proceedings),
        Heading("III. Kết luận"),
        *(Paragraph(text) for text in conclusions),
        Paragraph(f"Biên bản kết thúc vào {closed}, đã đọc lại cho mọi người cùng nghe và nhất trí"),
    )
    return replace(head, type_name="Biên bản", abstract=abstract, body=body, second_signature=secretary)
