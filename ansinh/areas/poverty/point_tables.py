"""Point tables of part B1 as files: read, checked row by row, written; the former one ends the day before."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime

from ansinh.areas.poverty.models import Point, PointTable
from ansinh.areas.poverty.refusals import TableRefused
from ansinh.areas.poverty.standards import AREAS, items
from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import check

HEADS = ("item_code", "option", "words", "points")
MOST_POINTS = 1_000


def take_point_table(
    content: bytes,
    *,
    area: str,
    title: str,
    source: str,
    invented: bool,
    since: date,
    actor: Actor,
    at: datetime,
) -> int:
    """A table for an area from ``since`` on; gives its id. ``content``: CSV in UTF-8 with the columns of ``HEADS``.

    Raises TableRefused with every wrong row, NotPermitted.
    """
    rows, problems = _rows(content, area)
    if not title.strip() or not source.strip():
        problems.append("Ghi tên bảng điểm và văn bản ban hành.")
    with acting(actor):
        check(actor, "law.confirm")
        former = PointTable.objects.select_for_update().filter(area=area, valid__contains=since).first()
        later = PointTable.objects.filter(area=area, valid__startswith__gte=since).first()
        if later is not None:
            problems.append(f"Đã có bảng điểm áp dụng từ ngày {format_date(later.valid.lower)}; chọn ngày sau đó.")
        if problems:
            raise TableRefused(problems)
        if former is not None:
            PointTable.objects.filter(pk=former.pk).update(valid=(former.valid.lower, since))
        table = PointTable.objects.create(
            area=area, title=title.strip(), source=source.strip(), invented=invented, valid=(since, None), taken_at=at
        )
        Point.objects.bulk_create([Point(table=table, **row) for row in rows])
        after = {"area": area, "points": len(rows), "invented": invented}
        record("poverty.points_taken", actor=actor, about=f"point_table:{table.pk}", at=at, after=after)
    return table.pk


def _rows(content: bytes, area: str) -> tuple[list[dict[str, object]], list[str]]:
    if area not in AREAS:
        return [], ["Chọn khu vực nông thôn hoặc thành thị."]
    try:
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        said = list(lines)
    except (UnicodeDecodeError, csv.Error):
        return [], ["Tệp không phải CSV mã hóa UTF-8; lưu lại tệp theo dạng này."]
    if not set(HEADS) <= set(lines.fieldnames or ()):
        return [], [f"Tệp phải có các cột {', '.join(HEADS)}."]
    titles = {item.code: item.title for item in items(area)}
    rows: list[dict[str, object]] = []
    problems = []
    for place, line in enumerate(said, start=2):
        item, option, words, points = ((line[head] or "").strip() for head in HEADS)
        if item not in titles:
            problems.append(f"Hàng {place}: không có mục «{item}» ở khu vực {AREAS[area].lower()}.")
        elif not option or not words:
            problems.append(f"Hàng {place}: ghi mã và tên mức.")
        elif (number := _number(points)) is None:
            problems.append(f"Hàng {place}: điểm «{points}» phải là số nguyên.")
        else:
            rows.append({"item": item, "option": option, "words": words, "points": number})
    twice = [key for key, count in Counter((row["item"], row["option"]) for row in rows).items() if count > 1]
    problems += [f"Mục {item}: mức «{option}» ghi hai lần." for item, option in twice]
    answered = {row["item"] for row in rows}
    problems += [f"Thiếu mục {code} «{title}»." for code, title in titles.items() if code not in answered]
    return rows, problems


def _number(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if abs(number) <= MOST_POINTS else None
