"""The paused collector: off within, back as it was after, also after an exception."""

from __future__ import annotations

import gc

import pytest

from ansinh.kit.collecting import collector_paused


def test_the_collector_pauses_within_and_runs_again_after() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_an_exception() -> None:
    with pytest.raises(ValueError), collector_paused():
        raise ValueError
    assert gc.isenabled()
