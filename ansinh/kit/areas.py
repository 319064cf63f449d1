"""What an area of work is to the rest of the house: an app with a name, an order in the menu and data files."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig, apps


class AreaConfig(AppConfig):
    """Base of the nine areas. ``label`` is the code, ``verbose_name`` the Vietnamese name."""

    default_auto_field = "django.db.models.BigAutoField"
    default = False  # the subclasses are the apps
    menu_order = 0

    @property
    def folder(self) -> Path:
        """Where the area's data files (facts, policies, procedures, indicators) lie."""
        return Path(self.path)


def areas() -> list[AreaConfig]:
    """The installed areas in menu order."""
    found = [config for config in apps.get_app_configs() if isinstance(config, AreaConfig)]
    return sorted(found, key=lambda area: area.menu_order)
