"""The legal basis lines of a decision: from the law points of its items, the day, and the tờ trình behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ansinh.documents.wording import long_date
from ansinh.policy.catalog import catalog
from ansinh.policy.spec import Instrument

# The kind of an instrument stands in its number: «20/2021/NĐ-CP».
KINDS = (
    ("/NĐ-CP", "Nghị định"),
    ("/TT-", "Thông tư"),
    ("/TTLT-", "Thông tư liên tịch"),
    ("/NQ-", "Nghị quyết"),
    ("/UBTVQH", "Pháp lệnh"),
    ("/QH", "Luật"),
    ("/QĐ-", "Quyết định"),
)
ORGANISATION = ("LTCCQDP-2015", "LTCCQDP-2025", "LTCCQDP-2025-2")  # the law by which chairmen decide, through time


def lines(points: Iterable[Mapping[str, str]], *, on: date, proposal: str = "") -> list[str]:
    """The lines in their order, without closing marks. ``points``: law points frozen in the items; ``proposal``: of
    whom, and by which paper («Phòng … tại Tờ trình số …»)."""
    by_number = {one.number: one for one in catalog().instruments.values()}
    cited = dict.fromkeys(point["instrument"] for point in points if point.get("instrument") in by_number)
    organisation = (catalog().instruments[code] for code in ORGANISATION)
    found = [citation(law) for law in organisation if _in_force(law, on)]
    found += [citation(by_number[number]) for number in cited]
    if proposal:
        found.append(f"Xét đề nghị của {proposal}")
    return found


def citation(instrument: Instrument) -> str:
    """«Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ về quy định …»."""
    kind = next((name for mark, name in KINDS if mark in instrument.number), "văn bản")
    day = f" {long_date(instrument.signed_on)}" if instrument.signed_on else ""
    title = instrument.title
    if title.startswith(kind):  # «Pháp lệnh Ưu đãi người có công» names itself
        return f"Căn cứ {title} số {instrument.number}{day}"
    issuer = f" của {instrument.issuer}" if instrument.issuer else ""
    return f"Căn cứ {kind} số {instrument.number}{day}{issuer} {title[:1].lower()}{title[1:]}"


def _in_force(instrument: Instrument, on: date) -> bool:
    start, end = instrument.in_force_from, instrument.in_force_to
    return (start is None or start <= on) and (end is None or on <= end)
