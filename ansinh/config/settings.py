"""Settings of the whole installation. State lives under ANSINH_HOME; the database address comes from kit.postgres."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from ansinh.kit import postgres

PACKAGE = Path(__file__).resolve().parent.parent
HOME = postgres.home_directory()


def _secret_key() -> str:
    """Made once per installation, readable by its owner only."""
    path = HOME / "secret_key"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(50))
    return path.read_text()


def _database(address: postgres.Address, *, pool: bool) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": str(address.port),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}} if pool else {},
    }


_ADDRESSES = postgres.addresses(HOME)
SECRET_KEY = _secret_key()
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
    "ansinh.cases",
    "ansinh.decisions",
    "ansinh.payroll",
    "ansinh.payments",
    "ansinh.indicators",
    "ansinh.targets",
    "ansinh.reports",
]
AREAS = [
    f"ansinh.areas.{path.name}"
    for path in sorted((PACKAGE / "areas").iterdir())
    if (path / "apps.py").exists()
]
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
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
