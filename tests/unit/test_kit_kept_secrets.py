"""A secret is made once, whoever asks first, and is its owner's only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ansinh.kit.kept_secrets import kept_secret


def test_all_who_ask_at_once_get_the_same_secret(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret_key"
    with ThreadPoolExecutor(16) as together:
        found = set(together.map(kept_secret, [path] * 64))
    assert len(found) == 1
    assert len(found.pop()) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]
