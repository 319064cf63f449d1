"""Which channels this office uses, and from which account: settings of the installation, changed by two people.

A channel's file gives the layout and what holds at first. The latest agreed setting of a channel takes its place. All
money of a route goes through exactly one channel; giving it to another takes it from the one that had it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.payments.channel_models import ChannelSetting
from ansinh.payments.channels import USES, Channel, channel, channels
from ansinh.payments.refusals import SettingRefused

USE_TITLES = {
    "all": "Nhận mọi khoản của hình thức này",
    "own": "Chỉ nhận tài khoản tại chính ngân hàng này",
    "none": "Không dùng",
}
ACCOUNT = re.compile(r"[0-9A-Z]{6,19}")
RIGHT = "payment.channels"


@dataclass(frozen=True)
class OpenSetting:
    """A change that waits for a second person."""

    id: int
    use: str
    source_account: str
    reason: str
    asked_by: int
    asked_at: datetime

    @property
    def use_title(self) -> str:
        return USE_TITLES[self.use]


@dataclass(frozen=True)
class ChannelRow:
    """A channel as it is used now, and the change that waits, if any."""

    code: str
    title: str
    route: str
    is_transfer: bool
    use: str
    source_account: str
    evidence: str
    waiting: OpenSetting | None

    @property
    def use_title(self) -> str:
        return USE_TITLES[self.use]


def in_use() -> Mapping[str, Channel]:
    """All channels, each as this office uses it now."""
    known = dict(channels())
    for each in ChannelSetting.objects.filter(agreed=True).order_by("answered_at", "pk"):
        if each.channel in known:
            _give(known, each.channel, each.use, each.source_account)
    return known


def used_channel(code: str) -> Channel:
    """One channel as this office uses it. Raises UnknownChannel."""
    channel(code)
    return in_use()[code]


def channel_rows() -> list[ChannelRow]:
    """All channels for the screen of settings."""
    waiting = {
        each.channel: OpenSetting(each.pk, each.use, each.source_account, each.reason, each.asked_by, each.asked_at)
        for each in ChannelSetting.objects.filter(agreed=None)
    }
    return [
        ChannelRow(
            each.code, each.title, each.route, each.form == "transfer", each.use, each.source_account, each.evidence,
            waiting.get(each.code),
        )
        for each in in_use().values()
    ]  # fmt: skip


def ask_setting(code: str, *, use: str, source_account: str, reason: str, actor: Actor, at: datetime) -> None:
    """Ask for another use of a channel; nothing changes until a second person agrees. Raises SettingRefused, UnknownChannel."""
    account = source_account.replace(" ", "").upper()
    with acting(actor):
        check(actor, RIGHT)
        now = used_channel(code)
        _check(now, use, account, reason.strip())
        if ChannelSetting.objects.select_for_update().filter(channel=code, agreed=None).exists():
            raise SettingRefused(f"Kênh {now.title} đang có một thay đổi chờ người thứ hai đồng ý.", channel=code)
        if actor.user_id is None:
            raise SettingRefused("Thay đổi kênh chi trả phải do một người đề nghị.", channel=code)
        ChannelSetting.objects.create(
            channel=code, use=use, source_account=account, reason=reason.strip(), asked_by=actor.user_id, asked_at=at
        )
        record("payments.ask_setting", actor=actor, about=f"channel:{code}", at=at, after={"use": use})


def answer_setting(setting_id: int, *, agreed: bool, actor: Actor, at: datetime) -> None:
    """Agree to what another person asked for, or drop it. Raises SettingRefused."""
    with acting(actor):
        check(actor, RIGHT)
        asked = ChannelSetting.objects.select_for_update().filter(pk=setting_id, agreed=None).first()
        if asked is None:
            raise SettingRefused("Thay đổi này đã được trả lời. Tải lại trang.", setting=setting_id)
        if agreed and asked.asked_by == actor.user_id:
            raise SettingRefused("Người đề nghị không tự đồng ý được. Cần người thứ hai.", setting=setting_id)
        now = used_channel(asked.channel)
        if agreed:
            _check(now, asked.use, asked.source_account, asked.reason)
        asked.agreed, asked.answered_by, asked.answered_at = agreed, actor.user_id, at
        asked.save(update_fields=["agreed", "answered_by", "answered_at"])
        record(
            "payments.agree_setting" if agreed else "payments.drop_setting",
            actor=actor, about=f"channel:{asked.channel}", at=at, before={"use": now.use}, after={"use": asked.use},
        )  # fmt: skip


def _check(now: Channel, use: str, account: str, reason: str) -> None:
    if use not in USES or (use == "own" and now.bank != now.code):
        raise SettingRefused(f"Kênh {now.title} không dùng theo cách này được. Chọn cách dùng khác.", field="use")
    if now.use == "all" and use != "all":
        raise SettingRefused(
            f"{now.title} đang nhận mọi khoản của hình thức này. Giao cho một kênh khác trước, kênh này tự thôi nhận.",
            field="use",
        )
    if account and not (now.form == "transfer" and ACCOUNT.fullmatch(account)):
        raise SettingRefused(
            "Số tài khoản nguồn có 6 đến 19 chữ số, và chỉ dùng cho kênh chuyển khoản.", field="source_account"
        )
    if not reason:
        raise SettingRefused("Ghi lý do thay đổi: văn bản, hợp đồng nào.", field="reason")


def _give(known: dict[str, Channel], code: str, use: str, account: str) -> None:
    route = known[code].route
    if use == "all":
        for other, had in known.items():
            if other != code and had.route == route and had.use == "all":
                known[other] = replace(had, use="own" if had.bank == other else "none")
    known[code] = replace(known[code], use=use, source_account=account)
