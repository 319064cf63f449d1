from ansinh.kit.areas import AreaConfig


class SocialProtectionConfig(AreaConfig):
    name = "ansinh.areas.social_protection"
    label = "social_protection"
    verbose_name = "Bảo trợ xã hội"
    default = True
    menu_order = 20
