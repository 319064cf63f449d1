"""People, households and places over time: the tables.

``Person``, ``Household`` and ``Unit`` are anchors: an id for life. What is true of them lies in facts with ``valid``
and ``known``. ``Person`` repeats what is believed *today* (name, birth, sex, place, CCCD, death) so that lists, search
and row security read one table; actions keep it, and a test rebuilds it from the facts and compares.
"""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ansinh.kit.tables import Fact


class Source(models.Model):
    """Where a fact came from: a row of a file, a decision, a form. Facts point here by ``source_id``."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()  # SHEET_ROW, DECISION, FORM, DEMO
    reference = models.TextField()  # "<sha256 of file>/<sheet>/<row>", "decision:17"
    at = models.DateTimeField()

    class Meta:
        db_table = "registry_source"
        indexes = [models.Index(fields=["reference"], name="registry_source_reference")]


class Unit(models.Model):
    """A place for life: province, district, commune or village. Names and codes are in its versions."""

    class Kind(models.TextChoices):
        PROVINCE = "PROVINCE"
        DISTRICT = "DISTRICT"
        COMMUNE = "COMMUNE"
        VILLAGE = "VILLAGE"

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=Kind.choices)

    class Meta:
        db_table = "registry_unit"


class UnitVersion(Fact):
    """Name, official code and parent of a unit over a period. Codes are reused by later units."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    name = models.TextField()  # "Xã Bình Trị"
    fold = models.TextField()  # without marks, lower case, without the kind word: "binh tri"
    code = models.TextField(default="")  # official code; villages have none
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="children_versions")

    class Meta:
        db_table = "registry_unitversion"


class UnitArea(Fact):
    """A type of area that a unit has over a period."""

    class Kind(models.TextChoices):
        URBAN = "URBAN"
        RURAL = "RURAL"
        ETHNIC_DIFFICULT = "ETHNIC_DIFFICULT"  # xã, thôn ĐBKK vùng đồng bào DTTS và miền núi

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    kind = models.TextField(choices=Kind.choices)

    class Meta:
        db_table = "registry_unitarea"


class Succession(models.Model):
    """One unit's people and duties go over to another on a day, by an instrument. ``share`` is of the whole, 0..1."""

    id = models.BigAutoField(primary_key=True)
    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField()
    share = models.DecimalField(max_digits=5, decimal_places=4)
    instrument = models.TextField()

    class Meta:
        db_table = "registry_succession"


class Authority(Fact):
    """Who decides for a commune, for an area of work, over a period: a district unit, then the commune itself."""

    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="authorities")
    area = models.TextField()  # SOCIAL_ASSISTANCE, MERIT
    deciding_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decides_for")
    title = models.TextField()  # "Chủ tịch UBND huyện Thăng Bình"
    instrument = models.TextField()

    class Meta:
        db_table = "registry_authority"


class BirthPrecision(models.TextChoices):
    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


class Sex(models.TextChoices):
    MALE = "MALE"
    FEMALE = "FEMALE"


class Person(models.Model):
    """A person for life, with what is believed of them today (kept by actions from the facts)."""

    id = models.BigAutoField(primary_key=True)
    full_name = models.TextField()  # as written, NFC
    fold = models.TextField()  # "nguyen van mau"
    sort_key = models.TextField(db_collation="C")  # by given name, then family name, then middle names
    birth_date = models.DateField(null=True)  # with precision YEAR it is 1 January of that year
    birth_precision = models.TextField(choices=BirthPrecision.choices, null=True)
    sex = models.TextField(choices=Sex.choices, null=True)
    cccd = models.TextField(null=True)  # 12 digits
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")  # as of the last fact
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="villagers")
    died_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # everything that spoke of them was taken back: shown nowhere

    class Meta:
        db_table = "registry_person"
        indexes = [
            models.Index(fields=["commune", "sort_key"], name="registry_person_by_name"),
            models.Index(fields=["sort_key", "id"], name="registry_person_in_order"),
        ]


class Household(models.Model):
    """A household for life; its place is that of its head. ``code`` is how lists of its commune name it, or empty."""

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(default="")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="households")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="village_households")

    class Meta:
        db_table = "registry_household"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "code"], condition=~models.Q(code=""), name="registry_household_code_once"
            )
        ]


class PersonFact(Fact):
    """Base of the facts about a person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)

    class Meta:
        abstract = True


class Identity(PersonFact):
    """Name, birth, sex and ethnicity as on the papers of that time. The name's fold and sort key come from ``kit``."""

    full_name = models.TextField()
    fold = models.TextField(db_default="")
    sort_key = models.TextField(db_default="", db_collation="C")
    birth_date = models.DateField(null=True)
    birth_precision = models.TextField(choices=BirthPrecision.choices, null=True)
    sex = models.TextField(choices=Sex.choices, null=True)
    ethnicity = models.TextField(default="")

    class Meta:
        db_table = "registry_identity"


class Paper(PersonFact):
    """A paper that identifies: CCCD (12 digits), CMND (9), birth certificate, merit file, payment book."""

    kind = models.TextField()  # CCCD, CMND, BIRTH_CERTIFICATE, MERIT_FILE, PAYMENT_BOOK
    number = models.TextField()
    issued_on = models.DateField(null=True)
    issuer = models.TextField(default="")

    class Meta:
        db_table = "registry_paper"


class Residence(PersonFact):
    """Where the person lives; permanent residence decides who pays."""

    class Kind(models.TextChoices):
        PERMANENT = "PERMANENT"
        CURRENT = "CURRENT"

    kind = models.TextField(choices=Kind.choices)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "registry_residence"


class Membership(PersonFact):
    """The person's household and relation to its head (HEAD, SPOUSE, CHILD, PARENT, GRANDCHILD, OTHER)."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT)
    relation = models.TextField()

    class Meta:
        db_table = "registry_membership"


class Phone(PersonFact):
    """A telephone number."""

    number = models.TextField()

    class Meta:
        db_table = "registry_phone"


class Death(PersonFact):
    """The person died on ``lower(valid)``."""

    certificate = models.TextField(default="")

    class Meta:
        db_table = "registry_death"


class PaymentRoute(PersonFact):
    """How the person's money goes out: by post, at home, or to an account (their own or a receiver's)."""

    class Channel(models.TextChoices):
        POST = "POST"
        HOME = "HOME"
        BANK = "BANK"

    class AccountState(models.TextChoices):
        GIVEN = "GIVEN"
        NAME_MATCHED = "NAME_MATCHED"
        PAID_ONCE = "PAID_ONCE"

    channel = models.TextField(choices=Channel.choices)
    bank = models.TextField(default="")  # "AGRIBANK": code of a channel of payments
    account_number = models.TextField(default="")  # text: leading zeros count
    account_name = models.TextField(default="")
    account_state = models.TextField(choices=AccountState.choices, default="", blank=True)

    class Meta:
        db_table = "registry_paymentroute"


class Receiver(PersonFact):
    """Someone authorised to receive the person's money, until the upper bound of ``valid``."""

    receiver_name = models.TextField()
    relation = models.TextField(default="")
    receiver_cccd = models.TextField(default="")

    class Meta:
        db_table = "registry_receiver"


class Disability(PersonFact):
    """Certificate of disability (Thông tư 01/2019): degree and kinds; review date if it came from a medical board."""

    class Degree(models.TextChoices):
        EXTREME = "EXTREME"  # đặc biệt nặng
        SEVERE = "SEVERE"  # nặng
        MILD = "MILD"  # nhẹ

    degree = models.TextField(choices=Degree.choices)
    kinds = models.TextField(default="")  # codes separated by a space: MOBILITY HEARING VISION MENTAL INTELLECT OTHER
    certificate = models.TextField(default="")
    issued_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        db_table = "registry_disability"


class Income(PersonFact):
    """A mark of regular income that a rule asks for. One row a kind: PENSION, SOCIAL_INSURANCE, SURVIVOR, WAGE, OTHER."""

    kind = models.TextField()
    amount_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "registry_income"


class Schooling(PersonFact):
    """The person studies at this level (PRESCHOOL, GENERAL, VOCATIONAL, UNIVERSITY)."""

    level = models.TextField()
    school = models.TextField(default="")

    class Meta:
        db_table = "registry_schooling"


class Told(PersonFact):
    """What a dossier, a decision or a form established and no register of its own holds: a word and what it is.

    ``name`` is a fact of the law's vocabulary (``ansinh law facts``), ``value`` of its type. Registers speak first; the
    law asks these only where they are silent. ``guarded``: the guarded register ("HIV") that must be open to see the row.
    """

    name = models.TextField()
    value = models.JSONField()
    guarded = models.TextField(default="")

    class Meta:
        db_table = "registry_told"


class PovertyClass(Fact):
    """Class of a household by the yearly review. NEITHER: reviewed and found out of it; no row: never reviewed."""

    class Kind(models.TextChoices):
        POOR = "POOR"
        NEAR_POOR = "NEAR_POOR"
        NEITHER = "NEITHER"

    household = models.ForeignKey(Household, on_delete=models.PROTECT)
    kind = models.TextField(choices=Kind.choices)
    certificate = models.TextField(default="")
    details = models.JSONField(default=dict)  # B1, B2 points, deprivations, causes as the list gave them

    class Meta:
        db_table = "registry_povertyclass"


class CommuneCount(models.Model):
    """Statistics that the office is given and does not count itself: all households and people of a commune."""

    id = models.BigAutoField(primary_key=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)
    period = DateRangeField()
    households = models.IntegerField()
    people = models.IntegerField()

    class Meta:
        db_table = "registry_communecount"


class SearchKey(models.Model):
    """One way to find a person: a word of the name, the birth year, a number (CCCD, paper, account, decision).

    ``line`` is what search compares the other words with: the folded name, given name first, then the birth year, each
    word between blanks (" binh le van 1956 "). The whole row is its key, so that search walks one index in the order of the names and never
    reads the table. Rows are only added: a person stays findable by what papers once called them. They are derived from
    the person's row in the statement that writes it, and people are never deleted, so no foreign key is checked again:
    six keys a person would be twelve checks, a twentieth of a whole import.
    """

    pk = models.CompositePrimaryKey("key", "line", "person_id", "commune_id")
    key = models.TextField(db_collation="C")
    line = models.TextField(db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    commune = models.ForeignKey(  # the person's
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    class Meta:
        db_table = "registry_searchkey"


class NameWord(models.Model):
    """A word that occurs in names, folded: the dictionary in which search looks up misspelt words."""

    word = models.TextField(primary_key=True, db_collation="C")

    class Meta:
        db_table = "registry_nameword"
        indexes = [GinIndex(fields=["word"], name="registry_nameword_trigrams", opclasses=["gin_trgm_ops"])]
