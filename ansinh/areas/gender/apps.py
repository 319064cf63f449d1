from ansinh.kit.areas import AreaConfig


class GenderConfig(AreaConfig):
    name = "ansinh.areas.gender"
    label = "gender"
    verbose_name = "Bình đẳng giới"
    default = True
    menu_order = 80
