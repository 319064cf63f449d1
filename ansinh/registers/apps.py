from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "ansinh.registers"
    label = "registers"
    verbose_name = "Sổ"
    default_auto_field = "django.db.models.BigAutoField"
