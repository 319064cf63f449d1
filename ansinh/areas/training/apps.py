from ansinh.kit.areas import AreaConfig


class TrainingConfig(AreaConfig):
    name = "ansinh.areas.training"
    label = "training"
    verbose_name = "Giáo dục nghề nghiệp"
    default = True
    menu_order = 50
