from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "ansinh.offices"
    label = "offices"
    verbose_name = "Cơ quan"
    default_auto_field = "django.db.models.BigAutoField"
