"""What was paid and was not due: one case for whoever holds the money, with entries that are only ever added.

Tables of the room of payments; ``payments.models`` takes them in.
"""

from __future__ import annotations

from django.db import models

from ansinh.documents.models import File
from ansinh.payroll.models import Line, Payroll
from ansinh.registry.models import Person, Unit


class Recovery(models.Model):
    """The claim of the office on overpaid months of one person, held by one side.

    ``held``: by the person, or, for months after the death, by whoever took the money: ``debtor_name`` and, if that is
    somebody of the registry, ``debtor``. ``balance_vnd`` is the sum of the entries, kept by a trigger: never below 0.
    """

    class Held(models.TextChoices):
        BY_PERSON = "BY_PERSON", "Người hưởng"
        AFTER_DEATH = "AFTER_DEATH", "Người đã nhận thay sau khi người hưởng mất"

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held = models.TextField(choices=Held.choices)
    debtor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    debtor_name = models.TextField(default="")
    debtor_relation = models.TextField(default="")  # "con", "vợ", "người nuôi dưỡng"
    balance_vnd = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_month = models.DateField()  # of the list that first took something back: part of the reference

    class Meta:
        db_table = "payments_recovery"
        constraints = [
            models.UniqueConstraint(fields=["person", "held"], name="payments_recovery_once"),
            models.CheckConstraint(condition=models.Q(balance_vnd__gte=0), name="payments_recovery_never_below_zero"),
            models.CheckConstraint(
                condition=models.Q(held="AFTER_DEATH") | models.Q(debtor=None, debtor_name=""),
                name="payments_recovery_debtor_after_death",
            ),
        ]


class RecoveryPlan(models.Model):
    """How a case is paid back: equal instalments on a day of each month. The latest plan of a case is in force.

    ``set_off_vnd`` is taken off each month's payment to the debtor, and only with a ground that is on paper.
    """

    class Ground(models.TextChoices):
        NONE = "", "Không trừ vào tiền chi"
        CONSENT = "CONSENT", "Người nợ đồng ý bằng văn bản"
        LAW = "LAW", "Căn cứ pháp luật hoặc quyết định"

    id = models.BigAutoField(primary_key=True)
    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="plans")
    balance_vnd = models.BigIntegerField()  # what was open when the plan was made
    instalments = models.BigIntegerField()
    amount_vnd = models.BigIntegerField()  # of each; the last one takes what is left
    first_due = models.DateField()
    set_off_vnd = models.BigIntegerField(default=0)  # 0: nothing is ever taken off a payment
    ground = models.TextField(choices=Ground.choices, default="", blank=True)
    document = models.TextField(default="")  # number of the paper: consent, decision, or the point of law
    signed_on = models.DateField(null=True)
    scan = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "payments_recoveryplan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(instalments__gt=0, amount_vnd__gt=0, balance_vnd__gt=0, set_off_vnd__gte=0),
                name="payments_recoveryplan_sound",
            ),
            models.CheckConstraint(
                condition=models.Q(set_off_vnd=0, ground="")
                | models.Q(set_off_vnd__gt=0, signed_on__isnull=False) & ~models.Q(ground="") & ~models.Q(document=""),
                name="payments_recoveryplan_set_off_has_its_paper",
            ),
        ]


class RecoveryWaiver(models.Model):
    """A decision not to collect an amount: asked by one person, granted by another, kept either way."""

    class State(models.TextChoices):
        ASKED = "ASKED", "Chờ người thứ hai"
        GRANTED = "GRANTED", "Đã xóa nợ"
        DECLINED = "DECLINED", "Không đồng ý"

    id = models.BigAutoField(primary_key=True)
    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="waivers")
    state = models.TextField(choices=State.choices, default="ASKED")
    amount_vnd = models.BigIntegerField()
    decision_number = models.TextField()
    decided_on = models.DateField()
    reason = models.TextField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    settled_by = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_recoverywaiver"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_vnd__gt=0) & ~models.Q(decision_number="") & ~models.Q(reason=""),
                name="payments_recoverywaiver_by_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(state="ASKED", settled_by=None)
                | ~models.Q(state="ASKED")
                & models.Q(settled_by__isnull=False)
                & ~models.Q(settled_by=models.F("asked_by")),
                name="payments_recoverywaiver_by_two",
            ),
            models.UniqueConstraint(
                fields=["recovery"], condition=models.Q(state="ASKED"), name="payments_recoverywaiver_one_open"
            ),
        ]


class RecoveryEntry(models.Model):
    """One step of a case's account: ``change_vnd`` above 0 raises what is owed, below 0 lowers it. Never edited.

    What each kind stands on: CLAIM its recovery line; CAME_BACK the claim (``of``) and the payment that came back;
    RESTORED the arrears line and the list whose payment it lowers; SET_OFF that list and the plan; REPAID a
    ``reference`` (receipt, transaction); WAIVED the waiver; REVERSED the repayment (``of``) that was not one.
    """

    class Kind(models.TextChoices):
        CLAIM = "CLAIM", "Đã trả nhưng không được hưởng"
        CAME_BACK = "CAME_BACK", "Tiền đã trả về, không ở tay người nhận"
        RESTORED = "RESTORED", "Tháng được hưởng lại, trừ vào khoản đã nhận"
        SET_OFF = "SET_OFF", "Trừ vào tiền chi"
        REPAID = "REPAID", "Đã nộp lại"
        WAIVED = "WAIVED", "Xóa nợ theo quyết định"
        REVERSED = "REVERSED", "Bỏ một khoản nộp ghi nhầm"

    class Way(models.TextChoices):
        BANK = "BANK", "Chuyển khoản"
        TREASURY = "TREASURY", "Nộp Kho bạc"
        CASH = "CASH", "Tiền mặt"

    id = models.BigAutoField(primary_key=True)
    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="entries")
    kind = models.TextField(choices=Kind.choices)
    change_vnd = models.BigIntegerField()
    line = models.ForeignKey(Line, on_delete=models.PROTECT, null=True, related_name="+")
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT, null=True, related_name="+")
    payee = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # whose payment is lower
    returned_line = models.ForeignKey("OrderLine", on_delete=models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey(RecoveryPlan, on_delete=models.PROTECT, null=True, related_name="+")
    waiver = models.OneToOneField(RecoveryWaiver, on_delete=models.PROTECT, null=True, related_name="+")
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    way = models.TextField(choices=Way.choices, default="", blank=True)
    reference = models.TextField(default="")  # of a repayment: number of the receipt or of the bank's transaction
    attempt = models.BigIntegerField(default=0)  # a reference that was reversed may be entered once more
    paid_on = models.DateField(null=True)  # of a repayment
    note = models.TextField(default="")  # why a repayment was taken back
    entered_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "payments_recoveryentry"
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(kind="CLAIM"), name="payments_recoveryentry_line_once"
            ),
            models.UniqueConstraint(
                fields=["line", "recovery"],
                condition=models.Q(kind="RESTORED"),
                name="payments_recoveryentry_restored_once",
            ),
            models.UniqueConstraint(
                fields=["recovery", "payroll"],
                condition=models.Q(kind="SET_OFF"),
                name="payments_recoveryentry_set_off_once",
            ),
            models.UniqueConstraint(
                fields=["way", "reference", "attempt"],
                condition=models.Q(kind="REPAID"),
                name="payments_recoveryentry_reference_once",
            ),
            models.UniqueConstraint(
                fields=["of"], condition=models.Q(kind="REVERSED"), name="payments_recoveryentry_reversed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(change_vnd__gt=0, kind__in=["CLAIM", "REVERSED"])
                | models.Q(change_vnd__lt=0) & ~models.Q(kind__in=["CLAIM", "REVERSED"]),
                name="payments_recoveryentry_sign",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="CLAIM", line__isnull=False)
                | models.Q(kind="CAME_BACK", of__isnull=False, returned_line__isnull=False)
                | models.Q(kind="RESTORED", line__isnull=False, payroll__isnull=False, payee__isnull=False)
                | models.Q(kind="SET_OFF", plan__isnull=False, payroll__isnull=False, payee__isnull=False)
                | models.Q(kind="REPAID", paid_on__isnull=False) & ~models.Q(way="") & ~models.Q(reference="")
                | models.Q(kind="WAIVED", waiver__isnull=False)
                | models.Q(kind="REVERSED", of__isnull=False),
                name="payments_recoveryentry_stands_on_something",
            ),
        ]
