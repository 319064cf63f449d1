"""An order of transfers as pain.001.001.09 (ISO 20022, customer credit transfer initiation), in the order of its schema.

What the standard leaves open is written as few banks can misunderstand: banks by their number (BIN) as clearing member,
accounts as "other" identification, whole đồng without decimals, and our payment reference as EndToEndId.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
SOCIAL_BENEFIT = "SSBE"  # ExternalCategoryPurpose1Code: social security benefit
NAME_LENGTH = 140


@dataclass(frozen=True)
class Payer:
    """Who pays and from which account; ``bin`` is the bank's number at NAPAS."""

    name: str
    account: str
    bin: str


@dataclass(frozen=True)
class Transfer:
    """One payment. ``reference`` comes back as EndToEndId in the bank's statement; the amount is whole đồng."""

    reference: str
    amount_vnd: int
    bin: str
    name: str
    account: str
    remark: str


def message(
    message_id: str, payer: Payer, transfers: Sequence[Transfer], *, created_at: datetime, pay_on: date
) -> bytes:
    """The message as UTF-8. ``message_id``: at most 35 letters, never used for other content; at least one transfer."""
    document = Element("Document", xmlns=NAMESPACE)
    initiation = SubElement(document, "CstmrCdtTrfInitn")
    totals = {"NbOfTxs": str(len(transfers)), "CtrlSum": str(sum(each.amount_vnd for each in transfers))}
    header = SubElement(initiation, "GrpHdr")
    _write(header, {"MsgId": message_id, "CreDtTm": created_at.isoformat(timespec="seconds")} | totals)
    _write(header, {"InitgPty/Nm": payer.name[:NAME_LENGTH]})
    payment = SubElement(initiation, "PmtInf")
    _write(payment, {"PmtInfId": message_id, "PmtMtd": "TRF", "BtchBookg": "false"} | totals)
    _write(
        payment,
        {
            "PmtTpInf/CtgyPurp/Cd": SOCIAL_BENEFIT,
            "ReqdExctnDt/Dt": pay_on.isoformat(),
            "Dbtr/Nm": payer.name[:NAME_LENGTH],
            "DbtrAcct/Id/Othr/Id": payer.account,
            "DbtrAgt/FinInstnId/ClrSysMmbId/MmbId": payer.bin,
        },
    )
    for each in transfers:
        _transfer(SubElement(payment, "CdtTrfTxInf"), each)
    written: bytes = tostring(document, encoding="utf-8", xml_declaration=True)
    return written


def _transfer(into: Element, transfer: Transfer) -> None:
    _write(into, {"PmtId/EndToEndId": transfer.reference})
    SubElement(SubElement(into, "Amt"), "InstdAmt", Ccy="VND").text = str(transfer.amount_vnd)
    _write(
        into,
        {
            "CdtrAgt/FinInstnId/ClrSysMmbId/MmbId": transfer.bin,
            "Cdtr/Nm": transfer.name[:NAME_LENGTH],
            "CdtrAcct/Id/Othr/Id": transfer.account,
            "RmtInf/Ustrd": transfer.remark,
        },
    )


def _write(into: Element, values: dict[str, str]) -> None:
    """Each value in elements of its own, nested as its path says, in this order."""
    for path, text in values.items():
        place = into
        for step in path.split("/"):
            place = SubElement(place, step)
        place.text = text
