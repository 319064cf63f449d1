"""The citizens' addresses: every page that ``doors.page`` declared. All are public by intent."""

from __future__ import annotations

from ansinh.portal import doors
from ansinh.portal.screens import (  # noqa: F401 (importing a screen declares it)
    application,
    home,
    lookup,
    papers,
    procedures,
    selfcheck,
)

urlpatterns = doors.addresses()
