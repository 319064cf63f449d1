"""What was counted, when. A figure that changes afterwards is a correction: the old one stays, closed in ``known``."""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

from ansinh.registry.models import Unit


class Measured(models.Model):
    """One share of a figure: an indicator over a window, in one commune, for one sex and one programme.

    The figure of the window is the sum of its shares: ``amount`` over ``base`` for a rate. ``rows``: how many things were counted.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField()
    since = models.DateField()
    until = models.DateField()
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    sex = models.TextField(default="")
    programme = models.TextField(default="")
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    base = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    rows = models.IntegerField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "indicators_measured"
        indexes = [models.Index(fields=["code", "since", "until"], name="indicators_measured_of_window")]
