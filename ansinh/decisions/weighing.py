"""What a decision gives each appraised dossier, and why a signer should look at some of them first.

The law is asked about all dossiers of one month in one statement: the registers as of that day, with what the dossier
established in front of them. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.spec import Procedure
from ansinh.decisions.drafting import ItemDraft
from ansinh.decisions.starting import first_month, first_month_without
from ansinh.kit.periods import add_months, first_of_month, months_between
from ansinh.kit.vietnamese import format_date, format_month
from ansinh.policy.assess import Assessment, Case, Granted, LawPoint, NeedsRuling, assess_cases
from ansinh.policy.catalog import BenefitLine, catalog
from ansinh.policy.masking import written_title

LONG_AGO = 12  # months before reception: whoever is paid from so far back is looked at first
MOST_REFUSALS = 3
# What the application itself is, for the policies that ask for a written request.
IMPLIED: Mapping[str, Mapping[str, object]] = {"social_pension": {"social_pension_requested": True}}
ENDING = frozenset({"STOP", "MOVE_OUT"})
HELD = """
SELECT t.person_id, t.entitlement_id, t.benefit_id, coalesce(nullif(b.neutral_title, ''), b.title), t.rate_code,
  t.multiplier, g.code, t.halves, e.programme, lower(t.months), upper(t.months)
FROM decisions_term t JOIN decisions_entitlement e ON e.id = t.entitlement_id
JOIN policy_benefit b ON b.code = t.benefit_id JOIN policy_benefitgroup g ON g.id = t.group_id
WHERE t.person_id = ANY (%s) AND upper_inf(t.known) AND b.period = 'MONTH'
ORDER BY t.person_id, lower(t.months)
"""


@dataclass(frozen=True)
class Asked:
    """A dossier as far as a decision needs it. ``facts``: as established, before them what the applicant stated."""

    id: int
    code: str
    procedure: str
    person_id: int | None
    commune_id: int
    guarded: str
    conclusion: str
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    note: str
    exceptions: Sequence[str]
    received_at: datetime
    birth_date: date | None
    died_on: date | None


@dataclass(frozen=True)
class Reason:
    """Why the signer should look: RULING, PROVISIONAL, ALREADY, DIFFERS, REFUSED, DIED, DUPLICATE, ... and in words."""

    code: str
    words: str


@dataclass
class Worked:
    """What comes of a dossier: the items of its decision (none: nothing to decide on), and what to look at.

    ``assessment``: what the law answered for the month of signing; None where it was not asked.
    """

    asked: Asked
    items: list[ItemDraft] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    assessment: Assessment | None = None

    def look(self, code: str, words: str) -> None:
        self.reasons.append(Reason(code, words))


@dataclass(frozen=True)
class Held:
    """What the person is paid by our own terms."""

    person_id: int
    entitlement_id: int
    benefit_code: str
    title: str
    rate_code: str
    multiplier: Decimal
    group: str
    halves: int
    programme: str
    from_month: date
    to_month: date | None

    def reaches(self, month: date) -> bool:
        return self.to_month is None or self.to_month > month


def weigh(dossiers: Sequence[Asked], *, on: date, at: datetime) -> list[Worked]:
    """What a decision of ``on`` gives each dossier, in their order. Raises FactRefused."""
    works = [Worked(asked) for asked in dossiers]
    held: dict[int, list[Held]] = defaultdict(list)
    for each in _held(asked.person_id for asked in dossiers):
        held[each.person_id].append(each)
    ready = [work for work in works if _is_ready(work)]
    for work in ready:
        if procedure_of(work.asked.procedure).effect in ENDING:
            _end(work, held[_person(work)], on)
    granting = [work for work in ready if procedure_of(work.asked.procedure).effect not in ENDING]
    _grant_all(granting, held, on, at)
    _mark_duplicates(works)
    return works


def established(procedure: str, answers: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a dossier says in the law's words: the answers, and over them what the appraisal established."""
    words = catalog().facts
    stated = {name: value for name, value in {**answers, **facts}.items() if name in words}
    implied = {k: v for name in procedure_of(procedure).opens for k, v in IMPLIED.get(name, {}).items()}
    return {**implied, **stated}


def _facts(work: Worked) -> dict[str, Any]:
    return established(work.asked.procedure, work.asked.answers, work.asked.facts)


def _is_ready(work: Worked) -> bool:
    """Whether there is something to decide; else says why not."""
    asked = work.asked
    for sentence in asked.exceptions:
        work.look("APPRAISER", sentence)
    if asked.person_id is None:
        work.look("NO_PERSON", "Hồ sơ chưa gắn với người nào trong sổ.")
    elif asked.conclusion == "REFUSE":
        work.look("REFUSED", f"Thẩm định kết luận không đủ điều kiện: {asked.note}")
    elif asked.conclusion != "GRANT":
        work.look("NOT_APPRAISED", "Hồ sơ chưa có kết luận thẩm định.")
    else:
        return True
    return False


def _person(work: Worked) -> int:
    assert work.asked.person_id is not None  # noqa: S101 (``_is_ready`` left the others out)
    return work.asked.person_id


def _held(people: Iterable[int | None]) -> list[Held]:
    with connection.cursor() as cursor:
        cursor.execute(HELD, [[person for person in people if person is not None]])
        return [Held(*row) for row in cursor.fetchall()]


# --- ends --------------------------------------------------------------------------------------------------------


def _end(work: Worked, held: Sequence[Held], on: date) -> None:
    """Stop what the person is paid under the procedure's policies, from the month after."""
    facts, procedure = _facts(work), procedure_of(work.asked.procedure)
    event = facts.get("died_on") or facts.get("refused_on") or work.asked.died_on or on
    from_month = first_month_without(date.fromisoformat(str(event)))
    policies = _policy_names()
    for each in held:
        if each.reaches(from_month) and (
            not procedure.opens or policies.get(each.benefit_code, set()) & {*procedure.opens}
        ):
            work.items.append(
                ItemDraft(
                    _person(work),
                    work.asked.commune_id,
                    "STOP",
                    each.benefit_code,
                    each.rate_code,
                    each.multiplier,
                    max(from_month, each.from_month),
                    entitlement_id=each.entitlement_id,
                    reason=work.asked.note,
                    dossier_id=work.asked.id,
                )
            )
    if not work.items:
        work.look("NOTHING", "Người này không đang hưởng chế độ nào để thôi hưởng.")


def _policy_names() -> dict[str, set[str]]:
    """The policies in which a benefit code stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in catalog().lines():
        found[line.code].add(line.policy.name)
    return found


# --- grants ------------------------------------------------------------------------------------------------------


def _grant_all(works: Sequence[Worked], held: Mapping[int, Sequence[Held]], on: date, at: datetime) -> None:
    by_day: dict[date, list[Worked]] = defaultdict(list)
    for work in works:
        by_day[_day_of(work, on)].append(work)
    earlier: dict[date, list[Worked]] = defaultdict(list)
    for day, same_day in by_day.items():
        lines = {line.code: line for line in catalog().lines_on(day)}
        for work, assessment in zip(same_day, _assess(same_day, day, on, at), strict=True):
            _grant(work, assessment, lines, held.get(_person(work), ()), on)
            for month in {item.from_month for item in work.items if item.from_month < first_of_month(day)}:
                earlier[month].append(work)
    for month, backdated in earlier.items():
        for work, assessment in zip(backdated, _assess(backdated, month, on, at), strict=True):
            _compare(work, assessment, month)


def _day_of(work: Worked, on: date) -> date:
    """The law is asked about the month of signing; for a funeral grant, about the month of the death; for who moved
    here and is paid elsewhere in this month, about the next."""
    procedure, policies, facts = procedure_of(work.asked.procedure), catalog().policies, _facts(work)
    funeral = procedure.opens and all(policies[name].programme == "FUNERAL" for name in procedure.opens)
    died_on = facts.get("died_on") or work.asked.died_on
    if funeral and died_on:
        return date.fromisoformat(str(died_on))
    paid_until = facts.get("paid_elsewhere_until")
    return on if paid_until is None else max(on, first_month_without(date.fromisoformat(str(paid_until))))


def _assess(works: Sequence[Worked], day: date, on: date, at: datetime) -> list[Assessment | None]:
    """Who moved here has been decided on before: only first decisions have a day of signing that the law asks for."""
    cases = []
    for work in works:
        facts = _facts(work)
        first = {} if "paid_elsewhere_until" in facts else {"decision_signed_on": on.isoformat()}
        cases.append(Case(_person(work), {**facts, **first}))
    return assess_cases(cases, day, at, law_on=on)


def _grant(
    work: Worked, assessment: Assessment | None, lines: Mapping[str, BenefitLine], held: Sequence[Held], on: date
) -> None:
    asked, procedure = work.asked, procedure_of(work.asked.procedure)
    work.assessment = assessment
    if assessment is None:
        work.look("NO_PERSON", "Không thấy người của hồ sơ này trong phạm vi của bạn.")
        return
    if asked.died_on is not None and not any(lines[b.code].policy.period == "ONCE" for b in assessment.benefits):
        work.look("DIED", f"Sổ ghi người này mất ngày {format_date(asked.died_on)}.")
        return
    wanted = [benefit for benefit in assessment.benefits if _opens(procedure, lines[benefit.code])]
    for ruling in assessment.needs_ruling:
        if _opens(procedure, lines[ruling.code]):
            work.look("RULING", f"{_title(ruling)}: {' '.join(ruling.questions)}")
    for benefit in wanted:
        _open(work, benefit, lines[benefit.code], held, on)
    _compare_with_form(work)
    if not wanted and not any(reason.code == "RULING" for reason in work.reasons):
        _say_why_nothing(work, assessment, lines)


def _title(benefit: Granted | NeedsRuling) -> str:
    """As the reasons may say it, which are kept."""
    return written_title(benefit.code, benefit.title)


def _opens(procedure: Procedure, line: BenefitLine) -> bool:
    return line.policy.name in procedure.opens


def _open(work: Worked, benefit: Granted, line: BenefitLine, held: Sequence[Held], on: date) -> None:
    """The item of one benefit: a new one, or a change of what the person has in its place."""
    asked = work.asked
    if benefit.rate_code is None or benefit.coefficient is None:
        work.look("BY_FORMULA", f"{_title(benefit)}: khoản tính theo công thức, chi bằng quyết định riêng.")
        return
    from_month = first_month(line, {**_facts(work), **benefit.facts}, asked.birth_date, on)
    action, entitlement_id = "OPEN", None
    rivals = [each for each in held if _in_its_place(each, line, from_month)] if benefit.period == "MONTH" else []
    for rival in rivals:
        if (rival.benefit_code, rival.multiplier) == (benefit.code, benefit.coefficient):
            work.look(
                "ALREADY", f"Đang hưởng «{rival.title}» với cùng hệ số từ tháng {format_month(rival.from_month)}."
            )
            return
        work.look("ALREADY", f"Đang hưởng «{rival.title}» cùng nhóm: quyết định này điều chỉnh chế độ đó.")
        if len(rivals) > 1 or rival.programme != benefit.programme:
            return  # nothing that one item could change: the officer stops the other first
        action, entitlement_id = "CHANGE", rival.entitlement_id
        from_month = max(from_month, rival.from_month)
    if benefit.provisional:
        work.look("PROVISIONAL", f"{_title(benefit)}: căn cứ chưa được đối chiếu với văn bản chính thức.")
    if months_between(from_month, asked.received_at.date()) > LONG_AGO:
        work.look("BACKDATED", f"Hưởng từ tháng {format_month(from_month)}, hơn {LONG_AGO} tháng trước khi nộp hồ sơ.")
    guarded = asked.guarded or line.policy.guarded
    work.items.append(
        ItemDraft(
            _person(work),
            asked.commune_id,
            action,
            benefit.code,
            benefit.rate_code,
            benefit.coefficient,
            from_month,
            to_month=add_months(from_month, 1) if benefit.period == "ONCE" else None,
            entitlement_id=entitlement_id,
            facts={**benefit.facts, **({} if guarded else {"because": list(benefit.because)})},
            law=[_point(point) for point in benefit.law],
            dossier_id=asked.id,
        )
    )


def _in_its_place(held: Held, line: BenefitLine, from_month: date) -> bool:
    return held.group == line.group and bool(held.halves & line.half) and held.reaches(from_month)


def _point(point: LawPoint) -> dict[str, str]:
    return {"instrument": point.instrument, "article": point.article, "evidence": point.evidence}


def _compare_with_form(work: Worked) -> None:
    """Where the appraisal established something else than the applicant stated."""
    words, asked = catalog().facts, work.asked
    for name in sorted(asked.answers.keys() & asked.facts.keys() & words.keys()):
        if asked.answers[name] != asked.facts[name] and not words[name].guarded:
            work.look("DIFFERS", f"Thẩm định khác tờ khai: {words[name].means}.")


def _say_why_nothing(work: Worked, assessment: Assessment, lines: Mapping[str, BenefitLine]) -> None:
    opens = procedure_of(work.asked.procedure).opens
    groups = {line.group for line in lines.values() if line.policy.name in opens}
    for benefit in assessment.benefits:
        if lines[benefit.code].group in groups:
            work.look("DIFFERS", f"Luật cho hưởng «{_title(benefit)}» thay cho điều đề nghị.")
    near = [
        each
        for each in assessment.refused
        if lines[each.code].policy.name in opens and not lines[each.code].policy.guarded
    ][:MOST_REFUSALS]
    for refused in near:
        work.look("REFUSED", f"{refused.title}: {' '.join(refused.reasons)}")
    if not near:
        work.look("REFUSED", "Chưa đạt điều kiện của chế độ nào thuộc thủ tục này.")


def _compare(work: Worked, assessment: Assessment | None, month: date) -> None:
    """In the first of the months before the signing the law may have given something else: somebody should look."""
    given = {} if assessment is None else {benefit.code: benefit.coefficient for benefit in assessment.benefits}
    asked = set() if assessment is None else {ruling.code for ruling in assessment.needs_ruling}
    for item in work.items:
        if item.from_month != month or given.get(item.benefit_code) == item.multiplier:
            continue
        questions = [] if assessment is None else [r for r in assessment.needs_ruling if r.code == item.benefit_code]
        if item.benefit_code in asked:
            work.look("RULING", f"Tháng {format_month(month)}: {' '.join(q for r in questions for q in r.questions)}")
        else:
            work.look("RULING", f"Tháng {format_month(month)} luật cho mức khác tháng ký: cần xem thời điểm hưởng.")


def _mark_duplicates(works: Sequence[Worked]) -> None:
    """Two dossiers for one benefit of one person: the second has no decision."""
    first: dict[tuple[int, str], str] = {}
    for work in works:
        kept = []
        for item in work.items:
            before = first.setdefault((item.person_id, item.benefit_code), work.asked.code)
            if before == work.asked.code:
                kept.append(item)
            else:
                work.look("DUPLICATE", f"Hồ sơ {before} cũng đề nghị chế độ này cho cùng một người.")
        work.items = kept
