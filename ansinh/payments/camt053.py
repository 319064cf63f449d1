"""A bank's statement as CAMT.053 (ISO 20022): its transactions as rows of a result. Any version of the message is read.

A booked debit is paid; a booked credit is a return only if the bank says so (return information or reversal): money that
somebody pays in by hand may carry the same remark. All else is unclear, and refused like an unclear row of a workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ansinh.intake.containers import SheetRefused
from ansinh.payments import references
from ansinh.payments.refusals import NotAResult
from ansinh.payments.said import SaidRow, digits, letters

NAMESPACE = "{urn:iso:std:iso:20022:tech:xsd:camt.053.001."
MAX_BYTES = 40 * 1024 * 1024  # 20,000 transactions are about 20 MB
WHOLE_DONG = re.compile(r"([0-9]{1,15})(\.0{1,5})?")
# (status of the entry, direction, whether the bank says that it came back): what became of the payment.
OUTCOMES = {("BOOK", "DBIT", False): "PAID", ("BOOK", "CRDT", True): "RETURNED"}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def is_message(content: bytes) -> bool:
    """Whether the file is XML and no workbook."""
    return content.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"<")


def rows_of(content: bytes) -> list[SaidRow]:
    """One row a transaction, numbered within its statement; an entry without details is one row.

    Raises NotAResult when the XML is another message, SheetRefused when it is too large, unsafe or broken.
    """
    if len(content) > MAX_BYTES:
        raise SheetRefused("Tệp sao kê lớn hơn 40 MB. Xin ngân hàng tách theo ngày.", reason="too_big")
    try:
        message = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as unsafe:
        raise SheetRefused(
            "Tệp XML có phần khai báo không an toàn. Xin ngân hàng gửi lại.", reason="unsafe"
        ) from unsafe
    except (ParseError, ValueError, LookupError) as broken:  # the last two: an encoding that does not exist
        raise SheetRefused("Tệp XML bị hỏng hoặc thiếu. Tải lại từ ngân hàng.", reason="broken") from broken
    if not message.tag.startswith(NAMESPACE):
        raise NotAResult("Tệp XML không phải sao kê CAMT.053 của ngân hàng. Chọn lại tệp kết quả.")
    return [row for statement in message.iterfind("{*}BkToCstmrStmt/{*}Stmt") for row in _rows(statement)]


def _rows(statement: Element) -> Iterator[SaidRow]:
    name, number = _text(statement, "Id"), 0
    for entry in statement.iterfind("{*}Ntry"):
        for details in entry.findall("{*}NtryDtls/{*}TxDtls") or [entry]:
            number += 1
            yield _row(name, number, entry, details)


def _row(sheet: str, number: int, entry: Element, details: Element) -> SaidRow:
    amount = _amount(details)
    if amount is None and len(entry.findall("{*}NtryDtls/{*}TxDtls")) == 1:
        amount = _amount(entry)
    status = _text(entry, "Sts/Cd", "Sts")
    direction = _text(details, "CdtDbtInd") or _text(entry, "CdtDbtInd")
    sent_back = details.find("{*}RtrInf") is not None or _text(entry, "RvslInd") == "true"
    raw = {
        "reference": _text(details, "Refs/EndToEndId"),
        "remark": _text(details, "RmtInf/Ustrd"),
        "account": _text(details, "RltdPties/CdtrAcct/Id/Othr/Id", "RltdPties/CdtrAcct/Id/IBAN"),
        "name": _text(details, "RltdPties/Cdtr/Pty/Nm", "RltdPties/Cdtr/Nm"),
        "amount": _text(amount, ".") if amount is not None else "",
        "status": f"{status} {direction}{' RTR' if sent_back else ''}",
        "proof": _text(details, "Refs/AcctSvcrRef", "Refs/TxId") or _text(entry, "AcctSvcrRef"),
    }
    reference = references.find(raw["reference"]) or references.find(raw["remark"])
    return SaidRow(
        sheet=sheet,
        row=number,
        raw=raw,
        reference=reference,
        well_formed=references.well_formed(reference),
        amount_vnd=_whole_dong(amount),
        name=letters(raw["name"]),
        account=digits(raw["account"]),
        outcome=OUTCOMES.get((status, direction, sent_back), ""),
        has_proof=bool(raw["proof"]),
    )


def _amount(of: Element) -> Element | None:
    return of.find("{*}Amt") if of.find("{*}Amt") is not None else of.find("{*}AmtDtls/{*}TxAmt/{*}Amt")


def _whole_dong(amount: Element | None) -> int | None:
    """The amount in đồng; None when it is in another currency or has a part of a đồng."""
    whole = WHOLE_DONG.fullmatch(_text(amount, ".")) if amount is not None and amount.get("Ccy") == "VND" else None
    return int(whole[1]) if whole else None


def _text(of: Element, *paths: str) -> str:
    """The text at the first path that has any, each written without the namespace."""
    for path in paths:
        found = of if path == "." else of.find("/".join(f"{{*}}{step}" for step in path.split("/")))
        if found is not None and found.text and found.text.strip():
            return found.text.strip()
    return ""
