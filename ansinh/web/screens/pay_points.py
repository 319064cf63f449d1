"""Điểm chi trả: where the post pays in each commune, and which villages it pays there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.offices.permissions import may
from ansinh.payments import actions, points
from ansinh.registry import places
from ansinh.web.doors import Visit, page, show


@page("diem-chi/", right="payment.read", menu="payments", name="pay_points")
def pay_points(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The communes, to choose one."""
    counts = points.points_by_commune(at=visit.at)
    communes = [(unit, counts.get(unit.id, 0)) for unit in places.communes(visit.on)]
    return show(request, visit, "web/pay_points.html", communes=communes)


@page("diem-chi/xa/<int:commune_id>/", right="payment.read", menu="payments", name="commune_points")
def commune_points(request: HttpRequest, visit: Visit, commune_id: int) -> HttpResponse:
    """A commune's points and villages."""
    return show(
        request,
        visit,
        "web/commune_points.html",
        commune=places.unit(commune_id, visit.on),
        now=points.commune_points(commune_id, at=visit.at),
        may_change=may(visit.actor, points.RIGHT),
    )


@page("diem-chi/xa/<int:commune_id>/mo/", right=points.RIGHT, menu="payments", name="point_open", methods=("POST",))
def point_open(request: HttpRequest, visit: Visit, commune_id: int) -> HttpResponse:
    """A new point for the chosen villages."""
    villages = [int(village) for village in request.POST.getlist("village") if village.isdecimal()]
    actions.open_point(commune_id, request.POST.get("title", ""), villages, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã mở điểm chi trả. Danh sách gửi bưu điện chia theo điểm này từ lệnh chi sau."))
    return redirect("commune_points", commune_id=commune_id)


@page(
    "diem-chi/xa/<int:commune_id>/bo/<int:point_id>/",
    right=points.RIGHT,
    menu="payments",
    name="point_close",
    methods=("POST",),
)
def point_close(request: HttpRequest, visit: Visit, commune_id: int, point_id: int) -> HttpResponse:
    """Give a point up."""
    actions.close_point(point_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã bỏ điểm chi trả; các thôn của điểm nhận tiền ở điểm chung của xã."))
    return redirect("commune_points", commune_id=commune_id)
