"""What PDF/A-2a asks for and a program can see without a full validator: each thing that is missing, as a short name."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.pdf_words import leaves

PRINT, HIDING = 4, 1 | 2 | 32  # flags of an annotation: printed; invisible, hidden, not viewed
NOTHING = generic.DictionaryObject()
ACTIVE = ("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles")


def faults(pdf: bytes) -> list[str]:
    """Empty for a file that keeps all of it, the newest revision seen."""
    reader = PdfFileReader(BytesIO(pdf))
    root, found = reader.root, []
    record = root["/Metadata"].data.decode()
    if "<pdfaid:part>2</pdfaid:part>" not in record or "<pdfaid:conformance>A</pdfaid:conformance>" not in record:
        found.append("does not say that it is PDF/A-2a")
    if "/DestOutputProfile" not in root["/OutputIntents"][0]:
        found.append("no colour profile")
    if not root["/MarkInfo"]["/Marked"] or "/StructTreeRoot" not in root or root["/Lang"] != "vi":
        found.append("no tags or no language")
    if reader.encrypted or any(key in root for key in ACTIVE):
        found.append("locked or active")
    day = str(reader.trailer["/Info"]["/ModDate"])[2:10]
    if f"<xmp:ModifyDate>{day[:4]}-{day[4:6]}-{day[6:]}" not in record:
        found.append("the two records disagree about the day")
    for page in leaves(root["/Pages"]):
        found += [f"font {name} not inside" for name in _bare_fonts(page["/Resources"])]
        for annotation in page.get("/Annots", ()):
            found += list(_annotation(annotation.get_object()))
    return found


def _annotation(annotation: generic.DictionaryObject) -> Iterator[str]:
    if not annotation["/F"] & PRINT or annotation["/F"] & HIDING:
        yield "an annotation that is not printed"
    if annotation["/Subtype"] == "/Widget":
        if set(annotation["/AP"]) != {"/N"}:
            yield "a field without one appearance"
        yield from (
            f"font {name} not inside" for name in _bare_fonts(annotation["/AP"]["/N"].get("/Resources", NOTHING))
        )


def _bare_fonts(resources: generic.DictionaryObject) -> Iterator[str]:
    """Fonts whose letters are not in the file, also in drawings within drawings."""
    resources = resources.get_object()
    for name, font in resources.get("/Font", {}).items():
        inner = font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
        if not any(key in inner for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield name
    for drawing in resources.get("/XObject", {}).values():
        yield from _bare_fonts(drawing.get_object().get("/Resources", NOTHING))
