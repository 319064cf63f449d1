"""A district and a commune with names, three officers, and papers: for the tests of the registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ansinh.audit.session import acting
from ansinh.documents import actions
from ansinh.documents.actions import IncomingDraft, OutgoingDraft, Registered
from ansinh.kit.actors import Actor
from ansinh.offices import actions as offices
from ansinh.offices import queries as accounts
from tests.payroll_world import SYSTEM, noon, sql

AT = noon("2024-12-31")


@dataclass(frozen=True)
class Office:
    """Agencies by id, and officers: clerk and head of the district, the officer of the commune and of another one."""

    district: int
    commune: int
    clerk: Actor
    head: Actor
    inspector: Actor
    local: Actor
    stranger: Actor


def build() -> Office:
    """The small office, on 1 January 2024."""
    district, commune, other = (
        place(kind, name)
        for kind, name in [("DISTRICT", "Huyện Thăng Bình"), ("COMMUNE", "Xã Bình Trị"), ("COMMUNE", "Xã Bình Tú")]
    )
    made = {
        name: account(name, role, [home] if home else [])
        for name, role, home in [
            ("clerk", "SPECIALIST", 0),
            ("head", "HEAD", 0),
            ("inspector", "INSPECTOR", 0),
            ("local", "COMMUNE_OFFICER", commune),
            ("stranger", "COMMUNE_OFFICER", other),
        ]
    }
    return Office(district, commune, **made)


def place(kind: str, name: str) -> int:
    """A unit with its name."""
    unit = int(sql("INSERT INTO registry_unit (kind) VALUES (%s) RETURNING id", kind)[0][0])
    sql(
        "INSERT INTO registry_unitversion (valid, known, unit_id, name, fold, code)"
        " VALUES ('[2020-01-01,)', '[2020-01-01,)', %s, %s, '', '')",
        unit,
        name,
    )
    return unit


def account(name: str, role: str, homes: list[int]) -> Actor:
    """An officer; without a home the whole district is theirs."""
    with acting(SYSTEM):
        user = offices.create_user(
            username=name,
            full_name=f"Cán bộ {name}",
            role=role,
            communes=homes,
            whole_district=not homes,
            actor=SYSTEM,
            at=AT,
        )
        return accounts.actor_of(user)


def draft(day: str = "2024-03-05", **changes: Any) -> OutgoingDraft:
    """A decision of the committee."""
    given = {
        "doc_type": "QĐ",
        "signed_on": date.fromisoformat(day),
        "abstract": "Về việc thành lập Hội đồng xác định mức độ khuyết tật",
        "signer": "Huỳnh Đức Thịnh",
        "recipients": "UBND xã Bình Trị",
        "keeper": "VT, LĐTBXH",
    }
    return OutgoingDraft(**(given | changes))


def sent(office: Office, day: str = "2024-03-05", **changes: Any) -> Registered:
    """A paper that went out on its day."""
    paper = draft(day, sent_on=date.fromisoformat(day), **changes)
    return actions.register_outgoing(office.district, [paper], actor=office.clerk, at=AT)[0]


def letter(day: str = "2024-03-05", **changes: Any) -> IncomingDraft:
    """A letter of the province."""
    given = {
        "arrived_on": date.fromisoformat(day),
        "author": "Sở LĐTBXH tỉnh Quảng Nam",
        "author_number": "512/SLĐTBXH-BTXH",
        "author_on": date.fromisoformat(day),
        "doc_type": "CV",
        "abstract": "V/v rà soát đối tượng bảo trợ xã hội",
    }
    return IncomingDraft(**(given | changes))


def arrived(office: Office, day: str = "2024-03-05", **changes: Any) -> int:
    """A letter in the register of the district."""
    return actions.register_incoming(office.district, [letter(day, **changes)], actor=office.clerk, at=AT)[0].id
