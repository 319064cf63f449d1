"""What the registers of all areas stand on: things with a life of their own, facts about things and households.

A thing (a class, an animal, a project) is an anchor: an id for life and its place. What is true of it lies in facts
with ``valid`` and ``known``, in a table of its area; its state is a column of those facts, so that its life is in the
same history.
"""

from __future__ import annotations

from django.db import models

from ansinh.kit.tables import Fact
from ansinh.registry.models import Household, Unit


class Thing(models.Model):
    """Something that is neither a person nor a household. ``commune`` null: it belongs to the whole district.

    ``guarded``: the guarded register that must be open to see it, or empty.
    """

    id = models.BigAutoField(primary_key=True)
    register = models.TextField()  # "training/lop-nghe"
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    guarded = models.TextField(default="", db_default="")
    withdrawn_at = models.DateTimeField(null=True)  # entered by mistake: shown nowhere

    class Meta:
        db_table = "registers_thing"


class ThingFact(Fact):
    """Base of the facts about a thing."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT)

    class Meta:
        abstract = True


class HouseholdFact(Fact):
    """Base of the facts about a household."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT)

    class Meta:
        abstract = True


class SavedView(models.Model):
    """How somebody wants to see a register: the address behind the question mark, under a name."""

    id = models.BigAutoField(primary_key=True)
    user_id = models.BigIntegerField()
    register = models.TextField()
    title = models.TextField()
    query = models.TextField()  # filters by code, columns and order; never a name or a number of a person

    class Meta:
        db_table = "registers_savedview"
        constraints = [
            models.UniqueConstraint(fields=["user_id", "register", "title"], name="registers_savedview_once")
        ]


class TakenSheet(models.Model):
    """A sheet taken in for one register: COMPARED, then APPROVED, then perhaps UNDONE."""

    id = models.BigAutoField(primary_key=True)
    register = models.TextField()
    guarded = models.TextField(default="", db_default="")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.TextField()
    sha256 = models.TextField()
    state = models.TextField()
    valid_from = models.DateField()  # the rows hold from this day, where they name none
    received_at = models.DateTimeField()
    received_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    fixed = models.JSONField(default=dict, db_default={})  # links that hold for every row: {"course_id": 12}

    class Meta:
        db_table = "registers_takensheet"


class TakenRow(models.Model):
    """One row of a sheet: what it says, whom it is about, what it would do (NEW, CHANGED, SAME, ERROR)."""

    id = models.BigAutoField(primary_key=True)
    taken = models.ForeignKey(TakenSheet, on_delete=models.CASCADE, related_name="rows")
    sheet = models.TextField()
    row = models.IntegerField()
    said = models.JSONField()  # raw texts by field
    values = models.JSONField()  # clean columns
    outcome = models.TextField()
    subject_id = models.BigIntegerField(null=True)
    record_id = models.BigIntegerField(null=True)  # the record that it changes
    difference = models.JSONField(default=dict)  # column -> [before, after]
    problems = models.JSONField(default=list)  # sentences
    source_id = models.BigIntegerField(null=True)  # registry_source, once approved

    class Meta:
        db_table = "registers_takenrow"
        indexes = [models.Index(fields=["taken", "outcome", "row"], name="registers_takenrow_shown")]
