"""Invented names in the proportions of Quảng Nam: no real person is meant."""

from __future__ import annotations

from random import Random

FAMILY = {
    "Nguyễn": 30, "Trần": 13, "Lê": 11, "Phan": 8, "Võ": 7, "Phạm": 5, "Huỳnh": 4, "Đặng": 3, "Trương": 3, "Bùi": 3,
    "Hồ": 3, "Đoàn": 2, "Ngô": 2, "Lương": 1, "Hà": 1, "Dương": 1, "Mai": 1, "Thái": 1, "Đinh": 1, "Cao": 1, "Tô": 1,
    "Châu": 1, "Doãn": 1,
}  # fmt: skip
MALE_MIDDLE = (
    "Văn",
    "Văn",
    "Văn",
    "Đức",
    "Hữu",
    "Minh",
    "Quang",
    "Thanh",
    "Xuân",
    "Ngọc",
    "Công",
    "Đình",
    "Tấn",
    "Viết",
)
FEMALE_MIDDLE = ("Thị", "Thị", "Thị", "Thị", "Thị Kim", "Thị Thu", "Thị Ngọc", "Thị Mỹ", "Thị Thanh", "Thị Bích")
OLD_MALE = (
    "Bảy", "Cường", "Dũng", "Đạt", "Hai", "Hải", "Hiền", "Hoà", "Hùng", "Khánh", "Lâm", "Lợi", "Mười", "Năm", "Nghĩa",
    "Phước", "Quý", "Sáu", "Sơn", "Tám", "Tâm", "Thành", "Thọ", "Tiến", "Toàn", "Trọng", "Tư", "Út", "Vinh", "Xân",
)  # fmt: skip
OLD_FEMALE = (
    "Ba", "Bốn", "Cúc", "Diệu", "Đào", "Hoa", "Hường", "Huệ", "Lài", "Lan", "Lê", "Liễu", "Lý", "Mai", "Mận", "Mười",
    "Năm", "Nga", "Nhung", "Phượng", "Sáu", "Sen", "Sương", "Tám", "Thảo", "Thơm", "Thuỷ", "Tiềm", "Xuân", "Yến",
)  # fmt: skip
YOUNG_MALE = (
    "An", "Bảo", "Duy", "Đăng", "Gia", "Huy", "Khang", "Khoa", "Kiệt", "Long", "Minh", "Nam", "Nhân", "Phát", "Phúc",
    "Quân", "Thiện", "Thịnh", "Tín", "Vũ",
)  # fmt: skip
YOUNG_FEMALE = (
    "Anh", "Châu", "Chi", "Diễm", "Hân", "Khánh", "Linh", "My", "Ngân", "Ngọc", "Nhi", "Như", "Quyên", "Thư", "Tiên",
    "Trâm", "Trang", "Trinh", "Vy", "Ý",
)  # fmt: skip
YOUNG_FROM = 1990

_FAMILIES = [name for name, weight in FAMILY.items() for _ in range(weight)]


def invent_name(random: Random, *, female: bool, birth_year: int) -> str:
    """Family name, middle name, given name of the generation: "Trần Thị Kim Huệ"."""
    young = birth_year >= YOUNG_FROM
    if female:
        middle, given = random.choice(FEMALE_MIDDLE), random.choice(YOUNG_FEMALE if young else OLD_FEMALE)
    else:
        middle, given = random.choice(MALE_MIDDLE), random.choice(YOUNG_MALE if young else OLD_MALE)
    return f"{random.choice(_FAMILIES)} {middle} {given}"
