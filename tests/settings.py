"""The product's settings in a throw-away home: pytest-django reads settings before any conftest could set it."""

import os
import tempfile

os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("ANSINH_TEST_HOME", tempfile.mkdtemp(prefix="ansinh-test-"))  # xdist workers inherit it
os.environ["ANSINH_HOME"] = os.environ["ANSINH_TEST_HOME"]

from ansinh.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # signing in is tested, hashing is not
