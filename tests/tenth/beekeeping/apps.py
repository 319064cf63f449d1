from ansinh.kit.areas import AreaConfig


class BeekeepingConfig(AreaConfig):
    name = "tests.tenth.beekeeping"
    label = "beekeeping"
    verbose_name = "Nuôi ong (lĩnh vực thử)"
    default = True
    menu_order = 1000
