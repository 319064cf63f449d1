"""The monthly lists: what each entitlement is owed this month, with arrears and recoveries month by month."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ansinh.decisions.models import Entitlement, Term
from ansinh.policy.models import Benefit, BenefitGroup, Rate
from ansinh.registry.models import Person, Unit


class DateMultiRange(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's ``datemultirange``: several date ranges in one value, adjacent ones joined."""

    def db_type(self, connection: object) -> str:
        return "datemultirange"


class Payroll(models.Model):
    """One list: the months ``month`` to ``through`` of a scope. Draft may be drawn again; locked is frozen with its hash.

    Every list draws what is due up to its last month minus what locked lists drew, over its scope: nobody is paid
    twice and nobody is left out, whichever list comes first.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        LOCKED = "LOCKED"

    class Scope(models.TextChoices):
        ALL = "ALL", "Toàn địa bàn"
        COMMUNE = "COMMUNE", "Chi trước cho một xã"
        ONE_OFF = "ONE_OFF", "Chi một lần"

    id = models.BigAutoField(primary_key=True)
    month = models.DateField()  # first day; names the list of the whole district
    through = models.DateField()  # the last month due: as ``month``, or the next when two months are paid before Tết
    scope = models.TextField(choices=Scope.choices, default="ALL", db_default="ALL")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # of COMMUNE
    benefits = ArrayField(models.TextField(), default=list, db_default=[])  # codes of benefits, of ONE_OFF
    title = models.TextField(default="", db_default="")  # of ONE_OFF: "Quà Tết Bính Ngọ 2026"
    state = models.TextField(choices=State.choices, default="DRAFT")
    law_as_of = models.DateField()  # rates as the law stood on this day
    drawn_at = models.DateTimeField()
    drawn_by = models.BigIntegerField(
        null=True
    )  # the first of three people; null: drawn by the software, and not locked
    approved_by = models.BigIntegerField(null=True)  # the second
    approved_at = models.DateTimeField(null=True)
    locked_by = models.BigIntegerField(null=True)  # the third
    locked_at = models.DateTimeField(null=True)
    hash = models.TextField(default="")
    totals = models.JSONField(default=dict)  # as ``drawing.Totals``
    law = models.JSONField(default=dict, db_default={})  # versions of rates and benefits it was locked with
    ordered_at = models.DateTimeField(null=True)  # money was ordered from it: it can never be unlocked again

    class Meta:
        db_table = "payroll_payroll"
        constraints = [
            models.UniqueConstraint(
                fields=["month"], condition=models.Q(scope="ALL"), name="payroll_payroll_month_once"
            ),
            models.CheckConstraint(
                condition=models.Q(scope="ALL", commune=None, benefits=[])
                | models.Q(scope="COMMUNE", commune__isnull=False, benefits=[])
                | models.Q(scope="ONE_OFF", commune=None) & ~models.Q(benefits=[]) & ~models.Q(title=""),
                name="payroll_payroll_scope",
            ),
            models.CheckConstraint(
                condition=models.Q(state="DRAFT", locked_by=None)
                | models.Q(state="LOCKED", drawn_by__isnull=False, approved_by__isnull=False, locked_by__isnull=False)
                & ~models.Q(drawn_by=models.F("locked_by"))
                & ~models.Q(approved_by=models.F("locked_by"))
                & ~models.Q(hash=""),
                name="payroll_payroll_locked_by_three",
            ),
            models.CheckConstraint(
                condition=models.Q(drawn_by=None)
                | models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("drawn_by")),
                name="payroll_payroll_maker_is_not_approver",
            ),
            models.CheckConstraint(
                condition=models.Q(ordered_at=None) | models.Q(state="LOCKED"),
                name="payroll_payroll_ordered_stays_locked",
            ),
        ]


class Unlocking(models.Model):
    """A request to unlock a locked list: needs a second person, and keeps the reason for ever."""

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.SET_NULL, null=True)  # null: opened, and then discarded
    reason = models.TextField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    granted_by = models.BigIntegerField(null=True)
    granted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payroll_unlocking"
        constraints = [
            models.UniqueConstraint(
                fields=["payroll"], condition=models.Q(granted_by=None), name="payroll_unlocking_one_open_request"
            ),
            models.CheckConstraint(
                condition=models.Q(granted_by=None) | ~models.Q(granted_by=models.F("asked_by")),
                name="payroll_unlocking_by_two",
            ),
        ]


class Line(models.Model):
    """One entitlement, one due month, one difference: what this payroll adds for that month (or takes back).

    ``amount_vnd`` = ``due_vnd`` (what the month is worth as known now) minus what locked lists drew for it before.
    ``claims``: this line is the first for (person, group, month) and no later recovery has taken all of it back; two
    partial unique indexes on (person, group, due_month), one for each half, forbid a second live claim.
    """

    class Kind(models.TextChoices):
        REGULAR = "REGULAR"
        ARREARS = "ARREARS"  # truy lĩnh
        RECOVERY = "RECOVERY"  # truy thu: negative, never netted silently

    class Reason(models.TextChoices):
        NEW_DECISION = "NEW_DECISION", "Hưởng mới, tính từ tháng trước"
        RESUMED = "RESUMED", "Được hưởng lại sau tạm dừng"
        HELD_BEFORE = "HELD_BEFORE", "Tháng trước chờ xem xét"
        RATE_CHANGED = "RATE_CHANGED", "Mức chuẩn thay đổi"
        TERM_CHANGED = "TERM_CHANGED", "Điều chỉnh theo quyết định"
        STOPPED = "STOPPED", "Đã thôi hoặc tạm dừng hưởng"

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT, db_index=False)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, db_index=False)
    # null: recovery of a month with no term left
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, db_index=False)
    group = models.ForeignKey(BenefitGroup, on_delete=models.PROTECT, db_index=False)
    halves = models.SmallIntegerField()
    kind = models.TextField(choices=Kind.choices)
    due_month = models.DateField()
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT, db_index=False)
    multiplier = models.DecimalField(max_digits=8, decimal_places=2)
    due_vnd = models.BigIntegerField()
    amount_vnd = models.BigIntegerField()
    reason = models.TextField(choices=Reason.choices, default="", blank=True)  # empty for REGULAR
    claims = models.BooleanField()
    # The list whose recovery released the claim; a redraw of that draft gives the claim back.
    released_by = models.ForeignKey(Payroll, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        db_table = "payroll_line"
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "due_month", "payroll"], name="payroll_line_once_a_list")
        ]
        indexes = [
            models.Index(fields=["payroll", "commune"], name="payroll_line_of_commune"),
            models.Index(
                fields=["released_by"], condition=models.Q(released_by__isnull=False), name="payroll_line_released"
            ),
        ]


class DrawnSpan(models.Model):
    """In these months, locked lists have drawn this much for the entitlement. Derived from locked lines.

    A month stands in one span of an entitlement at most; one that was wholly taken back stands in none. Years of lines
    become two or three rows, so that a new month is compared by spans and only months that differ are looked at.
    ``payroll.queries.drawn_spans_broken`` proves it against the lines.
    """

    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, db_index=False)
    amount_vnd = models.BigIntegerField()  # of one month
    months = DateMultiRange()
    pk = models.CompositePrimaryKey("entitlement_id", "amount_vnd")

    class Meta:
        db_table = "payroll_drawnspan"


class Stopped(models.Model):
    """A month that is due or may be due, and was not drawn: no default is ever used, no doubt is ever paid."""

    class Cause(models.TextChoices):
        RATE_MISSING = "RATE_MISSING", "Chưa có mức trong dữ liệu pháp luật"
        UNDER_REVIEW = "UNDER_REVIEW", "Đang chờ xem xét"
        NEEDS_RULING = "NEEDS_RULING", "Văn bản chưa rõ, chờ kết luận"

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.CASCADE)
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    due_month = models.DateField()
    cause = models.TextField(choices=Cause.choices)
    rate_code = models.TextField()
    amount_vnd = models.BigIntegerField(null=True)  # what is in doubt; null: unknown, because the rate is missing

    class Meta:
        db_table = "payroll_stopped"


class Adjustment(models.Model):
    """Money of an earlier month that did not arrive and is to be paid again with a later list. Not a new right."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()
    from_month = models.DateField()  # the payroll month in which it was first ordered
    reference = models.TextField(unique=True)  # of the order line that came back: once only
    reason = models.TextField()
    added_at = models.DateTimeField()
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT, null=True)  # the list that took it up

    class Meta:
        db_table = "payroll_adjustment"


class Ruling(models.Model):
    """The written answer to a question that the law leaves open. Until there is one, nobody is paid by it."""

    class Question(models.TextChoices):
        # Nghị định 335/2026 Điều 32.3 speaks of people "đang hưởng"; see the notes on social assistance, Q2 and Q14.
        RISE_AFTER_END = "RISE_AFTER_END", "Truy lĩnh mức mới cho người đã thôi hưởng trước khi có mức mới"
        RISE_OF_CARE_SUPPORT = "RISE_OF_CARE_SUPPORT", "Truy lĩnh mức mới của kinh phí chăm sóc"

    question = models.TextField(primary_key=True, choices=Question.choices)
    pays = models.BooleanField()
    document = models.TextField()  # number and date of the answer
    ruled_by = models.BigIntegerField()
    ruled_at = models.DateTimeField()

    class Meta:
        db_table = "payroll_ruling"


from ansinh.payroll.leaks.models import Leak, LeakSettlement  # noqa: E402, F401  (tables of this room, told in their own package)
