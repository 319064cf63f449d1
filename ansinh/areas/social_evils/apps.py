from ansinh.kit.areas import AreaConfig


class SocialEvilsConfig(AreaConfig):
    name = "ansinh.areas.social_evils"
    label = "social_evils"
    verbose_name = "Phòng, chống tệ nạn xã hội"
    default = True
    menu_order = 90
