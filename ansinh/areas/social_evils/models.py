"""Registers of the prevention of social evils: a vault.

Whoever stands in them is named here and nowhere else: no row of the registry, no hit of the search, no link from a page
about people. All but the providers and teams are under the grants ``DRUG_CASE`` and ``TRAFFICKING``.
"""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact


class Named(ThingFact):
    """Somebody by what this register alone says of them."""

    code = models.TextField()
    full_name = models.TextField()
    sex = models.TextField()
    born_on = models.DateField(null=True)
    cccd = models.TextField(default="")

    class Meta:
        abstract = True


class DrugCase(Named):
    """One person's way through management, treatment and aftercare. The state's term and its paper are columns."""

    substance = models.TextField(default="")
    treated = models.TextField(default="")  # VOLUNTARY, SUBSTITUTION, COMPULSORY: decides how long aftercare lasts
    decision = models.TextField(default="")
    decided_on = models.DateField(null=True)
    months = models.IntegerField(null=True)
    absent_days = models.IntegerField(null=True)  # unreported absence, which does not count towards the term
    ends_on = models.DateField(null=True)
    treated_at = models.TextField(default="")
    stages = models.IntegerField(null=True)  # of the five stages of treatment
    note = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "social_evils_drugcase"


class Victim(Named):
    """Somebody who was trafficked."""

    came_by = models.TextField()
    came_on = models.DateField()
    paper = models.TextField(default="")
    needs = models.TextField(default="")
    safety = models.TextField(default="")
    result = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "social_evils_victim"


class VictimSupport(ThingFact):
    """One support given to a victim."""

    victim = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    given_on = models.DateField()
    provider = models.TextField(default="")
    amount_vnd = models.BigIntegerField(null=True)

    class Meta:
        db_table = "social_evils_victimsupport"


class RehabProvider(ThingFact):
    """Who may treat addicts at home and in the community, as announced; volunteer teams too. Not guarded: a public list."""

    title = models.TextField()
    kind = models.TextField()
    address = models.TextField(default="")
    decision = models.TextField(default="")
    announced_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "social_evils_rehabprovider"
