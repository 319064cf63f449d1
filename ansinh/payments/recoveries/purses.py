"""Taking amounts from several purses at once: what is taken is never more than any of them holds."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class Purses:
    """Amounts in đồng by name. A purse that was never filled is no limit; one below zero counts as empty."""

    held_vnd: dict[Hashable, int] = field(default_factory=dict)

    def fill(self, name: Hashable, amount_vnd: int) -> None:
        """What a purse holds at the start. Filling it again says the same or is a mistake: the first amount stays."""
        self.held_vnd.setdefault(name, max(amount_vnd, 0))

    def take(self, wanted_vnd: int, *names: Hashable) -> int:
        """As much of ``wanted_vnd`` as all these purses hold, taken from each of them."""
        taken = min([wanted_vnd, *(self.held_vnd[name] for name in names if name in self.held_vnd)])
        for name in names:
            if name in self.held_vnd:
                self.held_vnd[name] -= taken
        return taken
