"""Orders to pay, the ledger, and what bank and post say of them."""

from __future__ import annotations

from django.db import models

from ansinh.payroll.models import Payroll
from ansinh.registry.models import Person, Unit


class Order(models.Model):
    """All payments of one locked payroll through one channel: one file out."""

    class State(models.TextChoices):
        ORDERED = "ORDERED"
        SENT = "SENT"
        RECONCILED = "RECONCILED"

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    channel = models.TextField()  # code of a channel file: POST, AGRIBANK, HOME
    state = models.TextField(choices=State.choices, default="ORDERED")
    lines = models.IntegerField()
    amount_vnd = models.BigIntegerField()
    ordered_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_order"
        constraints = [models.UniqueConstraint(fields=["payroll", "channel"], name="payments_order_once")]


class OrderLine(models.Model):
    """One payment to one payee. ``reference`` is made before the file leaves and comes back in the result.

    Everything that the file says of the payee is frozen here: the same order gives the same file for ever. Only
    ``state`` changes, and only once.
    """

    class State(models.TextChoices):
        ORDERED = "ORDERED"
        PAID = "PAID"
        RETURNED = "RETURNED"

    id = models.BigAutoField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    reference = models.TextField(unique=True)  # "2409A0001234": A-Z and 0-9 only, fits every remark field
    payee_name = models.TextField()
    receiver_name = models.TextField(default="")  # who takes the money or holds the account, if not the payee
    bank = models.TextField(default="")
    account_number = models.TextField(default="")
    birth_year = models.SmallIntegerField(null=True)
    decision_numbers = models.TextField(default="")  # "1203/QĐ-UBND, 987/QĐ-UBND"
    book_number = models.TextField(default="")
    back_months = models.SmallIntegerField(default=0)  # how many earlier months arrears and carried money belong to
    regular_vnd = models.BigIntegerField()
    arrears_vnd = models.BigIntegerField()
    carried_vnd = models.BigIntegerField()
    amount_vnd = models.BigIntegerField()
    state = models.TextField(choices=State.choices, default="ORDERED")

    class Meta:
        db_table = "payments_orderline"
        constraints = [
            models.UniqueConstraint(fields=["order", "person"], name="payments_orderline_once"),
            models.CheckConstraint(
                condition=models.Q(amount_vnd__gt=0)
                & models.Q(amount_vnd=models.F("regular_vnd") + models.F("arrears_vnd") + models.F("carried_vnd")),
                name="payments_orderline_sum",
            ),
        ]


class Posting(models.Model):
    """The ledger: each row moves an amount from one account to another, so every posting balances by shape.

    RESERVE on order, POST on proof of payment, VOID on return. Append-only; corrections are further postings.
    """

    class Kind(models.TextChoices):
        RESERVE = "RESERVE"
        POST = "POST"
        VOID = "VOID"

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=Kind.choices)
    debit_account = models.TextField()  # "budget:2024", "in_transit:AGRIBANK", "paid:2024-09"
    credit_account = models.TextField()
    amount_vnd = models.BigIntegerField()
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        db_table = "payments_posting"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_vnd__gt=0), name="payments_posting_positive"),
            models.UniqueConstraint(fields=["order_line", "kind"], name="payments_posting_once_a_kind"),
            models.UniqueConstraint(
                fields=["order_line"],
                condition=models.Q(kind__in=["POST", "VOID"]),
                name="payments_posting_paid_or_returned",
            ),
        ]


class Statement(models.Model):
    """A result file of a bank or the post. The same bytes for the same month and channel are one statement."""

    id = models.BigAutoField(primary_key=True)
    channel = models.TextField()
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    file_name = models.TextField()
    sha256 = models.TextField()
    taken_at = models.DateTimeField()
    rows = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)

    class Meta:
        db_table = "payments_statement"
        constraints = [models.UniqueConstraint(fields=["payroll", "channel", "sha256"], name="payments_statement_once")]


class StatementRow(models.Model):
    """One row of a result file as it came, and what became of it."""

    class Outcome(models.TextChoices):
        PAID = "PAID"
        RETURNED = "RETURNED"
        REFUSED = "REFUSED"
        REPEATED = "REPEATED"  # said again what was already known: changes nothing

    id = models.BigAutoField(primary_key=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT)
    sheet = models.TextField()
    row = models.IntegerField()
    raw = models.JSONField()
    reference = models.TextField(default="")
    amount_vnd = models.BigIntegerField(null=True)
    outcome = models.TextField(choices=Outcome.choices)
    refusal = models.TextField(default="")  # code of ``refusals.ROW_SENTENCES``
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, null=True)
    # Of a refused row: the one open payment with the same account and amount. For a person to look at, never accepted.
    suggested_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        db_table = "payments_statementrow"
