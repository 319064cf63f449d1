"""Sign-in in Vietnamese, without sign-up and without e-mail: what allauth asks us to decide."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

INCORRECT_CODE = _("Mã không đúng hoặc đã hết hạn. Xem mã mới trên ứng dụng rồi nhập lại.")


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account that somebody tries to enter, for the lock-out: as handed to the backends, else as typed."""
    return str((credentials or {}).get("username") or request.POST.get("login", ""))


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by the administrator only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã đóng. Hỏi người quản trị."),
        "enter_current_password": _("Nhập mật khẩu đang dùng."),
        "incorrect_password": _("Mật khẩu không đúng."),
        "incorrect_code": INCORRECT_CODE,
        "too_many_login_attempts": _("Sai quá nhiều lần. Chờ vài phút rồi thử lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng."),
        "rate_limited": _("Bạn thao tác quá nhanh. Chờ một lát rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class OfficeSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor in Vietnamese."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Vai trò của bạn phải có xác thực hai bước, không thể bỏ."),
        "cannot_generate_recovery_codes": _("Bật xác thực hai bước trước khi tạo mã dự phòng."),
        "incorrect_code": INCORRECT_CODE,
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 (the name is allauth's)
        """What a security key is called until its owner says otherwise."""
        return str(_("Khóa của tôi"))


def _relabel(form: Any, labels: dict[str, Any]) -> None:
    """Vietnamese labels above the fields; no placeholders, which vanish as soon as one types."""
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label
            form.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"login": _("Tên đăng nhập"), "password": _("Mật khẩu")})
        self.fields["password"].help_text = ""


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"password": _("Mật khẩu của bạn")})


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """Old password and new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Mật khẩu đang dùng"),
            "password1": _("Mật khẩu mới"),
            "password2": _("Mật khẩu mới, lần nữa"),
        }
        _relabel(self, labels)


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """Code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"code": _("Mã xác thực")})


class ConfirmCodeForm(ReauthenticateByCodeForm):  # type: ignore[misc]
    """Code once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"code": _("Mã xác thực")})


class ActivateAppForm(ActivateTOTPForm):  # type: ignore[misc]
    """First code of the application on the telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"code": _("Mã 6 chữ số trên ứng dụng")})


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new security key and the name to know it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"name": _("Tên khóa"), "passwordless": _("Dùng thay cho mật khẩu")})
        self.fields["passwordless"].help_text = _("Chọn khi khóa có vân tay hoặc mã PIN.")


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, {"name": _("Tên khóa")})
