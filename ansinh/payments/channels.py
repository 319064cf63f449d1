"""Channels of payment as data: which money each takes, the columns of its file, and how to read its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ansinh.documents.lists import Column, Kind, Signature
from ansinh.kit.vietnamese import fold
from ansinh.payments.refusals import UnknownChannel

FOLDER = Path(__file__).parent / "channels"
BANKS = Path(__file__).parent / "banks.yaml"
ROUTES = ("POST", "HOME", "BANK")  # registry_paymentroute.channel
FORMS = ("list", "transfer")
# Which money of its route a channel takes in this office: all that no other takes, the accounts at its own bank, or none
# (its layout is known and not in use).
USES = ("all", "own", "none")
EVIDENCE = ("gazette", "copy", "press", "knowledge")
# What a column may hold, and how it is written.
FIELDS = {
    "number": Kind.NUMBER,
    "reference": Kind.CODE,
    "payee": Kind.TEXT,
    "birth_year": Kind.CODE,
    "decision_numbers": Kind.CODE,
    "book_number": Kind.CODE,
    "regular": Kind.MONEY,
    "back_months": Kind.COUNT,
    "back": Kind.MONEY,
    "amount": Kind.MONEY,
    "receiver": Kind.TEXT,
    "account": Kind.TEXT,
    "account_name": Kind.TEXT,
    "bank_name": Kind.TEXT,
    "bin": Kind.TEXT,
    "remark": Kind.TEXT,
    "transfer_kind": Kind.TEXT,
    "source_account": Kind.TEXT,
    "blank": Kind.SIGN,
}
RESULT_FIELDS = {"reference", "name", "amount", "status", "proof", "account"}
# How a file of transfers is split: own bank and other banks apart, or all on one sheet.
SPLITS = (("own_bank", "other_banks", "incomplete", "guide"), ("all", "incomplete", "guide"))
TRANSFER_KINDS = {"own_bank", "other_banks"}


class ChannelFileWrong(Exception):
    """A channel file cannot be used; the message names the file and the place."""


@dataclass(frozen=True)
class FileColumn:
    """One column of the file that leaves."""

    field: str
    column: Column


@dataclass(frozen=True)
class Bank:
    """A bank as the file names it; ``bin`` is its number at NAPAS, as text; ``evidence`` says where that number is from."""

    name: str
    bin: str
    evidence: str


@dataclass(frozen=True)
class ResultLayout:
    """How to read what comes back: headers by field, and the words for paid and returned, all folded; ``titles`` are the
    headers as people write them."""

    headers: Mapping[str, str]
    titles: tuple[str, ...]
    paid: tuple[str, ...]
    returned: tuple[str, ...]


@dataclass(frozen=True)
class Channel:
    """One channel file. ``route`` is how the registry says people are paid; ``form`` is "list" or "transfer".

    Of transfers: ``bank`` is the code of the bank that gets the file, "" when any bank may; ``other_columns`` stand on
    the sheets that are not its own accounts' only; ``source_account`` is the office's account, "" until it is filled in.
    """

    code: str
    title: str
    letter: str
    route: str
    use: str
    form: str
    evidence: str
    columns: tuple[FileColumn, ...]
    result: ResultLayout
    bank: str = ""
    banks: Mapping[str, Bank] = field(default_factory=dict)
    other_columns: tuple[FileColumn, ...] = ()
    transfer_kinds: Mapping[str, str] = field(default_factory=dict)
    source_account: str = ""
    allowed: str = ""
    remark: str = ""
    remark_max_length: int = 0
    sheets: Mapping[str, str] = field(default_factory=dict)
    guide: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def has_message(self) -> bool:
        """Whether its orders can leave as ISO 20022 messages: the bank and the office's account there are known."""
        return self.form == "transfer" and bool(self.bank and self.source_account)

    def plain(self, text: str) -> str:
        """``text`` in the letters that the channel takes: capitals without marks, anything else becomes a space."""
        kept = "".join(char if char in self.allowed else " " for char in fold(text).upper())
        return " ".join(kept.split())


@cache
def channels() -> Mapping[str, Channel]:
    """All channels by code, in the order of their files. Raises ChannelFileWrong."""
    files = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
    found = [read_channel(file, inherited(file, files)) for file in files]
    for route in ROUTES:
        general = [each.code for each in found if each.route == route and each.use == "all"]
        if len(general) != 1:
            raise ChannelFileWrong(f"exactly one channel must take all money of route {route}, found {general}")
    if len({c.letter for c in found}) != len(found):
        raise ChannelFileWrong("two channels share a letter")
    return {channel.code: channel for channel in found}


@cache
def banks() -> Mapping[str, Bank]:
    """All banks that money can be sent to, by the code that the registry uses. Raises ChannelFileWrong."""
    found = {code: Bank(**said) for code, said in yaml.safe_load(BANKS.read_text("utf-8")).items()}
    for code, bank in found.items():
        if not (len(bank.bin) == 6 and bank.bin.isdecimal() and bank.evidence in EVIDENCE):
            raise ChannelFileWrong(f"{BANKS.name}: {code} needs a bin of six digits and its evidence")
    if len({bank.bin for bank in found.values()}) != len(found):
        raise ChannelFileWrong(f"{BANKS.name}: two banks share a bin")
    return found


def inherited(file: str, files: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What a file says, over what the file named by its ``like`` says. Raises ChannelFileWrong."""
    said = dict(files[file])
    base = said.pop("like", None)
    if base is None:
        return said
    shared = files.get(f"{base}.yaml", {"like": base})
    if "like" in shared:
        raise ChannelFileWrong(f"{file}: like must name a channel file that stands by itself")
    return shared | said


def channel(code: str) -> Channel:
    """The channel with this code. Raises UnknownChannel."""
    known = channels()
    if code not in known:
        listed = ", ".join(known)
        raise UnknownChannel(f"Không có kênh chi trả «{code}». Các kênh hiện có: {listed}.", channel=code)
    return known[code]


def read_channel(file: str, said: dict[str, Any]) -> Channel:
    """A channel from the content of its file. Raises ChannelFileWrong naming file and place."""
    reader = _Reader(file, dict(said))
    form = reader.one_of("form", FORMS)
    made = Channel(
        code=reader.text("code"),
        title=reader.text("title"),
        letter=reader.text("letter"),
        route=reader.one_of("route", ROUTES),
        use=reader.one_of("use", USES),
        form=form,
        evidence=reader.one_of("evidence", EVIDENCE),
        columns=tuple(_column(reader, each) for each in reader.take("columns", list)),
        result=_result(reader, reader.take("result", dict)),
        **(_transfer(reader) if form == "transfer" else _list(reader)),
    )
    reader.check(not reader.said, f"unknown keys {sorted(reader.said)}")
    reader.check(f"{made.code}.yaml" == file, "the file must be named after its code")
    reader.check(len(made.letter) == 1 and "A" <= made.letter <= "Z", "letter must be one of A-Z")
    reader.check(made.use != "own" or made.bank == made.code, "only a bank's own channel can take its own accounts")
    return made


class _Reader:
    """Takes keys out of a mapping, so that what remains is unknown."""

    def __init__(self, file: str, said: dict[str, Any]) -> None:
        self.file, self.said = file, said

    def check(self, holds: bool, problem: str) -> None:  # noqa: FBT001 (reads as an assertion)
        if not holds:
            raise ChannelFileWrong(f"{self.file}: {problem}")

    def take(self, key: str, kind: type) -> Any:
        self.check(isinstance(self.said.get(key), kind), f"{key} is missing or not a {kind.__name__}")
        return self.said.pop(key)

    def optional(self, key: str, kind: type) -> Any:
        return self.take(key, kind) if key in self.said else kind()

    def text(self, key: str) -> str:
        return str(self.take(key, str))

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        self.check(value in allowed, f"{key} must be one of {', '.join(allowed)}")
        return value


def _list(reader: _Reader) -> dict[str, Any]:
    return {"signatures": tuple(Signature(**each) for each in reader.take("signatures", list))}


def _transfer(reader: _Reader) -> dict[str, Any]:
    bank, sheets, kinds = reader.text("bank"), reader.take("sheets", dict), reader.optional("transfer_kinds", dict)
    reader.check(bank in {"", *banks()}, f"{BANKS.name} has no bank {bank!r}")
    reader.check(tuple(sheets) in SPLITS, f"sheets must be {' or '.join(', '.join(split) for split in SPLITS)}")
    reader.check(set(kinds) in (set(), TRANSFER_KINDS), f"transfer_kinds must be {sorted(TRANSFER_KINDS)}")
    allowed, remark = reader.take("text", dict).get("allowed", ""), _remark(reader)
    sample = remark["remark"].format(month="12", year="2024", reference="2412A000123X")
    reader.check(set(sample) <= set(allowed), "the remark has letters that are not allowed")
    return remark | {
        "bank": bank,
        "banks": banks(),
        "other_columns": tuple(_column(reader, each) for each in reader.optional("other_columns", list)),
        "transfer_kinds": kinds,
        "source_account": reader.optional("source_account", str),
        "allowed": allowed,
        "sheets": sheets,
        "guide": tuple(reader.take("guide", list)),
    }


def _column(reader: _Reader, said: dict[str, Any]) -> FileColumn:
    reader.check(said.get("field") in FIELDS, f"unknown field {said.get('field')!r} in columns")
    reader.check(
        {"field", "header", "width"} <= set(said) <= {"field", "header", "width", "over"},
        f"column {said['field']} needs field, header, width, and may have over",
    )
    column = Column(said["header"], FIELDS[said["field"]], float(said["width"]), said.get("over", ""))
    return FileColumn(said["field"], column)


def _result(reader: _Reader, said: dict[str, Any]) -> ResultLayout:
    reader.check(set(said) == {"columns", "paid", "returned"}, "result needs columns, paid and returned")
    headers = {name: fold(header) for name, header in said["columns"].items()}
    needed = RESULT_FIELDS - {"account"}
    reader.check(needed <= set(headers) <= RESULT_FIELDS, f"result columns must be {sorted(needed)}, account if any")
    paid, returned = tuple(map(fold, said["paid"])), tuple(map(fold, said["returned"]))
    reader.check(not set(paid) & set(returned), "a word cannot mean both paid and returned")
    return ResultLayout(headers, tuple(said["columns"].values()), paid, returned)


def _remark(reader: _Reader) -> dict[str, Any]:
    said = reader.take("remark", dict)
    reader.check(set(said) == {"pattern", "max_length"}, "remark needs pattern and max_length")
    longest = said["pattern"].format(month="12", year="2024", reference="2412A000123X")
    reader.check(len(longest) <= said["max_length"], f"the remark is longer than {said['max_length']} letters")
    reader.check("{reference}" in said["pattern"], "the remark must carry {reference}")
    return {"remark": said["pattern"], "remark_max_length": said["max_length"]}
