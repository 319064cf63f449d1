"""Settings of the whole installation. State lives under ANSINH_HOME; the database address comes from kit.postgres."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from xstatic.pkg import bootstrap

from ansinh.kit import postgres
from ansinh.kit.kept_secrets import kept_secret

PACKAGE = Path(__file__).resolve().parent.parent
HOME = postgres.home_directory()


def _database(address: postgres.Address, *, pool: bool) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": str(address.port),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}} if pool else {},
        "CONN_HEALTH_CHECKS": pool,  # the server may have been started again since
    }


_ADDRESSES = postgres.addresses(HOME)
SECRET_KEY = kept_secret(HOME / "secret_key")
DEBUG = os.environ.get("ANSINH_DEBUG") == "1"
DEMO = (HOME / "demo").exists()
ALLOWED_HOSTS = os.environ.get("ANSINH_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

# "default" is the application's role, bound by row security. "owner" runs migrations and nothing else.
DATABASES = {
    "default": _database(_ADDRESSES.app, pool=os.environ.get("ANSINH_POOL") == "1"),
    "owner": _database(_ADDRESSES.owner, pool=False),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "offices.User"

ROOMS = [
    "ansinh.audit",
    "ansinh.registry",
    "ansinh.policy",
    "ansinh.offices",
    "ansinh.documents",
    "ansinh.intake",
    "ansinh.registers",
    "ansinh.cases",
    "ansinh.decisions",
    "ansinh.payroll",
    "ansinh.payments",
    "ansinh.indicators",
    "ansinh.targets",
    "ansinh.reports",
]
AREAS = [f"ansinh.areas.{path.name}" for path in sorted((PACKAGE / "areas").iterdir()) if (path / "apps.py").exists()]
DOORS = ["ansinh.ui", "ansinh.web", "ansinh.portal", "ansinh.api"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "procrastinate.contrib.django",
    *ROOMS,
    *AREAS,
    *DOORS,
]
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
ROOT_URLCONF = "ansinh.config.urls"
WSGI_APPLICATION = "ansinh.config.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "ansinh.web.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ansinh.web.middleware.sessions_end",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],  # before allauth's own pages
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ansinh.web.shell.shell",
            ],
        },
    }
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Static files come out of the packages themselves, so that nothing has to be collected before the first start;
# what ``ansinh serve`` has collected is served compressed instead.
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise complains of a directory that is not there
STATICFILES_DIRS = [("bootstrap", Path(bootstrap.BASE_DIR) / "css")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "gif", "woff2", "gz"]
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "ui").exists()
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

# Over https (ANSINH_HTTPS=1, behind a proxy that ends TLS) cookies never travel in the clear.
HTTPS = os.environ.get("ANSINH_HTTPS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "ansinh.web.outcomes.form_too_old"

# A session ends after an hour without a click (the middleware renews it by the minute) and after a working day at the
# latest.
SESSION_COOKIE_AGE = 60 * 60
SESSION_LONGEST_SECONDS = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Twenty-two workbooks at once; one file has its own limit in intake.
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "ansinh.web.accounts.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# Of passwords django-axes locks earlier, with its own page; of codes the second limit is the only one.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/15m/key"}
ACCOUNT_FORMS = {
    "login": "ansinh.web.accounts.SignInForm",
    "change_password": "ansinh.web.accounts.NewPasswordForm",
    "reauthenticate": "ansinh.web.accounts.ConfirmForm",
}
MFA_ADAPTER = "ansinh.web.accounts.OfficeSecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers accept it on localhost only
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts here have no e-mail address
MFA_TOTP_ISSUER = "An Sinh"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "ansinh.web.accounts.CodeForm",
    "reauthenticate": "ansinh.web.accounts.ConfirmCodeForm",
    "activate_totp": "ansinh.web.accounts.ActivateAppForm",
    "add_webauthn": "ansinh.web.accounts.AddKeyForm",
    "edit_webauthn": "ansinh.web.accounts.RenameKeyForm",
}
SECOND_FACTOR_REQUIRED = not DEMO  # for the roles that offices.permissions names

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "ansinh.web.accounts.name_tried"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False

# Where citizens reach the portal ("https://ansinh.example.vn"); it stands in the QR of what is issued. Without it: where
# the officer who signs reaches it.
PUBLIC_ADDRESS = os.environ.get("ANSINH_ADDRESS", "").rstrip("/")

# Where wrongly paid money is paid back to: "970405/4200201000011/UBND HUYEN MAU" (the bank's BIN, account, whose it is).
REPAYMENT_ACCOUNT = os.environ.get("ANSINH_REPAYMENT_ACCOUNT", "")


def _path(name: str) -> Path | None:
    return Path(os.environ[name]) if os.environ.get(name) else None


# The agency's key signs what is issued: a key file, or a PKCS#11 token by its labels; the passphrase or PIN in a file of
# its own. Without a key papers are signed by pen; a demo signs with a trial certificate.
SIGNING_KEY = _path("ANSINH_SIGNING_KEY")
SIGNING_LIBRARY = _path("ANSINH_SIGNING_LIBRARY")
SIGNING_TOKEN = os.environ.get("ANSINH_SIGNING_TOKEN", "")
SIGNING_CERTIFICATE = os.environ.get("ANSINH_SIGNING_CERTIFICATE", "")
SIGNING_SECRET = _path("ANSINH_SIGNING_SECRET")
SIGNING_ROOTS = _path("ANSINH_SIGNING_ROOTS")  # PEM of the authorities whose certificates are believed

PROCRASTINATE_IMPORT_PATHS = ["ansinh.web.jobs"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "ansinh.config.logs.WithoutPersonalData"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"level": "CRITICAL"},  # its lines name who tried to sign in; the table keeps that
    },
}
