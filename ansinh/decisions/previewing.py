"""«Thử tính»: what the law would give a dossier with facts that somebody has only typed so far. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.refusals import UnknownDossier
from ansinh.decisions.drafting import ItemDraft
from ansinh.decisions.proposing import read_dossier
from ansinh.decisions.weighing import Reason, Worked, weigh
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.policy.assess import Granted, LawPoint, NeedsRuling, Refused
from ansinh.policy.catalog import catalog
from ansinh.policy.masking import is_open, seen, written_title

ACTIONS = {"OPEN": "hưởng mới", "CHANGE": "điều chỉnh", "STOP": "thôi hưởng"}


@dataclass(frozen=True)
class PreviewedItem:
    """What a decision signed today would do: ``amount_vnd`` a month of today's rates, or once; None where it ends."""

    action: str
    code: str
    title: str
    amount_vnd: int | None
    coefficient: str
    from_month: date
    once: bool
    law: tuple[LawPoint, ...]
    because: tuple[str, ...]
    provisional: bool

    @property
    def action_title(self) -> str:
        return ACTIONS[self.action]


@dataclass(frozen=True)
class Preview:
    """The draft that would come of it, what is near and why it is not given, what somebody must rule on, and what a
    signer would be shown besides."""

    items: tuple[PreviewedItem, ...]
    near: tuple[Refused, ...]
    questions: tuple[NeedsRuling, ...]
    reasons: tuple[Reason, ...]


def preview(
    dossier_id: int, facts: Mapping[str, Any], exceptions: Sequence[str] = (), *, on: date, actor: Actor, at: datetime
) -> Preview:
    """What the dossier would be granted if it were appraised with ``facts`` as entitled and signed on ``on``.

    Raises UnknownDossier, also for those that the actor may not see; FactRefused, NotPermitted.
    """
    with acting(actor):
        check(actor, "dossier.appraise")
        asked = read_dossier(dossier_id, on)
        if asked is None:
            raise UnknownDossier
        supposed = replace(asked, conclusion="GRANT", facts=facts, exceptions=exceptions)
        work = weigh([supposed], on=on, at=at)[0]
    return _told(work, actor)


def _told(work: Worked, actor: Actor) -> Preview:
    opens = procedure_of(work.asked.procedure).opens
    opened = {line.code for line in catalog().lines() if line.policy.name in opens}
    law = work.assessment
    given: Mapping[str, Granted] = {} if law is None else {each.code: each for each in law.benefits}
    shown = None if law is None else seen(law, actor.guarded)
    near = () if shown is None else tuple(each for each in shown.refused if each.code in opened)
    questions = () if shown is None else tuple(each for each in shown.needs_ruling if each.code in opened)
    said = {f"{written_title(each.code, each.title)}: {' '.join(each.reasons)}" for each in near}
    said |= {f"{written_title(each.code, each.title)}: {' '.join(each.questions)}" for each in questions}
    return Preview(
        items=tuple(_item(item, given.get(item.benefit_code), actor) for item in work.items),
        near=near,
        questions=questions,
        reasons=tuple(reason for reason in work.reasons if reason.words not in said),
    )


def _item(item: ItemDraft, given: Granted | None, actor: Actor) -> PreviewedItem:
    code, shown = item.benefit_code, is_open(item.benefit_code, actor.guarded)
    title = given.title if given else {line.code: line.title for line in catalog().lines()}[code]
    return PreviewedItem(
        action=item.action,
        code=code if shown else "",
        title=title if shown else written_title(code, title),
        amount_vnd=given.amount_vnd if given else None,
        coefficient=f"{item.multiplier:g}".replace(".", ","),
        from_month=item.from_month,
        once=item.to_month is not None,
        law=given.law if given and shown else (),
        because=given.because if given and shown else (),
        provisional=given.provisional if given else False,
    )
