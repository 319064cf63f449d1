"""The law as tables: what the YAML files say, loaded so that SQL can join it. Nobody edits these by hand."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class Instrument(models.Model):
    """A legal instrument (nghị định, thông tư ...), once."""

    code = models.TextField(primary_key=True)  # "ND20-2021"
    title = models.TextField()
    number = models.TextField()  # "20/2021/NĐ-CP"
    issuer = models.TextField(default="")
    signed_on = models.DateField(null=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)  # last day

    class Meta:
        db_table = "policy_instrument"


class Rate(models.Model):
    """An amount for the months in ``months``, as the law stood on the days in ``known``.

    A rise decided later with effect backwards closes ``known`` of the old row and adds two: that is how a list drawn
    on 20/8/2026 shows 500.000 for 9/2026, and one drawn in 11/2026 shows 540.000 with arrears.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField()  # "social_assistance_standard", "merit.TB.TC.21"
    months = DateRangeField()
    known = DateRangeField()
    amount_vnd = models.BigIntegerField()
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT)
    article = models.TextField()
    evidence = models.TextField()  # gazette, copy, press, knowledge
    checked_on = models.DateField(null=True)
    version = models.TextField()  # hash of the YAML entry; what two officers confirm

    class Meta:
        db_table = "policy_rate"


class BenefitGroup(models.Model):
    """Benefits that exclude one another: one person holds each half of a group at most once a month."""

    id = models.SmallAutoField(primary_key=True)
    code = models.TextField(unique=True)  # "social_assistance"
    title = models.TextField()

    class Meta:
        db_table = "policy_benefitgroup"


class Benefit(models.Model):
    """A benefit that a decision may grant, with its place in its exclusion group.

    ``halves``: 3 takes the whole group for the month; 1 and 2 stand beside each other (the poor single parent's own
    benefit, Nghị định 20/2021 Điều 6 khoản 2).
    """

    code = models.TextField(primary_key=True)  # "ND20-5.6.nang"
    title = models.TextField()
    programme = models.TextField()  # SOCIAL_ASSISTANCE, SOCIAL_PENSION, CARE_SUPPORT, FUNERAL, FACILITY, MERIT
    group = models.ForeignKey(BenefitGroup, on_delete=models.PROTECT)
    halves = models.SmallIntegerField()
    period = models.TextField()  # MONTH, ONCE, YEAR
    payee = models.TextField()  # PERSON, CARER, HOUSEHOLD, FACILITY, RELATIVE
    start_rule = models.TextField()  # SIGNING, CERTIFICATE, CONDITION, NEXT_MONTH
    versions = models.JSONField(default=list)  # citations, dates, evidence of each version, for screens
    guarded = models.TextField(default="", db_default="")  # the guarded register that holding it reveals: "HIV"
    neutral_title = models.TextField(default="", db_default="")  # what is said of it while that register is closed

    class Meta:
        db_table = "policy_benefit"


class Confirmation(models.Model):
    """One officer has compared a provisional version with the official text. Two make it usable for money."""

    id = models.BigAutoField(primary_key=True)
    version = models.TextField()  # Rate.version or a policy version's hash
    user_id = models.BigIntegerField()
    user_name = models.TextField()
    at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        db_table = "policy_confirmation"
        constraints = [models.UniqueConstraint(fields=["version", "user_id"], name="policy_confirmation_once_a_person")]
