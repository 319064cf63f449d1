"""What a citizen may see of a dossier: kept beside it in the same transaction, looked up without signing in.

A code is guessable, hence the second factor: birth year or the last four digits of a CCCD, kept as keyed hashes only.
A wrong code and a wrong factor cost the same work and get the same answer.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from ansinh.audit.session import acting
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import PaperGiven, PublicStatus, Rating, Status
from ansinh.cases.refusals import NotFound, NotRateable, TooManyLookups
from ansinh.cases.spec import GUARDS
from ansinh.cases.states import PAUSED, PLACE_TITLES
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.kept_secrets import kept_secret
from ansinh.kit.postgres import home_directory
from ansinh.kit.vietnamese import single_spaced
from ansinh.kit.workdays import HANOI
from ansinh.registry.places import last_names

if TYPE_CHECKING:
    from ansinh.cases.walking import Walker

WINDOW = timedelta(minutes=10)
LIMITS = {"ADDRESS": 60, "CODE": 20, "PHONE": 4}  # visits in a window; a commune's office shares one address
# The portal itself, which keeps a rating with its dossier whatever commune and register that belongs to.
RATER = Actor(None, "Cổng tra cứu", "portal", communes=None, guarded=frozenset(GUARDS) - {""})
BUCKETS = 2**16  # of each kind: a stranger may share a bucket, and its limit, once in 65,536 times
LONGEST_WORDS = 500
SENTENCES = {
    Status.REGISTERED: "Đơn đã gửi, chờ bộ phận một cửa tiếp nhận.",
    Status.RECEIVED: "Hồ sơ đã được tiếp nhận.",
    Status.NOT_RECEIVED: "Hồ sơ không được tiếp nhận. Xem lý do trên phiếu từ chối.",
    Status.IN_WORK: "Hồ sơ đang được giải quyết.",
    Status.WAITS_FOR_PAPERS: "Cần bổ sung giấy tờ. Mang giấy tờ ghi dưới đây đến bộ phận một cửa.",
    Status.WAITS_FOR_MONEY: "Cần nộp phí, lệ phí tại bộ phận một cửa.",
    Status.WITHDRAWN: "Hồ sơ đã được rút theo yêu cầu.",
    Status.SUSPENDED: "Việc giải quyết đang tạm dừng.",
    Status.DONE: "Đã có kết quả. Mời đến bộ phận một cửa nhận.",
    Status.GIVEN: "Đã trả kết quả.",
}
PUBLISH = """
INSERT INTO cases_publicstatus AS p (code, token, year_mac, cccd_mac, procedure, status, words, holder_unit,
  received_on, due_on, bring, rated)
SELECT n.code, n.token, decode(n.year_mac, 'hex'), decode(n.cccd_mac, 'hex'), n.procedure, n.status, n.words,
  n.holder_unit, n.received_on, n.due_on, n.bring, false
FROM jsonb_to_recordset(%s::jsonb) AS n (code text, token text, year_mac text, cccd_mac text, procedure text,
  status smallint, words text, holder_unit text, received_on date, due_on date, bring jsonb)
ON CONFLICT (code) DO UPDATE SET (procedure, status, words, holder_unit, due_on, bring)
  = (excluded.procedure, excluded.status, excluded.words, excluded.holder_unit, excluded.due_on, excluded.bring)
"""
COUNT = """
INSERT INTO cases_lookup AS l (kind, bucket, since, count)
SELECT kind, bucket, %s, 1 FROM unnest(%s::text[], %s::int[]) AS asked (kind, bucket) ORDER BY kind, bucket
ON CONFLICT (kind, bucket) DO UPDATE SET
  since = CASE WHEN l.since > excluded.since - %s THEN l.since ELSE excluded.since END,
  count = CASE WHEN l.since > excluded.since - %s THEN l.count + 1 ELSE 1 END
RETURNING kind, count
"""


@dataclass(frozen=True)
class Factors:
    """What a citizen may prove themselves with, beside the code. Never stored as such."""

    birth_year: int | None
    last_digits: str  # four of the CCCD; empty: not known


@dataclass(frozen=True)
class PublicPage:
    """What the citizen reads. ``token`` opens the page again without a factor, and lets them rate it."""

    code: str
    token: str
    procedure: str  # title; «Hồ sơ» where the title itself would tell too much
    status: int
    words: str
    holder_unit: str
    received_on: date
    due_on: date | None
    bring: tuple[str, ...]
    rated: bool

    @property
    def status_title(self) -> str:
        return str(Status(self.status).label)

    @property
    def runs(self) -> bool:
        """Whether the promised time is running: neither at an end nor standing still."""
        return self.status in (Status.REGISTERED, Status.RECEIVED, Status.IN_WORK)

    @property
    def paused(self) -> bool:
        return self.status in PAUSED

    @property
    def refused(self) -> bool:
        return self.status == Status.NOT_RECEIVED

    @property
    def ended(self) -> bool:
        """Whether there is a result."""
        return self.status in (Status.DONE, Status.GIVEN)

    @property
    def may_rate(self) -> bool:
        return not self.rated and self.status in (Status.DONE, Status.GIVEN)


def publish(walkers: Sequence[Walker], *, factors: Mapping[int, Factors]) -> None:
    """Write what citizens see of these dossiers. ``factors`` by dossier id, for those that begin."""
    awaited: dict[int, list[str]] = {}
    waiting = [each.dossier.pk for each in walkers if each.dossier.status == Status.WAITS_FOR_PAPERS]
    if waiting:
        missing = PaperGiven.objects.filter(dossier_id__in=waiting, state=PaperGiven.State.MISSING).order_by("id")
        for dossier_id, title in missing.values_list("dossier_id", "title"):
            awaited.setdefault(dossier_id, []).append(title)
    names = last_names({walker.dossier.commune_id for walker in walkers})
    rows = [_row(each, factors.get(each.dossier.pk), awaited.get(each.dossier.pk, []), names) for each in walkers]
    execute_bulk(PUBLISH, [json.dumps(rows, default=str)])


def public_status(code: str, factor: str, *, address: str, at: datetime) -> PublicPage:
    """The status of a dossier to whoever knows its code and the birth year or last four digits of the CCCD.

    ``address``: of the caller, for the limit; it is not kept. Raises NotFound, TooManyLookups.
    """
    asked = re.sub(r"\s", "", code).upper()[:60]
    count({"ADDRESS": address, "CODE": asked}, at)
    row = PublicStatus.objects.filter(code=asked).first()
    typed = factor.strip() if re.fullmatch(r"[0-9]{4}", factor.strip(), re.ASCII) else ""
    known = (row.year_mac, row.cccd_mac) if row else (None, None)
    # Both comparisons are always made, also for a code that does not exist.
    fits = [
        hmac.compare_digest(bytes(mac) if mac else b"", mac_of(asked, kind, typed))
        for kind, mac in zip(("year", "cccd"), known, strict=True)
    ]
    if row is None or not typed or not any(fits):
        raise NotFound
    return _page(row)


def public_status_by_token(token: str, *, address: str, at: datetime) -> PublicPage:
    """The status of a dossier to whoever holds the slip with its QR. Raises NotFound, TooManyLookups."""
    count({"ADDRESS": address}, at)
    row = PublicStatus.objects.filter(token=token[:60]).first()
    if row is None:
        raise NotFound
    return _page(row)


def rate(token: str, *, score: int, words: str = "", at: datetime) -> None:
    """Keep how content a citizen is, 1 to 5, once and after the result. Raises NotFound, NotRateable."""
    row = PublicStatus.objects.filter(token=token[:60]).first()
    if row is None:
        raise NotFound
    if not _page(row).may_rate or not 1 <= score <= 5:
        raise NotRateable("Mỗi hồ sơ được đánh giá một lần, từ 1 đến 5, sau khi có kết quả.")
    try:
        with acting(RATER):
            Rating.objects.create(code=row.code, score=score, words=single_spaced(words)[:LONGEST_WORDS], at=at)
            PublicStatus.objects.filter(pk=row.pk).update(rated=True)
    except IntegrityError as error:
        raise NotRateable("Hồ sơ này đã được đánh giá. Cảm ơn ông/bà.") from error


def _row(walker: Walker, factors: Factors | None, bring: list[str], names: Mapping[int, str]) -> dict[str, object]:
    dossier = walker.dossier
    year = str(factors.birth_year) if factors and factors.birth_year else ""
    digits = factors.last_digits if factors else ""
    due = dossier.promised_at.astimezone(HANOI).date() if dossier.promised_at else None
    return {
        "code": dossier.code,
        "token": dossier.token,
        "year_mac": mac_of(dossier.code, "year", year).hex() if year else None,
        "cccd_mac": mac_of(dossier.code, "cccd", digits).hex() if digits else None,
        "procedure": "" if dossier.guarded else dossier.procedure,
        "status": dossier.status,
        "words": SENTENCES[Status(dossier.status)],
        "holder_unit": _unit(dossier.place, dossier.holder, names.get(dossier.commune_id, "")),
        "received_on": dossier.received_at.astimezone(HANOI).date(),
        "due_on": due,
        "bring": bring,
    }


def _unit(place: str, holder: str, commune: str) -> str:
    """«UBND xã Bình Trị»; the district's chairman is not in the office that prepares for him."""
    if place == "COMMUNE" and commune:
        return f"UBND {commune[:1].lower()}{commune[1:]}"
    return "UBND huyện" if (place, holder) == ("DISTRICT", "CHAIRMAN") else PLACE_TITLES[place]


def _page(row: PublicStatus) -> PublicPage:
    title = procedure_of(row.procedure).title if row.procedure else "Hồ sơ"
    return PublicPage(
        code=row.code,
        token=row.token,
        procedure=title,
        status=row.status,
        words=row.words,
        holder_unit=row.holder_unit,
        received_on=row.received_on,
        due_on=row.due_on,
        bring=tuple(row.bring),
        rated=row.rated,
    )


def count(asked: Mapping[str, str], at: datetime) -> None:
    """Count a visit against the limits of its kinds, in one statement. Raises TooManyLookups."""
    kinds = sorted(asked)
    buckets = [int.from_bytes(mac_of(asked[kind], kind, "bucket")[:4]) % BUCKETS for kind in kinds]
    with transaction.atomic():  # kept although the look-up is refused
        counted = execute_bulk(COUNT, [at, kinds, buckets, WINDOW, WINDOW])
    if any(count > LIMITS[kind] for kind, count in counted):
        raise TooManyLookups


def mac_of(code: str, kind: str, value: str) -> bytes:
    """The keyed hash of a second factor; ``kind``: "year" or "cccd"."""
    return hmac.digest(_key(), f"{code}\x1f{kind}\x1f{value}".encode(), "sha256")


@lru_cache(maxsize=1)
def _key() -> bytes:
    """The installation's own secret behind the factors: without it, nobody tries all birth years on a stolen table."""
    return kept_secret(home_directory() / "citizen_key").encode()
