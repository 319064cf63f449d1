"""Tables of occupational safety: places of work, accidents and victims, checks and findings, training, equipment, reports."""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person


class Workplace(ThingFact):
    """An employer whose safety is looked after. The field keeps its own list: it must stand without the others."""

    name = models.TextField()
    tax_code = models.TextField(default="")
    kind = models.TextField()
    sector = models.TextField(default="")
    address = models.TextField(default="")
    workers = models.IntegerField(null=True)
    dangers = models.TextField(default="")

    class Meta:
        db_table = "safety_workplace"


class Accident(ThingFact):
    """An accident at work, with or without a contract, and the clock of its investigation."""

    code = models.TextField()
    happened_on = models.DateField()
    hour = models.TextField(default="")
    spot = models.TextField(default="")
    workplace = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    contracted = models.BooleanField(default=False)
    severity = models.TextField()  # LIGHT, SERIOUS, SERIOUS_MANY, DEADLY, EXAMINED
    factor = models.TextField(default="")
    cause = models.TextField(default="")
    course_of_events = models.TextField(default="")
    told_on = models.DateField(null=True)
    investigator = models.TextField(default="")
    due_on = models.DateField()
    extended = models.BooleanField(default=False)
    minutes = models.TextField(default="")
    concluded_on = models.DateField(null=True)
    posted_on = models.DateField(null=True)
    cost_vnd = models.BigIntegerField(null=True)
    property_vnd = models.BigIntegerField(null=True)
    days_off = models.IntegerField(null=True)
    handled = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "safety_accident"


class Injured(ThingFact):
    """Somebody hurt in an accident, the victim of Luật 84/2015. (A victim of trafficking is in `social_evils`.)"""

    accident = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    occupation = models.TextField(default="")
    years_in_job = models.IntegerField(null=True)
    contracted = models.BooleanField(default=False)
    outcome = models.TextField()
    compensated_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "safety_victim"


class Inspection(ThingFact):
    """A joint check of a place of work: plan, decision on the team, minutes."""

    workplace = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    decision = models.TextField(default="")
    checked_on = models.DateField(null=True)
    minutes = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "safety_inspection"


class Finding(ThingFact):
    """What a check found, and until when it is to be mended."""

    inspection = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    finding = models.TextField()
    mend_by = models.DateField()
    mended_on = models.DateField(null=True)
    proof = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "safety_finding"


class Training(ThingFact):
    """A course of safety training, and how many of each group took part."""

    workplace = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField()
    trained_group = models.TextField()
    held_on = models.DateField()
    attended = models.IntegerField()
    without_contract = models.IntegerField(null=True)
    trainer = models.TextField(default="")

    class Meta:
        db_table = "safety_training"


class Equipment(ThingFact):
    """Equipment with strict safety demands that was declared."""

    workplace = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    serial = models.TextField(default="")
    inspected_on = models.DateField()
    valid_until = models.DateField()
    certificate = models.TextField(default="")
    declared_on = models.DateField(null=True)

    class Meta:
        db_table = "safety_equipment"


class Report(ThingFact):
    """A half-year's or year's report of an employer, or of a commune on workers without contract."""

    reporter = models.TextField()
    workplace = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    year = models.IntegerField()
    period = models.TextField()  # HALF, YEAR
    received_on = models.DateField()
    accidents = models.IntegerField()
    deaths = models.IntegerField()
    hurt = models.IntegerField()
    cost_vnd = models.BigIntegerField(null=True)
    days_off = models.IntegerField(null=True)

    class Meta:
        db_table = "safety_report"
