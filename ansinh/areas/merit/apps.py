from ansinh.kit.areas import AreaConfig


class MeritConfig(AreaConfig):
    name = "ansinh.areas.merit"
    label = "merit"
    verbose_name = "Người có công"
    default = True
    menu_order = 10
