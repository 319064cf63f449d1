"""What the area writes beside its registers: lists of a review, scores, recognitions, point tables.

All open the session of the actor; each is one transaction and takes one household or all of a district at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from ansinh.areas.poverty.point_tables import take_point_table
from ansinh.areas.poverty.queries import Candidate, places_of, point_table, reviews_of
from ansinh.areas.poverty.refusals import NotReady
from ansinh.areas.poverty.review_registers import ANSWER, CODES, REVIEW
from ansinh.areas.poverty.scoring import NEITHER, Classified, Points, classify, sum_up
from ansinh.areas.poverty.transitions import way_of
from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.calendar import calendar
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_count, format_date
from ansinh.offices.permissions import check
from ansinh.registers import actions as registers
from ansinh.registers.actions import NewRecord
from ansinh.registry import facts, people
from ansinh.registry.facts import POVERTY, Wanted
from ansinh.registry.records import SourceReference

__all__ = ["end_class_of_gone", "list_households", "recognise", "score", "take_filled", "take_point_table"]
POSTED_DAYS = 3  # working days on the board, by knowledge: docs of the procedure 1.011606


@dataclass(frozen=True)
class Filled:
    """Phiếu B of a household as the reviewers filled it: answers of B1 by item, deprivations of B2 by code."""

    household_id: int
    answers: Mapping[str, str]
    lacking: Collection[str]


# Poor and near-poor households that have no yearly phiếu of this review yet.
TO_LIST = """
SELECT h.id, h.commune_id, c.kind
FROM registry_povertyclass c JOIN registry_household h ON h.id = c.household_id
WHERE c.valid @> %(on)s::date AND upper_inf(c.known) AND c.kind IN ('POOR', 'NEAR_POOR')
  AND (cardinality(%(communes)s::bigint[]) = 0 OR h.commune_id = ANY (%(communes)s::bigint[]))
  AND NOT EXISTS (SELECT 1 FROM poverty_review r WHERE r.household_id = h.id AND r.kind = 'YEARLY' AND upper_inf(r.known)
    AND lower(r.valid) >= date_trunc('year', %(on)s::date))
ORDER BY h.id
"""
# Classes of households in which nobody lives any more.
GONE = """
SELECT c.household_id FROM registry_povertyclass c
WHERE c.valid @> %(on)s::date AND upper_inf(c.known)
  AND EXISTS (SELECT 1 FROM registry_membership m WHERE m.household_id = c.household_id)
  AND NOT EXISTS (SELECT 1 FROM registry_membership m JOIN registry_person p ON p.id = m.person_id
    WHERE m.household_id = c.household_id AND m.valid @> %(on)s::date AND upper_inf(m.known)
      AND (p.died_on IS NULL OR p.died_on > %(on)s::date))
"""
LAST_NUMBER = """
SELECT coalesce(max(substring(c.certificate FROM '^(\\d+)/')::int), 0) FROM registry_povertyclass c
WHERE c.certificate LIKE %s
"""


def list_households(*, communes: Sequence[int] = (), on: date, actor: Actor, at: datetime) -> list[int]:
    """A phiếu of the yearly review for every poor and near-poor household of the communes (none named: all).

    Households that have one of this year already are left out, so it may be repeated. Gives the new phiếu.
    """
    with acting(actor):
        check(actor, "register.write")
        with connection.cursor() as cursor:
            cursor.execute(TO_LIST, {"on": on, "communes": list(communes)})
            found = cursor.fetchall()
        new = [
            NewRecord({"household_id": household, "kind": "YEARLY", "class_before": kind}, commune_id=commune)
            for household, commune, kind in found
        ]
        return registers.add(REVIEW, new, on=on, actor=actor, at=at)


def score(
    review_id: int, answers: Mapping[str, str], lacking: Collection[str], *, on: date, actor: Actor, at: datetime
) -> Classified:
    """Fill Phiếu B of one household as of ``on``: the answers of B1 by item, the deprivations of B2 by code.

    Raises PointTableMissing, StandardMissing, AnswersRefused, NotReady (already recognised), RecordRefused (not the
    days of the review).
    """
    with acting(actor):
        (review,) = reviews_of([review_id], on=on)
        if review.state not in ("LISTED", "AGAIN"):
            raise NotReady("Phiếu đã chấm điểm; ghi «Dân không thống nhất» để rà soát, chấm lại.")
        points = sum_up(point_table(review.area, on), review.area, answers, on=on)
        found = classify(sum(one.points for one in points), lacking, area=review.area, on=on)
        registers.save(REVIEW, review_id, _scored(found, on), on=on, actor=actor, at=at)
        _write_answers({review_id: points}, on=on, actor=actor, at=at)
        registers.move(REVIEW, [review_id], "score", on=on, actor=actor, at=at)
    return found


def take_filled(filled: Sequence[Filled], *, on: date, actor: Actor, at: datetime) -> list[int]:
    """Phiếu of a yearly review that come in filled, one or thousands in a constant number of statements; their ids.

    Raises what ``score`` raises, for the first that cannot be scored; UnknownRecord for a household that is not seen.
    """
    with acting(actor):
        places = places_of([one.household_id for one in filled], on=on)
        tables = {area: point_table(area, on) for area in {place.area for place in places.values()}}
        new, points = [], []
        for one in filled:
            place = places[one.household_id]
            points.append(sum_up(tables[place.area], place.area, one.answers, on=on))
            found = classify(sum(each.points for each in points[-1]), one.lacking, area=place.area, on=on)
            about = {"household_id": one.household_id, "kind": "YEARLY", "class_before": place.kind}
            new.append(NewRecord({**about, **_scored(found, on)}, commune_id=place.commune_id))
        ids = registers.add(REVIEW, new, on=on, actor=actor, at=at)
        _write_answers(dict(zip(ids, points, strict=True)), on=on, actor=actor, at=at)
        registers.move(REVIEW, ids, "score", on=on, actor=actor, at=at)
    return ids


def recognise(review_ids: Sequence[int], *, decision: str, on: date, actor: Actor, at: datetime) -> int:
    """The commune's decision: the class of each household from ``on``, with the number of its certificate.

    All or none. Raises NotReady before the posting is over, WrongTransition, MoveRefused, NotPermitted.
    """
    with acting(actor):
        check(actor, "register.decide")
        if not decision.strip():
            raise NotReady("Ghi số quyết định công nhận.")
        reviews = reviews_of(review_ids, on=on)
        _check_posted(reviews, on)
        numbers = _certificates(reviews, on)
        source = people.add_sources([SourceReference("DECISION", f"poverty:{decision.strip()}")], at=at)[0]
        wanted = [
            Wanted(
                one.household_id,
                on,
                {"kind": one.proposed, "certificate": numbers.get(one.id, ""), "details": _details(one, decision)},
                source_id=source,
            )
            for one in reviews
        ]
        with facts.plans_for(len(wanted)):
            facts.write(POVERTY, wanted, recorded_by=actor.user_id, at=at)
        registers.move(REVIEW, review_ids, "recognise", {"decision": decision}, on=on, actor=actor, at=at)
        record("poverty.recognised", actor=actor, about="poverty", at=at, after={"households": len(wanted)})
    return len(wanted)


def end_class_of_gone(*, on: date, actor: Actor, at: datetime) -> int:
    """Households in which nobody lives any more have no class from ``on``: «giảm khác» of the report. Gives how many."""
    with acting(actor):
        check(actor, "register.decide")
        with connection.cursor() as cursor:
            cursor.execute(GONE, {"on": on})
            gone = [row[0] for row in cursor.fetchall()]
        source = people.add_sources([SourceReference("FORM", "poverty:gone")], at=at)[0]
        wanted = [Wanted(household, on, source_id=source, holds=False) for household in gone]
        facts.write(POVERTY, wanted, recorded_by=actor.user_id, at=at)
        record("poverty.class_ended", actor=actor, about="poverty", at=at, after={"households": len(gone)})
    return len(gone)


def _scored(found: Classified, on: date) -> dict[str, object]:
    lacking = {code: code in found.lacking for code in CODES}
    return {"reviewed_on": on, "area": found.area, "b1": found.b1, "proposed": found.kind, **lacking}


def _write_answers(points: Mapping[int, Sequence[Points]], *, on: date, actor: Actor, at: datetime) -> None:
    said = [
        NewRecord({"item": one.item, "option": one.option, "points": one.points}, subject_id=review)
        for review, all_ in points.items()
        for one in all_
    ]
    registers.add(ANSWER, said, on=on, actor=actor, at=at)


def _check_posted(reviews: Sequence[Candidate], on: date) -> None:
    """Every phiếu hangs, and has hung for its working days."""
    waiting = [one for one in reviews if one.state != "POSTED" or one.posted_on is None]
    if waiting:
        raise NotReady(f"{format_count(len(waiting))} phiếu chưa niêm yết; họp dân và niêm yết trước khi công nhận.")
    last = max(calendar().add(one.posted_on, POSTED_DAYS) for one in reviews if one.posted_on)
    if on < last:
        raise NotReady(
            f"Niêm yết đủ {POSTED_DAYS} ngày làm việc (theo hiểu biết) mới công nhận; sớm nhất ngày {format_date(last)}."
        )


def _certificates(reviews: Sequence[Candidate], on: date) -> dict[int, str]:
    """The next numbers of the year, in the order given, for those who get a certificate."""
    ending = f"/{on.year}/GCN-HN,HCN"
    with connection.cursor() as cursor:
        cursor.execute(LAST_NUMBER, [f"%{ending}"])
        last = int(cursor.fetchone()[0])
    holders = [one.id for one in reviews if one.proposed != NEITHER]
    return {holder: f"{number}{ending}" for number, holder in enumerate(holders, start=last + 1)}


def _details(one: Candidate, decision: str) -> dict[str, object]:
    found = classify(one.b1 or 0, one.lacking, area=one.area, on=one.reviewed_on) if one.reviewed_on else None
    return {
        "points_b1": one.b1,
        "points_b2": found.b2 if found else None,
        "lacking": list(one.lacking),
        "standard": found.standard.code if found else "",
        "area": one.area,
        "review": str(one.id),
        "decision": decision.strip(),
        "way": way_of(one.class_before or NEITHER, one.proposed, once=one.once),
    }
