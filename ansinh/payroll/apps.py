from django.apps import AppConfig


class PayrollConfig(AppConfig):
    name = "ansinh.payroll"
    label = "payroll"
    verbose_name = "Bảng chi"
    default_auto_field = "django.db.models.BigAutoField"
