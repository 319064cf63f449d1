"""An official paper as plain values (Nghị định 30/2020/NĐ-CP): its parts, who signs for whom. It knows no case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ansinh.documents.lists import Cell, Column


class Standing(Enum):
    """In whose place someone signs (Điều 13). The value is what is printed before the line."""

    OWN = ""
    COLLECTIVE = "TM."  # for a body that decides together: a People's Committee
    DEPUTY = "KT."  # a deputy for the head
    BY_ORDER = "TL."  # by order of the head
    DELEGATED = "TUQ."  # by written delegation
    ACTING = "Q."  # head for the time being


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines of authority as printed, the name below, and a note such as "(Ký, ghi rõ họ tên)"."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = ""

    @classmethod
    def of(cls, name: str, *steps: tuple[Standing, str]) -> Signature:
        """``of("Lê Văn Mẫu", (COLLECTIVE, "Ủy ban nhân dân"), (DEPUTY, "Chủ tịch"), (OWN, "Phó Chủ tịch"))``."""
        return cls(tuple(f"{standing.value} {whom.upper()}".strip() for standing, whom in steps), name)


@dataclass(frozen=True)
class Article:
    """«Điều 1.» with an optional title; without one the first text stands on the same line."""

    number: int
    title: str = ""
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A bold line between paragraphs: «I. KẾT QUẢ»."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table within the text; each row has one cell per column, whole đồng in money columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Article | Paragraph | Heading | Table

PORTRAIT_MM = 165  # what a page takes in width between the margins of the decree: 210 - 30 - 15


@dataclass(frozen=True)
class Annex:
    """The list that goes with a paper, on pages of its own: header on each page, sums of money at the end.

    ``attached_to`` is the paper's name in the middle of a sentence: «Quyết định». Number, date and author follow it.
    """

    title: str
    attached_to: str
    author: str
    table: Table

    @property
    def landscape(self) -> bool:
        """A list too wide for the upright page lies down."""
        return sum(column.width_mm for column in self.table.columns) > PORTRAIT_MM


@dataclass(frozen=True)
class OfficialPaper:
    """Everything that stands on one paper of an authority.

    ``authority_above`` and ``decided_by`` may be empty: a People's Committee has no line above its name. ``number`` is
    empty as long as the clerk has not given one. ``on`` is the day of issue, None before it. ``type_name`` is empty for
    a letter (công văn), whose ``abstract`` then stands under the number as «V/v …». ``legal_basis`` comes without the
    closing marks. ``enacting`` is the line before the articles («QUYẾT ĐỊNH:»). ``recipients`` are the lines of «Nơi
    nhận», the archive's last. ``second_signature`` stands at the left (the secretary of minutes). The QR at the foot
    opens ``verification_url``, or holds the code itself without one.
    """

    authority: str
    symbol: str
    place: str
    signature: Signature
    authority_above: str = ""
    number: str = ""
    on: date | None = None
    type_name: str = ""
    abstract: str = ""
    body: tuple[Block, ...] = ()
    decided_by: str = ""
    addressee: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    preamble: str = ""
    enacting: str = ""
    annex: Annex | None = None
    recipients: tuple[str, ...] = ()
    second_signature: Signature | None = None
    verification_code: str | None = None
    verification_url: str = ""
