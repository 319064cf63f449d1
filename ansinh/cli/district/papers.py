"""A year of the office's papers: what arrived, who was told to deal with it, what went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from ansinh.audit.session import acting
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.year import moment, today_of
from ansinh.documents import actions, queries
from ansinh.documents.actions import Direction, Finish, IncomingDraft, OutgoingDraft
from ansinh.kit.actors import Actor

OUTGOING, INCOMING = 4_300, 2_900  # with its decisions the office writes about five thousand papers a year
SMALLEST = 0.1  # an office with few people still has a register that looks like one
ORGAN = "LĐTBXH"
UNDIRECTED = 6  # the last ones wait for the head
OPEN_DAYS = 12  # of the last so many days some are still being worked on
MONTHS = ("tháng 1", "tháng 2", "tháng 3", "quý I", "tháng 4", "tháng 5", "6 tháng đầu", "tháng 7", "tháng 8",
          "tháng 9", "9 tháng", "tháng 10", "tháng 11", "năm")  # fmt: skip
AUTHORS: Mapping[str, tuple[str, int]] = {
    "Sở LĐTBXH tỉnh Quảng Nam": ("SLĐTBXH", 9),
    "UBND huyện Thăng Bình": ("UBND", 8),
    "UBND tỉnh Quảng Nam": ("UBND", 4),
    "Huyện ủy Thăng Bình": ("HU", 2),
    "Bảo hiểm xã hội huyện Thăng Bình": ("BHXH", 2),
    "Phòng Tài chính - Kế hoạch huyện": ("TCKH", 2),
    "Công an huyện Thăng Bình": ("CAH", 1),
    "Kho bạc Nhà nước Thăng Bình": ("KBTB", 1),
}
SUBJECTS = (
    ("CV", "V/v rà soát đối tượng bảo trợ xã hội {when}"),
    ("CV", "V/v báo cáo kết quả chi trả trợ cấp xã hội {when}"),
    ("CV", "V/v lập dự toán kinh phí thực hiện chính sách {when}"),
    ("CV", "V/v chăm sóc người có công dịp lễ, tết và ngày 27/7"),
    ("CV", "V/v triển khai công tác giảm nghèo {when}"),
    ("CV", "V/v cung cấp số liệu lao động, việc làm {when}"),
    ("CV", "V/v xác minh, cập nhật dữ liệu trẻ em có hoàn cảnh đặc biệt"),
    ("KH", "Thực hiện công tác bảo vệ, chăm sóc trẻ em {when}"),
    ("BC", "Kết quả công tác lao động, người có công và xã hội {when}"),
    ("TB", "Kết luận họp giao ban {when}"),
    ("GM", "Họp triển khai nhiệm vụ {when}"),
    ("TTr", "Đề nghị phê duyệt kinh phí trợ cấp xã hội {when}"),
    ("HD", "Thực hiện chính sách trợ giúp xã hội {when}"),
)
ASKED = (
    "Tham mưu văn bản trả lời.",
    "Rà soát, báo cáo đúng hạn.",
    "Phối hợp các xã thực hiện.",
    "Nghiên cứu, đề xuất.",
)


def keep_registers(staff: Mapping[str, Actor], *, people: int, year: int, random: Random) -> None:
    """Both registers of the year up to the demo's day, in proportion to the people of the demo district."""
    today, clerk, head = today_of(year), staff["SPECIALIST"], staff["HEAD"]
    at = moment(today, 8)
    share = max(people / DISTRICT_PEOPLE, SMALLEST)
    with acting(clerk):
        agency = queries.agencies(clerk, today)[0].id
    days = _days(round(OUTGOING * share), year, random)
    actions.register_outgoing(agency, [_sent(day, today, head.name, random) for day in days], actor=clerk, at=at)
    days = _days(round(INCOMING * share), year, random)
    letters = [_arrived(day, number, random) for number, day in enumerate(days, start=1)]
    arrived = actions.register_incoming(agency, letters, actor=clerk, at=at)
    leads = [staff[role].user_id or 0 for role in ("SPECIALIST", "SPECIALIST", "ACCOUNTANT", "HEAD")]
    directed = [
        Direction(row.id, random.choice(leads), day + timedelta(days=random.choice((5, 7, 7, 10, 15))), day, words)
        for row, day, words in zip(arrived, days, _cycled(ASKED, random), strict=False)
    ][:-UNDIRECTED]
    actions.direct(directed, actor=head, at=at)
    actions.finish(list(_finished(directed, today, random)), actor=clerk, at=at)


def _days(count: int, year: int, random: Random) -> list[date]:
    """So many working days of the year, in order, up to the day before the demo's: of the day itself the proposal is."""
    first, last = date(year, 1, 2), today_of(year) - timedelta(days=1)
    open_days = [
        day for day in (first + timedelta(days=n) for n in range((last - first).days + 1)) if day.weekday() < 5
    ]
    return sorted(random.choices(open_days, k=max(count, UNDIRECTED + 1)))


def _sent(day: date, today: date, signer: str, random: Random) -> OutgoingDraft:
    kind, subject = random.choice(SUBJECTS)
    waits = day == today or ((today - day).days < 4 and random.random() < 0.2)
    return OutgoingDraft(
        doc_type=kind,
        signed_on=day,
        abstract=subject.format(when=_when(day)),
        signer=signer,
        recipients=random.choice(("UBND các xã, thị trấn", "Sở LĐTBXH", "UBND huyện", "Sở LĐTBXH; UBND huyện")),
        organ=ORGAN,
        drafter="",
        keeper="VT, LĐTBXH",
        copies=random.choice((2, 3, 5, 22, 25)),
        sent_on=None if waits else day,
    )


def _arrived(day: date, number: int, random: Random) -> IncomingDraft:
    author, (symbol, _) = random.choices(list(AUTHORS.items()), weights=[weight for _, weight in AUTHORS.values()])[0]
    kind, subject = random.choice(SUBJECTS[:-2])
    written = max(day - timedelta(days=random.randrange(6)), date(day.year, 1, 1))
    return IncomingDraft(
        arrived_on=day,
        author=author,
        author_number=f"{number + random.randrange(40)}/{symbol if kind == 'CV' else f'{kind}-{symbol}'}",
        author_on=written,
        doc_type=kind,
        abstract=subject.format(when=_when(day)),
        organ=ORGAN,
        urgency="URGENT" if random.random() < 0.03 else "NORMAL",
    )


def _finished(directed: Sequence[Direction], today: date, random: Random) -> Iterator[Finish]:
    """All but some of the last days are dealt with, mostly in time."""
    for order in directed:
        day = order.due_on - timedelta(days=random.choice((0, 0, 1, 1, 2, 3, -2)))
        day = max(day, order.on)
        fresh = (today - order.on).days < OPEN_DAYS
        if day < today and not (fresh and random.random() < 0.12):
            yield Finish(
                order.incoming_id, day, random.choice(("Đã tham mưu văn bản trả lời", "Đã báo cáo", "Đã thực hiện"))
            )


def _when(day: date) -> str:
    """The period that a paper of the day speaks of."""
    return f"{MONTHS[min(day.month, len(MONTHS)) - 1]} năm {day.year}"


def _cycled(texts: Sequence[str], random: Random) -> Iterator[str]:
    while True:
        yield random.choice(texts)
