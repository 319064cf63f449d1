"""Long work in the background: each job rebuilds its actor and makes one domain call."""

from __future__ import annotations
