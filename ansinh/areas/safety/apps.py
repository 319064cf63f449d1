from ansinh.kit.areas import AreaConfig


class SafetyConfig(AreaConfig):
    name = "ansinh.areas.safety"
    label = "safety"
    verbose_name = "An toàn, vệ sinh lao động"
    default = True
    menu_order = 60
