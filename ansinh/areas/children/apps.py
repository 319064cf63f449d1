from ansinh.kit.areas import AreaConfig


class ChildrenConfig(AreaConfig):
    name = "ansinh.areas.children"
    label = "children"
    verbose_name = "Trẻ em"
    default = True
    menu_order = 70
