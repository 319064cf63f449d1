"""What an office keeps of its channels: settings, layouts of results, pay points, signed lists, rows settled by hand."""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

from ansinh.documents.models import File
from ansinh.registry.models import Person, Unit


class ChannelSetting(models.Model):
    """How this office uses a channel: asked for by one person, in force once a second has agreed.

    Latest agreed of a channel holds; without any, the channel's file. Only the answer is added, once.
    """

    id = models.BigAutoField(primary_key=True)
    channel = models.TextField()
    use = models.TextField()  # one of ``channels.USES``
    source_account = models.TextField(default="")  # the office's account at the bank that gets the file
    reason = models.TextField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    agreed = models.BooleanField(null=True)  # null: not answered yet
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_channelsetting"
        constraints = [
            models.UniqueConstraint(
                fields=["channel"], condition=models.Q(agreed=None), name="payments_channelsetting_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed=None, answered_by=None)
                | models.Q(agreed=False, answered_by__isnull=False)
                | models.Q(agreed=True, answered_by__isnull=False) & ~models.Q(answered_by=models.F("asked_by")),
                name="payments_channelsetting_by_two",
            ),
        ]


class ResultMapping(models.Model):
    """Which column of a result is what, as an officer once said, for every later file with the same header.

    ``header``: the titles of the row as ``mapping.header_key`` joins them. The latest version holds. Append-only.
    """

    id = models.BigAutoField(primary_key=True)
    channel = models.TextField()
    header = models.TextField()
    version = models.BigIntegerField()
    columns = models.JSONField()  # {"reference": "Noi dung", "amount": "So tien", ...}: titles as the file writes them
    paid = models.JSONField()  # words of the state column that mean paid
    returned = models.JSONField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "payments_resultmapping"
        constraints = [
            models.UniqueConstraint(fields=["channel", "header", "version"], name="payments_resultmapping_once")
        ]


class Settlement(models.Model):
    """A refused row of a result that a person settled for a payment, with the reason. Append-only."""

    id = models.BigAutoField(primary_key=True)
    statement_row = models.OneToOneField("payments.StatementRow", on_delete=models.PROTECT)
    order_line = models.ForeignKey("payments.OrderLine", on_delete=models.PROTECT)
    outcome = models.TextField(choices=[("PAID", "PAID"), ("RETURNED", "RETURNED")])
    reason = models.TextField()
    settled_by = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField()

    class Meta:
        db_table = "payments_settlement"
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="payments_settlement_has_reason")]


class PayPoint(models.Model):
    """Where the post pays in a commune. A point that is given up keeps its row; ``known`` ends."""

    id = models.BigAutoField(primary_key=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)
    title = models.TextField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "payments_paypoint"
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="payments_paypoint_has_title")]


class PayPointVillage(models.Model):
    """Whose people a pay point serves, while ``known``. A village without a row is served by the commune's own point."""

    id = models.BigAutoField(primary_key=True)
    pay_point = models.ForeignKey(PayPoint, on_delete=models.PROTECT)
    village = models.ForeignKey(Unit, on_delete=models.PROTECT)
    known = DateTimeRangeField()

    class Meta:
        db_table = "payments_paypointvillage"


class SignedScan(models.Model):
    """A file with scanned pages of signed lists. The same bytes are one scan."""

    id = models.BigAutoField(primary_key=True)
    sha256 = models.TextField(unique=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT)
    pages = models.BigIntegerField()
    taken_by = models.BigIntegerField(null=True)
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "payments_signedscan"


class SignedPage(models.Model):
    """One scanned page, and of which order, commune and page it is; null while a person has to say so."""

    id = models.BigAutoField(primary_key=True)
    scan = models.ForeignKey(SignedScan, on_delete=models.PROTECT)
    number = models.BigIntegerField()  # in the scan, from 1
    order = models.ForeignKey("payments.Order", on_delete=models.PROTECT, null=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    page = models.BigIntegerField(null=True)  # of the list, from 1
    pages = models.BigIntegerField(null=True)  # that the list has
    why = models.TextField(default="")  # code of ``signed.WHY``: why a person has to file it, or had to
    filed_by = models.BigIntegerField(null=True)  # null: by its code
    filed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_signedpage"
        constraints = [
            models.UniqueConstraint(fields=["scan", "number"], name="payments_signedpage_once"),
            models.CheckConstraint(
                condition=models.Q(order=None, commune=None, page=None, pages=None, filed_at=None)
                | models.Q(
                    order__isnull=False, commune__isnull=False, page__gte=1, pages__gte=models.F("page"),
                    filed_at__isnull=False,
                ),
                name="payments_signedpage_filed_whole",
            ),
        ]  # fmt: skip


class AccountCheck(models.Model):
    """A proof that an account is a person's own: its name was read from the citizen's own code of the bank."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    bank = models.TextField()
    account_number = models.TextField()
    checked_by = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField()

    class Meta:
        db_table = "payments_accountcheck"
        constraints = [
            models.UniqueConstraint(fields=["person", "bank", "account_number"], name="payments_accountcheck_once")
        ]
