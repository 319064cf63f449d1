"""Registers of people with merit: what was recognised, to whom it passes on, who keeps a martyr's altar.

Kinds carry the short names that officials write (TB thương binh, BB bệnh binh, ...); ``docs/glossary.md`` has them all.
"""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person, PersonFact, Unit


class Recognition(PersonFact):
    """The person was recognised as of one kind of merit, by one file. Several kinds stand beside each other."""

    class Kind(models.TextChoices):
        HD45 = "HD45"  # người hoạt động cách mạng trước 01/01/1945
        TKN = "TKN"  # từ 01/01/1945 đến ngày khởi nghĩa tháng Tám 1945
        BM = "BM"  # Bà mẹ Việt Nam anh hùng
        AH = "AH"  # Anh hùng LLVTND, Anh hùng Lao động trong thời kỳ kháng chiến
        TB = "TB"  # thương binh, người hưởng chính sách như thương binh
        TBB = "TBB"  # thương binh loại B
        BB = "BB"  # bệnh binh
        CD = "CD"  # người HĐKC bị nhiễm chất độc hóa học
        CD_CHILD = "CD_CHILD"  # con đẻ của người ấy, dị dạng, dị tật
        TD = "TD"  # người HĐCM, HĐKC bị địch bắt tù, đày
        HDKC = "HDKC"  # người hoạt động kháng chiến giải phóng dân tộc
        GD = "GD"  # người có công giúp đỡ cách mạng

    class Award(models.TextChoices):
        """What the person was honoured with, where the rate depends on it."""

        DETACHED = "DETACHED"  # HD45: diện thoát ly
        LOCAL = "LOCAL"  # HD45: diện không thoát ly
        MERIT_PLAQUE = "MERIT_PLAQUE"  # GD: Kỷ niệm chương Tổ quốc ghi công, Bằng Có công với nước
        RESISTANCE_ORDER = "RESISTANCE_ORDER"  # GD: Huân chương Kháng chiến
        RESISTANCE_MEDAL = "RESISTANCE_MEDAL"  # GD: Huy chương Kháng chiến

    kind = models.TextField(choices=Kind.choices)
    file_number = models.TextField()  # số hồ sơ người có công
    percent = models.SmallIntegerField(null=True)  # tỷ lệ tổn thương cơ thể (TB, TBB, BB, CD, CD_CHILD)
    severe = models.BooleanField(default=False)  # vết thương, bệnh đặc biệt nặng
    infertile_or_child_deformed = models.BooleanField(default=False)  # CD: vô sinh hoặc sinh con dị dạng, dị tật
    without_board_record = models.BooleanField(default=False)  # CD: no valid minutes of the medical board
    years = models.DecimalField(max_digits=4, decimal_places=1, null=True)  # HD45, HDKC: thâm niên, in years
    award = models.TextField(choices=Award.choices, default="", blank=True)
    decision = models.TextField(default="")  # number and date of the recognition

    class Meta:
        db_table = "merit_recognition"


class Circumstance(PersonFact):
    """How a person with merit, or a relative, lives, where the law asks for it."""

    class Kind(models.TextChoices):
        ATTENDED_AT_HOME = "ATTENDED_AT_HOME"  # sống ở gia đình, có người phục vụ
        ALONE = "ALONE"  # sống cô đơn: độc thân và không còn thân nhân (Pháp lệnh 02/2020 Điều 4 khoản 3)
        ORPHAN = "ORPHAN"  # mồ côi cả cha mẹ
        DISABLED_CHILD = "DISABLED_CHILD"  # con từ đủ 18 tuổi khuyết tật nặng, by the medical board and by income
        IN_PRISON = "IN_PRISON"  # from the day the judgment is in force until the release
        ABROAD_OR_MISSING = "ABROAD_OR_MISSING"  # xuất cảnh trái phép, bị tuyên bố mất tích

    kind = models.TextField(choices=Kind.choices)

    class Meta:
        db_table = "merit_circumstance"


class Kinship(PersonFact):
    """The person is a relative (thân nhân) of a martyr, or of a person with merit, living (for schooling) or dead."""

    class OfKind(models.TextChoices):
        LS = "LS"  # liệt sĩ
        HD45 = "HD45"
        TKN = "TKN"
        AH = "AH"
        TB = "TB"  # also thương binh loại B
        BB = "BB"
        CD = "CD"

    class Relation(models.TextChoices):
        PARENT = "PARENT"
        SPOUSE = "SPOUSE"
        CHILD = "CHILD"
        FOSTERER = "FOSTERER"  # người có công nuôi liệt sĩ

    class Remarriage(models.TextChoices):
        """Of the martyr's spouse."""

        NONE = "NONE"
        REMARRIED = "REMARRIED"
        STILL_CARES = "STILL_CARES"  # still raises the children or cares for the parents: Điều 16 khoản 10

    of_kind = models.TextField(choices=OfKind.choices)
    of_file_number = models.TextField()  # of the martyr or of the one who died: counts each of them once
    of_name = models.TextField()
    of_percent = models.SmallIntegerField(null=True)  # TB, BB, CD: their rate, at death if they died
    of_died_on = models.DateField(null=True)  # null: living
    of_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    relation = models.TextField(choices=Relation.choices)
    remarriage = models.TextField(choices=Remarriage.choices, default="NONE")

    class Meta:
        db_table = "merit_kinship"


class Worship(PersonFact):
    """The person holds the worship of a martyr who has no relative on survivor benefit (Nghị định 131/2021 Điều 28)."""

    martyr_file_number = models.TextField()
    martyr_name = models.TextField()
    decision = models.TextField(default="")

    class Meta:
        db_table = "merit_worship"


class Martyr(ThingFact):
    """The record of a martyr (hồ sơ liệt sĩ): who is remembered, not a person of the registry."""

    full_name = models.TextField()
    file_number = models.TextField()
    born_year = models.BigIntegerField(null=True)
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # home at enlistment
    unit = models.TextField(default="")
    died_on = models.DateField(null=True)
    war = models.TextField(default="")
    plaque = models.TextField(default="")  # số Bằng Tổ quốc ghi công

    class Meta:
        db_table = "merit_martyr"


class Grave(ThingFact):
    """A martyr's grave, with or without a name."""

    label = models.TextField()
    martyr = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    site = models.TextField()  # CEMETERY, FAMILY, ELSEWHERE
    cemetery = models.TextField(default="")
    plot = models.TextField(default="")
    name_known = models.TextField()  # FULL, PART, NONE
    mended_on = models.DateField(null=True)
    cost_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "merit_grave"


class Convalescence(ThingFact):
    """Somebody's turn of convalescence in a year (Nghị định 131/2021 Điều 84 to 87)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    year = models.BigIntegerField()
    form = models.TextField()  # HOME, CENTRE
    only_child_martyr = models.BooleanField(default=False)  # a parent whose only child is a martyr: every year
    decision = models.TextField(default="")
    done_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "merit_convalescence"


class Aid(ThingFact):
    """An orthopaedic aid in somebody's book, and the year in which it may be renewed (Phụ lục V)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    aid = models.TextField()
    year = models.BigIntegerField()
    years = models.BigIntegerField()  # niên hạn
    due_year = models.BigIntegerField()
    prescription = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "merit_aid"


class Schooling(ThingFact):
    """Education support of one learner in one school year (Nghị định 131/2021 Điều 94 to 98)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    school_year = models.BigIntegerField()  # the year in which it begins
    level = models.TextField()
    school = models.TextField()
    paid_elsewhere = models.BooleanField(default=False)  # draws wages or a living while studying: Điều 96 khoản 6
    decision = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "merit_schooling"


class Housing(ThingFact):
    """Support to build or mend the house of a person with merit or a martyr's relative."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    work = models.TextField()  # NEW, REPAIR
    funds = models.TextField(default="")
    amount_vnd = models.BigIntegerField(null=True)
    decision = models.TextField(default="")
    finished_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "merit_housing"


class Gift(PersonFact):
    """A gift that was handed over, whoever gave it."""

    occasion = models.TextField()  # TET, MARTYRS_DAY, OTHER
    year = models.BigIntegerField()
    giver = models.TextField()
    amount_vnd = models.BigIntegerField()
    given_on = models.DateField()
    document = models.TextField(default="")

    class Meta:
        db_table = "merit_gift"
