"""Registers of gender equality: activities, trusted addresses, the committee, agencies; cases of gender violence, guarded."""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Unit


class EqualityActivity(ThingFact):
    """A training, a month of action, a broadcast. Whoever came is counted by sex."""

    title = models.TextField()
    kind = models.TextField()
    held_on = models.DateField()
    women = models.IntegerField(null=True)
    men = models.IntegerField(null=True)
    cost_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "gender_equalityactivity"


class Shelter(ThingFact):
    """A trusted address or a temporary shelter."""

    title = models.TextField()
    kind = models.TextField()
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.TextField()
    places = models.IntegerField(null=True)
    opened_on = models.DateField()
    state = models.TextField()

    class Meta:
        db_table = "gender_shelter"


class CommitteeMember(ThingFact):
    """A member of the committee for the advancement of women."""

    full_name = models.TextField()
    sex = models.TextField()
    agency = models.TextField()
    office = models.TextField()

    class Meta:
        db_table = "gender_committeemember"


class LedAgency(ThingFact):
    """An agency, enterprise or co-operative, and whether a woman stands at its head."""

    title = models.TextField()
    kind = models.TextField()
    woman_leads = models.BooleanField(default=False)

    class Meta:
        db_table = "gender_ledagency"


class ViolenceCase(ThingFact):
    """A case of violence for reasons of gender. Guarded; the victim is named by initials alone."""

    code = models.TextField()
    victim = models.TextField()
    sex = models.TextField()
    birth_year = models.IntegerField(null=True)
    kind = models.TextField()
    reported_on = models.DateField()
    shelter = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    support = models.TextField(default="")
    supported_on = models.DateField(null=True)
    offender_counselled = models.BooleanField(default=False)
    result = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "gender_violencecase"
