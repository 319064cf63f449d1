"""Who acts: the one argument that every action takes, and what row security is set from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """A person (or the system) at work, with what they may see.

    ``communes``: ids of the places whose people they may see; None means the whole district.
    ``guarded``: codes of the guarded registers opened to them (HIV, child abuse, ...), with the stated ``reason``.
    """

    user_id: int | None
    name: str
    role: str
    communes: tuple[int, ...] | None = ()
    guarded: frozenset[str] = field(default_factory=frozenset)
    reason: str = ""

    @property
    def sees_whole_district(self) -> bool:
        return self.communes is None


def system_actor(name: str) -> Actor:
    """The software itself, in a job or a command line: ``name`` says which, for the audit trail."""
    return Actor(user_id=None, name=name, role="system", communes=None)
