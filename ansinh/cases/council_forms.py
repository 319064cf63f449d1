"""Councils and their phiếu as frozen values (``areas/<area>/councils/*.yaml``), and what a filled phiếu comes to.

The reading of a phiếu is a pure function of its answers. A form whose text is not confirmed, or has gaps, still gives a
degree to start from, but marked provisional: nothing is concluded from it without the members' votes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ansinh.kit.areas import areas
from ansinh.kit.refusals import Refusal
from ansinh.policy import located
from ansinh.policy.spec import EVIDENCE, PROVISIONAL

SIGN = "sign:"
ACTIVITY = "activity:"


class UnknownCouncil(Refusal):
    """No file describes a council, or a phiếu, of this code."""

    code = "unknown_council"


class UnsoundAnswer(Refusal):
    """An answer names no question of the phiếu, or no points that it offers."""

    code = "unsound_answer"


@dataclass(frozen=True)
class Post:
    """A seat in the council. An ``optional`` one need not be filled."""

    code: str
    title: str
    chairs: bool
    secretary: bool
    optional: bool


@dataclass(frozen=True)
class Sign:
    """A sign that decides the degree by itself. ``lasting``: it needs no new determination at the next age limit."""

    code: str
    title: str
    degree: str
    lasting: bool


@dataclass(frozen=True)
class Band:
    """Sums of points from ``low`` to ``high`` (both included) mean this degree."""

    low: int
    high: int
    degree: str


@dataclass(frozen=True)
class Activities:
    """``count`` daily activities, each worth one of ``points`` (points -> what they mean), and what the sum means."""

    count: int
    points: Mapping[int, str]
    bands: tuple[Band, ...]

    def degree_of(self, total: int) -> str:
        """The degree of a sum; every possible sum has one (the parser checks it)."""
        return next(band.degree for band in self.bands if band.low <= total <= band.high)


@dataclass(frozen=True)
class SheetForm:
    """A kind of phiếu, for ages from ``from_age`` (included) to ``under_age`` (excluded; None: no limit)."""

    code: str
    form: str
    title: str
    from_age: int
    under_age: int | None
    evidence: str
    gaps: tuple[str, ...]
    signs: tuple[Sign, ...]
    activities: Activities | None

    @property
    def provisional(self) -> bool:
        """Whether the form's text still waits for a comparison with the official one."""
        return self.evidence in PROVISIONAL or bool(self.gaps)

    def suits(self, age: int) -> bool:
        return self.from_age <= age and (self.under_age is None or age < self.under_age)


@dataclass(frozen=True)
class BoardStep:
    """One leg of the way to the medical board and back; ``days`` are working days after the leg before."""

    code: str
    title: str
    days: int


@dataclass(frozen=True)
class Board:
    """The medical board: why a case goes there, by which legs, and for how many years its minutes hold."""

    title: str
    instrument: str
    evidence: str
    reasons: Mapping[str, str]
    steps: tuple[BoardStep, ...]
    from_age: int
    years_from_age: int
    years_under_age: int

    def valid_years(self, age: int) -> int:
        return self.years_from_age if age >= self.from_age else self.years_under_age


@dataclass(frozen=True)
class Certificate:
    """The paper that the council's conclusion ends in, and the book that numbers it."""

    title: str
    form: str
    symbol: str
    series: str


@dataclass(frozen=True)
class Says:
    """Names in the policies' vocabulary of what a conclusion and a certificate establish."""

    degree: str
    issued_on: str


@dataclass(frozen=True)
class CouncilForm:
    """A kind of council. ``fact`` is the registry's kind of fact that the certificate records.

    ``degrees`` and ``kinds``: code -> words, degrees heaviest first. Times are working days.
    """

    code: str
    title: str
    area: str
    procedure: str
    fact: str
    says: Says
    instrument: str
    article: str
    evidence: str
    quorum_present: int
    quorum_of: int
    posts: tuple[Post, ...]
    kinds: Mapping[str, str]
    degrees: Mapping[str, str]
    assess_days: int
    certify_days: int
    complain_days: int
    board: Board
    certificate: Certificate
    sheets: tuple[SheetForm, ...]

    def sheet(self, code: str) -> SheetForm:
        """Raises UnknownCouncil."""
        for form in self.sheets:
            if form.code == code:
                return form
        raise UnknownCouncil(f"Không có loại phiếu «{code[:20]}».", sheet=code[:20])

    def sheet_for(self, age: int) -> SheetForm:
        """The phiếu of an age in years; the files cover every age."""
        return next(form for form in self.sheets if form.suits(age))

    def post(self, code: str) -> Post:
        """Raises UnknownCouncil."""
        for post in self.posts:
            if post.code == code:
                return post
        raise UnknownCouncil(f"Hội đồng không có vị trí «{code[:20]}».", post=code[:20])

    def has_quorum(self, present: int, seats: int) -> bool:
        """Whether enough of the filled seats are there (at least two thirds by the circular)."""
        return present * self.quorum_of >= seats * self.quorum_present


@dataclass(frozen=True)
class Reading:
    """What a phiếu comes to. ``degree`` is empty while it says nothing; ``points`` None where none are asked or given.

    ``because`` are sentences. ``missing``: how many activities have no points yet. ``gaps``: what the form itself lacks.
    """

    points: int | None
    degree: str
    because: tuple[str, ...]
    missing: int
    gaps: tuple[str, ...]
    provisional: bool


def read_sheet(form: SheetForm, answers: Mapping[str, object], degrees: Mapping[str, str]) -> Reading:
    """Signs decide first, the heaviest of them; else the sum of points. Raises UnsoundAnswer."""
    marked = [sign for sign in form.signs if answers.get(SIGN + sign.code) is True]
    given = _points(form, answers)
    _check_names(form, answers)
    points = sum(given.values()) if given else None
    missing = form.activities.count - len(given) if form.activities and not marked else 0
    order = list(degrees)
    degree = ""
    because: tuple[str, ...] = ()
    if marked:
        heaviest = min(marked, key=lambda sign: order.index(sign.degree))
        degree = heaviest.degree
        because = tuple(f"Dấu hiệu {sign.code}: {sign.title}." for sign in marked if sign.degree == degree)
    elif form.activities and points is not None and not missing:
        degree = form.activities.degree_of(points)
        band = next(band for band in form.activities.bands if band.degree == degree)
        because = (f"Tổng {points} điểm, trong khoảng {band.low}–{band.high} điểm.",)
    return Reading(points, degree, because, missing, form.gaps, form.provisional)


def _points(form: SheetForm, answers: Mapping[str, object]) -> dict[int, int]:
    """Points by activity, of those that have some."""
    found: dict[int, int] = {}
    for number in _numbers(form):
        value = answers.get(f"{ACTIVITY}{number}")
        if value is None:
            continue
        if form.activities is None or not isinstance(value, int) or value not in form.activities.points:
            raise UnsoundAnswer(
                f"Hoạt động {number}: điểm không có trên phiếu. Chọn một trong các mức của phiếu.", number=number
            )
        found[number] = value
    return found


def _numbers(form: SheetForm) -> range:
    return range(1, (form.activities.count if form.activities else 0) + 1)


def _check_names(form: SheetForm, answers: Mapping[str, object]) -> None:
    known = {SIGN + sign.code for sign in form.signs} | {f"{ACTIVITY}{number}" for number in _numbers(form)}
    if unknown := sorted(set(answers) - known):
        raise UnsoundAnswer(f"{form.form} không có mục «{unknown[0][:20]}». Tải lại phiếu.", item=unknown[0][:20])


def age_on(born: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# --- the files ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def all_councils() -> tuple[CouncilForm, ...]:
    """Every kind of council, by area in menu order. Raises LawError naming file and line."""
    return tuple(
        parse_council(file, area.label)
        for area in areas()
        for file in sorted((area.folder / "councils").glob("*.yaml"))
    )


def council_form(code: str) -> CouncilForm:
    """Raises UnknownCouncil."""
    for form in all_councils():
        if form.code == code:
            return form
    raise UnknownCouncil(f"Không có loại Hội đồng «{code[:20]}».", council=code[:20])


def parse_council(file: Path, area: str) -> CouncilForm:
    """One file. Raises LawError naming file and line."""
    top = located.read(file)
    quorum, times = top.need("quorum", located.Mapping), top.need("times", located.Mapping)
    says = top.need("says", located.Mapping)
    degrees = _words(top.need("degrees", located.Mapping))
    form = CouncilForm(
        code=top.need("council", str),
        title=top.need("title", str),
        area=area,
        procedure=top.need("procedure", str),
        fact=top.need("fact", str),
        says=Says(says.need("degree", str), says.need("issued_on", str)),
        instrument=top.need("instrument", str),
        article=top.need("article", str),
        evidence=top.choice("evidence", EVIDENCE),
        quorum_present=quorum.need("present", int),
        quorum_of=quorum.need("of", int),
        posts=tuple(_post(entry) for entry in top.mappings("posts")),
        kinds=_words(top.need("kinds", located.Mapping)),
        degrees=degrees,
        assess_days=times.need("assess", int),
        certify_days=times.need("certify", int),
        complain_days=times.need("complain", int),
        board=_board(top.need("board", located.Mapping)),
        certificate=_certificate(top.need("certificate", located.Mapping)),
        sheets=tuple(_sheet(entry, tuple(degrees)) for entry in top.mappings("sheets")),
    )
    for entry in (quorum, times, says, top):
        entry.done()
    _check_ages(top, form.sheets)
    return form


def _post(entry: located.Mapping) -> Post:
    post = Post(
        entry.need("code", str),
        entry.need("title", str),
        chairs=entry.take("chairs", bool, default=False),
        secretary=entry.take("secretary", bool, default=False),
        optional=entry.take("optional", bool, default=False),
    )
    entry.done()
    return post


def _board(entry: located.Mapping) -> Board:
    valid = entry.need("valid_years", located.Mapping)
    board = Board(
        title=entry.need("title", str),
        instrument=entry.need("instrument", str),
        evidence=entry.choice("evidence", EVIDENCE),
        reasons=_words(entry.need("reasons", located.Mapping)),
        steps=tuple(_board_step(step) for step in entry.mappings("steps")),
        from_age=valid.need("from_age", int),
        years_from_age=valid.need("from", int),
        years_under_age=valid.need("under", int),
    )
    valid.done()
    entry.done()
    return board


def _board_step(entry: located.Mapping) -> BoardStep:
    step = BoardStep(entry.need("code", str), entry.need("title", str), entry.need("days", int))
    entry.done()
    return step


def _certificate(entry: located.Mapping) -> Certificate:
    paper = Certificate(*(entry.need(key, str) for key in ("title", "form", "symbol", "series")))
    entry.done()
    return paper


def _sheet(entry: located.Mapping, degrees: tuple[str, ...]) -> SheetForm:
    ages = entry.need("ages", located.Mapping)
    form = SheetForm(
        code=entry.need("code", str),
        form=entry.need("form", str),
        title=entry.need("title", str),
        from_age=ages.take("from", int, 0),
        under_age=ages.maybe("under", int),
        evidence=entry.choice("evidence", EVIDENCE),
        gaps=entry.names("gaps"),
        signs=tuple(_sign(sign, degrees) for sign in entry.mappings("signs")),
        activities=_activities(entry.need("activities", located.Mapping), degrees) if "activities" in entry else None,
    )
    ages.done()
    entry.done()
    return form


def _sign(entry: located.Mapping, degrees: tuple[str, ...]) -> Sign:
    sign = Sign(
        entry.need("code", str),
        entry.need("title", str),
        entry.choice("degree", degrees),
        lasting=entry.take("lasting", bool, default=False),
    )
    entry.done()
    return sign


def _activities(entry: located.Mapping, degrees: tuple[str, ...]) -> Activities:
    count, points = entry.need("count", int), _words(entry.need("points", located.Mapping))
    activities = Activities(
        count,
        {int(value): words for value, words in points.items()},
        tuple(
            Band(band.need("from", int), band.need("to", int), band.choice("degree", degrees))
            for band in entry.mappings("bands")
        ),
    )
    highest = count * max(activities.points)
    covered = sorted(total for band in activities.bands for total in range(band.low, band.high + 1))
    if covered != list(range(highest + 1)):
        raise entry.error(f"the bands must cover each sum from 0 to {highest} once", "bands")
    entry.done()
    return activities


def _words(entry: located.Mapping) -> dict[str, str]:
    return {str(key): str(words) for key, words in entry.plain().items()}


def _check_ages(top: located.Mapping, sheets: tuple[SheetForm, ...]) -> None:
    for age in range(121):
        if sum(form.suits(age) for form in sheets) != 1:
            raise top.error(f"the phiếu must cover each age once, but not {age}", "sheets")
