"""Tables of poverty: the phiếu of a review, causes, ability to work, point tables, and projects with their animals.

The class of a household is no column here: its truth is ``registry_povertyclass``, which recognition writes.
"""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from ansinh.registers.models import HouseholdFact, Thing, ThingFact
from ansinh.registry.models import Household, Unit


class PointTable(models.Model):
    """A point table of part B1 for one kind of area, as imported. ``invented``: for demonstrations only."""

    id = models.BigAutoField(primary_key=True)
    area = models.TextField()  # RURAL, URBAN
    title = models.TextField()
    source = models.TextField()  # the instrument, or who invented it
    invented = models.BooleanField()
    valid = DateRangeField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "poverty_pointtable"


class Point(models.Model):
    """One way to answer an item of part B1, and its points."""

    id = models.BigAutoField(primary_key=True)
    table = models.ForeignKey(PointTable, on_delete=models.PROTECT, related_name="points")
    item = models.TextField()
    option = models.TextField()
    words = models.TextField()
    points = models.IntegerField()

    class Meta:
        db_table = "poverty_point"
        constraints = [models.UniqueConstraint(fields=["table", "item", "option"], name="poverty_point_once")]


class Review(ThingFact):
    """A household's phiếu in a review: yearly, or regular on request. Its state walks to the recognition."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()  # YEARLY, REGULAR
    requested_on = models.DateField(null=True)
    quick_passed = models.BooleanField(default=False)  # Phiếu A: goes on to Phiếu B
    reviewed_on = models.DateField(null=True)
    area = models.TextField(default="")  # RURAL, URBAN on the day of the review
    class_before = models.TextField(default="")
    b1 = models.IntegerField(null=True)
    lacks_work = models.BooleanField(default=False)
    has_dependants = models.BooleanField(default=False)
    lacks_nutrition = models.BooleanField(default=False)
    lacks_insurance = models.BooleanField(default=False)
    lacks_adult_education = models.BooleanField(default=False)
    lacks_schooling = models.BooleanField(default=False)
    lacks_housing = models.BooleanField(default=False)
    lacks_space = models.BooleanField(default=False)
    lacks_water = models.BooleanField(default=False)
    lacks_latrine = models.BooleanField(default=False)
    lacks_telecom = models.BooleanField(default=False)
    lacks_media = models.BooleanField(default=False)
    proposed = models.TextField(default="")  # the class that B1 and B2 give
    meeting_on = models.DateField(null=True)
    attended = models.IntegerField(null=True)
    agreed = models.IntegerField(null=True)
    posted_on = models.DateField(null=True)
    decision = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "poverty_review"


class Answer(ThingFact):
    """One answer of part B1 of a phiếu: the option of the point table that was chosen."""

    item = models.TextField()
    option = models.TextField()
    points = models.IntegerField()

    class Meta:
        db_table = "poverty_answer"


class Cause(HouseholdFact):
    """Why the household is poor: one fact a cause."""

    cause = models.TextField()

    class Meta:
        db_table = "poverty_cause"


class Labour(HouseholdFact):
    """What an officer found of the household's ability to work; it goes before what its members' facts say."""

    able = models.TextField()  # NONE, ABLE
    reason = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        db_table = "poverty_labour"


class Target(ThingFact):
    """By how many poor households the year is to have fewer."""

    year = models.IntegerField()
    fewer = models.IntegerField()
    paper = models.TextField(default="")

    class Meta:
        db_table = "poverty_target"


class Project(ThingFact):
    """A project of community production (Dự án 2) with its money by source."""

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()  # COW, PIG, ...: what households get; the same content is granted once
    method = models.TextField(default="")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    led_by = models.TextField(default="")
    decision = models.TextField(default="")
    approved_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    central_vnd = models.BigIntegerField(null=True)
    province_vnd = models.BigIntegerField(null=True)
    district_vnd = models.BigIntegerField(null=True)
    counterpart_vnd = models.BigIntegerField(null=True)
    other_vnd = models.BigIntegerField(null=True)
    accepted_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "poverty_project"


class Member(ThingFact):
    """A household's place in a project."""

    project = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    head_count = models.IntegerField(null=True)
    support_vnd = models.BigIntegerField(null=True)
    counterpart_vnd = models.BigIntegerField(null=True)
    received_on = models.DateField(null=True)
    result_note = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "poverty_member"


class Animal(ThingFact):
    """One animal from purchase to its end, or to the next household."""

    tag = models.TextField()
    species = models.TextField()
    project = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")  # a Member
    mother = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    origin = models.TextField(default="")
    price_vnd = models.BigIntegerField(null=True)
    delivered_on = models.DateField(null=True)
    ended_because = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "poverty_animal"


class Vaccination(ThingFact):
    """An animal was vaccinated on a day."""

    given_on = models.DateField()
    vaccine = models.TextField()

    class Meta:
        db_table = "poverty_vaccination"


class Visit(ThingFact):
    """Somebody of the office visited a household of a project."""

    member = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    visited_on = models.DateField()
    visitor = models.TextField(default="")
    animals_well = models.BooleanField(default=False)
    findings = models.TextField(default="")

    class Meta:
        db_table = "poverty_visit"
