"""Reading what the checks found: groups by kind, most money first, each finding with its evidence in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from ansinh.documents.lists import Column, Kind
from ansinh.documents.workbooks import Sheet, workbook
from ansinh.kit.reading import from_json, read_rows
from ansinh.kit.vietnamese import format_date
from ansinh.payroll import naming
from ansinh.payroll.leaks.catalog import BY_KIND, Remedy
from ansinh.payroll.leaks.evidence import FactLine, in_words, lexicon_of
from ansinh.payroll.naming import ListName
from ansinh.payroll.sums import commune_names

REMEDY_TITLES = {
    Remedy.STOP: "Giữ lại, soạn thôi hưởng",
    Remedy.SUSPEND: "Giữ lại, soạn tạm dừng",
    Remedy.HOLD: "Giữ lại chờ xác minh",
    Remedy.TO_POST: "Chuyển về bưu điện",
}
FOUND = """
SELECT f.id, f.kind, f.person_id, p.full_name, p.birth_date, p.birth_precision, p.commune_id::text, f.other_id,
  coalesce(o.full_name, ''), coalesce(seen.title, ''), f.month_vnd, f.so_far_vnd, f.since, f.evidence,
  coalesce(s.outcome, ''), coalesce(s.reason, ''), s.settled_at, f.found_at
FROM payroll_leak f
JOIN registry_person p ON p.id = f.person_id
LEFT JOIN registry_person o ON o.id = f.other_id
LEFT JOIN LATERAL (
  SELECT b.title FROM payroll_line l JOIN policy_benefitseen b ON b.id = l.benefit_id
  WHERE l.payroll_id = f.payroll_id AND l.entitlement_id = f.entitlement_id LIMIT 1) AS seen ON true
LEFT JOIN LATERAL (
  SELECT outcome, reason, settled_at FROM payroll_leaksettlement s
  WHERE s.kind = f.kind AND s.subject = f.subject AND s.fingerprint = f.fingerprint ORDER BY id DESC LIMIT 1) AS s ON true
WHERE f.payroll_id = %(payroll)s
ORDER BY f.kind, s.outcome IS NOT NULL, f.month_vnd DESC, f.id
"""


@dataclass(frozen=True)
class Finding:
    """One finding. ``outcome``: empty while open, else ACTED or CLEARED. Money in đồng."""

    id: int
    kind: str
    person_id: int
    full_name: str
    born: str
    commune: str
    other_id: int | None
    other_name: str
    benefit: str  # as the session may see it; empty: everything that the person receives
    month_vnd: int
    so_far_vnd: int
    since: date | None
    facts: tuple[FactLine, ...]
    outcome: str
    reason: str
    settled_at: datetime | None

    @property
    def is_pair(self) -> bool:
        """Whether the evidence sets two people side by side."""
        return any(fact.other for fact in self.facts)

    @property
    def is_weighed(self) -> bool:
        """Whether fields carry points."""
        return any(fact.weight for fact in self.facts)


@dataclass(frozen=True)
class Group:
    """All findings of one check. ``open``, ``month_vnd``, ``so_far_vnd``: of those that nobody settled."""

    kind: str
    title: str
    blocks: bool
    remedy: str
    open: int
    month_vnd: int
    so_far_vnd: int
    rows: tuple[Finding, ...]


@dataclass(frozen=True)
class LeakDesk:
    """What was found in a list. ``looked_at`` None: nothing was found, or nobody looked. Groups: most money first."""

    payroll_id: int
    address: str
    words: str
    state: str
    drawn_at: datetime
    looked_at: datetime | None
    groups: tuple[Group, ...]

    @property
    def found(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def open(self) -> int:
        return sum(group.open for group in self.groups)

    @property
    def settled(self) -> int:
        return self.found - self.open

    @property
    def acted(self) -> int:
        """Settled by an action: gone from the list once it is drawn anew."""
        return sum(row.outcome == "ACTED" for group in self.groups for row in group.rows)

    @property
    def blocking(self) -> int:
        """Open findings that hinder the lock."""
        return sum(group.open for group in self.groups if group.blocks)

    @property
    def month_vnd(self) -> int:
        """Each đồng once: a line about which two checks ask is at risk once."""
        worth: dict[int, int] = {}
        for row in (row for group in self.groups for row in group.rows if not row.outcome):
            worth[row.person_id] = max(worth.get(row.person_id, 0), row.month_vnd)
        return sum(worth.values())


def desk(name: ListName) -> LeakDesk | None:
    """The findings of a list as they were last looked for. None: there is no such list."""
    payroll = naming.find(name)
    if payroll is None:
        return None
    found = read_rows(FOUND, payroll=payroll.pk)
    communes = commune_names(payroll.month)
    lexicon = lexicon_of(from_json(row[13]) for row in found)
    groups = []
    for kind, of_kind in groupby(found, key=lambda row: row[1]):
        rows = tuple(
            Finding(
                id=row[0],
                kind=kind,
                person_id=row[2],
                full_name=row[3],
                born=_born(row[4], row[5]),
                commune=communes.get(row[6], ""),
                other_id=row[7],
                other_name=row[8],
                benefit=row[9],
                month_vnd=row[10],
                so_far_vnd=row[11],
                since=row[12],
                facts=in_words(from_json(row[13]), lexicon),
                outcome=row[14],
                reason=row[15],
                settled_at=row[16],
            )
            for row in of_kind
        )
        groups.append(_group(kind, rows))
    groups.sort(key=lambda group: (-group.month_vnd, group.title))
    looked_at = found[0][17] if found else None
    return LeakDesk(
        payroll.pk, naming.address(payroll), naming.words(payroll), payroll.state, payroll.drawn_at, looked_at,
        tuple(groups),
    )  # fmt: skip


def findings_workbook(name: ListName) -> bytes | None:
    """The findings as a workbook, one row a finding, evidence in one cell. None: there is no such list."""
    found = desk(name)
    if found is None:
        return None
    columns = (
        Column("STT", Kind.NUMBER, 10),
        Column("Cảnh báo", Kind.TEXT, 40),
        Column("Họ và tên", Kind.TEXT, 45),
        Column("Ngày sinh", Kind.TEXT, 24),
        Column("Xã", Kind.TEXT, 30),
        Column("Mỗi tháng (đồng)", Kind.MONEY, 28),
        Column("Đến nay (đồng)", Kind.MONEY, 28),
        Column("Bằng chứng", Kind.TEXT, 90),
        Column("Xử lý", Kind.TEXT, 40),
    )
    rows = tuple(
        (
            number,
            group.title,
            row.full_name + (f" / {row.other_name}" if row.other_name else ""),
            row.born,
            row.commune,
            row.month_vnd,
            row.so_far_vnd,
            "; ".join(_in_line(fact) for fact in row.facts),
            {"": f"Chưa xử lý: {group.remedy}", "ACTED": f"Đã làm: {group.remedy}"}.get(
                row.outcome, f"Đã bỏ: {row.reason}"
            ),
        )
        for number, (group, row) in enumerate(((group, row) for group in found.groups for row in group.rows), start=1)
    )
    title = (f"CẢNH BÁO TRƯỚC KHI KHÓA DANH SÁCH {found.words.upper()}",)
    return workbook([Sheet("Cảnh báo", title, columns, rows)])


def _group(kind: str, rows: tuple[Finding, ...]) -> Group:
    check = BY_KIND[kind]
    waiting = [row for row in rows if not row.outcome]
    return Group(
        kind, check.title, check.blocks, REMEDY_TITLES[check.remedy], len(waiting),
        sum(row.month_vnd for row in waiting), sum(row.so_far_vnd for row in waiting), rows,
    )  # fmt: skip


def _in_line(fact: FactLine) -> str:
    value = f"{fact.value} / {fact.other}" if fact.other else fact.value
    return f"{fact.label}: {value}" + (f" ({fact.source})" if fact.source else "")


def _born(born: date | None, precision: str | None) -> str:
    if born is None:
        return ""
    return format_date(born) if precision == "DAY" else str(born.year)
