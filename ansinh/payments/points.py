"""Pay points of the post: which villages are paid where. A village without a point is paid at its commune's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import single_spaced
from ansinh.offices.permissions import check
from ansinh.payments.channel_models import PayPoint
from ansinh.payments.refusals import PointRefused

RIGHT = "payment.points"
VILLAGES = """
SELECT u.id, v.name, s.pay_point_id FROM registry_unit u
JOIN registry_unitversion v ON v.unit_id = u.id AND upper_inf(v.known) AND v.valid @> %(day)s::date
LEFT JOIN payments_paypointvillage s ON s.village_id = u.id AND s.known @> %(at)s::timestamptz
WHERE u.kind = 'VILLAGE' AND v.parent_id = %(commune)s ORDER BY v.name, u.id
"""
OF_VILLAGES = """
SELECT s.village_id, p.id, p.title FROM payments_paypointvillage s JOIN payments_paypoint p ON p.id = s.pay_point_id
WHERE p.commune_id = %(commune)s AND s.known @> %(at)s::timestamptz
"""
CLOSE = "UPDATE {table} SET known = tstzrange(lower(known), %(at)s) WHERE upper_inf(known) AND {which}"


@dataclass(frozen=True)
class Village:
    """A village of a commune, and the point that serves it now; None: the commune's own."""

    id: int
    name: str
    point_id: int | None


@dataclass(frozen=True)
class Point:
    """A pay point with the names of its villages."""

    id: int
    title: str
    villages: tuple[str, ...]


@dataclass(frozen=True)
class CommunePoints:
    """The pay points of a commune now, and its villages."""

    points: tuple[Point, ...]
    villages: tuple[Village, ...]


def commune_points(commune_id: int, *, at: datetime) -> CommunePoints:
    """What is known at a moment of the pay points of a commune."""
    values = {"commune": commune_id, "at": at, "day": at.date()}
    villages = tuple(Village(village, name, point) for village, name, point in _rows(VILLAGES, values))
    found = PayPoint.objects.filter(commune_id=commune_id, known__contains=at).order_by("title", "pk")
    return CommunePoints(
        tuple(
            Point(each.pk, each.title, tuple(village.name for village in villages if village.point_id == each.pk))
            for each in found
        ),
        villages,
    )


def points_by_commune(*, at: datetime) -> dict[int, int]:
    """How many pay points of its own each commune has at a moment."""
    found = PayPoint.objects.filter(known__contains=at).values_list("commune").annotate(Count("pk"))
    return dict(found)


def points_of_villages(commune_id: int, *, at: datetime) -> dict[int, tuple[int, str]]:
    """Id and title of the point of each village that had one at a moment."""
    return {village: (point, title) for village, point, title in _rows(OF_VILLAGES, {"commune": commune_id, "at": at})}


def open_point(commune_id: int, title: str, village_ids: list[int], *, actor: Actor, at: datetime) -> int:
    """A new pay point for these villages, which leave the points they had. Its id. Raises PointRefused."""
    name = single_spaced(title)
    with acting(actor):
        check(actor, RIGHT)
        now = commune_points(commune_id, at=at)
        if not name:
            raise PointRefused("Ghi tên điểm chi trả: «Nhà văn hóa thôn …».", field="title")
        if any(point.title == name for point in now.points):
            raise PointRefused("Xã đã có điểm chi trả tên này. Đặt tên khác hoặc bỏ điểm cũ trước.", field="title")
        if not village_ids or not set(village_ids) <= {village.id for village in now.villages}:
            raise PointRefused("Chọn ít nhất một thôn của xã này.", field="villages")
        with transaction.atomic(), connection.cursor() as cursor:
            point = PayPoint.objects.create(commune_id=commune_id, title=name, known=(at, None))
            cursor.execute(
                CLOSE.format(table="payments_paypointvillage", which="village_id = ANY (%(villages)s)"),
                {"at": at, "villages": village_ids},
            )
            cursor.execute(
                "INSERT INTO payments_paypointvillage (pay_point_id, village_id, known)"
                " SELECT %s, unnest(%s::bigint[]), tstzrange(%s, NULL)",
                [point.pk, sorted(set(village_ids)), at],
            )
        after = {"title": name, "villages": sorted(set(village_ids))}
        record("payments.open_point", actor=actor, about=f"place:{commune_id}", at=at, after=after)
        return point.pk


def close_point(point_id: int, *, actor: Actor, at: datetime) -> None:
    """Give a pay point up: its villages go back to the commune's own. Raises PointRefused."""
    with acting(actor):
        check(actor, RIGHT)
        point = PayPoint.objects.filter(pk=point_id, known__contains=at).first()
        if point is None:
            raise PointRefused("Điểm chi trả này đã bỏ. Tải lại trang.", point=point_id)
        with connection.cursor() as cursor:
            cursor.execute(
                CLOSE.format(table="payments_paypointvillage", which="pay_point_id = %(point)s"),
                {"at": at, "point": point_id},
            )
            cursor.execute(
                CLOSE.format(table="payments_paypoint", which="id = %(point)s"), {"at": at, "point": point_id}
            )
        record(
            "payments.close_point", actor=actor, about=f"place:{point.commune_id}", at=at, after={"title": point.title}
        )


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
