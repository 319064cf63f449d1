"""ISO 20022: the message that leaves keeps the published structure, the statement that comes back is believed row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from defusedxml.ElementTree import fromstring

from ansinh.audit.session import acting
from ansinh.intake.containers import SheetRefused
from ansinh.payments import actions, files, queries
from ansinh.payments.channels import channel
from ansinh.payments.refusals import NoMessage, NotAResult
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import AT, MONTH, Line
from tests.payroll_world import SYSTEM, sql

pytestmark = pytest.mark.django_db
PAIN = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
ACCOUNT = "1500201000001"

MAX35, MAX140, COUNT = r"\S(.{0,33}\S)?", r"\S(.{0,138}\S)?", r"[0-9]{1,15}"
WHOLE = r"[1-9][0-9]{0,14}"  # VND has no decimals (ISO 4217)
DAY = r"\d{4}-\d\d-\d\d"
Shape = Sequence[tuple[str, bool, object]]
AGENT: Shape = [("FinInstnId", True, [("ClrSysMmbId", True, [("MmbId", True, r"[0-9]{6}")])])]
HOLDER: Shape = [("Id", True, [("Othr", True, [("Id", True, r"[0-9]{1,34}")])])]
NAMED: Shape = [("Nm", True, MAX140)]
PURPOSE: Shape = [("CtgyPurp", False, [("Cd", True, r"[A-Z]{4}")])]
# The published schema, as far as the elements that we write: (name, mandatory, its children or the shape of its text) in
# the order of the xs:sequence.
TRANSFER: Shape = [
    ("PmtId", True, [("InstrId", False, MAX35), ("EndToEndId", True, MAX35)]),
    ("PmtTpInf", False, PURPOSE), ("Amt", True, [("InstdAmt", True, WHOLE)]), ("ChrgBr", False, r"[A-Z]{4}"),
    ("CdtrAgt", False, AGENT), ("Cdtr", False, NAMED), ("CdtrAcct", False, HOLDER),
    ("Purp", False, [("Cd", True, r"[A-Z]{4}")]), ("RmtInf", False, [("Ustrd", False, MAX140)]),
]  # fmt: skip
DOCUMENT: Shape = [("CstmrCdtTrfInitn", True, [
    ("GrpHdr", True, [
        ("MsgId", True, MAX35), ("CreDtTm", True, DAY + r"T\d\d:\d\d:\d\d\+07:00"), ("NbOfTxs", True, COUNT),
        ("CtrlSum", False, WHOLE), ("InitgPty", True, NAMED),
    ]),
    ("PmtInf", True, [
        ("PmtInfId", True, MAX35), ("PmtMtd", True, "TRF"), ("BtchBookg", False, "true|false"), ("NbOfTxs", False, COUNT),
        ("CtrlSum", False, WHOLE), ("PmtTpInf", False, PURPOSE), ("ReqdExctnDt", True, [("Dt", True, DAY)]),
        ("Dbtr", True, NAMED), ("DbtrAcct", True, HOLDER), ("DbtrAgt", True, AGENT), ("ChrgBr", False, r"[A-Z]{4}"),
        ("CdtTrfTxInf", True, TRANSFER),
    ]),
])]  # fmt: skip


def faults(element: Element, shape: object) -> list[str]:
    """Where an element leaves the structure: wrong text, unknown, misplaced, missing or repeated children."""
    tag = element.tag.removeprefix(PAIN)
    if isinstance(shape, str):
        return [] if not len(element) and re.fullmatch(shape, element.text or "") else [f"{tag}: {element.text}"]
    assert isinstance(shape, list)
    allowed = {name: inner for name, _, inner in shape}
    names = [child.tag.removeprefix(PAIN) for child in element]
    order = [list(allowed).index(name) if name in allowed else -1 for name in names]
    found = [f"{tag}: {name} unknown" for name in names if name not in allowed]
    found += [f"{tag}: order {names}"] if order != sorted(order) else []
    found += [f"{tag}: {name} missing" for name, mandatory, _ in shape if mandatory and name not in names]
    found += [f"{tag}: {name} twice" for name in set(names) - {"CdtTrfTxInf"} if names.count(name) > 1]
    for child, name in zip(element, names, strict=True):
        found += faults(child, allowed.get(name, ".*"))
    return found


@pytest.fixture
def _known_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "used_channel", lambda code: replace(channel(code), source_account=ACCOUNT))


@pytest.mark.usefixtures("_known_account")
def test_an_order_as_pain001() -> None:
    world = payroll_world.build(3)
    own, other, without = world.people
    pay.route(own, "BANK", "AGRIBANK", "0042002000001")
    pay.route(other, "BANK", "VIETCOMBANK", "0071000123456", "TRẦN THỊ Ánh <Đào> & con")
    pay.route(without, "BANK", "AGRIBANK", "")
    payroll_world.decide([payroll_world.item(world, person, start="2024-08") for person in world.people], "2024-08-25")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    bank = next(each for each in actions.order(MONTH, actor=SYSTEM, at=AT) if each.channel == "AGRIBANK")
    with acting(SYSTEM):
        made, again = queries.order_message(bank.id), queries.order_message(bank.id)
    assert (made, made.name) == (again, "agribank-2024-09.xml")
    document = fromstring(made.content)
    assert document.tag == f"{PAIN}Document"
    assert faults(document, DOCUMENT) == []
    assert texts(document, "NbOfTxs") == ["2", "2"]
    assert texts(document, "CtrlSum") == ["3000000", "3000000"]
    assert texts(document, "MsgId") == [f"AGRIBANK-2409-{bank.id}"]
    assert texts(document, "CtgyPurp/{*}Cd") == ["SSBE"]
    assert texts(document, "DbtrAcct/{*}Id/{*}Othr/{*}Id") == [ACCOUNT]
    assert texts(document, "DbtrAgt/{*}FinInstnId/{*}ClrSysMmbId/{*}MmbId") == ["970405"]
    references = dict(sql("SELECT person_id, reference FROM payments_orderline"))
    assert texts(document, "EndToEndId") == [references[own], references[other]]
    assert texts(document, "CdtrAcct/{*}Id/{*}Othr/{*}Id") == ["0042002000001", "0071000123456"]
    assert texts(document, "CdtrAgt/{*}FinInstnId/{*}ClrSysMmbId/{*}MmbId") == ["970405", "970436"]
    assert texts(document, "Cdtr/{*}Nm") == ["NGUYEN VAN 1", "TRAN THI ANH DAO CON"]
    assert texts(document, "RmtInf/{*}Ustrd") == [f"TRO CAP T09 2024 {references[each]}" for each in (own, other)]
    assert {amount.get("Ccy") for amount in document.iter(f"{PAIN}InstdAmt")} == {"VND"}


def texts(document: Element, path: str) -> list[str | None]:
    return [element.text for element in document.iterfind(f".//{{*}}{path}")]


def test_the_check_of_the_structure_finds_faults() -> None:
    broken = fromstring(
        f'<CstmrCdtTrfInitn xmlns="{PAIN[1:-1]}"><PmtInf/><GrpHdr><CreDtTm/><MsgId> x</MsgId></GrpHdr></CstmrCdtTrfInitn>'
    )
    found = faults(broken, DOCUMENT[0][2])
    assert "CstmrCdtTrfInitn: order ['PmtInf', 'GrpHdr']" in found
    assert {"GrpHdr: NbOfTxs missing", "MsgId:  x", "PmtInf: Dbtr missing"} <= set(found)


def test_without_the_offices_account_there_is_no_message() -> None:
    _, orders = pay.ordered_month()
    with acting(SYSTEM):
        with pytest.raises(NoMessage, match="Chưa khai tài khoản của đơn vị cho kênh Agribank"):
            queries.order_message(orders["AGRIBANK"].id)
        with pytest.raises(NoMessage, match="không có khoản nào chuyển khoản được"):
            queries.order_message(orders["POST"].id)


def statement(lines: Sequence[Line], version: str = "08", changes: Mapping[str, str] | None = None) -> bytes:
    """A CAMT.053 with one entry a line. ``changes``: texts to use instead, by element."""
    said = {"Sts": "BOOK", "Ccy": "VND"} | dict(changes or {})
    document = Element("Document", xmlns=CAMT + version)
    of_account = SubElement(SubElement(document, "BkToCstmrStmt"), "Stmt")
    SubElement(of_account, "Id").text = "SK-15"
    for line in lines:
        entry = SubElement(of_account, "Ntry")
        SubElement(entry, "Amt", Ccy=said["Ccy"]).text = f"{line.amount}.00"
        SubElement(entry, "CdtDbtInd").text = "DBIT" if line.paid else "CRDT"
        status = SubElement(entry, "Sts")
        (status if version == "02" else SubElement(status, "Cd")).text = said["Sts"]
        details = SubElement(SubElement(entry, "NtryDtls"), "TxDtls")
        refs = SubElement(details, "Refs")
        SubElement(refs, "AcctSvcrRef").text = line.proof
        SubElement(refs, "EndToEndId").text = line.reference or "NOTPROVIDED"
        parties = SubElement(details, "RltdPties")
        creditor = SubElement(parties, "Cdtr")
        SubElement(creditor if version == "02" else SubElement(creditor, "Pty"), "Nm").text = line.name.upper()
        account = SubElement(SubElement(parties, "CdtrAcct"), "Id")
        SubElement(SubElement(account, "Othr"), "Id").text = line.account
        if not line.paid and "RtrInf" not in said:
            SubElement(details, "RtrInf")
    written: bytes = tostring(document, encoding="utf-8", xml_declaration=True)
    return written


@pytest.mark.parametrize("version", ["02", "08"])
def test_a_camt053_is_posted_and_voided(version: str) -> None:
    _, orders = pay.ordered_month()
    first, second, third = pay.lines_of(orders["AGRIBANK"])
    content = statement([first, second, pay.returned(third)], version)
    result = pay.take("AGRIBANK", content)
    assert (result.rows, result.paid, result.returned, result.refused) == (3, 2, 1, ())
    assert pay.postings() == {"RESERVE": 4_500_000, "POST": 1_500_000, "VOID": 750_000}
    assert pay.take("AGRIBANK", content).already_taken
    repeated = pay.take("AGRIBANK", pay.bank_file([first, second, pay.returned(third)]))  # the same in a workbook
    assert (repeated.repeated, repeated.refused) == (3, ())


@pytest.mark.parametrize(
    ("code", "line", "said"),
    [
        ("AMOUNT_DIFFERS", {"amount": 75_000}, {}),
        ("AMOUNT_DIFFERS", {}, {"Ccy": "USD"}),
        ("ACCOUNT_DIFFERS", {"account": "9999"}, {}),
        ("NAME_DIFFERS", {"name": "Lê Thị Khác"}, {}),
        ("NO_REFERENCE", {"reference": ""}, {}),
        ("BLANK_RECEIPT", {"proof": ""}, {}),
        ("UNCLEAR_STATUS", {}, {"Sts": "PDNG"}),
        ("UNCLEAR_STATUS", {"paid": False}, {"RtrInf": "none: somebody pays in by hand"}),
    ],
)
def test_a_transaction_that_does_not_fit_is_refused(code: str, line: dict[str, object], said: dict[str, str]) -> None:
    _, orders = pay.ordered_month()
    first = pay.lines_of(orders["AGRIBANK"])[0]
    result = pay.take("AGRIBANK", statement([replace(first, **line)], changes=said))  # type: ignore[arg-type]
    assert [(row.code, row.sheet, row.row) for row in result.refused] == [(code, "SK-15", 1)]
    assert pay.states() == {"ORDERED": 6}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "unsafe"),
        (b"<Document", "broken"),
        (b'<?xml version="1.0" encoding="moon"?><x/>', "broken"),
    ],
)
def test_unsafe_and_broken_xml_is_refused(content: bytes, reason: str) -> None:
    pay.ordered_month()
    with pytest.raises(SheetRefused) as refused:
        pay.take("AGRIBANK", content)
    assert refused.value.fields["reason"] == reason


def test_another_message_is_no_statement() -> None:
    pay.ordered_month()
    with pytest.raises(NotAResult, match="không phải sao kê CAMT"):
        pay.take("AGRIBANK", b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>')
    with pytest.raises(SheetRefused):  # the post sends no statements of a bank
        pay.take("POST", statement([]))
