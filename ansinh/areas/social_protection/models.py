"""Registers of social protection: what the policies ask for and the registry does not hold.

All are bitemporal facts about a person. The register of people with HIV is guarded: besides the place, row security
asks for the grant ``HIV`` and its stated reason, and readings of it are logged by the doors.
"""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import HouseholdFact, ThingFact
from ansinh.registry.models import Person, PersonFact


class ChildWithoutSupport(PersonFact):
    """A child of khoản 1 Điều 5, by one of the points a to l. Words: ``child_circumstance`` in facts.yaml."""

    circumstance = models.TextField()
    paid_until_16 = models.BooleanField(default=False)  # in payment on turning 16: the condition of khoản 2

    class Meta:
        db_table = "social_protection_childwithoutsupport"


class LoneParent(PersonFact):
    """Someone who raises children alone (khoản 4). Words: ``lone_parent`` in facts.yaml."""

    marital_status = models.TextField()

    class Meta:
        db_table = "social_protection_loneparent"


class RaisedChild(PersonFact):
    """``person`` raises ``child``: counts for single parents, and for disabled parents of small children."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    counted_before_16 = models.BooleanField(default=False)  # Nghị định 335/2026: only such a child counts from 16 on

    class Meta:
        db_table = "social_protection_raisedchild"


class ElderSupport(PersonFact):
    """Who owes support to an elderly person (khoản 5). No row: somebody supports them."""

    support = models.TextField()  # NO_SUPPORTER, SUPPORTER_ON_ASSISTANCE
    fit_for_facility = models.BooleanField(default=False)

    class Meta:
        db_table = "social_protection_eldersupport"


class HivStatus(PersonFact):
    """The person lives with HIV. Guarded register."""

    paper = models.TextField(default="")

    class Meta:
        db_table = "social_protection_hivstatus"


class CareArrangement(PersonFact):
    """Who cares for the person: their own household, or somebody who took them in by a decision."""

    class Arrangement(models.TextChoices):
        HOUSEHOLD = "HOUSEHOLD"
        TAKEN_IN = "TAKEN_IN"

    arrangement = models.TextField(choices=Arrangement.choices)
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.TextField(default="")

    class Meta:
        db_table = "social_protection_carearrangement"


class FacilityStay(PersonFact):
    """The person is cared for in a facility."""

    facility = models.TextField()

    class Meta:
        db_table = "social_protection_facilitystay"


class Pregnancy(PersonFact):
    """The person is pregnant; ends with the birth."""

    paper = models.TextField(default="")

    class Meta:
        db_table = "social_protection_pregnancy"


class CareHome(ThingFact):
    """A facility of social assistance: who runs it and how many it may take."""

    name = models.TextField()
    kind = models.TextField()  # PUBLIC, PRIVATE, SMALL
    licence = models.TextField(default="")
    licensed_on = models.DateField(null=True)
    places = models.BigIntegerField()
    residents = models.BigIntegerField(default=0)  # as reported on the day
    workers = models.BigIntegerField(default=0)
    state = models.TextField()

    class Meta:
        db_table = "social_protection_carehome"


class Carer(PersonFact):
    """Somebody who is ready and fit to take a person in, as the commune confirmed."""

    cares_for = models.TextField()  # CHILD, DISABLED, ELDER
    confirmed_on = models.DateField()
    trained_on = models.DateField(null=True)
    places = models.BigIntegerField(default=1)
    paper = models.TextField(default="")

    class Meta:
        db_table = "social_protection_carer"


class EmergencyAid(HouseholdFact):
    """What a household was given after a disaster or in want (Nghị định 20/2021 chapter III)."""

    happened_on = models.DateField()
    kind = models.TextField()
    cause = models.TextField(default="")
    members = models.BigIntegerField(null=True)
    rice_kg = models.BigIntegerField(null=True)
    amount_vnd = models.BigIntegerField(null=True)
    decision = models.TextField(default="")
    given_on = models.DateField(null=True)

    class Meta:
        db_table = "social_protection_emergencyaid"
