"""Who belongs to a review campaign, by a rule: the areas' own (``areas/<area>/campaigns.yaml``), and an approved list.

A rule is a SELECT of ``person_id`` and ``why``. It may read the row ``asked``: day, until, benefits, import_id.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ansinh.kit.areas import AreaConfig, areas
from ansinh.kit.refusals import Refusal
from ansinh.policy import located


class UnknownRule(Refusal):
    """No file describes this rule."""

    code = "unknown_campaign_rule"


@dataclass(frozen=True)
class CampaignRule:
    """One way to say who is in a campaign, and what it must be asked with."""

    code: str
    title: str
    source: str
    select: str
    asks_benefits: bool = False
    asks_list: bool = False


FROM_LIST = CampaignRule(
    code="approved_list",
    title="Mọi người trong một danh sách đã duyệt",
    source="Danh sách của xã ở màn hình Tiếp nhận",
    select="SELECT DISTINCT r.person_id, 'Theo danh sách, hàng ' || r.row AS why FROM asked"
    " JOIN intake_sheetimport i ON i.id = asked.import_id AND i.state IN ('APPROVED', 'USED')"
    " JOIN (SELECT sheet_import_id, person_id, min(row) AS row FROM intake_sheetrow"
    "  WHERE person_id IS NOT NULL AND outcome <> 'SKIPPED' GROUP BY sheet_import_id, person_id) r"
    " ON r.sheet_import_id = i.id",
    asks_list=True,
)


@lru_cache(maxsize=1)
def campaign_rules() -> tuple[CampaignRule, ...]:
    """The rules of all areas in menu order, and the one that every area has. Raises LawError naming file and line."""
    return (*(rule for area in areas() for rule in _rules_of(area)), FROM_LIST)


def campaign_rule(code: str) -> CampaignRule:
    """Raises UnknownRule."""
    for rule in campaign_rules():
        if rule.code == code:
            return rule
    raise UnknownRule(f"Không có cách chọn người «{code[:30]}».", rule=code[:30])


def _rules_of(area: AreaConfig) -> tuple[CampaignRule, ...]:
    file = area.folder / "campaigns.yaml"
    if not file.exists():
        return ()
    top = located.read(file)
    found = tuple(_rule(entry) for entry in top.mappings("rules"))
    top.done()
    return found


def _rule(entry: located.Mapping) -> CampaignRule:
    rule = CampaignRule(
        code=entry.need("code", str),
        title=entry.need("title", str),
        source=entry.need("source", str),
        select=entry.need("select", str),
        asks_benefits=entry.take("asks_benefits", bool, default=False),
    )
    entry.done()
    return rule
