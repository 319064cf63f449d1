"""Users of the system, their role and the places whose people they may see."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from ansinh.registry.models import Unit


class Role(models.TextChoices):
    COMMUNE_OFFICER = "COMMUNE_OFFICER", "Công chức xã"
    ONE_STOP_CLERK = "ONE_STOP_CLERK", "Cán bộ một cửa"
    SPECIALIST = "SPECIALIST", "Chuyên viên"
    ACCOUNTANT = "ACCOUNTANT", "Kế toán"
    HEAD = "HEAD", "Trưởng phòng"
    CHAIRMAN = "CHAIRMAN", "Chủ tịch UBND"
    INSPECTOR = "INSPECTOR", "Thanh tra"
    ADMINISTRATOR = "ADMINISTRATOR", "Quản trị hệ thống"


class User(AbstractUser):
    """An account. Without a role or a place it sees nothing."""

    full_name = models.TextField(default="")
    role = models.TextField(choices=Role.choices, default="", blank=True)
    whole_district = models.BooleanField(default=False)

    class Meta:
        db_table = "offices_user"


class UserPlace(models.Model):
    """A commune whose people the user may see."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="places")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)

    class Meta:
        db_table = "offices_userplace"
        constraints = [models.UniqueConstraint(fields=["user", "commune"], name="offices_userplace_once")]


class GuardedGrant(models.Model):
    """The user may open a guarded register (HIV, CHILD_ABUSE, DRUG_CASE, TRAFFICKING)."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="guarded_grants")
    register = models.TextField()

    class Meta:
        db_table = "offices_guardedgrant"
        constraints = [models.UniqueConstraint(fields=["user", "register"], name="offices_guardedgrant_once")]


class SignInLink(models.Model):
    """A link by which a new account sets its own password, once. Only the hash of its token is kept."""

    id = models.BigAutoField(primary_key=True)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="sign_in_link")  # a new one replaces it
    token_hash = models.TextField(unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "offices_signinlink"


class GuardedReading(models.Model):
    """Someone opened a guarded register, and said why. Append-only."""

    id = models.BigAutoField(primary_key=True)
    user_id = models.BigIntegerField()
    register = models.TextField()
    about = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "offices_guardedreading"
