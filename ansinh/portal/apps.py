from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "ansinh.portal"
    label = "portal"
    verbose_name = "Trang người dân"
    default_auto_field = "django.db.models.BigAutoField"
