"""Digital signatures in papers (PAdES): a person or an authority signs; anyone sees who did and whether it still holds.

A paper from ``rendering.paper_pdf`` knows its places of signature: areas with the addresses «place:signature» and so on.
The first signature turns them all into empty fields, so that a second finds its own without touching what is signed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from functools import lru_cache
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils import content, generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from ansinh.documents.typesetting import typeset
from ansinh.kit.refusals import Refusal

# Its messages about certificates carry people's names, which do not belong in a log.
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)

ADDRESS = "place:"
MIDDLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)
TRIAL = "Chứng thư thử nghiệm"  # the unit in certificates that we make ourselves


class PdfUnreadable(Refusal):
    """Not a PDF, or one that is damaged."""

    code = "pdf_unreadable"


class NoSuchPlace(Refusal):
    """The paper has no free place of this name."""

    code = "no_such_place"


class Place(StrEnum):
    """Where a signature goes: who signs the paper, the secretary at the left, the authority's seal over the signature."""

    SIGNATURE = "signature"
    SECOND = "second"
    SEAL = "seal"


class Trust(Enum):
    """Who vouches for the signer's certificate. The value is what people read."""

    TRUSTED = "chứng thư tin cậy"
    TRIAL = "chứng thư thử nghiệm"
    UNKNOWN = "chưa xác định được người cấp chứng thư"


@dataclass(frozen=True)
class Signer:
    """A name to show, the key behind it, and the picture of the handwritten signature (PNG or SVG) if there is one."""

    name: str
    key: signers.Signer
    picture: bytes = b""


@dataclass(frozen=True)
class SignatureSeen:
    """One signature of a file. ``at`` is the signer's own word, as no time authority is asked.

    ``intact``: what was signed is unchanged. ``whole``: nothing but further signatures was added after it.
    """

    who: str
    at: datetime | None
    place: str
    intact: bool
    whole: bool
    trust: Trust


def sign(pdf: bytes, signer: Signer, at: datetime, place: Place = Place.SIGNATURE) -> bytes:
    """The PDF with a signature in its place, appended to the file, whose bytes before stay as they are (PAdES B-B).

    ``at`` carries its zone. Archive quality is kept: what is added has its face inside, the file's own record is left.
    """
    with _readable():
        writer = _Appending(BytesIO(pdf))
        _open_places(writer)
        box = _free_place(writer, place)
    drawing = _stamp(_lines(signer, at, place), signer.picture, box.width, box.height)
    metadata = signers.PdfSignatureMetadata(
        field_name=place.value, md_algorithm="sha256", name=signer.name, subfilter=fields.SigSeedSubFilter.PADES
    )
    signed: BytesIO = _Dated(metadata, signer.key, at, drawing).sign_pdf(writer, bytes_reserved=_room(signer.key))
    return signed.getvalue()


@lru_cache(maxsize=8)
def _room(key: signers.Signer) -> int:
    """Hex digits that a signature takes with its certificates: for one key always the same, so asked once."""
    trial = asyncio.run(key.async_sign(bytes(32), "sha256", dry_run=True, use_pades=True))
    return 2 * len(trial.dump())


def check(pdf: bytes, *, roots: Sequence[x509.Certificate] = ()) -> list[SignatureSeen]:
    """The signatures of a file, oldest first. ``roots`` are the authorities whose certificates we believe."""
    with _readable():
        return [_seen(signature, roots) for signature in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures]


def _seen(signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]) -> SignatureSeen:
    certificate = signature.signer_cert
    at = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False)
    try:
        status = validate_pdf_signature(signature, context)
    except (SignatureValidationError, ValueError):
        intact = whole = trusted = False
    else:
        intact = status.intact and status.valid
        covers = status.coverage in {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
        whole = intact and covers and bool(status.docmdp_ok)
        trusted = status.trusted
    trust = Trust.TRIAL if _is_trial(certificate) else Trust.TRUSTED if trusted else Trust.UNKNOWN
    who = str(certificate.subject.native.get("common_name", ""))
    return SignatureSeen(who, at, signature.field_name, intact, whole, trust)


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever a damaged file does to the reader becomes one sentence."""
    try:
        yield
    except (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise PdfUnreadable(
            "Tệp này không phải là PDF đọc được. Chọn đúng tệp PDF đã tải về, chưa qua chỉnh sửa, rồi thử lại."
        ) from error


def _open_places(writer: IncrementalPdfFileWriter) -> None:
    """Each area with an address of ours becomes an empty signature field."""
    for number in range(int(writer.root["/Pages"]["/Count"])):
        reference, _ = writer.find_page_for_modification(number)  # type: ignore[no-untyped-call] # pyHanko leaves it open
        page = reference.get_object()
        areas = [(area, _address(area.get_object())) for area in page.get("/Annots", ())]
        if not any(address for _, address in areas):
            continue
        page["/Annots"] = generic.ArrayObject(area for area, address in areas if not address)
        writer.update_container(page)
        for area, address in areas:
            if address:
                left, bottom, right, top = (round(edge) for edge in area.get_object()["/Rect"])
                box = (left, bottom, right, top)
                fields.append_signature_field(writer, fields.SigFieldSpec(address, on_page=number, box=box))


def _address(area: Any) -> str:
    """The place that an area stands for, "" for any other area."""
    uri = str(area.get("/A", {}).get("/URI", ""))
    return uri.removeprefix(ADDRESS) if uri.startswith(ADDRESS) else ""


def _free_place(writer: IncrementalPdfFileWriter, place: Place) -> BoxConstraints:
    for _, _, field in fields.enumerate_sig_fields(writer, filled_status=False, with_name=place.value):
        left, bottom, right, top = (float(edge) for edge in field.get_object()["/Rect"])
        return BoxConstraints(width=right - left, height=top - bottom)
    raise NoSuchPlace(
        "Văn bản không còn chỗ trống cho chữ ký này. Mở văn bản để xem ai đã ký, hoặc lập lại văn bản rồi ký.",
        place=place,
    )


def _lines(signer: Signer, at: datetime, place: Place) -> tuple[str, ...]:
    """The words in the place. A seal with a picture has none, as on paper; a trial always says that it is one."""
    words = (f"Người ký: {signer.name}", f"Thời gian ký: {at:%d/%m/%Y %H:%M:%S} {at:%z}")
    trial = (f"({Trust.TRIAL.value})",) if _is_trial(signer.key.signing_cert) else ()
    return trial if place is Place.SEAL and signer.picture else words + trial


def _is_trial(certificate: x509.Certificate) -> bool:
    return bool(certificate.issuer.native.get("organizational_unit_name") == TRIAL)


@lru_cache(maxsize=64)  # a batch is signed by one person at one moment
def _stamp(lines: tuple[str, ...], picture: bytes, width: float, height: float) -> bytes:
    """What is seen in the place: a small PDF, because its letters bring their face along."""
    values = {"lines": lines, "picture": list(picture), "width": width, "height": height}
    return typeset("stamp.typ", values, archive=False)


class _Appending(IncrementalPdfFileWriter):
    """Appends to a file without rewriting its metadata, which say that it is PDF/A and when it was made."""

    def _update_meta(self) -> None:
        pass


class _Dated(signers.PdfSigner):
    """Signs at the given moment; by itself pyHanko would ask the clock."""

    def __init__(
        self, metadata: signers.PdfSignatureMetadata, key: signers.Signer, at: datetime, drawing: bytes
    ) -> None:
        style = StaticStampStyle(border_width=0, background=_Drawing(drawing), background_layout=MIDDLE)
        super().__init__(metadata, key, stamp_style=style)
        self.at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:  # noqa: FBT001, FBT002 (pyHanko's own signature)
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.at
        return session


class _Drawing(content.PdfContent):
    """The first page of a small PDF as a drawing inside another."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        writer = self._ensure_writer
        drawing = writer.import_page_as_xobject(PdfFileReader(BytesIO(self.pdf)))
        self.resources.xobject["/Drawing"] = drawing
        left, bottom, right, top = map(float, drawing.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Drawing Do"
