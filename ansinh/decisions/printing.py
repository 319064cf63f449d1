"""Decisions become issued files: printed, signed with the agency's key, filed in the register; what a kept one says.

In the background, a block at a time, so that a screen can show how far it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from asn1crypto import x509
from django.db.models import Count, Max, Q, QuerySet

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.spec import GUARDS
from ansinh.decisions.models import Decision, DecisionItem, DecisionPaper, UnprintedDecision
from ansinh.decisions.papers import decision_papers
from ansinh.documents import outgoing
from ansinh.documents.batch import pdfs
from ansinh.documents.files import MadeFile, keep_made
from ansinh.documents.models import Outgoing
from ansinh.documents.signing import Place, SignatureSeen, Signer, sign
from ansinh.documents.signing import check as check_signatures
from ansinh.kit.actors import Actor
from ansinh.kit.workdays import HANOI
from ansinh.offices.permissions import check

BLOCK = 100  # papers between two looks of whoever waits


@dataclass(frozen=True)
class Progress:
    """How many issued decisions have their paper. ``failed``: why the last try at the others ended; empty: it goes on."""

    made: int
    total: int
    failed: str = ""


def progress(proposal_id: int) -> Progress:
    """Of a proposal's decisions. Read inside ``acting``."""
    return _progress(Decision.objects.filter(proposal_id=proposal_id, state="ISSUED"))


def progress_of(decision_id: int) -> Progress:
    """Of one decision; nothing is awaited of one that is not in our register. Read inside ``acting``."""
    if not Outgoing.objects.filter(about=f"decision:{decision_id}").exists():
        return Progress(0, 0)
    return _progress(Decision.objects.filter(pk=decision_id, state="ISSUED"))


def waiting(proposal_id: int) -> list[int]:
    """The issued decisions of a proposal that have no paper yet. Read inside ``acting``."""
    return list(
        Decision.objects.filter(proposal_id=proposal_id, state="ISSUED", paper__isnull=True)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def _progress(issued: QuerySet[Decision]) -> Progress:
    counted = issued.aggregate(made=Count("paper"), total=Count("pk"), failed=Max("unprinted__why"))
    return Progress(counted["made"], counted["total"], counted["failed"] or "")


def kept_file(decision_id: int) -> int | None:
    """The kept file of a decision's paper, or None where none was printed. Read inside ``acting``."""
    return DecisionPaper.objects.filter(decision_id=decision_id).values_list("file_id", flat=True).first()


@dataclass(frozen=True)
class IssuedPaper:
    """A decision's kept file. ``signatures``: what the file itself says now.

    ``code``: by which anybody verifies it; empty for who does not see the register of its agency.
    """

    code: str
    signatures: tuple[SignatureSeen, ...]


def issued_paper(decision_id: int, *, roots: Sequence[x509.Certificate] = ()) -> IssuedPaper | None:
    """The kept file of a decision, its signatures checked; None: not printed, or not to be seen. Inside ``acting``.

    ``roots``: as in ``signing.check``.
    """
    content = DecisionPaper.objects.filter(decision_id=decision_id).values_list("file__content", flat=True).first()
    if content is None:
        return None
    entries = Outgoing.objects.filter(about=f"decision:{decision_id}").order_by("-pk")
    code = entries.values_list("code", flat=True).first() or ""
    return IssuedPaper(code, tuple(check_signatures(bytes(content), roots=roots)))


def print_decisions(
    decision_ids: Sequence[int], *, signer: Signer | None = None, verify_at: str = "", actor: Actor, at: datetime
) -> int:
    """Make the papers that issued decisions lack, a transaction a block; gives how many. Safe to repeat and to interrupt.

    ``signer``: the agency's key, which signs in the place of the seal; None where the agency has none: signed by pen.
    ``verify_at``: as in ``decision_papers``. It shows nothing to anybody, so it prints those of guarded registers too;
    their files stay closed.
    """
    printer = replace(actor, guarded=frozenset(GUARDS) - {""})
    made = 0
    while block := _print_block(decision_ids, signer, verify_at, printer, at):
        made += block
    return made


def report_unprinted(decision_ids: Sequence[int], why: str, *, actor: Actor, at: datetime) -> int:
    """Say why papers could not be printed, for whoever waits for them; gives of how many decisions."""
    with acting(actor):
        check(actor, "decision.read")
        left = Decision.objects.filter(pk__in=decision_ids, state="ISSUED", paper__isnull=True).order_by("pk")
        rows = [UnprintedDecision(decision=decision, why=why, tried_at=at) for decision in left]
        UnprintedDecision.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["decision"], update_fields=["why", "tried_at"]
        )
        if rows:
            record("decision.unprinted", actor=actor, about=_about(decision_ids), at=at, after={"papers": len(rows)})
        return len(rows)


def print_again(decision_ids: Sequence[int], *, actor: Actor) -> None:
    """Forget the failure of the last try: the papers wait for the printer again."""
    with acting(actor):
        check(actor, "decision.read")
        UnprintedDecision.objects.filter(decision__in=decision_ids).delete()


def _print_block(decision_ids: Sequence[int], signer: Signer | None, verify_at: str, actor: Actor, at: datetime) -> int:
    with acting(actor):
        check(actor, "decision.read")
        waiting = Decision.objects.select_for_update(of=("self",)).filter(
            Q(paper__isnull=True), pk__in=decision_ids, state="ISSUED"
        )
        ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:BLOCK])
        papers = decision_papers(ids, verify_at=verify_at)
        issued: dict[str, int] = {}
        for (commune, guarded), group in _by_guard(list(papers)).items():
            contents = (_signed(pdf, signer, at) for pdf in pdfs(papers[pk] for pk in group))
            files = [MadeFile(f"quyet-dinh-{pk}.pdf", pdf) for pk, pdf in zip(group, contents, strict=True)]
            kept = keep_made(files, commune_id=commune, guarded=guarded or None, actor=actor, at=at)
            DecisionPaper.objects.bulk_create(
                DecisionPaper(decision_id=pk, file_id=file) for pk, file in zip(group, kept, strict=True)
            )
            issued |= {f"decision:{pk}": file for pk, file in zip(group, kept, strict=True)}
        if papers:
            UnprintedDecision.objects.filter(decision__in=papers).delete()
            outgoing.attach_made(issued, on=at.astimezone(HANOI).date(), actor=actor, at=at)
            after = {"papers": len(papers), "signed": len(papers) if signer else 0}
            record("decision.printed", actor=actor, about=_about(decision_ids), at=at, after=after)
        return len(papers)


def _about(decisions: Sequence[int]) -> str:
    """What the trail says the act was about: the decision, or the proposal of them all."""
    proposals = set(Decision.objects.filter(pk__in=decisions).values_list("proposal", flat=True))
    if len(proposals) == 1 and None not in proposals:
        return f"proposal:{proposals.pop()}"
    return f"decision:{decisions[0]}"


def _signed(pdf: bytes, signer: Signer | None, at: datetime) -> bytes:
    """In the reader's thread: the next papers are set meanwhile, and a token is asked for one signature at a time."""
    return sign(pdf, signer, at.astimezone(HANOI), Place.SEAL) if signer else pdf


def _by_guard(decisions: Sequence[int]) -> dict[tuple[int | None, str], list[int]]:
    """Decisions by who may see their file: the commune (None: several), and the guarded register of a dossier or of a
    benefit, which the paper calls by its name."""
    rows = DecisionItem.objects.filter(decision_id__in=decisions).order_by("decision_id")
    closed: dict[tuple[int, int | None], str] = {}
    for pk, commune, of_dossier, of_benefit in rows.values_list(
        "decision_id", "decision__commune_id", "dossier__guarded", "benefit__guarded"
    ):
        closed[pk, commune] = closed.get((pk, commune)) or of_dossier or of_benefit
    found: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for (pk, place), register in closed.items():
        found[place, register].append(pk)
    return found
