"""Loading the law files into tables, and confirming provisional versions."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor
from ansinh.policy import spec
from ansinh.policy.catalog import BenefitLine, Catalogue, catalog
from ansinh.policy.masking import neutral_title
from ansinh.policy.models import Confirmation
from ansinh.policy.queries import versions_of
from ansinh.policy.refusals import AlreadyConfirmed, VersionUnknown
from ansinh.policy.spec import Rate, RateValue


def load_law() -> None:
    """Bring the tables in line with the YAML files; safe to repeat. Rates that the files no longer hold go away."""
    law = catalog()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INSTRUMENTS, {"rows": _json(_instrument_rows(law))})
        cursor.execute(_GROUPS, {"rows": _json([{"code": g.code, "title": g.title} for g in law.groups.values()])})
        cursor.execute(_BENEFITS, {"rows": _json(benefit_rows(law))})
        rates = _json([row for rate in law.rates.values() for row in rate_rows(rate)])
        cursor.execute(_OLD_RATES, {"rows": rates})
        cursor.execute(_NEW_RATES, {"rows": rates})


def confirm(version: str, *, actor: Actor, at: datetime, note: str) -> None:
    """The actor has compared a provisional version with the official text. Two different officers make it usable.

    Raises VersionUnknown, AlreadyConfirmed. The right ``law.confirm`` is checked by the door: it lives above this room.
    """
    if version not in versions_of(catalog()):
        raise VersionUnknown("Phiên bản này không còn trong dữ liệu pháp luật; hãy tải lại trang.", version=version)
    if actor.user_id is None:
        raise VersionUnknown("Chỉ cán bộ đã đăng nhập mới được xác nhận đối chiếu.", version=version)
    _, created = Confirmation.objects.get_or_create(
        version=version, user_id=actor.user_id, defaults={"user_name": actor.name, "at": at, "note": note}
    )
    if not created:
        raise AlreadyConfirmed("Bạn đã xác nhận phiên bản này; cần thêm một cán bộ khác.", version=version)
    record("law.confirmed", actor=actor, about=f"law:{version}", at=at, after={"note": note})


def rate_rows(rate: Rate) -> list[dict[str, Any]]:
    """The rate as rows that never overlap: for each run of law days, which amount each run of months has.

    A value written later (``law_from``) with effect backwards closes ``known`` of what it replaces.
    """
    days = sorted({value.law_from for value in rate.values})
    rows: list[dict[str, Any]] = []
    open_rows: dict[tuple[date, date | None, str], dict[str, Any]] = {}
    for day in days:
        spans = _spans([value for value in rate.values if value.law_from <= day])
        still = {(start, end, spec.rate_fingerprint(rate.code, value)): value for start, end, value in spans}
        for key in [key for key in open_rows if key not in still]:
            open_rows.pop(key)["known_to"] = day
        for (start, end, version), value in still.items():
            if (start, end, version) not in open_rows:
                row = {
                    "code": rate.code,
                    "months_from": start,
                    "months_to": end,
                    "known_from": day,
                    "known_to": None,
                    "amount_vnd": value.amount,
                    "instrument": value.instrument,
                    "article": value.article,
                    "evidence": value.evidence,
                    "checked_on": value.checked_on,
                    "version": version,
                }
                open_rows[start, end, version] = row
                rows.append(row)
    return rows


def _spans(values: list[RateValue]) -> list[tuple[date, date | None, RateValue]]:
    """Half-open runs of months, each with the value that holds there; of one start the later law wins."""
    by_start = {value.start: value for value in sorted(values, key=lambda value: value.law_from)}
    starts = sorted(by_start)
    spans = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        value = by_start[start]
        own_end = None if value.end is None else _first_of_next_month(value.end)
        ends = [end for end in (following, own_end) if end is not None]
        spans.append((start, min(ends) if ends else None, value))
    return spans


def _first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _instrument_rows(law: Catalogue) -> list[dict[str, Any]]:
    return [vars(instrument) for instrument in law.instruments.values()]


def benefit_rows(law: Catalogue) -> list[dict[str, Any]]:
    """One row a legal code, with all versions that hold it."""
    by_code: dict[str, list[BenefitLine]] = {}
    for line in law.lines():
        by_code.setdefault(line.code, []).append(line)
    return [
        {
            "code": code,
            "title": lines[-1].title,
            "programme": lines[-1].policy.programme,
            "group": lines[-1].group,
            "halves": lines[-1].half,
            "period": lines[-1].policy.period,
            "payee": lines[-1].payee,
            "start_rule": lines[-1].version.start_rule,
            "versions": [_version_row(law, line) for line in lines],
            "guarded": lines[-1].policy.guarded,
            "neutral_title": neutral_title(lines[-1].policy.programme) if lines[-1].policy.guarded else "",
        }
        for code, lines in by_code.items()
    ]


def _version_row(law: Catalogue, line: BenefitLine) -> dict[str, Any]:
    return {
        "policy": line.policy.name,
        "version": line.policy.fingerprint(line.version),
        "from": line.version.start,
        "to": line.version.end,
        "start_rule": line.version.start_rule,
        "instrument": line.version.instrument,
        "number": law.instruments[line.version.instrument].number,
        "article": line.article,
        "evidence": line.version.evidence,
        "checked_on": line.version.checked_on,
        "rate": line.rate,
        "coefficient": line.coefficient,
        "quantity": line.row.quantity,
        "amount": line.row.amount,
    }


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, default=str)


_INSTRUMENTS = """
INSERT INTO policy_instrument (code, title, number, issuer, signed_on, in_force_from, in_force_to)
SELECT code, title, number, issuer, signed_on, in_force_from, in_force_to FROM jsonb_to_recordset(%(rows)s::jsonb)
  AS r (code text, title text, number text, issuer text, signed_on date, in_force_from date, in_force_to date)
ON CONFLICT (code) DO UPDATE SET title = excluded.title, number = excluded.number, issuer = excluded.issuer,
  signed_on = excluded.signed_on, in_force_from = excluded.in_force_from, in_force_to = excluded.in_force_to"""
_GROUPS = """
INSERT INTO policy_benefitgroup (code, title) SELECT code, title
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (code text, title text)
ON CONFLICT (code) DO UPDATE SET title = excluded.title"""
_BENEFITS = """
INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions,
  guarded, neutral_title)
SELECT r.code, r.title, programme, g.id, halves, period, payee, start_rule, versions, guarded, neutral_title
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (code text, title text, programme text, "group" text, halves smallint,
  period text, payee text, start_rule text, versions jsonb, guarded text, neutral_title text) JOIN policy_benefitgroup g ON g.code = r."group"
ON CONFLICT (code) DO UPDATE SET title = excluded.title, programme = excluded.programme, group_id = excluded.group_id,
  halves = excluded.halves, period = excluded.period, payee = excluded.payee, start_rule = excluded.start_rule,
  versions = excluded.versions, guarded = excluded.guarded, neutral_title = excluded.neutral_title"""
_RATES = """
WITH stated AS (
  SELECT code, daterange(months_from, months_to) AS months, daterange(known_from, known_to) AS known, amount_vnd,
    instrument, article, evidence, checked_on, version
  FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (code text, months_from date, months_to date, known_from date,
    known_to date, amount_vnd bigint, instrument text, article text, evidence text, checked_on date, version text)
)"""
_OLD_RATES = f"""{_RATES}
DELETE FROM policy_rate t WHERE NOT EXISTS (
  SELECT 1 FROM stated s WHERE (s.code, s.months, s.known, s.version) = (t.code, t.months, t.known, t.version))"""
_NEW_RATES = f"""{_RATES}
INSERT INTO policy_rate (code, months, known, amount_vnd, instrument_id, article, evidence, checked_on, version)
SELECT code, months, known, amount_vnd, instrument, article, evidence, checked_on, version FROM stated s
WHERE NOT EXISTS (
  SELECT 1 FROM policy_rate t WHERE (s.code, s.months, s.known, s.version) = (t.code, t.months, t.known, t.version))"""
