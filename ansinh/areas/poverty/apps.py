from ansinh.kit.areas import AreaConfig


class PovertyConfig(AreaConfig):
    name = "ansinh.areas.poverty"
    label = "poverty"
    verbose_name = "Giảm nghèo"
    default = True
    menu_order = 30
