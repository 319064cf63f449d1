"""The one-time link: an account's owner sets the first password. Open to everybody who holds the link."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ansinh.kit import clock
from ansinh.kit.refusals import Refusal
from ansinh.offices import actions


class FirstPasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"),
        help_text=gettext_lazy("Ít nhất 10 ký tự, không chỉ gồm chữ số."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Mật khẩu mới, lần nữa"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Both are the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("Hai lần nhập không giống nhau."))
        return again


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def first_password(request: HttpRequest, token: str) -> HttpResponse:
    """Set the password, spend the link, go to sign-in."""
    form = FirstPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.use_link(token, password=form.cleaned_data["password"], at=clock.now())
        except Refusal as refusal:
            form.add_error("password", refusal.sentence)
        else:
            messages.success(request, _("Đã đặt mật khẩu. Đăng nhập để bắt đầu."))
            return redirect("account_login")
    return render(request, "web/first_password.html", {"form": form}, status=422 if form.errors else 200)
