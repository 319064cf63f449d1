"""The monthly lists: what each entitlement is owed this month, with arrears and recoveries month by month."""

from __future__ import annotations

from django.db import models

from ansinh.decisions.models import Entitlement, Term
from ansinh.policy.models import Benefit, BenefitGroup, Rate
from ansinh.registry.models import Person, Unit


class Payroll(models.Model):
    """The list of one month. Draft may be drawn again; locked is frozen with its hash."""

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        LOCKED = "LOCKED"

    id = models.BigAutoField(primary_key=True)
    month = models.DateField(unique=True)  # first day
    state = models.TextField(choices=State.choices, default="DRAFT")
    law_as_of = models.DateField()  # rates as the law stood on this day
    drawn_at = models.DateTimeField()
    drawn_by = models.BigIntegerField(null=True)
    approved_by = models.BigIntegerField(null=True)  # first of the two people who lock
    approved_at = models.DateTimeField(null=True)
    locked_by = models.BigIntegerField(null=True)  # the second
    locked_at = models.DateTimeField(null=True)
    hash = models.TextField(default="")
    totals = models.JSONField(default=dict)  # {people, lines, regular_vnd, arrears_vnd, recovery_vnd, carried_vnd}

    class Meta:
        db_table = "payroll_payroll"


class Unlocking(models.Model):
    """A request to unlock a locked month: needs a second person, and keeps the reason for ever."""

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    reason = models.TextField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    granted_by = models.BigIntegerField(null=True)
    granted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payroll_unlocking"


class Line(models.Model):
    """One entitlement, one due month, one difference: what this payroll adds for that month (or takes back).

    ``claims``: this line is the first for (person, group, month) and no later recovery has taken all of it back; two
    partial unique indexes on (person, group, due_month), one for each half, forbid a second live claim.
    """

    class Kind(models.TextChoices):
        REGULAR = "REGULAR"
        ARREARS = "ARREARS"  # truy lĩnh
        RECOVERY = "RECOVERY"  # truy thu: negative, never netted silently

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT)
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True)  # null: recovery of a month with no term left
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT)
    group = models.ForeignKey(BenefitGroup, on_delete=models.PROTECT)
    halves = models.SmallIntegerField()
    kind = models.TextField(choices=Kind.choices)
    due_month = models.DateField()
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT, null=True)
    multiplier = models.DecimalField(max_digits=8, decimal_places=2)
    amount_vnd = models.BigIntegerField()
    reason = models.TextField(default="")  # code: NEW_DECISION, RATE_CHANGED, TERM_CHANGED, STOPPED
    claims = models.BooleanField()

    class Meta:
        db_table = "payroll_line"


class DrawnTotal(models.Model):
    """Per entitlement and rate: months and đồng in *locked* lines. Derived; lets a month be compared without reading
    years of lines. ``payroll.queries.drawn_totals_broken`` proves it against the lines."""

    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT)
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT)
    months = models.IntegerField()
    amount_vnd = models.BigIntegerField()
    pk = models.CompositePrimaryKey("entitlement_id", "rate_id")

    class Meta:
        db_table = "payroll_drawntotal"


class Stopped(models.Model):
    """A line that could not be drawn: no rate in the data, or its version is provisional. No default is ever used."""

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.CASCADE)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    due_month = models.DateField()
    cause = models.TextField()  # RATE_MISSING, RATE_PROVISIONAL, UNDER_REVIEW
    rate_code = models.TextField()

    class Meta:
        db_table = "payroll_stopped"


class Adjustment(models.Model):
    """Money of an earlier month that did not arrive and is to be paid again with a later list. Not a new right."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()
    from_month = models.DateField()  # the payroll month in which it was first ordered
    reference = models.TextField(unique=True)  # of the order line that came back: once only
    reason = models.TextField()
    added_at = models.DateTimeField()
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT, null=True)  # the list that took it up

    class Meta:
        db_table = "payroll_adjustment"
