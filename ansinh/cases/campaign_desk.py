"""Reading review campaigns: how far each commune is, and the people behind every figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ansinh.cases.campaign_rules import campaign_rule
from ansinh.cases.campaigns import UnknownCampaign
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Campaign, CampaignItem
from ansinh.kit.reading import read_rows

# Views of the people: what the figures count and what their links list. ``late``: without result, after the dossier's
# promised time or the campaign's last day.
IS_OPEN = "i.state IN ('TO_DO', 'DOING')"
VIEWS = {
    "all": "true",
    "to_do": "i.state = 'TO_DO'",
    "doing": "i.state = 'DOING'",
    "late": f"{IS_OPEN} AND (c.ends_on < %(on)s OR d.promised_at < %(at)s)",
    "done": "i.state = 'DONE'",
    "dropped": "i.state = 'DROPPED'",
}
COUNTS = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in VIEWS.values())
ITEMS = "FROM cases_campaignitem i LEFT JOIN cases_dossier d ON d.id = i.dossier_id"
OF_CAMPAIGN = f"{ITEMS} JOIN cases_campaign c ON c.id = i.campaign_id"
UNIT_NAME = (
    "(SELECT v.name FROM registry_unitversion v WHERE v.unit_id = {unit} AND upper_inf(v.known)"
    " ORDER BY lower(v.valid) DESC LIMIT 1)"
)


@dataclass(frozen=True)
class Progress:
    """People of a campaign (or of one commune in it), as the session sees them, by state."""

    people: int = 0
    to_do: int = 0
    doing: int = 0
    late: int = 0
    done: int = 0
    dropped: int = 0

    @property
    def share(self) -> float:
        """Done, of those that were not taken out; 0..1."""
        counted = self.people - self.dropped
        return self.done / counted if counted else 0.0


@dataclass(frozen=True)
class CommuneProgress:
    """How far a commune is."""

    commune_id: int
    name: str
    fold: str
    progress: Progress


@dataclass(frozen=True)
class CampaignRow:
    """A campaign in a list."""

    id: int
    title: str
    procedure: str
    instrument: str
    starts_on: date
    ends_on: date
    state: str
    rule: str
    made_by: str
    summary: str
    progress: Progress

    @property
    def state_title(self) -> str:
        return str(Campaign.State(self.state).label)

    @property
    def procedure_title(self) -> str:
        return procedure_of(self.procedure).title

    @property
    def rule_title(self) -> str:
        return campaign_rule(self.rule).title


@dataclass(frozen=True)
class CampaignPage:
    """A campaign with its communes, furthest behind first."""

    row: CampaignRow
    communes: tuple[CommuneProgress, ...]


@dataclass(frozen=True)
class ItemRow:
    """One person of a campaign."""

    id: int
    person_id: int
    full_name: str
    birth_date: date | None
    commune: str
    why: str
    state: str
    late: bool
    dossier_id: int | None
    dossier_code: str
    result: str
    closed_on: date | None

    @property
    def state_title(self) -> str:
        return str(CampaignItem.State(self.state).label)


def campaigns(*, on: date, at: datetime) -> list[CampaignRow]:
    """All campaigns, newest first."""
    return _campaigns("true", on=on, at=at)


def campaign_page(campaign_id: int, *, on: date, at: datetime) -> CampaignPage:
    """One campaign. Raises UnknownCampaign."""
    found = _campaigns("c.id = %(id)s", id=campaign_id, on=on, at=at)
    if not found:
        raise UnknownCampaign
    rows = read_rows(
        f"SELECT i.commune_id, {UNIT_NAME.format(unit='i.commune_id')},"
        f" {UNIT_NAME.format(unit='i.commune_id').replace('v.name', 'v.fold')}, {COUNTS} {OF_CAMPAIGN}"
        " WHERE i.campaign_id = %(id)s GROUP BY i.commune_id",
        id=campaign_id,
        on=on,
        at=at,
    )
    communes = [CommuneProgress(row[0], row[1] or "", row[2] or "", Progress(*row[3:])) for row in rows]
    communes.sort(key=lambda commune: (commune.progress.share, commune.fold))
    return CampaignPage(found[0], tuple(communes))


def campaign_people(
    campaign_id: int, *, view: str = "all", commune_id: int | None = None, first: int = 0, count: int = 50,
    on: date, at: datetime,
) -> list[ItemRow]:  # fmt: skip
    """``count`` people from the ``first`` on, by commune and name. Unknown views show all."""
    condition = VIEWS.get(view, "true")
    rows = read_rows(
        f"SELECT i.id, p.id, p.full_name, p.birth_date, {UNIT_NAME.format(unit='i.commune_id')}, i.why, i.state,"
        f" coalesce({VIEWS['late']}, false), i.dossier_id, coalesce(d.code, ''), i.result, i.closed_on {OF_CAMPAIGN}"
        " JOIN registry_person p ON p.id = i.person_id"
        f" WHERE i.campaign_id = %(id)s AND {condition} AND (%(commune)s::bigint IS NULL OR i.commune_id = %(commune)s)"
        " ORDER BY i.commune_id, p.sort_key, i.id OFFSET %(first)s LIMIT %(count)s",
        id=campaign_id,
        commune=commune_id,
        first=first,
        count=count,
        on=on,
        at=at,
    )
    return [ItemRow(*row) for row in rows]


def _campaigns(condition: str, **values: Any) -> list[CampaignRow]:
    rows = read_rows(
        "SELECT c.id, c.title, c.procedure, c.instrument, c.starts_on, c.ends_on, c.state, c.rule, c.made_by, c.summary,"
        f" n.* FROM cases_campaign c CROSS JOIN LATERAL (SELECT {COUNTS} {ITEMS} WHERE i.campaign_id = c.id) n"
        f" WHERE {condition} ORDER BY c.starts_on DESC, c.id DESC",
        **values,
    )
    return [CampaignRow(*(*row[:10], Progress(*row[10:]))) for row in rows]
