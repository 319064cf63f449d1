"""Drafts become decisions: authority, number, effect on the entitlements. Set-based, for one decision or a thousand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from ansinh.audit.actions import seal
from ansinh.decisions import sealing, sweeping, terms
from ansinh.decisions.models import Decision
from ansinh.decisions.states import DoubleBenefit, NoAuthority, NothingToChange, NumberTaken
from ansinh.kit.vietnamese import format_date, format_month

# Who decides for the communes of a decision's items on the day of signing, in the area of their programmes.
AUTHORITIES = """
SELECT DISTINCT place.decision_id, a.deciding_unit_id, a.title
FROM (SELECT DISTINCT i.decision_id, i.commune_id,
        CASE b.programme WHEN 'MERIT' THEN 'MERIT' ELSE 'SOCIAL_ASSISTANCE' END AS area
      FROM decisions_item i JOIN policy_benefit b ON b.code = i.benefit_id WHERE i.decision_id = ANY (%s)) AS place
LEFT JOIN registry_authority a ON a.commune_id = place.commune_id AND a.area = place.area AND a.valid @> %s::date
  AND upper_inf(a.known)
"""
ISSUE = """
UPDATE decisions_decision d SET state = 'ISSUED', number = n.number, signed_on = n.signed_on, authority_id = n.unit_id,
  authority_title = n.title, legal_basis = coalesce(n.legal_basis, d.legal_basis), issued_at = %s
FROM jsonb_to_recordset(%s::jsonb)
  AS n (id bigint, number text, signed_on date, unit_id bigint, title text, legal_basis jsonb)
WHERE d.id = n.id
"""


@dataclass(frozen=True)
class Authority:
    """Who decides: a unit, and the title under which its head signs («Chủ tịch UBND huyện Thăng Bình»)."""

    unit_id: int
    title: str


@dataclass(frozen=True)
class Given:
    """What a draft is given when it is signed. ``legal_basis``: its lines; None keeps those of the draft."""

    decision_id: int
    number: str
    signed_on: date
    authority: Authority
    legal_basis: Sequence[str] | None = None


def authorities(decisions: Sequence[int], signed_on: date) -> dict[int, Authority]:
    """The one authority of each decision. Raises NoAuthority where there is none, or more than one."""
    with connection.cursor() as cursor:
        cursor.execute(AUTHORITIES, [list(decisions), signed_on])
        rows = cursor.fetchall()
    found: dict[int, Authority] = {}
    for decision_id, unit_id, title in rows:
        if unit_id is None or found.get(decision_id, Authority(unit_id, title)).unit_id != unit_id:
            raise NoAuthority(
                f"Ngày {format_date(signed_on)} chưa có hoặc có nhiều cơ quan quyết định cho các xã của danh sách này."
                " Hãy xem lại thẩm quyền, hoặc tách danh sách theo xã.",
                decision=decision_id,
            )
        found[decision_id] = Authority(unit_id, title)
    return found


def check_number(given: Given) -> None:
    """Raises NumberTaken for an empty number and for one that the authority gave to another decision of the year."""
    if not given.number:
        raise NumberTaken("Quyết định cần có số.", number=given.number)
    taken = Decision.objects.filter(
        authority_id=given.authority.unit_id,
        number=given.number,
        signed_on__year=given.signed_on.year,
        state="ISSUED",
    )
    if taken.exists():
        raise _number_taken(given)


def take_effect(decisions: Sequence[int], at: datetime) -> None:
    """The items change the entitlements, all or nothing. Raises NothingToChange, DoubleBenefit."""
    missed = terms.missed(decisions)
    if missed is not None:
        raise NothingToChange(
            f"Người có mã {missed.person_id}: «{missed.benefit}» không có gì để thay đổi từ tháng"
            f" {format_month(missed.from_month)}.",
            person=missed.person_id,
            action=missed.action,
            month=missed.from_month.isoformat(),
        )
    terms.cut(decisions, at=at)
    conflict = terms.conflict(decisions)
    if conflict is not None:
        raise DoubleBenefit(
            f"Người có mã {conflict.person_id} đã hưởng «{conflict.other}» từ tháng {format_month(conflict.month)},"
            f" không thể hưởng thêm «{conflict.benefit}» cùng nhóm.",
            person=conflict.person_id,
            benefit=conflict.benefit,
            other=conflict.other,
            month=conflict.month.isoformat(),
        )
    terms.fill(decisions, at=at)


def issue(given: Sequence[Given], at: datetime) -> None:
    """Numbers and signatures are set, and the reviews that the decisions answer are closed. Raises NumberTaken."""
    rows: list[dict[str, Any]] = [
        {
            "id": each.decision_id,
            "number": each.number,
            "signed_on": each.signed_on,
            "unit_id": each.authority.unit_id,
            "title": each.authority.title,
            "legal_basis": None if each.legal_basis is None else [{"text": text} for text in each.legal_basis],
        }
        for each in given
    ]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ISSUE, [at, json.dumps(rows, default=str, ensure_ascii=False)])
    except IntegrityError as error:
        raise _number_taken(given[0]) from error
    decisions = [each.decision_id for each in given]
    seal(sealing.hashes_of(decisions), at=at)
    sweeping.settle(decisions, at=at)


def _number_taken(given: Given) -> NumberTaken:
    return NumberTaken(
        f"Số {given.number} năm {given.signed_on.year} đã dùng cho quyết định khác. Hãy lấy số khác.",
        number=given.number,
        year=given.signed_on.year,
    )
