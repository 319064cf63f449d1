"""Registers of children: circumstances, protection cases, alternative care, accidents, activities.

What tells of abuse, exploitation, drugs or offences lies in tables of its own under the grant ``CHILD_ABUSE``.
"""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person, PersonFact, Unit


class ChildCircumstance(PersonFact):
    """A child of one of the 14 groups (Luật Trẻ em Điều 10) that an ordinary register may hold."""

    kind = models.TextField()  # words in groups.py
    part = models.TextField(default="")  # sub-group, words in groups.py
    evidence = models.TextField()
    helped = models.BooleanField(default=False)  # cared for or assisted

    class Meta:
        db_table = "children_childcircumstance"


class ProtectedCircumstance(PersonFact):
    """A child of a group that points at an offence, drugs or abuse. Guarded."""

    kind = models.TextField()
    part = models.TextField(default="")
    evidence = models.TextField()
    helped = models.BooleanField(default=False)

    class Meta:
        db_table = "children_protectedcircumstance"


class ProtectionCase(ThingFact):
    """A case of child protection, from the report to the closing (Nghị định 56/2017). Guarded.

    ``reported_at`` starts the clock of hours, which also runs at night and on holidays.
    """

    code = models.TextField()
    child = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    described = models.TextField(default="")  # initials and what is known while nobody knows who the child is
    reported_by = models.TextField()
    reported_at = models.DateTimeField()
    suspected = models.TextField()
    offender = models.TextField(default="")
    circle = models.TextField()  # who may know
    risk = models.TextField(default="")
    assessed_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    measure = models.TextField(default="")
    separated_on = models.DateField(null=True)
    separated_until = models.DateField(null=True)
    examined_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    planned_on = models.DateField(null=True)
    plan = models.TextField(default="")
    approved_on = models.DateField(null=True)
    decision = models.TextField(default="")
    cost_vnd = models.BigIntegerField(null=True)
    reviewed_on = models.DateField(null=True)
    review = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "children_protectioncase"


class PlanService(ThingFact):
    """One service of a case's plan: what, by whom, from when to when. Guarded."""

    case = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    service = models.TextField()
    provider = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    cost_vnd = models.BigIntegerField(null=True)
    done = models.BooleanField(default=False)

    class Meta:
        db_table = "children_planservice"


class ChildCarer(ThingFact):
    """Somebody who registered to take a child in (forms 08 and 09)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    wishes = models.TextField(default="")
    registered_on = models.DateField()
    verified_on = models.DateField(null=True)
    reason = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "children_childcarer"


class AlternativeCare(ThingFact):
    """A child in alternative care, with the two visits after the hand-over."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    carer = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    form = models.TextField()
    decision = models.TextField()
    handed_over_on = models.DateField()
    first_visit_on = models.DateField(null=True)
    second_visit_on = models.DateField(null=True)
    finding = models.TextField(default="")
    ended_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "children_alternativecare"


class ChildAccident(ThingFact):
    """Drowning, an injury, child labour or an early marriage: counted for the report."""

    title = models.TextField()
    kind = models.TextField()
    child = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    happened_on = models.DateField()
    died = models.BooleanField(default=False)

    class Meta:
        db_table = "children_childaccident"


class ChildActivity(ThingFact):
    """A month of action, a mid-autumn feast, a forum, the fund, the recognition of a commune: what the office organises."""

    title = models.TextField()
    kind = models.TextField()
    held_on = models.DateField()
    children = models.IntegerField(null=True)
    received_vnd = models.BigIntegerField(null=True)
    spent_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "children_childactivity"
