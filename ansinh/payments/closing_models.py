"""Closing the payments of a list, and opening them again."""

from __future__ import annotations

from django.db import models

from ansinh.payroll.models import Payroll


class Closing(models.Model):
    """A request to close the results of a list, or to open them again: needs a second person, keeps the reason for ever.

    The latest granted row says how the list stands; none: open.
    """

    class Kind(models.TextChoices):
        CLOSE = "CLOSE", "Đóng kỳ chi"
        REOPEN = "REOPEN", "Mở lại kỳ chi"

    id = models.BigAutoField(primary_key=True)
    payroll = models.ForeignKey(Payroll, on_delete=models.PROTECT)
    kind = models.TextField(choices=Kind.choices)
    reason = models.TextField(default="")  # of REOPEN
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    granted_by = models.BigIntegerField(null=True)
    granted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_closing"
        constraints = [
            models.UniqueConstraint(
                fields=["payroll"], condition=models.Q(granted_by=None), name="payments_closing_one_open_request"
            ),
            models.CheckConstraint(
                condition=models.Q(granted_by=None) | ~models.Q(granted_by=models.F("asked_by")),
                name="payments_closing_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="CLOSE") | ~models.Q(reason=""), name="payments_closing_reopened_for_a_reason"
            ),
        ]
