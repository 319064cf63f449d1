"""Reading decisions, entitlements over time, and the questions that wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ansinh.decisions.states import KIND_TITLES, TITLES
from ansinh.kit.reading import from_json, read_rows
from ansinh.policy.catalog import catalog

REVIEW_TITLES = {
    "DEATH": "Đã mất",
    "AGE": "Đến tuổi",
    "POVERTY_LEFT": "Không còn thuộc hộ nghèo, cận nghèo",
    "CERTIFICATE_EXPIRED": "Quá hạn khám lại khuyết tật",
    "UNCOLLECTED": "Ba tháng liền không nhận tiền",
    "DOUBT": "Cảnh báo khi soát bảng chi",
}


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list. ``commune`` is empty when it holds for more than one."""

    id: int
    kind: str
    state: str
    number: str
    signed_on: date | None
    authority_title: str
    commune_id: int | None
    commune: str
    proposed_by: str
    drafted_at: datetime
    items: int

    @property
    def asked_by(self) -> str:
        """The question of the calendar or the registry that this draft answers; empty when a person drafted it."""
        return REVIEW_TITLES.get(self.proposed_by.removeprefix("sweep:"), "")

    @property
    def title(self) -> str:
        return KIND_TITLES[self.kind]

    @property
    def state_title(self) -> str:
        return TITLES[self.state]


@dataclass(frozen=True)
class ItemRow:
    """One person and benefit in a decision, with the monthly amount that it sets, by the rates of ``from_month``."""

    id: int
    person_id: int
    full_name: str
    birth_date: date | None
    commune_id: int
    action: str
    benefit_code: str
    benefit: str
    rate_code: str
    multiplier: Decimal
    from_month: date
    to_month: date | None
    before_vnd: int | None
    after_vnd: int | None
    facts: dict[str, Any]
    law: list[dict[str, str]]
    reason: str
    old_number: str
    law_coefficient: str  # of the law's table; empty where the law multiplies by something else, or not at all

    @property
    def exceptions(self) -> tuple[str, ...]:
        """What the signer should see before the usual items, in words."""
        found = []
        if self.after_vnd is None:
            found.append("Chưa có mức tiền cho tháng này.")
        if self.birth_date is None:
            found.append("Chưa có ngày sinh.")
        if self.action == "OPEN" and self.law_coefficient and Decimal(self.law_coefficient) != self.multiplier:
            own = f"{self.multiplier.normalize():f}".replace(".", ",")
            found.append(f"Hệ số {own} khác hệ số {self.law_coefficient.replace('.', ',')} của luật.")
        return tuple(found)

    @property
    def why(self) -> str:
        """The reason in words: that of the review, or what the drafter wrote."""
        return REVIEW_TITLES.get(self.reason, self.reason)


@dataclass(frozen=True)
class DecisionPage:
    """A decision with its items. ``cancelled_reason``: why its draft was given up, else empty."""

    row: DecisionRow
    legal_basis: list[dict[str, str]]
    cancelled_reason: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class TermRow:
    """What an entitlement is worth over a run of months, as believed now or once (``known_to``: until when)."""

    entitlement_id: int
    programme: str
    benefit_code: str
    benefit: str
    rate_code: str
    multiplier: Decimal
    from_month: date
    to_month: date | None
    known_from: datetime | None
    known_to: datetime | None
    action: str
    decision_id: int
    number: str
    signed_on: date | None


@dataclass(frozen=True)
class ReviewRow:
    """A question that the calendar or the registry asked of an entitlement."""

    id: int
    kind: str
    state: str
    person_id: int
    full_name: str
    commune_id: int
    benefit: str
    from_month: date
    holds: bool
    before_vnd: int | None
    after_vnd: int | None
    draft_id: int | None
    opened_at: datetime

    @property
    def title(self) -> str:
        return REVIEW_TITLES[self.kind]


@dataclass(frozen=True)
class Touched:
    """Whom a change of some benefits would touch in a month: people and communes, as far as the actor sees them."""

    people: int
    communes: int


DECISION = """
SELECT d.id, d.kind, d.state, d.number, d.signed_on, d.authority_title, d.commune_id,
  coalesce((SELECT v.name FROM registry_unitversion v WHERE v.unit_id = d.commune_id AND upper_inf(v.known)
    ORDER BY lower(v.valid) DESC LIMIT 1), ''), d.proposed_by, d.drafted_at,
  (SELECT count(*) FROM decisions_item i WHERE i.decision_id = d.id)
FROM decisions_decision d
"""


def decisions(*, state: str | None = None) -> list[DecisionRow]:
    """Decisions, newest first; of one state if given ("DRAFT": what waits to be issued). Empty drafts are left out."""
    rows = read_rows(
        f"SELECT * FROM ({DECISION} WHERE %(state)s::text IS NULL OR d.state = %(state)s) AS found WHERE count > 0"
        " ORDER BY drafted_at DESC, id DESC",
        state=state,
    )
    return [DecisionRow(*row) for row in rows]


def find_number(number: str) -> list[DecisionRow]:
    """Issued decisions with a number that begins so."""
    rows = read_rows(
        f"{DECISION} WHERE d.state = 'ISSUED' AND starts_with(d.number, %(number)s::text)"
        " ORDER BY d.signed_on DESC LIMIT 50",
        number=number.strip(),
    )
    return [DecisionRow(*row) for row in rows]


def decision_page(decision_id: int) -> DecisionPage | None:
    """A decision with its items by name. None: there is none, or the actor may not see it."""
    found = read_rows(f"{DECISION} WHERE d.id = %(id)s", id=decision_id)
    if not found:
        return None
    ((basis, cancelled_reason),) = read_rows(
        "SELECT legal_basis, cancelled_reason FROM decisions_decision WHERE id = %(id)s", id=decision_id
    )
    items = read_rows(
        "SELECT i.id, i.person_id, r.full_name, r.birth_date, i.commune_id, i.action, b.code, b.title, i.rate_code,"
        " i.multiplier, i.from_month, i.to_month, (i.facts->>'before_vnd')::bigint, CASE WHEN i.action IN"
        " ('SUSPEND', 'STOP') THEN 0 ELSE (SELECT round(rate.amount_vnd * i.multiplier)::bigint FROM policy_rate rate"
        "  WHERE rate.code = i.rate_code AND rate.months @> i.from_month AND upper_inf(rate.known)) END,"
        " CASE WHEN b.seen THEN i.facts ELSE '{}' END, CASE WHEN b.seen THEN i.law ELSE '[]' END,"
        " CASE WHEN b.seen THEN i.reason ELSE '' END, i.old_number"
        " FROM decisions_item i JOIN registry_person r ON r.id = i.person_id JOIN policy_benefitseen b ON b.id = i.benefit_id"
        " WHERE i.decision_id = %(id)s ORDER BY r.sort_key, i.id",
        id=decision_id,
    )
    law = {line.code: "" if line.row.quantity else line.coefficient for line in catalog().lines()}
    rows = tuple(
        ItemRow(
            *[
                *(from_json(value) if place in {14, 15} else value for place, value in enumerate(row)),
                law.get(row[6], ""),
            ]
        )
        for row in items
    )
    return DecisionPage(DecisionRow(*found[0]), from_json(basis), cancelled_reason, rows)


def terms_of_person(person_id: int, *, with_history: bool = False) -> list[TermRow]:
    """What the person is entitled to, by entitlement and month; ``with_history``: also what is no longer believed."""
    rows = read_rows(
        "SELECT t.entitlement_id, e.programme, b.code, b.title, t.rate_code, t.multiplier, lower(t.months), upper(t.months),"
        " lower(t.known), upper(t.known), i.action, d.id, d.number, d.signed_on"
        " FROM decisions_term t JOIN decisions_entitlement e ON e.id = t.entitlement_id"
        " JOIN policy_benefitseen b ON b.id = t.benefit_id JOIN decisions_item i ON i.id = t.item_id"
        " JOIN decisions_decision d ON d.id = i.decision_id"
        " WHERE t.person_id = %(person)s AND (upper_inf(t.known) OR %(history)s) AND NOT isempty(t.known)"
        " ORDER BY t.entitlement_id, lower(t.months), lower(t.known)",
        person=person_id,
        history=with_history,
    )
    return [TermRow(*row) for row in rows]


def reviews(*, state: str = "OPEN", person_id: int | None = None) -> list[ReviewRow]:
    """Questions of one state, oldest first; of one person if given."""
    rows = read_rows(
        "SELECT v.id, v.kind, v.state, v.person_id, r.full_name, r.commune_id, b.title, v.from_month, v.holds,"
        " (v.detail->>'before_vnd')::bigint, (v.detail->>'after_vnd')::bigint, i.decision_id, v.opened_at"
        " FROM decisions_review v JOIN registry_person r ON r.id = v.person_id"
        " LEFT JOIN policy_benefitseen b ON b.id = v.detail->>'benefit' LEFT JOIN decisions_item i ON i.id = v.proposed_item_id"
        " WHERE v.state = %(state)s AND (%(person)s::bigint IS NULL OR v.person_id = %(person)s)"
        " ORDER BY v.opened_at, v.id",
        state=state,
        person=person_id,
    )
    return [ReviewRow(*row) for row in rows]


WAITING = """
SELECT
  (SELECT count(*) FROM intake_sheetimport WHERE state = 'COMPARED'),
  (SELECT count(*) FROM intake_submission WHERE state = 'WAITING'),
  (SELECT count(*) FROM cases_dossier WHERE ended_at IS NULL AND status IN (2, 4) AND holder = %(role)s),
  (SELECT count(*) FROM cases_dossier WHERE ended_at IS NULL AND status IN (2, 4) AND holder = %(role)s
    AND promised_at < %(at)s),
  (SELECT count(*) FROM decisions_review WHERE state = 'OPEN'),
  (SELECT count(*) FROM decisions_decision d WHERE d.state = 'DRAFT' AND d.proposal_id IS NULL
    AND EXISTS (SELECT 1 FROM decisions_item i WHERE i.decision_id = d.id)),
  (SELECT count(*) FROM decisions_decision d JOIN decisions_proposal q ON q.id = d.proposal_id
    WHERE d.state = 'DRAFT' AND q.state = 'SUBMITTED')
"""


@dataclass(frozen=True)
class Waiting:
    """What waits in the session's places from the first paper to the decision: one question for the menu of each page.

    ``dossiers`` and ``late`` are those in the hands of the actor's role; ``proposed``: drafts of submitted proposals.
    """

    imports: int
    submissions: int
    dossiers: int
    late: int
    reviews: int
    drafts: int
    proposed: int


def waiting(role: str, at: datetime) -> Waiting:
    """What waits, for somebody of this role."""
    return Waiting(*read_rows(WAITING, role=role, at=at)[0])


def touched_by(codes: list[str], month: date) -> Touched:
    """Who holds one of these legal codes in the month; of guarded ones nobody, unless their register is open."""
    rows = read_rows(
        "SELECT count(DISTINCT t.person_id), count(DISTINCT p.commune_id) FROM decisions_term t"
        " JOIN registry_person p ON p.id = t.person_id JOIN policy_benefitseen b ON b.id = t.benefit_id AND b.seen"
        " WHERE t.benefit_id = ANY (%(codes)s) AND upper_inf(t.known) AND t.months @> %(month)s",
        codes=codes,
        month=month,
    )
    return Touched(*rows[0])
