"""Decisions and the entitlements that they open, change or end."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models

from ansinh.cases.models import Dossier
from ansinh.documents.models import File
from ansinh.policy.models import Benefit, BenefitGroup
from ansinh.registry.models import Person, Unit


class Proposal(models.Model):
    """Tờ trình: appraised dossiers put before whoever decides, with the decisions drafted for them."""

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        SUBMITTED = "SUBMITTED"
        DECIDED = "DECIDED"
        WITHDRAWN = "WITHDRAWN"

    id = models.BigAutoField(primary_key=True)
    title = models.TextField()
    procedure = models.TextField()  # code in the catalogue of procedures
    month = models.DateField()  # its decisions were worked out for a signing in this month
    state = models.TextField(choices=State.choices, default="DRAFT")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # null: several
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # whose office proposes
    number = models.TextField(default="")  # "45/TTr-LĐTBXH"; empty while a draft
    submitted_on = models.DateField(null=True)
    drafted_by = models.TextField()
    drafted_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.TextField(default="")

    class Meta:
        db_table = "decisions_proposal"


class Decision(models.Model):
    """A numbered decision of an authority on a day, with its items. Draft until issued; issued for ever."""

    class Kind(models.TextChoices):
        FIRST_LOAD = "FIRST_LOAD"  # people already in payment, as one dated list
        GRANT = "GRANT"
        ADJUST = "ADJUST"
        SUSPEND = "SUSPEND"
        RESUME = "RESUME"
        STOP = "STOP"

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        ISSUED = "ISSUED"
        CANCELLED = "CANCELLED"

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=Kind.choices)
    state = models.TextField(choices=State.choices, default="DRAFT")
    number = models.TextField(default="")  # "1203/QĐ-UBND"; empty while a draft
    signed_on = models.DateField(null=True)
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    authority_title = models.TextField(default="")  # "Chủ tịch UBND huyện Thăng Bình"
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # null: whole district
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="decisions")
    legal_basis = models.JSONField(default=list)
    cancelled_reason = models.TextField(db_default="")
    proposed_by = models.TextField(default="")
    drafted_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "decisions_decision"


class OutsideDecision(models.Model):
    """What an agency above decided: written down by one person as a draft, in force once another has confirmed it.

    The database holds it too: no such decision is issued before two different accounts stand here.
    """

    id = models.BigAutoField(primary_key=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="outside")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    number = models.TextField()  # of the agency above
    signed_on = models.DateField()
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    authority_title = models.TextField()
    recorded_by = models.BigIntegerField()
    recorded_name = models.TextField()
    recorded_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_name = models.TextField(default="")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "decisions_outside"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("recorded_by")),
                name="decisions_outside_two_people",
            )
        ]


class DecisionItem(models.Model):
    """One person and one benefit in a decision: what changes, from which month, with facts and law points frozen."""

    class Action(models.TextChoices):
        OPEN = "OPEN"
        CHANGE = "CHANGE"
        SUSPEND = "SUSPEND"
        RESUME = "RESUME"
        STOP = "STOP"

    id = models.BigAutoField(primary_key=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    action = models.TextField(choices=Action.choices)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, db_index=False)
    rate_code = models.TextField()  # policy_rate.code
    multiplier = models.DecimalField(max_digits=8, decimal_places=2)  # coefficient x quantity
    from_month = models.DateField()  # first day of the first month that the action touches
    to_month = models.DateField(null=True)  # exclusive; one-off payments have one month
    # The entitlement that is changed, suspended, resumed or stopped; null for OPEN, which makes its own.
    entitlement = models.ForeignKey("Entitlement", on_delete=models.PROTECT, null=True, related_name="items")
    facts = models.JSONField(default=dict)
    law = models.JSONField(default=list)  # [{instrument, article, evidence}]
    reason = models.TextField(default="")
    old_number = models.TextField(default="")  # of the decision that first granted it, for a first load
    source_id = models.BigIntegerField(null=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="+")  # that asked for it

    class Meta:
        db_table = "decisions_item"


class ProposedDossier(models.Model):
    """A dossier in a proposal: the decision drafted for it, if any, and why the signer should look at it first."""

    id = models.BigAutoField(primary_key=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="dossiers")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="dossiers")
    reasons = models.JSONField(default=list)  # [{code, words}]; empty: nothing to look at

    class Meta:
        db_table = "decisions_proposeddossier"
        constraints = [models.UniqueConstraint(fields=["proposal", "dossier"], name="decisions_proposeddossier_once")]


class DecisionPaper(models.Model):
    """The paper of an issued decision as it was printed: its file. What is signed by hand or key is kept elsewhere."""

    id = models.BigAutoField(primary_key=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="paper")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_paper"


class UnprintedDecision(models.Model):
    """An issued decision whose paper could not be printed at the last try. Gone as soon as it is printed."""

    id = models.BigAutoField(primary_key=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="unprinted")
    why = models.TextField()  # a sentence for officers, without personal data
    tried_at = models.DateTimeField()

    class Meta:
        db_table = "decisions_unprinted"


class Entitlement(models.Model):
    """A right to a benefit that a decision opened; its terms over time are in ``Term``."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    group = models.ForeignKey(BenefitGroup, on_delete=models.PROTECT, db_index=False)
    programme = models.TextField()
    opened_by = models.ForeignKey(DecisionItem, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_entitlement"


class Term(models.Model):
    """What an entitlement is worth over a run of months, as known over a time (bitemporal like every fact).

    Amount of month m = rate(rate_code, m) x multiplier. A gap in the months means that nothing is due (suspended).
    Database constraints: terms of one entitlement do not overlap; two entitlements of one person do not take the same
    half of a group in the same month.
    """

    id = models.BigAutoField(primary_key=True)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, related_name="terms")
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    group = models.ForeignKey(BenefitGroup, on_delete=models.PROTECT, db_index=False)
    halves = models.SmallIntegerField()
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, db_index=False)
    rate_code = models.TextField()
    multiplier = models.DecimalField(max_digits=8, decimal_places=2)
    months = DateRangeField()
    known = DateTimeRangeField()
    item = models.ForeignKey(DecisionItem, on_delete=models.PROTECT)

    class Meta:
        db_table = "decisions_term"


class Review(models.Model):
    """The calendar or the registry says that something changed: a question to be settled by a decision.

    While ``holds`` and open, months from ``from_month`` on are left out of the payroll.
    """

    class Kind(models.TextChoices):
        DEATH = "DEATH"
        AGE = "AGE"
        POVERTY_LEFT = "POVERTY_LEFT"
        CERTIFICATE_EXPIRED = "CERTIFICATE_EXPIRED"
        UNCOLLECTED = "UNCOLLECTED"
        DOUBT = "DOUBT"  # a check before the lock asked, ``detail["why"]``

    class State(models.TextChoices):
        OPEN = "OPEN"
        SETTLED = "SETTLED"
        DISMISSED = "DISMISSED"

    id = models.BigAutoField(primary_key=True)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    kind = models.TextField(choices=Kind.choices)
    state = models.TextField(choices=State.choices, default="OPEN")
    from_month = models.DateField()
    holds = models.BooleanField()
    detail = models.JSONField(default=dict)
    proposed_item = models.ForeignKey(DecisionItem, on_delete=models.PROTECT, null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.TextField(default="")

    class Meta:
        db_table = "decisions_review"
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "kind", "from_month"], name="decisions_review_once_a_cause")
        ]
