from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "ansinh.web"
    label = "web"
    verbose_name = "Trang cán bộ"
    default_auto_field = "django.db.models.BigAutoField"
