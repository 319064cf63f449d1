"""What the checks found in a list, and what officers said to it. Imported by the room's ``models.py``."""

from __future__ import annotations

from django.db import models


class Leak(models.Model):
    """One finding of one check in one list. Rewritten whenever the list is looked through; never edited by hand.

    ``subject`` names what it is about, the same in every month (an entitlement, a person, a pair of people), and
    ``fingerprint`` is the hash of its evidence: together they find what an officer said to it before.
    """

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey("payroll.Payroll", on_delete=models.CASCADE, db_constraint=False, db_index=False)
    kind = models.TextField()  # code of a check in ``catalog``
    subject = models.TextField()
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT)
    other = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # null: everything that the person receives
    entitlement = models.ForeignKey("decisions.Entitlement", on_delete=models.PROTECT, null=True, db_index=False)
    month_vnd = models.BigIntegerField()  # at risk each month
    so_far_vnd = models.BigIntegerField()  # drawn since the cause began, with this list
    since = models.DateField(null=True)  # first month that should not have been paid; null: only from this list on
    evidence = models.JSONField()  # [{what, value, source?, other?, other_source?, weight?}], words in ``queries``
    fingerprint = models.TextField()
    found_at = models.DateTimeField()

    class Meta:
        app_label = "payroll"
        db_table = "payroll_leak"
        constraints = [models.UniqueConstraint(fields=["payroll", "kind", "subject"], name="payroll_leak_once_a_list")]


class LeakSettlement(models.Model):
    """What an officer said to a finding: acted upon, or cleared with a reason. Holds until the evidence changes."""

    class Outcome(models.TextChoices):
        ACTED = "ACTED"
        CLEARED = "CLEARED"

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    subject = models.TextField()
    fingerprint = models.TextField()
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, db_index=False)
    outcome = models.TextField(choices=Outcome.choices)
    reason = models.TextField(default="", blank=True)
    settled_by = models.BigIntegerField(null=True)  # null: the system
    settled_at = models.DateTimeField()

    class Meta:
        app_label = "payroll"
        db_table = "payroll_leaksettlement"
        indexes = [models.Index(fields=["kind", "subject", "fingerprint"], name="payroll_leaksettlement_of")]
