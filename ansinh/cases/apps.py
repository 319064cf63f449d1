from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "ansinh.cases"
    label = "cases"
    verbose_name = "Hồ sơ"
    default_auto_field = "django.db.models.BigAutoField"
