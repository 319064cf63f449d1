"""Administrative procedures as frozen values, and the parser of ``areas/<area>/procedures/*.yaml``.

One file is one procedure through time. A version states only what changed against the one before it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date
from ansinh.offices.models import Role
from ansinh.policy.located import LawError, Mapping, read
from ansinh.policy.spec import EVIDENCE, PROVISIONAL

GUARDS = ("", "HIV", "CHILD_ABUSE", "DRUG_CASE", "TRAFFICKING", "GENDER_VIOLENCE")
SUBJECTS = ("PERSON", "HOUSEHOLD", "ORGANISATION")
EFFECTS = ("GRANT", "ADJUST", "STOP", "MOVE_IN", "MOVE_OUT", "CERTIFICATE", "FORWARD", "NONE")
DECIDERS = {
    "DISTRICT_CHAIRMAN": "Chủ tịch UBND huyện",
    "COMMUNE_CHAIRMAN": "Chủ tịch UBND cấp xã",
    "DEPARTMENT_DIRECTOR": "Giám đốc Sở",
    "HEAD": "Trưởng phòng",
    "COUNCIL": "Hội đồng",
    "OTHER": "Cơ quan, tổ chức khác",
}
PLACES = {"COMMUNE": "Xã", "DISTRICT": "Huyện", "DEPARTMENT": "Sở", "OTHER": "Nơi khác"}
ROLES = (*Role.values, "EXTERNAL")
WORKING, CALENDAR, HOURS, CHAIN = "WORKING", "CALENDAR", "HOURS", "CHAIN"
STEP_KINDS = (WORKING, CALENDAR, HOURS)
KINDS = (*STEP_KINDS, CHAIN)
UNITS = {WORKING: "ngày làm việc", CALENDAR: "ngày", HOURS: "giờ"}
NO_LIMIT = "chưa rõ thời hạn"
QUESTION_TYPES = ("text", "date", "int", "bool", "choice")
CODE_EVIDENCE = ("copy", "knowledge", "none")  # none: an inner procedure, or its national code is not known


class NoVersion(Refusal):
    """The procedure does not exist on the day."""

    code = "procedure_not_in_force"


@dataclass(frozen=True)
class Span:
    """A legal time. ``days`` is None where no limit is known; hours are parts of a day (12 hours: 0.5)."""

    days: Decimal | None
    kind: str  # STEP_KINDS

    @property
    def words(self) -> str:
        """«7 ngày làm việc», «12 ngày», «12 giờ», «chưa rõ thời hạn»."""
        if self.days is None:
            return NO_LIMIT
        count = self.days * 24 if self.kind == HOURS else self.days
        return f"{count.normalize():f} {UNITS[self.kind]}".replace(".", ",")


@dataclass(frozen=True)
class Promise:
    """The time from complete receipt to the result. A CHAIN promises its ``legs`` one after the other."""

    days: Decimal | None  # None: no legal limit is known; of a CHAIN the plain sum, as the procedure lists print it
    kind: str  # KINDS
    legs: tuple[Span, ...]  # one leg unless CHAIN; empty when days is None

    @property
    def known(self) -> bool:
        return self.days is not None

    @property
    def words(self) -> str:
        """«22 ngày làm việc»; of a chain «5 ngày làm việc + 7 ngày làm việc + 12 ngày»; «chưa rõ thời hạn»."""
        return " + ".join(leg.words for leg in self.legs) or NO_LIMIT


@dataclass(frozen=True)
class Step:
    """One station of the dossier. ``verb`` is the word on the holder's button."""

    code: str
    title: str
    role: str  # ROLES
    place: str  # PLACES
    days: Decimal | None
    kind: str  # STEP_KINDS
    verb: str
    posting: bool

    @property
    def span(self) -> Span:
        return Span(self.days, self.kind)

    @property
    def place_title(self) -> str:
        return PLACES[self.place]


@dataclass(frozen=True)
class PaperAsked:
    """A paper that the applicant hands in or shows. ``start`` and ``end`` (a last day) when not of all times."""

    code: str
    title: str
    form: str  # «Mẫu 1a NĐ 20/2021»; empty: no form
    copies: int
    required: bool
    shown: bool  # shown and handed back, not kept
    when: str  # the case that needs it, in words; empty: always
    start: date | None
    end: date | None

    def asked_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Question:
    """A question of this procedure alone, which is no fact of the policies' vocabulary."""

    name: str
    label: str
    type: str  # QUESTION_TYPES
    options: tuple[str, ...]  # of a choice
    required: bool
    hint: str


@dataclass(frozen=True)
class Version:
    """The procedure from ``start`` to ``end`` (a last day; None: still)."""

    start: date
    end: date | None
    decided_by: str  # DECIDERS
    promise: Promise
    steps: tuple[Step, ...]
    result: tuple[str, ...]
    instrument: str
    article: str
    evidence: str  # of the days: gazette, copy, press, knowledge
    note: str
    line: int

    @property
    def decider(self) -> str:
        """Who decides, in words."""
        return DECIDERS[self.decided_by]

    @property
    def provisional(self) -> bool:
        """Whether the days and steps wait for a comparison with the official text."""
        return self.evidence in PROVISIONAL

    def step(self, code: str) -> Step:
        """Raises KeyError for a code that the version does not have."""
        return {step.code: step for step in self.steps}[code]


@dataclass(frozen=True)
class Procedure:
    """An administrative procedure through time."""

    code: str  # the national code, or MO.xx of our own while that is not known
    code_known: bool
    code_evidence: str  # CODE_EVIDENCE
    title: str
    area: str
    field: str  # the field's name in the national list
    guarded: str  # GUARDS
    subject: str  # SUBJECTS
    applicants: tuple[str, ...]
    opens: tuple[str, ...]  # names of policies that its decision may open, change or end
    effect: str  # EFFECTS
    asks: tuple[str, ...]  # vocabulary facts that the decision needs
    questions: tuple[Question, ...]
    papers: tuple[PaperAsked, ...]
    versions: tuple[Version, ...]
    file: Path

    def in_force(self, day: date) -> bool:
        return any(_covers(version, day) for version in self.versions)

    def version_on(self, day: date) -> Version:
        """The one version of the day. Raises NoVersion."""
        for version in self.versions:
            if _covers(version, day):
                return version
        raise NoVersion(
            f"Thủ tục {self.code} không có hiệu lực ngày {format_date(day)}."
            " Chọn thủ tục khác hoặc xem lại ngày nhận hồ sơ.",
            procedure=self.code,
            day=day.isoformat(),
        )

    def papers_on(self, day: date) -> tuple[PaperAsked, ...]:
        """The papers asked on a day."""
        return tuple(paper for paper in self.papers if paper.asked_on(day))


def _covers(version: Version, day: date) -> bool:
    return version.start <= day and (version.end is None or day <= version.end)


# --- the parser --------------------------------------------------------------------------------------------------


def parse_procedure(file: Path, area: str) -> Procedure:
    """One file. Raises LawError naming file and line."""
    top = read(file)
    procedure = Procedure(
        code=top.need("procedure", str),
        code_known=(code_evidence := top.choice("code_evidence", CODE_EVIDENCE)) != "none",
        code_evidence=code_evidence,
        title=top.need("title", str),
        area=area,
        field=top.need("field", str),
        guarded=top.choice("guarded", GUARDS, ""),
        subject=top.choice("subject", SUBJECTS, "PERSON"),
        applicants=top.names("applicants"),
        opens=top.names("opens"),
        effect=top.choice("effect", EFFECTS),
        asks=top.names("asks"),
        questions=tuple(_question(entry) for entry in top.mappings("questions")) if "questions" in top else (),
        papers=tuple(_paper(entry) for entry in top.mappings("papers")) if "papers" in top else (),
        versions=_versions(top),
        file=file,
    )
    _unlike(top, "questions", [question.name for question in procedure.questions])
    top.done()
    return procedure


def _question(entry: Mapping) -> Question:
    question = Question(
        name=entry.need("name", str),
        label=entry.need("label", str),
        type=entry.choice("type", QUESTION_TYPES),
        options=entry.names("options"),
        required=entry.take("required", bool, default=False),
        hint=entry.take("hint", str, ""),
    )
    if (question.type == "choice") != bool(question.options):
        raise entry.error("«options» belong to a choice, and a choice needs them", "options")
    entry.done()
    return question


def _paper(entry: Mapping) -> PaperAsked:
    paper = PaperAsked(
        code=entry.need("code", str),
        title=entry.need("title", str),
        form=entry.take("form", str, ""),
        copies=entry.take("copies", int, 1),
        required=entry.take("required", bool, default=True),
        shown=entry.take("shown", bool, default=False),
        when=entry.take("when", str, ""),
        start=entry.maybe("from", date),
        end=entry.maybe("to", date),
    )
    entry.done()
    return paper


def _versions(top: Mapping) -> tuple[Version, ...]:
    versions: list[Version] = []
    for entry in top.mappings("versions"):
        versions.append(_version(entry, versions[-1] if versions else None))
        entry.done()
    if not versions:
        raise top.error("a procedure needs at least one version", "versions")
    for early, late in itertools.pairwise(versions):
        if late.start <= early.start or (early.end is not None and late.start <= early.end):
            raise LawError(top.file, late.line, "versions must follow one another in time")
    followed = [
        replace(early, end=early.end or late.start - timedelta(days=1)) for early, late in itertools.pairwise(versions)
    ]
    return (*followed, versions[-1])


def _version(entry: Mapping, before: Version | None) -> Version:
    """A version that states only what changed against the one ``before``; evidence and days are always stated."""
    steps = _steps(entry) if "steps" in entry else (before.steps if before else ())
    version = Version(
        start=entry.need("from", date),
        end=entry.maybe("to", date),
        decided_by=entry.choice("decided_by", tuple(DECIDERS), before.decided_by if before else None),
        promise=_promise(entry, steps),
        steps=steps,
        result=entry.names("result") if "result" in entry else (before.result if before else ()),
        instrument=entry.take("instrument", str, before.instrument if before else ""),
        article=entry.take("article", str, before.article if before else ""),
        evidence=entry.choice("evidence", EVIDENCE),
        note=entry.take("note", str, ""),
        line=entry.line,
    )
    if not version.instrument:
        raise entry.error("«instrument» is missing")
    if not version.steps:
        raise entry.error("«steps» is missing")
    if version.end is not None and version.end < version.start:
        raise entry.error("a version ends on or after its first day", "to")
    return version


def _promise(entry: Mapping, steps: tuple[Step, ...]) -> Promise:
    """``promise: {days: 22}``, ``{days: 24, kind: CHAIN}``, ``{hours: 12}`` or ``{days: null}``: no limit is known."""
    stated = entry.need("promise", Mapping)
    days, kind = _time(stated, KINDS)
    stated.done()
    if days is None:
        return Promise(None, kind, ())
    if kind != CHAIN:
        return Promise(days, kind, (Span(days, kind),))
    legs = tuple(step.span for step in steps if step.days is not None)
    if sum((leg.days for leg in legs if leg.days is not None), Decimal(0)) != days:
        raise entry.error(f"the steps do not add up to the {days} days of the chain", "promise")
    return Promise(days, kind, legs)


def _steps(entry: Mapping) -> tuple[Step, ...]:
    steps = []
    for stated in entry.mappings("steps"):
        days, kind = _time(stated, STEP_KINDS)
        steps.append(
            Step(
                code=stated.need("code", str),
                title=stated.need("title", str),
                role=stated.choice("role", ROLES),
                place=stated.choice("place", tuple(PLACES)),
                days=days,
                kind=kind,
                verb=stated.need("verb", str),
                posting=stated.take("posting", bool, default=False),
            )
        )
        stated.done()
    _unlike(entry, "steps", [step.code for step in steps])
    return tuple(steps)


def _time(stated: Mapping, kinds: tuple[str, ...]) -> tuple[Decimal | None, str]:
    """``days`` (with ``kind``, WORKING unless said) or ``hours``; neither: no limit is known."""
    if "hours" in stated:
        return Decimal(stated.need("hours", int)) / 24, HOURS
    kind = stated.choice("kind", kinds, WORKING)
    if stated.raw("days") is None:
        return None, kind
    days = stated.need("days", int)
    if days < 0:
        raise stated.error("a legal time is not negative", "days")
    return Decimal(days), kind


def _unlike(entry: Mapping, key: str, names: list[str]) -> None:
    """Codes inside one list are all different."""
    for name in names:
        if names.count(name) > 1:
            raise entry.error(f"«{name}» stands twice", key)
