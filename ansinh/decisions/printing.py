"""Printing many decisions: in the background, a block at a time, so that a screen can show how far it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.spec import GUARDS
from ansinh.decisions.models import Decision, DecisionItem, DecisionPaper
from ansinh.decisions.papers import decision_papers
from ansinh.documents.batch import pdfs
from ansinh.documents.files import MadeFile, keep_made
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check

BLOCK = 100  # papers between two looks of whoever waits


@dataclass(frozen=True)
class Progress:
    """How many of a proposal's issued decisions have their paper."""

    made: int
    total: int


def progress(proposal_id: int) -> Progress:
    """Read inside ``acting``."""
    issued = Decision.objects.filter(proposal_id=proposal_id, state="ISSUED")
    return Progress(issued.filter(paper__isnull=False).count(), issued.count())


def kept_file(decision_id: int) -> int | None:
    """The kept file of a decision's paper, or None where none was printed. Read inside ``acting``."""
    return DecisionPaper.objects.filter(decision_id=decision_id).values_list("file_id", flat=True).first()


def print_decisions(proposal_id: int, *, actor: Actor, at: datetime) -> int:
    """Make the papers that are missing, a transaction a block; gives how many. Safe to repeat and to interrupt.

    It shows nothing to anybody, so it prints those of guarded registers too; their files stay closed.
    """
    printer = replace(actor, guarded=frozenset(GUARDS) - {""})
    made = 0
    while block := _print_block(proposal_id, printer, at):
        made += block
    return made


def _print_block(proposal_id: int, actor: Actor, at: datetime) -> int:
    with acting(actor):
        check(actor, "decision.read")
        waiting = Decision.objects.select_for_update(of=("self",)).filter(
            Q(paper__isnull=True), proposal_id=proposal_id, state="ISSUED"
        )
        ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:BLOCK])
        papers = decision_papers(ids)
        for (commune, guarded), group in _by_guard(list(papers)).items():
            contents = pdfs(papers[pk] for pk in group)
            files = [MadeFile(f"quyet-dinh-{pk}.pdf", pdf) for pk, pdf in zip(group, contents, strict=True)]
            kept = keep_made(files, commune_id=commune, guarded=guarded or None, actor=actor, at=at)
            DecisionPaper.objects.bulk_create(
                DecisionPaper(decision_id=pk, file_id=file) for pk, file in zip(group, kept, strict=True)
            )
        if papers:
            after = {"papers": len(papers)}
            record("decision.printed", actor=actor, about=f"proposal:{proposal_id}", at=at, after=after)
        return len(papers)


def _by_guard(decisions: Sequence[int]) -> dict[tuple[int | None, str], list[int]]:
    """Decisions by who may see their file: the commune (None: several), and the guarded register of the dossier."""
    rows = DecisionItem.objects.filter(decision_id__in=decisions).order_by("decision_id")
    found: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    seen: set[int] = set()
    for pk, commune, guarded in rows.values_list("decision_id", "decision__commune_id", "dossier__guarded"):
        if pk not in seen:
            seen.add(pk)
            found[commune, guarded or ""].append(pk)
    return found
