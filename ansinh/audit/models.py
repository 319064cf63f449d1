"""The audit trail: one append-only, hash-chained table."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """Who did what, when, about what. ``hash`` covers the row and the hash before it (set by a trigger)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    word = models.TextField()
    about = models.TextField()  # "payroll:2024-09": kind and id, never a name of a person
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.TextField(default="")
    hash = models.TextField(default="")

    class Meta:
        db_table = "audit_entry"


class Seal(models.Model):
    """The hash under which something was signed for good. Append-only: whoever changes the thing cannot change this."""

    about = models.TextField(primary_key=True)  # "decision:123"
    hash = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "audit_seal"
