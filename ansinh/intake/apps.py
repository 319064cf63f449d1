from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "ansinh.intake"
    label = "intake"
    verbose_name = "Tiếp nhận"
    default_auto_field = "django.db.models.BigAutoField"
