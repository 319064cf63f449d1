from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "ansinh.ui"
    label = "ui"
    verbose_name = "Giao diện"
    default_auto_field = "django.db.models.BigAutoField"
