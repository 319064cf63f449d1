"""Registers of an invented field: who keeps bees, and the hives that the office lent."""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person, PersonFact


class Keeper(PersonFact):
    """The person keeps bees."""

    colonies = models.IntegerField()
    trained = models.BooleanField(default=False)

    class Meta:
        db_table = "beekeeping_keeper"


class Hive(ThingFact):
    """A hive with its number, lent to somebody."""

    number = models.TextField()
    price_vnd = models.BigIntegerField(null=True)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    mother = models.ForeignKey(
        Thing, on_delete=models.PROTECT, null=True, related_name="+"
    )  # the hive that it was split from
    state = models.TextField()

    class Meta:
        db_table = "beekeeping_hive"
