"""What other rooms hand to the registry: a person as a list, a form or a decision describes them on a day.

A field left out (None, empty) says nothing: it never ends or blanks what is already believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class SourceReference:
    """Where facts come from: ``SHEET_ROW`` "<sha256>/<sheet>/<row>", ``DECISION``, ``FORM`` or ``DEMO``."""

    kind: str
    reference: str


@dataclass(frozen=True)
class FactRecord:
    """From ``on`` (to ``until``) this is true of the person; ``holds`` False: what is believed of this key ends then.

    ``kind``: a name in ``facts.PERSON_KINDS``, ``values``: its columns. A fact of kind "told" is a word of the law's
    vocabulary: ``{"name": ..., "value": ..., "guarded": ...}``; its writer has checked it against the vocabulary.
    """

    person_id: int
    kind: str
    values: Mapping[str, object]
    on: date
    source: SourceReference
    until: date | None = None
    holds: bool = True


@dataclass(frozen=True)
class PaperRecord:
    """A paper that identifies, other than the CCCD. ``kind``: CMND, BIRTH_CERTIFICATE, MERIT_FILE, PAYMENT_BOOK."""

    kind: str
    number: str
    issued_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class RouteRecord:
    """How the money goes out. ``channel``: POST, HOME or BANK; ``account_number`` is text, leading zeros count."""

    channel: str
    bank: str = ""
    account_number: str = ""
    account_name: str = ""
    account_state: str = ""  # GIVEN, NAME_MATCHED, PAID_ONCE; empty where there is no account


@dataclass(frozen=True)
class ReceiverRecord:
    """Someone who receives the money in the person's place, up to (not including) ``until``; None: no end is set."""

    receiver_name: str
    relation: str = ""
    receiver_cccd: str = ""
    until: date | None = None


@dataclass(frozen=True)
class DisabilityRecord:
    """A certificate. ``degree``: EXTREME, SEVERE, MILD; ``kinds``: MOBILITY HEARING VISION MENTAL INTELLECT OTHER."""

    degree: str
    kinds: tuple[str, ...] = ()
    certificate: str = ""
    issued_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class IncomeRecord:
    """A regular income. ``kind``: PENSION, SOCIAL_INSURANCE, SURVIVOR, WAGE, OTHER."""

    kind: str
    amount_vnd: int | None = None


@dataclass(frozen=True)
class SchoolingRecord:
    """Studies at ``level``: PRESCHOOL, GENERAL, VOCATIONAL, UNIVERSITY."""

    level: str
    school: str = ""


@dataclass(frozen=True)
class PovertyRecord:
    """The household's class by the yearly review: POOR, NEAR_POOR, or NEITHER (reviewed and found out of it)."""

    kind: str
    certificate: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonRecord:
    """A person and what holds of them from ``valid_from`` on.

    ``person_id`` None adds a person; else the facts that differ are recorded for that person.
    ``commune_id`` and ``village_id`` are units; None (allowed only with ``person_id``) leaves the residence as it is.
    ``household_key`` is the caller's name of the household, the same for its members and in later lists of the same
    commune ("20818/0412"); ``relation`` is to its head: HEAD, SPOUSE, CHILD, PARENT, GRANDCHILD, OTHER. A ``poverty``
    class without a key belongs to the household the person is in, or to a new one of which they are the head.
    """

    full_name: str
    commune_id: int | None
    valid_from: date
    source: SourceReference
    person_id: int | None = None
    birth_date: date | None = None  # 1 January of the year, or the first of the month, where only that is known
    birth_precision: str | None = None  # DAY, MONTH, YEAR; goes with birth_date
    sex: str | None = None  # MALE, FEMALE
    ethnicity: str = ""
    cccd: str | None = None  # 12 digits
    papers: tuple[PaperRecord, ...] = ()
    village_id: int | None = None
    phones: tuple[str, ...] = ()
    household_key: str | None = None
    relation: str = ""
    poverty: PovertyRecord | None = None
    route: RouteRecord | None = None
    receiver: ReceiverRecord | None = None
    disability: DisabilityRecord | None = None
    incomes: tuple[IncomeRecord, ...] = ()
    schooling: SchoolingRecord | None = None
    died_on: date | None = None
    death_certificate: str = ""
