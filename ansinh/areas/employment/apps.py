from ansinh.kit.areas import AreaConfig


class EmploymentConfig(AreaConfig):
    name = "ansinh.areas.employment"
    label = "employment"
    verbose_name = "Lao động - Việc làm"
    default = True
    menu_order = 40
