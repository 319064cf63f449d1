"""The expected "no"s of this room."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class UsernameTaken(Refusal):
    """Another account has this sign-in name."""

    code = "username_taken"


class RoleRefused(Refusal):
    """The role is not one of ``models.Role``."""

    code = "role_refused"


class UnknownUser(Refusal):
    """No account has this id."""

    code = "unknown_user"


class PlaceRefused(Refusal):
    """The place is not a commune."""

    code = "place_refused"


class LinkSpent(Refusal):
    """The sign-in link is unknown, used, replaced by a newer one, or too old."""

    code = "link_spent"


class WeakPassword(Refusal):
    """The new password does not pass the rules of the installation."""

    code = "weak_password"


class AdministratorExists(Refusal):
    """The one-time administrator link is for an installation without accounts only."""

    code = "administrator_exists"


class GuardedRegisterClosed(Refusal):
    """The register needs a grant and a stated reason."""

    code = "guarded_register_closed"


class OwnAccount(Refusal):
    """Nobody changes their own rights."""

    code = "own_account"
