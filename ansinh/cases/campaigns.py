"""Review campaigns: who is in one by a rule, dossiers opened for whole communes at once, results, the end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.campaign_rules import CampaignRule, campaign_rule
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Campaign, CampaignItem, Dossier
from ansinh.cases.receiving import receive_many
from ansinh.cases.records import Applicant, NewDossier, PaperHanded
from ansinh.cases.spec import PaperAsked
from ansinh.cases.walking import day_of
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_count, format_date
from ansinh.offices.permissions import check

OPEN = (CampaignItem.State.TO_DO, CampaignItem.State.DOING)
# Whoever the rule names, lives, and dwells in one of the communes (none named: all that the session sees).
GATHER = """
WITH asked AS (SELECT %s::date AS day, %s::date AS until, %s::text[] AS benefits, %s::bigint AS import_id),
named AS ({select})
INSERT INTO cases_campaignitem (campaign_id, person_id, commune_id, why, state, result)
SELECT %s, p.id, p.commune_id, n.why, 'TO_DO', ''
FROM named n JOIN registry_person p ON p.id = n.person_id AND p.died_on IS NULL AND p.withdrawn_at IS NULL
WHERE cardinality(%s::bigint[]) = 0 OR p.commune_id = ANY (%s::bigint[])
ON CONFLICT (campaign_id, person_id) DO NOTHING
RETURNING id
"""
LINK = """
UPDATE cases_campaignitem i SET state = 'DOING', dossier_id = d.dossier_id
FROM jsonb_to_recordset(%s::jsonb) AS d (item_id bigint, dossier_id bigint) WHERE i.id = d.item_id
"""
# People whose dossier has its result: the words say which paper it ended in.
COLLECT = """
UPDATE cases_campaignitem i SET state = 'DONE', closed_on = %s, result = CASE d.result->>'outcome'
    WHEN 'GRANT' THEN 'Hồ sơ ' || d.code || ': ' || coalesce('giải quyết bằng ' || nullif(d.result->>'number', ''), 'đã giải quyết')
    WHEN 'REFUSE' THEN 'Hồ sơ ' || d.code || ': không đủ điều kiện' ELSE 'Hồ sơ ' || d.code || ' đã kết thúc' END
FROM cases_dossier d
WHERE d.id = i.dossier_id AND d.ended_at IS NOT NULL AND i.campaign_id = %s AND i.state = 'DOING'
RETURNING i.id
"""


class UnknownCampaign(Refusal):
    """No such campaign or item, or not one that the actor may see."""

    code = "unknown_campaign"

    def __init__(self) -> None:
        super().__init__("Không có đợt rà soát này trong phạm vi bạn được xem.")


class WrongCampaign(Refusal):
    """A campaign needs a title, its instrument, days in order, and what its rule asks with."""

    code = "campaign_wrong"


class CampaignState(Refusal):
    """The campaign has not started, has ended, or people in it still wait."""

    code = "campaign_wrong_state"


class NobodyFound(Refusal):
    """The rule names nobody."""

    code = "campaign_nobody"


@dataclass(frozen=True)
class NewCampaign:
    """A campaign to be prepared. ``communes``: unit ids, empty for all; ``benefits``, ``import_id``: as the rule asks."""

    title: str
    procedure: str
    instrument: str
    starts_on: date
    ends_on: date
    rule: str
    communes: tuple[int, ...] = ()
    benefits: tuple[str, ...] = ()
    import_id: int | None = None


def prepare_campaign(new: NewCampaign, *, actor: Actor, at: datetime) -> int:
    """Write a campaign down; nobody is in it yet. Gives its id. Raises WrongCampaign, UnknownRule, NotPermitted."""
    rule = campaign_rule(new.rule)
    procedure_of(new.procedure).version_on(new.starts_on)
    _check_new(new, rule)
    with acting(actor):
        check(actor, "campaign.manage")
        campaign = Campaign.objects.create(
            title=new.title.strip(),
            procedure=new.procedure,
            instrument=new.instrument.strip(),
            starts_on=new.starts_on,
            ends_on=new.ends_on,
            rule=rule.code,
            asked={"communes": new.communes, "benefits": new.benefits, "import_id": new.import_id},
            made_by=actor.name,
        )
        record("campaign.prepare", actor=actor, about=f"campaign:{campaign.pk}", at=at, after={"rule": rule.code})
    return campaign.pk


def start_campaign(campaign_id: int, *, actor: Actor, at: datetime) -> int:
    """Take in everybody whom the rule names, in one statement; later calls add who came since. Gives how many were added.

    Raises CampaignState, NobodyFound, NotPermitted.
    """
    with acting(actor):
        check(actor, "campaign.manage")
        campaign = _held(campaign_id, Campaign.State.PREPARED, Campaign.State.RUNNING)
        asked, rule = campaign.asked, campaign_rule(campaign.rule)
        communes = list(asked["communes"])
        taken = execute_bulk(
            GATHER.replace("{select}", rule.select),
            [
                campaign.starts_on,
                campaign.ends_on,
                list(asked["benefits"]),
                asked["import_id"],
                campaign.pk,
                communes,
                communes,
            ],
        )
        if campaign.state == Campaign.State.PREPARED:
            if not taken:
                raise NobodyFound("Không có ai theo cách chọn này. Xem lại cách chọn người, ngày và các xã.")
            campaign.state = Campaign.State.RUNNING
            campaign.save(update_fields=["state"])
        record("campaign.start", actor=actor, about=f"campaign:{campaign_id}", at=at, after={"people": len(taken)})
    return len(taken)


def open_dossiers(campaign_id: int, commune_id: int, *, actor: Actor, at: datetime) -> int:
    """A dossier for everybody of the commune who has none yet, in a handful of statements. Gives how many.

    Papers that the procedure always needs are those of the person's earlier dossier, which the commune keeps.
    Raises CampaignState, UnknownCampaign, NotPermitted.
    """
    with acting(actor):
        check(actor, "dossier.receive")
        campaign = _held(campaign_id, Campaign.State.RUNNING)
        waiting = CampaignItem.objects.select_for_update(of=("self",)).select_related("person")
        items = list(
            waiting.filter(campaign=campaign, commune_id=commune_id, state="TO_DO").order_by("person__sort_key", "id")
        )
        asked = procedure_of(campaign.procedure).papers_on(day_of(at))
        papers = [PaperHanded(paper.code, copies=paper.copies) for paper in asked if _always(paper)]
        news = [
            NewDossier(
                procedure=campaign.procedure,
                commune_id=commune_id,
                applicant=Applicant(name=item.person.full_name),
                channel=Dossier.Channel.SHEET,
                person_id=item.person_id,
                papers=papers,
            )
            for item in items
        ]
        ids = receive_many(news, actor=actor, at=at)
        links = [{"item_id": item.pk, "dossier_id": made} for item, made in zip(items, ids, strict=True)]
        execute_bulk(LINK, [json.dumps(links)])
        if ids:
            after = {"commune": commune_id, "dossiers": len(ids)}
            record("campaign.open", actor=actor, about=f"campaign:{campaign_id}", at=at, after=after)
    return len(ids)


def close_items(
    item_ids: Sequence[int], *, result: str, dropped: bool = False, actor: Actor, on: date, at: datetime
) -> int:
    """These people are done (or do not belong in the campaign), with the result in words. Gives how many were open.

    Raises WrongCampaign without words, UnknownCampaign, NotPermitted.
    """
    state = CampaignItem.State.DROPPED if dropped else CampaignItem.State.DONE
    with acting(actor):
        check(actor, "dossier.appraise")
        if not result.strip():
            raise WrongCampaign("Ghi kết quả rà soát (hoặc lý do đưa ra khỏi đợt).")
        wanted = set(item_ids)
        items = list(CampaignItem.objects.select_for_update().filter(pk__in=wanted, campaign__state="RUNNING"))
        if len(items) < len(wanted):
            raise UnknownCampaign
        closed = CampaignItem.objects.filter(pk__in=wanted, state__in=OPEN).update(
            state=state, result=result.strip(), closed_on=on
        )
        about = f"campaign:{items[0].campaign_id}" if items else "campaign"
        record("campaign.close", actor=actor, about=about, at=at, after={"state": str(state), "people": closed})
    return closed


def close_item(item_id: int, *, result: str, actor: Actor, on: date, at: datetime) -> None:
    """One person is done. Raises what ``close_items`` does."""
    close_items([item_id], result=result, actor=actor, on=on, at=at)


def collect_results(campaign_id: int, *, actor: Actor, on: date, at: datetime) -> int:
    """Everybody whose dossier has ended is done, with the dossier's result, in one statement. Gives how many.

    Only people whom the session sees. Raises CampaignState, UnknownCampaign, NotPermitted.
    """
    with acting(actor):
        check(actor, "dossier.appraise")
        _held(campaign_id, Campaign.State.RUNNING)
        done = len(execute_bulk(COLLECT, [on, campaign_id]))
        record("campaign.collect", actor=actor, about=f"campaign:{campaign_id}", at=at, after={"people": done})
    return done


def finish_campaign(campaign_id: int, *, summary: str, actor: Actor, at: datetime) -> None:
    """The campaign ends with the head's words. Raises CampaignState while somebody waits, WrongCampaign without words."""
    with acting(actor):
        check(actor, "campaign.manage")
        campaign = _held(campaign_id, Campaign.State.RUNNING)
        if not summary.strip():
            raise WrongCampaign("Ghi kết luận của đợt rà soát.")
        waiting = CampaignItem.objects.filter(campaign=campaign, state__in=OPEN).count()
        if waiting:
            raise CampaignState(
                f"Còn {format_count(waiting)} người chưa có kết quả. Ghi kết quả, hoặc đưa ra khỏi đợt kèm lý do, rồi kết thúc.",
                waiting=waiting,
            )
        campaign.state, campaign.summary, campaign.finished_at = Campaign.State.FINISHED, summary.strip(), at
        campaign.save(update_fields=["state", "summary", "finished_at"])
        record("campaign.finish", actor=actor, about=f"campaign:{campaign_id}", at=at)


def _held(campaign_id: int, *states: str) -> Campaign:
    campaign = Campaign.objects.select_for_update().filter(pk=campaign_id).first()
    if campaign is None:
        raise UnknownCampaign
    if campaign.state not in states:
        raise CampaignState(
            f"Đợt rà soát ở trạng thái «{Campaign.State(campaign.state).label}», không làm được việc này.",
            campaign=campaign_id,
            state=campaign.state,
        )
    return campaign


def _check_new(new: NewCampaign, rule: CampaignRule) -> None:
    said: list[tuple[Any, str]] = [
        (new.title.strip(), "Ghi tên đợt rà soát."),
        (new.instrument.strip(), "Ghi kế hoạch hoặc văn bản mở đợt rà soát."),
        (new.benefits or not rule.asks_benefits, "Chọn ít nhất một chế độ để rà soát."),
        (new.import_id or not rule.asks_list, "Chọn một danh sách đã duyệt."),
        (
            new.ends_on >= new.starts_on,
            f"Ngày cuối {format_date(new.ends_on)} trước ngày đầu {format_date(new.starts_on)}. Sửa ngày.",
        ),
    ]
    for sound, sentence in said:
        if not sound:
            raise WrongCampaign(sentence)


def _always(paper: PaperAsked) -> bool:
    return paper.required and not paper.when and not paper.shown
