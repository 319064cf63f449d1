"""Files that must not come in: broken, locked, armed, too large. Each is refused with its own reason."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from ansinh.intake.containers import MAX_FILE_BYTES, SheetRefused
from ansinh.intake.reading import read
from tests.intake_world import xlsx_of

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
GOOD = xlsx_of({"A": [["Họ và tên", "Đối tượng"], ["Nguyễn Văn Mẫu", "NKT nặng"]]})


def rebuilt(changes: dict[str, bytes]) -> bytes:
    """The good workbook with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{cells}</sheetData></worksheet>"
    ).encode()


XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \r\n\r\n", "empty"),
        (b";;;\r\n;;;\r\n", "empty"),
        (b"a" * (MAX_FILE_BYTES + 1), "too_big"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "html"),
        (b"\xef\xbb\xbf\r\n<table border=1><tr><td>1", "html"),
        ("<html><table>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><Workbook/>', "xml"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "too_old"),
        (GOOD[:500], "broken"),
        (rebuilt({"xl/vbaProject.bin": b"x"}), "macros"),
        (rebuilt({"xl/macrosheets/sheet1.xml": b"<a/>"}), "macros"),
        (rebuilt({"xl/worksheets/sheet1.xml": XXE}), "xml_attack"),
        (rebuilt({"xl/worksheets/sheet1.xml": XXE.decode().encode("utf-16")}), "xml_attack"),
        (rebuilt({"xl/sharedStrings.xml": LAUGHS}), "xml_attack"),
        (rebuilt({"docProps/big.bin": b"0" * (40 * 1024 * 1024)}), "bomb"),
        (
            rebuilt({"xl/worksheets/sheet1.xml": sheet_xml('<row r="60001"><c r="A60001"><v>1</v></c></row>')}),
            "too_many_cells",
        ),
        (
            rebuilt({"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')}),
            "too_many_cells",
        ),
        (rebuilt({"xl/worksheets/sheet1.xml": sheet_xml("")}), "empty"),
        (b"a;b\r\n" * 50_001, "too_many_cells"),
        (
            rebuilt({"xl/worksheets/sheet1.xml": sheet_xml('<row r="49999"><c r="IP49999"><v>1</v></c></row>')}),
            "too_many_cells",
        ),
        (OLE + b"\0" * 5_000, "broken"),
        (OLE + bytes(range(1, 256)) * 20, "broken"),
        (rebuilt({"xl/workbook.xml": b"<workbook><sheets>"}), "broken"),
        (rebuilt({"xl/_rels/workbook.xml.rels": b"<x>"}), "broken"),
        (zip_of({"xl/workbook.xml": b"<a/>", "../../etc/passwd": b"x"}), "broken"),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "broken"),
        (b'"' + b"a," * 200_000, "broken"),
        (b'a;b\r\n"' + b"x" * 200_000 + b'";c', "broken"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(SheetRefused) as refusal:
        read(content)
    assert refusal.value.fields == {"reason": reason}
    assert refusal.value.sentence.endswith(".")


def test_a_word_file_is_no_spreadsheet() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(SheetRefused) as refusal:
        read(out.getvalue())
    assert refusal.value.fields == {"reason": "unknown"}


def test_a_locked_workbook_is_named_as_such() -> None:
    import msoffcrypto.format.ooxml as ooxml

    locked = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(GOOD)).encrypt("mat-khau", locked)
    with pytest.raises(SheetRefused) as refusal:
        read(locked.getvalue())
    assert refusal.value.fields == {"reason": "password"}


def test_a_document_of_opendocument_repeats_no_value_a_million_times() -> None:
    content = (
        b'<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
        b'<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'
        b"</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    with pytest.raises(SheetRefused) as refusal:
        read(out.getvalue())
    assert refusal.value.fields == {"reason": "too_many_cells"}


def test_a_formula_is_never_evaluated() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Họ và tên", '=HYPERLINK("http://example.invalid")', "=1+1"])
    out = io.BytesIO()
    workbook.save(out)
    assert read(out.getvalue()).sheets[0].cells == [["Họ và tên"]]
