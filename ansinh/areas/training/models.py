"""Tables of vocational training: needs, the year's plan, classes, learners, days attended, support, jobs after."""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person, PersonFact


class Need(PersonFact):
    """Somebody wants to learn a trade."""

    occupation = models.TextField()
    wanted_from = models.DateField(null=True)
    note = models.TextField(default="")

    class Meta:
        db_table = "training_need"


class Plan(ThingFact):
    """What the year plans for one trade."""

    year = models.IntegerField()
    occupation = models.TextField()
    branch = models.TextField()
    classes = models.IntegerField()
    learners = models.IntegerField()
    cost_vnd = models.BigIntegerField(null=True)
    paper = models.TextField(default="")

    class Meta:
        db_table = "training_plan"


class Course(ThingFact):
    """A class, with the contract that orders it and its money by source."""

    code = models.TextField()
    occupation = models.TextField()
    branch = models.TextField()  # FARM, OTHER
    level = models.TextField()  # BASIC, SHORT
    plan = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.TextField()  # ORDINARY, SPECIAL, BLIND
    groups = models.IntegerField(null=True)  # of practice
    school = models.TextField(default="")
    teacher = models.TextField(default="")
    venue = models.TextField(default="")
    contract = models.TextField(default="")
    unit_price_vnd = models.BigIntegerField(null=True)
    advanced_vnd = models.BigIntegerField(null=True)
    central_vnd = models.BigIntegerField(null=True)
    province_vnd = models.BigIntegerField(null=True)
    district_vnd = models.BigIntegerField(null=True)
    hours = models.IntegerField(null=True)
    opening_paper = models.TextField(default="")
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "training_course"


class Learner(ThingFact):
    """Somebody's place in a class. The target group is that of the day of enrolment."""

    course = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    target_group = models.TextField()
    schooling = models.TextField(default="")
    distance_km = models.IntegerField(null=True)
    hard_area = models.BooleanField(default=False)
    enrolled_on = models.DateField()
    grade = models.TextField(default="")
    certificate = models.TextField(default="")
    certified_on = models.DateField(null=True)
    left_because = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "training_learner"


class Attendance(ThingFact):
    """A learner was in class on a day: what food support is paid by."""

    on_day = models.DateField()

    class Meta:
        db_table = "training_attendance"


class Payout(ThingFact):
    """Food and travel support of a learner."""

    learner = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    food_vnd = models.BigIntegerField(null=True)
    travel_vnd = models.BigIntegerField(null=True)
    paper = models.TextField(default="")
    paid_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "training_payout"


class Aftermath(ThingFact):
    """What a learner does three, six or twelve months after the class."""

    months = models.IntegerField()
    outcome = models.TextField()
    asked_on = models.DateField()
    employer = models.TextField(default="")

    class Meta:
        db_table = "training_aftermath"
