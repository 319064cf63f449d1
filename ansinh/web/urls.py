"""The officers' addresses: sign-in, and every screen that ``doors.page`` declared."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from ansinh.kit.areas import areas
from ansinh.web import doors
from ansinh.web.screens import (  # noqa: F401 (importing a screen declares it)
    audit,
    budget,
    calendar,
    campaigns,
    channels,
    councils,
    counter,
    decisions,
    document_forms,
    documents,
    dossier_acts,
    dossiers,
    guarded,
    imports,
    indicators,
    kit,
    law,
    leaks,
    outside,
    pay_points,
    payments,
    payroll,
    people,
    places,
    postings,
    procedures,
    proposals,
    recoveries,
    register_sheets,
    registers,
    result_columns,
    signed_lists,
    start,
    submissions,
    today,
    users,
)

# An area with a process of its own has a screen of its own, which goes when the area goes.
for _area in areas():
    if find_spec(f"ansinh.web.screens.{_area.label}"):
        import_module(f"ansinh.web.screens.{_area.label}")

# Open to visitors who are not signed in, or not yet fully: the only addresses without a right.
PUBLIC: list[URLPattern | URLResolver] = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/da-dong/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/hai-buoc/", include("allauth.mfa.urls")),
    path("bat-dau/<str:token>/", start.first_password, name="first_password"),
]
urlpatterns = [*PUBLIC, *doors.addresses()]
