"""Decisions, tờ trình, refusals and slips as official papers: plain values for ``documents``, read in a few statements.

paper_pdf(decision_papers([17])[17])      # documents.rendering
paper_docx(decision_papers([17])[17])     # documents.editable
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db import connection

from ansinh.cases.models import Dossier
from ansinh.decisions.models import Proposal
from ansinh.decisions.states import UnfitDossiers, WrongProposalState
from ansinh.documents import kinds
from ansinh.documents.doc_types import organ as organ_of
from ansinh.documents.lists import Cell, Column, Kind
from ansinh.documents.papers import Annex, OfficialPaper, Signature, Standing, Table
from ansinh.kit.money import amount_in_words
from ansinh.kit.reading import from_json
from ansinh.kit.vietnamese import format_count, format_date, format_month
from ansinh.registry.places import last_names, unit

COMMITTEE = "Ủy ban nhân dân"
CHAIRMAN = "Chủ tịch"
TITLES = {
    "GRANT": "Về việc hưởng trợ cấp, hỗ trợ",
    "FIRST_LOAD": "Về việc tiếp tục hưởng trợ cấp, hỗ trợ",
    "ADJUST": "Về việc điều chỉnh trợ cấp, hỗ trợ",
    "SUSPEND": "Về việc tạm dừng trợ cấp, hỗ trợ",
    "RESUME": "Về việc tiếp tục hưởng trợ cấp, hỗ trợ",
    "STOP": "Về việc thôi hưởng trợ cấp, hỗ trợ",
}
VERBS = {
    "OPEN": "Trợ cấp cho",
    "CHANGE": "Điều chỉnh trợ cấp của",
    "SUSPEND": "Tạm dừng trợ cấp của",
    "RESUME": "Tiếp tục trợ cấp cho",
    "STOP": "Thôi trợ cấp đối với",
}
ENDING = frozenset({"SUSPEND", "STOP"})
LIST_COLUMNS = (
    Column("Họ và tên", Kind.TEXT, 45),
    Column("Ngày sinh", Kind.CODE, 24),
    Column("Nơi cư trú", Kind.TEXT, 45),
    Column("Đối tượng", Kind.TEXT, 62),
    Column("Hệ số", Kind.CODE, 15),
    Column("Mức (đồng)", Kind.MONEY, 25),
    Column("Từ tháng", Kind.CODE, 20),
)
# Amounts as the law stood on the day of signing, for the month of signing or the later first month; one-off sums and
# what begins earlier and has ended by then for their own month.
ROWS = """
SELECT d.id, d.kind, d.number, d.signed_on, d.authority_id, d.authority_title, d.legal_basis, o.signer, o.code,
  i.action, p.full_name, p.birth_date, p.birth_precision, i.commune_id, b.title, b.period, i.multiplier, i.from_month,
  CASE WHEN b.seen THEN i.reason ELSE '' END,
  (SELECT round(r.amount_vnd * i.multiplier)::bigint FROM policy_rate r WHERE r.code = i.rate_code
   AND r.known @> month.signed AND r.months @> CASE WHEN b.period = 'ONCE' THEN i.from_month
     ELSE greatest(i.from_month, date_trunc('month', month.signed)::date) END)
FROM decisions_decision d
CROSS JOIN LATERAL (SELECT coalesce(d.signed_on, (SELECT q.month FROM decisions_proposal q WHERE q.id = d.proposal_id),
  d.drafted_at::date) AS signed) AS month
JOIN decisions_item i ON i.decision_id = d.id JOIN registry_person p ON p.id = i.person_id
JOIN policy_benefitseen b ON b.id = i.benefit_id
LEFT JOIN documents_outgoing o ON o.about = 'decision:' || d.id
WHERE d.id = ANY (%s) ORDER BY d.id, p.sort_key, i.id
"""


@dataclass(frozen=True)
class _Row:
    """One item of a decision with what its paper says."""

    decision_id: int
    kind: str
    number: str
    signed_on: date | None
    authority_id: int | None
    authority_title: str
    legal_basis: str
    signer: str | None
    code: str | None
    action: str
    name: str
    birth_date: date | None
    birth_precision: str | None
    commune_id: int
    benefit: str
    period: str
    multiplier: Decimal
    from_month: date
    reason: str
    amount_vnd: int | None


def decision_papers(decision_ids: Sequence[int], *, verify_at: str = "") -> dict[int, OfficialPaper]:
    """The papers of decisions, by id, in a constant number of statements: with a list annexed if of several people.

    A draft has blanks for number and day. Decisions out of the session's sight are left out. ``verify_at``: address of
    the page where anybody verifies a paper; the QR opens it at the paper's own code.
    """
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [list(decision_ids)])
        rows = [_Row(*row) for row in cursor.fetchall()]
    places = last_names({row.commune_id for row in rows} | {row.authority_id for row in rows if row.authority_id})
    papers = {pk: _decision(list(items), places) for pk, items in groupby(rows, key=lambda row: row.decision_id)}
    return {pk: _verifiable(paper, verify_at) for pk, paper in papers.items()}


def _verifiable(paper: OfficialPaper, verify_at: str) -> OfficialPaper:
    if not (verify_at and paper.verification_code):
        return paper
    return replace(paper, verification_url=f"{verify_at}{paper.verification_code}/")


def _decision(rows: Sequence[_Row], places: Mapping[int, str]) -> OfficialPaper:
    first = rows[0]
    place = places.get(first.authority_id or 0, "")
    people = {(row.name, row.birth_date) for row in rows}
    several = len(people) > 1
    author = f"{CHAIRMAN} {COMMITTEE} {_lower(place)}".strip()
    head = replace(
        _head(place, "QĐ-UBND", number=first.number, on=first.signed_on, signer=first.signer, code=first.code),
        recipients=("Như Điều 3", "Lưu: VT"),
    )
    grants = [_sentence(row, places) for row in rows]
    whom = f"đối với {len(people)} người có tên trong danh sách" if several else f"đối với ông (bà) {first.name}"
    if several:
        grants = [f"{_verb(first)} {len(people)} người có tên trong danh sách kèm theo Quyết định này."]
    return kinds.decision(
        head,
        abstract=f"{TITLES[first.kind]} {whom}",
        decided_by=author,
        legal_basis=[line["text"] for line in from_json(first.legal_basis) if "text" in line],
        preamble="",
        articles=[
            grants,
            ["Cơ quan chuyên môn có trách nhiệm tổ chức chi trả, theo dõi và quản lý theo quy định."],
            [
                "Quyết định này có hiệu lực kể từ ngày ký. Cơ quan chuyên môn, Ủy ban nhân dân xã nơi cư trú và người có"
                " tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này"
            ],
        ],
        annex=_annex(rows, author, places) if several else None,
    )


def _sentence(row: _Row, places: Mapping[int, str]) -> str:
    """«Trợ cấp cho ông (bà) …; thuộc đối tượng …; mức … đồng/tháng (bằng chữ: …); thời gian hưởng từ tháng ….»"""
    parts = [f"{_verb(row)} ông (bà) {row.name}"]
    if row.birth_date:
        parts[0] += f", sinh {_birth(row)}"
    parts.append(f"hiện cư trú tại {places[row.commune_id]}")
    parts.append(f"thuộc đối tượng: {row.benefit}")
    month = format_month(row.from_month)
    if row.action in ENDING:
        parts.append(f"kể từ tháng {month}")
        if row.reason.strip():
            parts.append(f"lý do: {row.reason.strip().rstrip('.')}")
    elif row.amount_vnd is not None:
        once = row.period == "ONCE"
        sum_of = f"{format_count(row.amount_vnd)} đồng{'' if once else '/tháng'}"
        parts.append(f"mức {sum_of} (bằng chữ: {amount_in_words(row.amount_vnd).rstrip('.')})")
        parts.append("chi một lần" if once else f"thời gian hưởng từ tháng {month}")
    return "; ".join(parts) + "."


def _annex(rows: Sequence[_Row], author: str, places: Mapping[int, str]) -> Annex:
    cells: list[tuple[Cell, ...]] = [
        (
            row.name,
            _birth(row).removeprefix("ngày ").removeprefix("năm "),
            places[row.commune_id],
            row.benefit,
            f"{row.multiplier.normalize():f}".replace(".", ","),
            None if row.action in ENDING else row.amount_vnd,
            format_month(row.from_month),
        )
        for row in rows
    ]
    title = TITLES[rows[0].kind].removeprefix("Về việc ")
    return kinds.annexed_list(title=f"Danh sách {title}", author=author, columns=LIST_COLUMNS, rows=cells)


def proposal_paper(proposal_id: int) -> OfficialPaper:
    """The tờ trình with its table: those to decide on, and those of which nothing is proposed. Raises WrongProposalState."""
    proposal = Proposal.objects.filter(pk=proposal_id).first()
    if proposal is None or proposal.agency_id is None:
        raise WrongProposalState("Không có tờ trình này trong phạm vi của bạn.", proposal=proposal_id)
    day = proposal.submitted_on or proposal.month
    decided: dict[bool, int] = defaultdict(int)
    for decision_id in proposal.dossiers.values_list("decision_id", flat=True):
        decided[decision_id is not None] += 1
    symbol = proposal.number.partition("/")[2]
    organ = organ_of(symbol.partition("-")[2] or "UBND").name
    place = unit(proposal.agency_id, day).name
    head = _head(place, symbol, number=proposal.number, on=proposal.submitted_on, signer=proposal.drafted_by)
    author = f"{organ} {_lower(place)}"
    requests = [f"Kính đề nghị quyết định đối với {decided[True]} hồ sơ đủ điều kiện theo danh sách sau."]
    if decided[False]:
        requests.append(f"{decided[False]} hồ sơ chưa đủ điều kiện hoặc cần xin ý kiến, chưa trình quyết định.")
    return kinds.proposal(
        head,
        abstract=f"Về việc {_lower(proposal.title)}",
        addressee=f"{CHAIRMAN} {COMMITTEE} {_lower(place)}",
        grounds=[f"{author} đã thẩm định {decided[True] + decided[False]} hồ sơ thủ tục «{proposal.title}»."],
        requests=requests,
        enclosed=["Dự thảo quyết định", "Hồ sơ của người đề nghị"],
        table=_proposed(proposal_id),
    )


def refusal_paper(dossier_id: int, *, on: date, signer: str) -> OfficialPaper:
    """The letter that says no, with the reasons of the appraisal or of the proposal. Raises UnfitDossiers."""
    dossier = Dossier.objects.filter(pk=dossier_id).select_related("person").first()
    if dossier is None:
        raise UnfitDossiers("Không có hồ sơ này trong phạm vi của bạn.", dossier=dossier_id)
    place = unit(dossier.commune_id, on).name
    reasons = [reason["words"] for row in _reasons(dossier_id) for reason in row if reason["code"] == "REFUSED"]
    stated = str(dossier.result.get("reason", "")) or dossier.note
    return kinds.refusal(
        _head(place, "UBND", on=on, signer=signer),
        abstract=f"trả lời hồ sơ {dossier.code}",
        addressee=f"Ông (bà) {dossier.applicant['name']}",
        dossier=f"hồ sơ mã {dossier.code}",
        reasons=reasons or [stated],
        remedy="Nếu không đồng ý, ông (bà) có quyền khiếu nại theo quy định của pháp luật về khiếu nại.",
    )


def result_slip(dossier_id: int, *, on: date, signer: str) -> OfficialPaper:
    """Phiếu trả kết quả for the citizen. Raises UnfitDossiers when there is no result yet."""
    dossier = Dossier.objects.filter(pk=dossier_id).first()
    number = "" if dossier is None else str(dossier.result.get("number", ""))
    if dossier is None or not number:
        raise UnfitDossiers("Hồ sơ này chưa có quyết định để trả.", dossier=dossier_id)
    day = format_date(date.fromisoformat(str(dossier.result["signed_on"])))
    return kinds.result_slip(
        _head(unit(dossier.commune_id, on).name, "", on=on, signer=signer),
        applicant=str(dossier.applicant["name"]),
        dossier=f"hồ sơ mã {dossier.code}",
        results=[("Quyết định", f"{number}, {day}")],
        note="Người nhận đã kiểm tra và nhận đủ kết quả",
    )


def _proposed(proposal_id: int) -> Table:
    """Name, dossier, benefit and amount of everybody for whom a decision is drafted."""
    decisions = list(
        Proposal.objects.get(pk=proposal_id).decisions.exclude(state="CANCELLED").values_list("pk", flat=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [decisions])
        rows = [_Row(*row) for row in cursor.fetchall()]
    columns = (
        Column("STT", Kind.NUMBER, 12),
        Column("Họ và tên", Kind.TEXT, 48),
        Column("Đối tượng", Kind.TEXT, 60),
        Column("Mức (đồng)", Kind.MONEY, 25),
        Column("Từ tháng", Kind.CODE, 20),
    )
    return Table(
        columns,
        tuple(
            (place, row.name, row.benefit, row.amount_vnd, format_month(row.from_month))
            for place, row in enumerate(rows, start=1)
        ),
    )


def _reasons(dossier_id: int) -> Iterable[list[dict[str, str]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reasons FROM decisions_proposeddossier WHERE dossier_id = %s ORDER BY id DESC LIMIT 1", [dossier_id]
        )
        return [from_json(row[0]) for row in cursor.fetchall()]


def _head(
    place: str, symbol: str, *, number: str = "", on: date | None, signer: str | None, code: str | None = None
) -> OfficialPaper:
    """What every paper of a committee carries."""
    return OfficialPaper(
        authority=f"{COMMITTEE} {_lower(place)}".strip(),
        symbol=symbol,
        place=place.partition(" ")[2] if place else "",
        signature=Signature.of(signer or "", (Standing.OWN, CHAIRMAN)),
        number=number.partition("/")[0],
        on=on,
        recipients=("Như trên", "UBND xã nơi cư trú", "Lưu: VT"),
        verification_code=code,
    )


def _verb(row: _Row) -> str:
    return VERBS[row.action]


def _birth(row: _Row) -> str:
    if row.birth_date is None:
        return ""
    known = {"YEAR": f"năm {row.birth_date:%Y}", "MONTH": f"tháng {row.birth_date:%m/%Y}"}
    return known.get(row.birth_precision or "", f"ngày {format_date(row.birth_date)}")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
