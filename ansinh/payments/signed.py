"""Signed lists come back as scans: each page is filed to its order, commune and page by its code, or waits for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection

from ansinh.audit.actions import record
from ansinh.documents import queries as documents
from ansinh.documents.files import MAX_BYTES, keep
from ansinh.documents.queries import KeptFile
from ansinh.documents.refusals import FileRefused, UnknownPaper
from ansinh.documents.sniffing import kind_of
from ansinh.kit.actors import Actor
from ansinh.payments.channel_models import SignedPage, SignedScan
from ansinh.payments.channels import channels
from ansinh.payments.files import order_fingerprint
from ansinh.payments.models import OrderLine
from ansinh.payments.refusals import PageRefused
from ansinh.payments.scanning import KINDS, PageCode, codes_of
from ansinh.payments.working import working
from ansinh.payroll.naming import ListName, list_id

WHY = {
    "NO_CODE": "Không đọc được mã QR của trang. Mở ảnh, xem đó là trang nào.",
    "UNKNOWN": "Mã QR không thuộc danh sách nào đã lập lệnh chi.",
    "OTHER_CONTENT": "Trang được in từ một bản khác của danh sách. So lại với bản trong hệ thống trước khi xếp.",
}
LISTS = """
SELECT o.id, o.channel, l.commune_id, v.name, count(*) FROM payments_order o JOIN payments_orderline l ON l.order_id = o.id
LEFT JOIN registry_unitversion v ON v.unit_id = l.commune_id AND upper_inf(v.known) AND v.valid @> %(at)s::date
WHERE o.payroll_id = %(list)s AND o.channel = ANY (%(channels)s)
GROUP BY o.id, l.commune_id, v.name ORDER BY o.channel, v.name, l.commune_id
"""


@dataclass(frozen=True)
class ScanResult:
    """What became of a scan. ``already_taken``: these bytes were taken before, and nothing changed now."""

    scan_id: int
    already_taken: bool
    pages: int
    filed: int
    waiting: int


@dataclass(frozen=True)
class SignedList:
    """One list on paper and its pages that came back. ``pages``: 0 until a first page told how many there are."""

    order_id: int
    channel: str
    commune_id: int
    commune: str
    payments: int
    pages: int
    filed: tuple[int, ...]

    @property
    def channel_title(self) -> str:
        return channels()[self.channel].title

    @property
    def missing(self) -> tuple[int, ...]:
        return tuple(page for page in range(1, self.pages + 1) if page not in self.filed)

    @property
    def sentence(self) -> str:
        """What is missing: "Thiếu trang 3/7 của xã Bình Trị."; empty when all pages are there."""
        place = self.commune[:1].lower() + self.commune[1:]
        if not self.pages:
            return f"Chưa có trang nào của {place}."
        missing = ", ".join(f"{page}/{self.pages}" for page in self.missing)
        return f"Thiếu trang {missing} của {place}." if missing else ""


@dataclass(frozen=True)
class WaitingPage:
    """A scanned page that a person has to file."""

    id: int
    file_id: int
    file_name: str
    number: int
    why: str
    taken_at: datetime


def take_scan(name: str, content: bytes, *, actor: Actor, at: datetime) -> ScanResult:
    """Keep a scan (PDF, PNG or JPEG, at most 20 MB) and file its pages. The same bytes again change nothing.

    Raises FileRefused, ActiveContent, NotPermitted.
    """
    digest = hashlib.sha256(content).hexdigest()
    with working("payment.reconcile", actor):
        same = SignedScan.objects.filter(sha256=digest).first()
        if same is not None:
            return _result(same, already_taken=True)
        if len(content) > MAX_BYTES:
            raise FileRefused("Tệp quét lớn hơn 20 MB. Quét ở 200 dpi, đen trắng, hoặc tách thành nhiều tệp.")
        file_id = keep(name, content, KINDS, commune_id=None, kind="SCAN", actor=actor, at=at)
        codes = codes_of(content, kind_of(content))
        scan, made = SignedScan.objects.get_or_create(
            sha256=digest, defaults={"file_id": file_id, "pages": len(codes), "taken_by": actor.user_id, "taken_at": at}
        )
        if made:
            SignedPage.objects.bulk_create(_pages(scan, codes, at))
            record("payments.take_scan", actor=actor, about=f"scan:{scan.pk}", at=at, after={"pages": len(codes)})
        return _result(scan, already_taken=not made)


def file_page(
    page_id: int, *, order_id: int, commune_id: int, page: int, pages: int, actor: Actor, at: datetime
) -> None:
    """A person says which page a scanned page is. Raises PageRefused, NotPermitted."""
    with working("payment.reconcile", actor):
        waiting = SignedPage.objects.select_for_update().filter(pk=page_id, filed_at=None).first()
        if waiting is None:
            raise PageRefused("Trang này đã được xếp. Tải lại màn hình.", page=page_id)
        if not 1 <= page <= pages:
            raise PageRefused("Số trang phải từ 1 đến tổng số trang của danh sách.", field="page")
        if not OrderLine.objects.filter(order_id=order_id, commune_id=commune_id).exists():
            raise PageRefused("Lệnh chi này không có người của xã đã chọn.", field="commune")
        waiting.order_id, waiting.commune_id, waiting.page, waiting.pages = order_id, commune_id, page, pages
        waiting.filed_by, waiting.filed_at = actor.user_id, at
        waiting.save(update_fields=["order", "commune", "page", "pages", "filed_by", "filed_at"])
        record("payments.file_page", actor=actor, about=f"order:{order_id}", at=at, after={"page": f"{page}/{pages}"})


def signed_lists(name: ListName, *, at: datetime) -> list[SignedList]:
    """The lists on paper of a payroll, by channel and commune, with the pages that came back."""
    on_paper = [each.code for each in channels().values() if each.form == "list"]
    rows = _rows(LISTS, {"list": list_id(name), "channels": on_paper, "at": at})
    filed: dict[tuple[int, int], list[tuple[int, int]]] = {}
    kept = SignedPage.objects.filter(order__in={row[0] for row in rows}).values_list(
        "order", "commune", "page", "pages"
    )
    for order, commune, page, pages in kept:
        assert order and commune and page and pages  # noqa: S101 (a filed page has them; for the type checker)
        filed.setdefault((order, commune), []).append((page, pages))
    return [
        SignedList(
            order, channel, commune, title or "", count,
            max((pages for _, pages in filed.get((order, commune), [])), default=0),
            tuple(sorted({page for page, _ in filed.get((order, commune), [])})),
        )
        for order, channel, commune, title, count in rows
    ]  # fmt: skip


def waiting_pages() -> list[WaitingPage]:
    """Pages that a person has to file, oldest first."""
    found = SignedPage.objects.filter(filed_at=None).select_related("scan__file").defer("scan__file__content")
    return [
        WaitingPage(each.pk, each.scan.file_id, each.scan.file.name, each.number, WHY[each.why], each.scan.taken_at)
        for each in found.order_by("scan_id", "number")
    ]


def scan_file(file_id: int) -> KeptFile:
    """A kept scan, to look at. Raises UnknownPaper, also for any other kept file."""
    if not SignedScan.objects.filter(file=file_id).exists():
        raise UnknownPaper("Không có bản quét này.", file=file_id)
    return documents.file(file_id)


def _pages(scan: SignedScan, codes: Sequence[PageCode | None], at: datetime) -> list[SignedPage]:
    fingerprint = cache(order_fingerprint)
    pages = []
    for number, code in enumerate(codes, start=1):
        page = SignedPage(scan=scan, number=number)
        page.why = "NO_CODE" if code is None else _doubt(code, fingerprint(code.order_id, code.commune_id))
        if code is not None and not page.why:
            page.order_id, page.commune_id, page.page, page.pages = (
                code.order_id,
                code.commune_id,
                code.page,
                code.pages,
            )
            page.filed_at = at
        pages.append(page)
    return pages


def _doubt(code: PageCode, known: tuple[str, int]) -> str:
    if not known[0]:
        return "UNKNOWN"
    return "" if (code.fingerprint, code.pages) == known else "OTHER_CONTENT"


def _result(scan: SignedScan, *, already_taken: bool) -> ScanResult:
    filed = SignedPage.objects.filter(scan=scan, filed_at__isnull=False).count()
    return ScanResult(scan.pk, already_taken, scan.pages, filed, scan.pages - filed)


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
