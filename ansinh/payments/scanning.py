"""Pages of a scan as pictures, and what the QR code on each says. Nothing is looked up here.

Reading the code is zxing-cpp, rendering a PDF is PDFium, both inside the process and without a network. Pages may lie on
their side or upside down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import zxingcpp
from PIL import Image, UnidentifiedImageError

from ansinh.documents.refusals import FileRefused
from ansinh.documents.sniffing import FileKind

KINDS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG})
MAX_PAGES = 200
QR = zxingcpp.barcode_formats_from_str("QRCode")
MAX_PIXELS = 60_000_000  # A4 at 600 dpi is 35 million
DPI = 220
POINTS_AN_INCH = 72
MAX_SIDE = 4_000  # pixels of a rendered page: a page that claims to be a poster is drawn smaller
UNREADABLE = (pypdfium2.PdfiumError, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError)
CODE = re.compile(r"[0-9]{4}-([0-9]{1,12})-[A-Z]{1,20}-([0-9]{1,12})/([0-9]{1,4})/([0-9]{1,4})/([0-9A-F]{10})")


@dataclass(frozen=True)
class PageCode:
    """What the code of a list's page says: whose list, which page of how many, and the list's fingerprint."""

    order_id: int
    commune_id: int
    page: int
    pages: int
    fingerprint: str


def codes_of(content: bytes, kind: FileKind) -> list[PageCode | None]:
    """The code of each page, None where none can be read. Raises FileRefused when the pictures cannot be read."""
    try:
        return [_code(picture) for picture in _pictures(content, kind)]
    except UNREADABLE as broken:
        raise FileRefused("Không đọc được ảnh trong tệp quét. Quét lại, lưu thành PDF, PNG hoặc JPG.") from broken


def text_of(content: bytes, kind: FileKind) -> str:
    """The text of the first QR code on a photo or scan; "" when none can be read. Raises FileRefused."""
    try:
        for picture in _pictures(content, kind):
            for found in zxingcpp.read_barcodes(picture, formats=QR):
                return str(found.text)
    except UNREADABLE as broken:
        raise FileRefused("Không đọc được ảnh. Chụp lại, lưu thành JPG hoặc PNG.") from broken
    return ""


def _pictures(content: bytes, kind: FileKind) -> Iterator[Image.Image]:
    if kind is not FileKind.PDF:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise FileRefused("Ảnh quét quá lớn. Quét lại ở 300 dpi.")
            yield picture.convert("L")
        return
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) > MAX_PAGES:
            raise FileRefused(f"Tệp quét có hơn {MAX_PAGES} trang. Tách thành nhiều tệp.")
        for page in document:
            scale = min(DPI / POINTS_AN_INCH, MAX_SIDE / max(*page.get_size(), 1))
            yield page.render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()


def _code(picture: Image.Image) -> PageCode | None:
    """The first code on the picture that is a list's."""
    for found in zxingcpp.read_barcodes(picture, formats=QR):
        said = CODE.fullmatch(found.text)
        if said is not None:
            commune, order, page, pages = (int(said[place]) for place in range(1, 5))
            return PageCode(order, commune, page, pages, said[5]) if 1 <= page <= pages else None
    return None
