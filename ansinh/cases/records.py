"""What doors and rooms above hand to the actions: plain values, one dossier each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ansinh.cases.models import Dossier
from ansinh.registry.records import PersonRecord


@dataclass(frozen=True)
class Applicant:
    """Who handed the dossier in. ``relation`` to the person it is about; empty: the person themselves."""

    name: str
    relation: str = ""
    phone: str = ""
    cccd: str = ""
    birth_year: int | None = None  # a second factor of the look-up, where the person's own is not known


@dataclass(frozen=True)
class PaperHanded:
    """A paper that was handed in, with the id of its scan if there is one (``documents.files.keep``)."""

    code: str
    title: str = ""  # empty: the title that the procedure gives the code
    copies: int = 1
    file_id: int | None = None


@dataclass(frozen=True)
class NewDossier:
    """An application to be received. It is about ``person_id``, or ``person`` (taken in if new), or a household.

    ``answers``: as ``forms.read_answers(...).as_json()`` gives them. ``guarded``: the register that hides it; None:
    that of the procedure. ``incoming_id``: the paper in the register of incoming papers that it is made of.
    """

    procedure: str
    commune_id: int
    applicant: Applicant
    channel: str = Dossier.Channel.COUNTER
    person_id: int | None = None
    person: PersonRecord | None = None
    household_id: int | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[PaperHanded] = ()
    guarded: str | None = None
    submission_id: int | None = None
    incoming_id: int | None = None


@dataclass(frozen=True)
class SupplementAsked:
    """What one dossier lacks. A paper whose code the procedure knows needs no title."""

    dossier_id: int
    papers: Sequence[PaperHanded]
    reason: str


@dataclass(frozen=True)
class SupplementTaken:
    """What was handed in afterwards: everything that was asked for."""

    dossier_id: int
    papers: Sequence[PaperHanded]


@dataclass(frozen=True)
class Appraisal:
    """What the officer concludes. ``facts``: vocabulary facts as established; ``exceptions``: what a signer reads first."""

    dossier_id: int
    conclusion: str  # Dossier.Conclusion
    facts: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    exceptions: Sequence[str] = ()


@dataclass(frozen=True)
class OutsideResult:
    """What another agency decided on a dossier that was forwarded to it."""

    dossier_id: int
    number: str
    signed_on: date
    outcome: str  # GRANT, REFUSE, NONE
    note: str = ""
