"""The rounds of a soak: each a district of its own, in a database of its own, through months of one kind of trouble."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections

from ansinh.kit import postgres
from tests.payroll_world import World
from tests.properties import test_money_machine
from tests.soak import accidents, clerks, cycle, kills

PEOPLE = 24
MONTHS = 8  # of a round
KILLS_AN_ACT = 3
TEMPLATE = "ansinh_soak_template"
DISK_MEGABYTES = 400
HISTORIES, STEPS = 60, 50  # of a round


class Soak:
    """Runs rounds until the kills are done and the time is over, whichever comes last of kills and first of time."""

    def __init__(self, home: Path, chance: random.Random, *, until: float, kills: int) -> None:
        self.home, self.chance, self.until, self.wanted = home, chance, until, kills
        self.kills, self.crowds, self.accidents = _counts()
        self.rounds = 0
        self.histories = 0
        self.untrue: list[str] = []  # histories that ended otherwise than the oracle says

    def run(self) -> None:
        """Everything once, then again and again while there is time."""
        prepare(self.home)
        while True:
            for trouble in (
                self.round_of_kills,
                self.round_of_crowds,
                self.round_of_accidents,
                self.round_on_a_small_disk,
            ):
                trouble()
                self.rounds += 1
                if time.monotonic() > self.until:
                    return
            if self.kills.kills >= self.wanted:
                return

    def run_short(self) -> None:
        """A month of each kind of trouble."""
        prepare(self.home)
        world, months = settle(self.home, 0), self._months()
        attempts = kills.Attempts(self.home, self.chance, self.kills)
        cycle.live(world, next(months), self.chance)
        for act in cycle.month_of(world, next(months), self.chance):
            attempts.survive(act, 1)
        for number in (2, 8):
            clerks.crowd(world, next(months), number, self.chance, self.crowds)
        accidents.full_disk(world, next(months), self.home, self.chance, self.accidents)
        accidents.clock_set_back(world, next(months), self.chance, self.accidents)
        accidents.same_file_ten_times(world, next(months), self.chance, self.accidents)

    def round_of_kills(self) -> None:
        world = settle(self.home, self.rounds)
        attempts = kills.Attempts(self.home, self.chance, self.kills)
        for text in self._months():
            for act in cycle.month_of(world, text, self.chance):
                attempts.survive(act, KILLS_AN_ACT)

    def round_of_crowds(self) -> None:
        world = settle(self.home, self.rounds)
        for number, text in enumerate(self._months()):
            clerks.crowd(world, text, (2, 8)[number % 2], self.chance, self.crowds)

    def round_of_accidents(self) -> None:
        world = settle(self.home, self.rounds)
        months = self._months()
        for text in months:
            accidents.full_disk(world, text, self.home, self.chance, self.accidents)
            for happen in (accidents.clock_set_back, accidents.same_file_ten_times):
                after = next(months, None)
                if after is not None:
                    happen(world, after, self.chance, self.accidents)

    def round_on_a_small_disk(self) -> None:
        """On a file system of its own, where we may make one; else the limit of file sizes has to do."""
        disk = self.home / "disk"
        disk.mkdir(exist_ok=True)
        with accidents.file_system(disk, DISK_MEGABYTES) as made:
            if not made:
                self.accidents.seen["no small file system could be made"] += 1
                return
            try:
                prepare(disk)
                world = settle(disk, 0)
                for text in self._months():
                    accidents.small_disk(world, text, disk, self.chance, self.accidents)
            finally:
                connections.close_all()
                postgres.stop(disk)
                point_at(self.home, postgres.DATABASE)

    def round_of_histories(self) -> None:
        """Random histories of the whole cycle against the oracle."""
        fresh_database(self.home, self.rounds)
        self.histories += HISTORIES
        try:
            test_money_machine.run(HISTORIES, STEPS)
        except AssertionError as error:
            self.untrue.append(f"a history: {error}")

    def end(self) -> None:
        connections.close_all()
        postgres.stop(self.home)

    def wrong(self) -> list[str]:
        return [*self.kills.wrong, *self.crowds.wrong, *self.accidents.wrong, *self.untrue]

    def told(self) -> dict[str, Any]:
        """The counts, for printing."""
        return {
            "rounds": self.rounds,
            "kills": self.kills.kills,
            "kills_by_phase": dict(self.kills.by_phase.most_common()),
            "kills_by_way": dict(self.kills.by_way.most_common()),
            "different_statements_killed_at": len(self.kills.statements),
            "killed_after_the_commit": self.kills.stood,
            "done_before_death_came": self.kills.in_time,
            "months_with_2_and_8_clerks": {str(number): runs for number, runs in sorted(self.crowds.runs.items())},
            "acts_of_clerks": dict(sorted(self.crowds.acts.items())),
            "accidents": dict(sorted(self.accidents.seen.items())),
            "random_histories": self.histories,
            "wrong": self.wrong(),
        }

    def _months(self) -> Iterator[str]:
        for number in range(MONTHS):
            yield cycle.month_text(number)


def _counts() -> tuple[kills.Counts, clerks.Crowds, accidents.Accidents]:
    return kills.Counts(), clerks.Crowds(), accidents.Accidents()


def prepare(home: Path) -> None:
    """A server with a migrated, empty database, kept as the template of all rounds."""
    postgres.ensure_running(home)
    point_at(home, postgres.DATABASE)
    call_command("migrate", database="owner", verbosity=0)
    connections.close_all()
    with postgres.superuser(home) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE {postgres.DATABASE} OWNER {postgres.OWNER_ROLE}")


def settle(home: Path, number: int) -> World:
    """A district in a database of its own."""
    fresh_database(home, number)
    return cycle.settle_district(PEOPLE)


def fresh_database(home: Path, number: int) -> None:
    """Django now means an empty database of the server, made from the template."""
    connections.close_all()
    name = f"ansinh_soak_{number}"
    with postgres.superuser(home) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {postgres.OWNER_ROLE}")
    point_at(home, name)


def point_at(home: Path, database: str) -> None:
    """Both aliases of Django now mean this database of this server."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict |= {"NAME": database, "HOST": str(postgres.socket_directory(home))}


TROUBLES = (
    Soak.round_of_kills,
    Soak.round_of_crowds,
    Soak.round_of_accidents,
    Soak.round_on_a_small_disk,
    Soak.round_of_histories,
)
