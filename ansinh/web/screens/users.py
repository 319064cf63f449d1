"""People and roles: accounts, what they may do, whose people they see."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.cases.procedures import GUARD_TITLES
from ansinh.offices import actions, queries
from ansinh.registry import places
from ansinh.web.doors import Visit, page, show


class PlacesForm(forms.Form):
    """Role and places of an account."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    whole_district = forms.BooleanField(label=gettext_lazy("Xem toàn huyện"), required=False)
    communes = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Xem các xã"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, communes: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["role"].choices = [(role.code, role.title) for role in queries.roles()]  # type: ignore[attr-defined]
        self.fields["communes"].choices = communes  # type: ignore[attr-defined]


class NewUserForm(PlacesForm):
    """A new account."""

    username = forms.RegexField(
        r"^[a-z0-9._-]{3,40}$",
        label=gettext_lazy("Tên đăng nhập"),
        help_text=gettext_lazy("Chữ thường không dấu, số, dấu chấm; từ 3 đến 40 ký tự."),
        error_messages={"invalid": gettext_lazy("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch.")},
    )
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    field_order = ["full_name", "username", "role", "whole_district", "communes"]


@page("nguoi-dung/", right="user.manage", menu="users", name="users")
def users(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All accounts, and the table of rights by role."""
    names = dict(communes(visit))
    rows = [(row, [names.get(commune, "") for commune in row.communes]) for row in queries.users(actor=visit.actor)]
    return show(request, visit, "web/users.html", rows=rows, roles=queries.roles())


@page("nguoi-dung/moi/", right="user.manage", menu="users", name="user_new", methods=("GET", "POST"))
def user_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open an account and show its one-time link."""
    form = NewUserForm(request.POST or None, communes=communes(visit))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user_id = actions.create_user(
            username=given["username"],
            full_name=given["full_name"],
            role=given["role"],
            communes=given["communes"],
            whole_district=given["whole_district"],
            actor=visit.actor,
            at=visit.at,
        )
        return redirect("user", user_id=user_id)
    return show(request, visit, "web/user_new.html", form=form, status=422 if form.errors else 200)


@page("nguoi-dung/<int:user_id>/", right="user.manage", menu="users", name="user", methods=("GET", "POST"))
def user(request: HttpRequest, visit: Visit, user_id: int) -> HttpResponse:
    """One account: role and places."""
    row = queries.user(user_id, actor=visit.actor)
    start = {"role": row.role, "whole_district": row.whole_district, "communes": list(row.communes)}
    form = PlacesForm(request.POST or None, initial=start, communes=communes(visit))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.set_access(
            user_id,
            role=given["role"],
            communes=given["communes"],
            whole_district=given["whole_district"],
            actor=visit.actor,
            at=visit.at,
        )
        messages.success(request, _("Đã ghi vai trò và địa bàn."))
        return redirect("user", user_id=user_id)
    held = queries.registers_of(user_id)
    registers = [(register, title, register in held) for register, title in GUARD_TITLES.items() if register]
    return show(
        request, visit, "web/user.html", row=row, form=form, registers=registers, status=422 if form.errors else 200
    )


@page(
    "nguoi-dung/<int:user_id>/so-bao-mat/", right="user.manage", menu="users", name="user_register", methods=("POST",)
)
def user_register(request: HttpRequest, visit: Visit, user_id: int) -> HttpResponse:
    """Give an account a guarded register, or take it back."""
    act = actions.grant_guarded if request.POST.get("given") == "1" else actions.withdraw_guarded
    act(user_id, register=request.POST.get("register", ""), actor=visit.actor, at=visit.at)
    return redirect("user", user_id=user_id)


@page("nguoi-dung/<int:user_id>/lien-ket/", right="user.manage", menu="users", name="user_link", methods=("POST",))
def user_link(request: HttpRequest, visit: Visit, user_id: int) -> HttpResponse:
    """A new one-time link, shown on this answer and never again."""
    token = actions.make_link(user_id, actor=visit.actor, at=visit.at)
    link = request.build_absolute_uri(reverse("first_password", args=[token]))
    row = queries.user(user_id, actor=visit.actor)
    return show(request, visit, "web/user_link.html", row=row, link=link)


@page("nguoi-dung/<int:user_id>/dong-mo/", right="user.manage", menu="users", name="user_active", methods=("POST",))
def user_active(request: HttpRequest, visit: Visit, user_id: int) -> HttpResponse:
    """Close an account, or open it again."""
    actions.set_active(user_id, active=request.POST.get("active") == "1", actor=visit.actor, at=visit.at)
    return redirect("user", user_id=user_id)


def communes(visit: Visit) -> list[tuple[int, str]]:
    """Choices of communes as of today."""
    return [(unit.id, unit.name) for unit in places.communes(visit.on)]
