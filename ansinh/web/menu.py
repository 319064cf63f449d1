"""The menu is the path: its places in the order in which work flows."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """One place of the menu. ``page``: name of the screen it opens. ``waits``: key of its count in ``Waiting``."""

    key: str
    title: str | Promise
    icon: str
    page: str
    group: str  # PATH: the work; BOOKS: what one looks up; OFFICE: the installation itself
    area: str = ""  # an area whose own screen it opens: no place without the area


_ALL = [
    Place("today", _("Hôm nay"), "today", "today", "PATH"),
    Place("imports", _("Tiếp nhận"), "inbox", "imports", "PATH"),
    Place("dossiers", _("Hồ sơ"), "file", "dossiers", "PATH"),
    Place("campaigns", _("Đợt rà soát"), "check", "campaigns", "PATH"),
    Place("decisions", _("Quyết định"), "stamp", "decisions", "PATH"),
    Place("documents", _("Văn bản"), "send", "incoming_papers", "PATH"),
    Place("payroll", _("Bảng chi"), "list", "payroll", "PATH"),
    Place("payments", _("Chi trả"), "coins", "payments", "PATH"),
    Place("budget", _("Ngân sách"), "bank", "budget", "PATH"),
    Place("recoveries", _("Thu hồi"), "undo", "recoveries", "PATH"),
    Place("indicators", _("Chỉ số"), "list", "indicators", "BOOKS"),
    Place("poverty", _("Giảm nghèo"), "home", "poverty", "BOOKS", area="poverty"),
    Place("employment", _("Việc làm"), "users", "employment", "BOOKS", area="employment"),
    Place("children", _("Trẻ em"), "clock", "children_duties", "BOOKS", area="children"),
    Place("people", _("Người dân"), "person", "search", "BOOKS"),
    Place("registers", _("Sổ các lĩnh vực"), "grid", "registers", "BOOKS"),
    Place("places", _("Địa bàn"), "map", "places", "BOOKS"),
    Place("law", _("Chính sách"), "law", "law", "BOOKS"),
    Place("procedures", _("Thủ tục"), "list", "procedures", "BOOKS"),
    Place("calendar", _("Lịch làm việc"), "today", "calendar", "BOOKS"),
    Place("users", _("Người dùng"), "users", "users", "OFFICE"),
    Place("channels", _("Kênh chi"), "bank", "channels", "OFFICE"),
    Place("messages", _("Tin nhắn"), "send", "text_messages", "OFFICE"),
    Place("audit", _("Nhật ký"), "clock", "audit", "OFFICE"),
    Place("kit", _("Bộ giao diện"), "grid", "kit", "OFFICE"),
]
PLACES = [place for place in _ALL if not place.area or find_spec(f"ansinh.areas.{place.area}")]
GROUPS = [("PATH", _("Luồng việc")), ("BOOKS", _("Tra cứu")), ("OFFICE", _("Hệ thống"))]


def place(key: str) -> Place:
    """The place with this key. Raises KeyError."""
    return {entry.key: entry for entry in PLACES}[key]
