"""What the desk of proposals shows: the list, and one proposal with what wants a look before anything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ansinh.cases.catalog import procedure
from ansinh.decisions.printing import Progress, progress
from ansinh.decisions.states import PROPOSAL_TITLES, WrongProposalState
from ansinh.decisions.weighing import Reason
from ansinh.kit.actors import Actor
from ansinh.kit.reading import from_json, read_rows

PAGE = 50
ROW = """
SELECT q.id, q.title, q.procedure, q.state, q.month, q.number, q.submitted_on, q.drafted_by, q.drafted_at, q.agency_id,
  q.closed_reason, count(x.id), count(x.id) FILTER (WHERE x.reasons <> '[]'),
  count(DISTINCT x.decision_id) FILTER (WHERE d.state = 'DRAFT'),
  count(DISTINCT x.decision_id) FILTER (WHERE d.state = 'ISSUED')
FROM decisions_proposal q LEFT JOIN decisions_proposeddossier x ON x.proposal_id = q.id
LEFT JOIN decisions_decision d ON d.id = x.decision_id
"""
# Exceptions first, then by name. Amounts for the month of signing, or the later first month; one-off sums for their own.
LINES = """
SELECT x.dossier_id, s.code, s.person_id, p.full_name, p.birth_date, p.birth_precision, x.commune_id, x.decision_id,
  d.state, d.number, d.cancelled_reason, x.reasons, coalesce(i.items, '[]')
FROM decisions_proposeddossier x JOIN decisions_proposal q ON q.id = x.proposal_id
JOIN cases_dossier s ON s.id = x.dossier_id
LEFT JOIN registry_person p ON p.id = s.person_id LEFT JOIN decisions_decision d ON d.id = x.decision_id
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('action', i.action, 'code', b.code, 'title', b.title, 'multiplier', i.multiplier,
    'from_month', i.from_month, 'to_month', i.to_month, 'amount_vnd', (
      SELECT round(r.amount_vnd * i.multiplier)::bigint FROM policy_rate r WHERE r.code = i.rate_code
      AND r.known @> coalesce(d.signed_on, q.month)
      AND r.months @> CASE WHEN b.period = 'ONCE' THEN i.from_month ELSE greatest(i.from_month, q.month) END),
    'law', CASE WHEN b.seen THEN i.law ELSE '[]' END, 'facts', CASE WHEN b.seen THEN i.facts
    ELSE '{}' END) ORDER BY i.id) AS items
  FROM decisions_item i JOIN policy_benefitseen b ON b.id = i.benefit_id
  WHERE i.decision_id = x.decision_id AND i.dossier_id = x.dossier_id
) i ON true
WHERE x.proposal_id = %(proposal)s
ORDER BY x.reasons = '[]', p.sort_key, x.id LIMIT %(limit)s OFFSET %(offset)s
"""


# Appraised, still with us, and in no proposal that is on its way.
READY = """
SELECT d.procedure, array_agg(d.id ORDER BY d.promised_at NULLS LAST, d.id), min(d.promised_at) FROM cases_dossier d
WHERE d.conclusion <> '' AND d.status IN (2, 4) AND d.holder = %(role)s AND NOT EXISTS (
  SELECT 1 FROM decisions_proposeddossier x JOIN decisions_proposal q ON q.id = x.proposal_id
  WHERE x.dossier_id = d.id AND q.state IN ('DRAFT', 'SUBMITTED'))
GROUP BY d.procedure ORDER BY min(d.promised_at) NULLS LAST
"""


@dataclass(frozen=True)
class ReadyGroup:
    """Appraised dossiers of one procedure that a proposal can take up; ``first_due``: the earliest promise."""

    procedure: str
    title: str
    dossier_ids: tuple[int, ...]
    first_due: datetime | None


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in the list. ``drafts`` wait for the signature, ``signed`` have it."""

    id: int
    title: str
    procedure: str
    state: str
    month: date
    number: str
    submitted_on: date | None
    drafted_by: str
    drafted_at: datetime
    agency_id: int | None
    closed_reason: str
    dossiers: int
    to_look: int
    drafts: int
    signed: int

    @property
    def state_title(self) -> str:
        return PROPOSAL_TITLES[self.state]

    @property
    def words(self) -> str:
        """«117 thường, 3 cần xem»."""
        return f"{self.dossiers - self.to_look} thường, {self.to_look} cần xem"


@dataclass(frozen=True)
class ProposedItem:
    """What the decision gives: ``amount_vnd`` a month, or once (``to_month``, exclusive, is then set)."""

    action: str
    code: str
    title: str
    multiplier: str
    from_month: date
    to_month: date | None
    amount_vnd: int | None
    law: tuple[dict[str, str], ...]
    facts: dict[str, Any]


@dataclass(frozen=True)
class ProposedRow:
    """A dossier of the proposal. Without ``decision_id`` nothing is proposed; ``reasons`` say why."""

    dossier_id: int
    code: str
    person_id: int | None
    full_name: str | None
    birth_date: date | None
    birth_precision: str | None
    commune_id: int
    decision_id: int | None
    decision_state: str | None
    number: str | None
    declined: str | None
    reasons: tuple[Reason, ...]
    items: tuple[ProposedItem, ...]


@dataclass(frozen=True)
class ProposalPage:
    """A proposal, a page of its dossiers (those to look at first), and how many of its papers are printed."""

    row: ProposalRow
    lines: tuple[ProposedRow, ...]
    papers: Progress


def ready(actor: Actor) -> list[ReadyGroup]:
    """What the actor's role has appraised and can put before whoever decides, next due first."""
    return [
        ReadyGroup(code, procedure(code).title, tuple(ids), due) for code, ids, due in read_rows(READY, role=actor.role)
    ]


def proposals(*, states: tuple[str, ...] = ("DRAFT", "SUBMITTED"), page: int = 1) -> list[ProposalRow]:
    """Proposals in these states, newest first, ``PAGE`` a page."""
    rows = read_rows(
        f"{ROW} WHERE q.state = ANY (%(states)s) GROUP BY q.id ORDER BY q.id DESC LIMIT %(limit)s OFFSET %(offset)s",
        states=list(states),
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )
    return [ProposalRow(*row) for row in rows]


def proposal_page(proposal_id: int, *, page: int = 1) -> ProposalPage:
    """One proposal. Raises WrongProposalState when it is not there."""
    found = read_rows(f"{ROW} WHERE q.id = %(proposal)s GROUP BY q.id", proposal=proposal_id)
    if not found:
        raise WrongProposalState("Không có tờ trình này trong phạm vi của bạn.", proposal=proposal_id)
    lines = read_rows(LINES, proposal=proposal_id, limit=PAGE, offset=(page - 1) * PAGE)
    return ProposalPage(ProposalRow(*found[0]), tuple(_line(line) for line in lines), progress(proposal_id))


def _line(line: tuple[Any, ...]) -> ProposedRow:
    reasons = tuple(Reason(**reason) for reason in from_json(line[-2]))
    items = tuple(_item(item) for item in from_json(line[-1]))
    return ProposedRow(*(*line[:-2], reasons, items))


def _item(item: dict[str, Any]) -> ProposedItem:
    return ProposedItem(
        action=item["action"],
        code=item["code"],
        title=item["title"],
        multiplier=f"{item['multiplier']:g}".replace(".", ","),
        from_month=date.fromisoformat(item["from_month"]),
        to_month=date.fromisoformat(item["to_month"]) if item["to_month"] else None,
        amount_vnd=item["amount_vnd"],
        law=tuple(item["law"]),
        facts=item["facts"],
    )
