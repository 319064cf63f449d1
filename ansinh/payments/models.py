"""Orders to pay, the ledger, and what bank and post say of them."""

from __future__ import annotations

from django.db import models

from ansinh.payments import channel_models, closing_models  # noqa: F401 (the room's other tables)
from ansinh.payments.recoveries import models as recovery_models  # noqa: F401 (as above)
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
        COVERED = "COVERED"  # wholly taken off by recoveries: nothing is sent, and no result is awaited

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
    set_off_vnd = models.BigIntegerField(
        db_default=0
    )  # what recoveries take off the three, each by an entry of its case
    amount_vnd = models.BigIntegerField()
    state = models.TextField(choices=State.choices, default="ORDERED")

    class Meta:
        db_table = "payments_orderline"
        constraints = [
            models.UniqueConstraint(fields=["order", "person"], name="payments_orderline_once"),
            models.CheckConstraint(
                condition=models.Q(set_off_vnd__gte=0)
                & models.Q(
                    amount_vnd=models.F("regular_vnd")
                    + models.F("arrears_vnd")
                    + models.F("carried_vnd")
                    - models.F("set_off_vnd")
                ),
                name="payments_orderline_sum",
            ),
            models.CheckConstraint(
                condition=models.Q(state="COVERED", amount_vnd=0, set_off_vnd__gt=0)
                | ~models.Q(state="COVERED") & models.Q(amount_vnd__gt=0),
                name="payments_orderline_covered_or_paid",
            ),
        ]


class BudgetLine(models.Model):
    """Where money of a year comes from, in the words of the state's budget: source, chapter, kind of expenditure.

    ``available_vnd`` is what estimates gave less what was reserved, plus what came back: kept with each posting by a
    trigger, never by hand. ``allowed_vnd`` is how far decisions let it be overdrawn. Together they never fall below zero;
    two clerks who spend from one line wait for each other at its row.
    """

    class Source(models.TextChoices):
        CENTRAL = "CENTRAL", "Ngân sách trung ương"
        PROVINCE = "PROVINCE", "Ngân sách cấp tỉnh"
        DISTRICT = "DISTRICT", "Ngân sách cấp huyện"
        COMMUNE = "COMMUNE", "Ngân sách cấp xã"
        OTHER = "OTHER", "Nguồn khác"
        UNKNOWN = "UNKNOWN", "Chưa rõ nguồn"  # no rule of funding: pays only by a recorded decision

    id = models.BigAutoField(primary_key=True)
    year = models.BigIntegerField()
    source = models.TextField(choices=Source.choices)
    chapter = models.TextField(default="")  # chương "024"; empty: not known to this office, shown as such
    category = models.TextField(default="")  # loại "370"
    subcategory = models.TextField(default="")  # khoản "371"
    item = models.TextField(default="")  # mục "7150"
    programme = models.TextField()  # as policy_benefit.programme
    available_vnd = models.BigIntegerField(default=0)
    allowed_vnd = models.BigIntegerField(default=0)

    class Meta:
        db_table = "payments_budgetline"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "source", "chapter", "category", "subcategory", "item", "programme"],
                name="payments_budgetline_once",
            ),
            models.CheckConstraint(
                condition=models.Q(allowed_vnd__gte=0) & models.Q(available_vnd__gte=-models.F("allowed_vnd")),
                name="payments_budgetline_not_overdrawn",
            ),
        ]


class EstimateEntry(models.Model):
    """One act on the estimates by a decision: written down by one person, in force once a second has confirmed it.

    Append-only: only the confirmation or the dropping of an unconfirmed entry is added, once.
    """

    class Kind(models.TextChoices):
        GIVEN = "GIVEN", "Giao đầu năm"
        SUPPLEMENTED = "SUPPLEMENTED", "Bổ sung"
        TRANSFERRED = "TRANSFERRED", "Điều chỉnh sang dòng khác"
        CUT = "CUT", "Cắt giảm"
        OVERDRAFT = "OVERDRAFT", "Cho chi vượt dự toán"  # moves no money: raises ``allowed_vnd``

    id = models.BigAutoField(primary_key=True)
    budget_line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    kind = models.TextField(choices=Kind.choices)
    amount_vnd = models.BigIntegerField()
    into = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, related_name="+")  # of TRANSFERRED
    decision_number = models.TextField()
    decided_on = models.DateField()
    reason = models.TextField(default="")  # OVERDRAFT never without one
    entered_by = models.BigIntegerField()
    entered_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    dropped_by = models.BigIntegerField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_estimateentry"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_vnd__gt=0) & ~models.Q(decision_number=""),
                name="payments_estimateentry_sound",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="TRANSFERRED", into__isnull=False) & ~models.Q(into=models.F("budget_line"))
                | ~models.Q(kind="TRANSFERRED") & models.Q(into=None),
                name="payments_estimateentry_into",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="OVERDRAFT") | ~models.Q(reason=""),
                name="payments_estimateentry_overdraft_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | models.Q(dropped_by=None) & ~models.Q(confirmed_by=models.F("entered_by")),
                name="payments_estimateentry_by_two",
            ),
        ]


# What a posting may come from: columns of ``Posting``, of which each row fills exactly one.
POSTING_SOURCES = ("order_line", "estimate_entry", "recovery_entry")


def _exactly_one(columns: tuple[str, ...]) -> models.Q:
    """The condition that one of these columns is filled and the others are not."""
    condition = models.Q()
    for filled in columns:
        condition |= models.Q(**{f"{column}__isnull": column != filled for column in columns})
    return condition


class Posting(models.Model):
    """The ledger: each row moves an amount from one account to another, so every posting balances by shape.

    ``kind`` is one of ``ledger.KINDS``; what the posting comes from is one of ``POSTING_SOURCES``. ``budget_line`` is
    whose money it is; null only for money reserved before the office kept estimates. Append-only; corrections are
    further postings.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    debit_account = models.TextField()  # "budget:2024", "in_transit:AGRIBANK", "paid:2024-09"
    credit_account = models.TextField()
    amount_vnd = models.BigIntegerField()
    # Checked once a statement, as the keys of result rows are; the next two are led by an index of the constraints below.
    budget_line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, db_constraint=False)
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, null=True, db_constraint=False, db_index=False)
    estimate_entry = models.ForeignKey(
        EstimateEntry, on_delete=models.PROTECT, null=True, db_constraint=False, db_index=False
    )
    recovery_entry = models.ForeignKey("RecoveryEntry", on_delete=models.PROTECT, null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "payments_posting"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_vnd__gt=0), name="payments_posting_positive"),
            models.CheckConstraint(condition=_exactly_one(POSTING_SOURCES), name="payments_posting_one_source"),
            models.UniqueConstraint(
                fields=["order_line", "kind", "budget_line"],
                condition=models.Q(order_line__isnull=False),
                nulls_distinct=False,
                name="payments_posting_once_a_share",
            ),
            models.UniqueConstraint(
                fields=["order_line", "budget_line"],
                condition=models.Q(kind__in=["POST", "VOID"]),
                nulls_distinct=False,
                name="payments_posting_share_paid_or_returned",
            ),
            models.UniqueConstraint(
                fields=["estimate_entry", "kind", "budget_line"],
                condition=models.Q(estimate_entry__isnull=False),
                name="payments_posting_estimate_once",
            ),
            models.UniqueConstraint(
                fields=["recovery_entry", "budget_line"],
                condition=models.Q(recovery_entry__isnull=False),
                nulls_distinct=False,
                name="payments_posting_recovery_once_a_line",
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
    # The keys of a row are checked once a statement, not row by row: a trigger of migration 0008.
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, db_constraint=False)
    sheet = models.TextField()
    row = models.IntegerField()
    raw = models.JSONField()
    reference = models.TextField(default="")
    amount_vnd = models.BigIntegerField(null=True)
    outcome = models.TextField(choices=Outcome.choices)
    refusal = models.TextField(default="")  # code of ``refusals.ROW_SENTENCES``
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, null=True, db_constraint=False, db_index=False)
    # Of a refused row: the one open payment with the same account and amount. For a person to look at, never accepted.
    suggested_line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        db_table = "payments_statementrow"


class Withdrawal(models.Model):
    """A giấy rút dự toán: money that the treasury paid out for a list, from one line of the budget.

    ``kept_vnd`` is money of earlier months that the payer still held and that goes towards this list (Thông tư
    44/2022/TT-BTC Điều 8 khoản 3: the new money is net of the balance). Only a cancellation is ever added.
    """

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    budget_line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT)
    number = models.TextField()
    withdrawn_on = models.DateField()
    amount_vnd = models.BigIntegerField()
    kept_vnd = models.BigIntegerField(default=0)
    recorded_by = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    cancelled_by = models.BigIntegerField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_reason = models.TextField(default="")

    class Meta:
        db_table = "payments_withdrawal"
        constraints = [
            models.UniqueConstraint(
                fields=["payroll", "budget_line", "number"],
                condition=models.Q(cancelled_at=None),
                name="payments_withdrawal_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_vnd__gte=0, kept_vnd__gte=0)
                & (models.Q(amount_vnd__gt=0) | models.Q(kept_vnd__gt=0))
                & ~models.Q(number=""),
                name="payments_withdrawal_sound",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None, cancelled_reason="")
                | models.Q(cancelled_at__isnull=False) & ~models.Q(cancelled_reason=""),
                name="payments_withdrawal_cancelled_with_reason",
            ),
        ]
