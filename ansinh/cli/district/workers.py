"""The demo's workers: invented people of working age who go abroad, come to a fair or learn a trade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ansinh.cli.district.mix import DISTRICT_PEOPLE, Category
from ansinh.cli.district.people import Invented
from ansinh.cli.district.records import record_of
from ansinh.cli.district.year import Office, moment, take_in

NO_BENEFIT = ("ND20",)  # nobody of these is in payment
KINDS: Mapping[str, tuple[Category, int]] = {
    "ABROAD": (Category("Lao động đi nước ngoài", 313, (19, 36), NO_BENEFIT, 0.34), 313),
    "LEARNER": (Category("Học viên học nghề", 512, (18, 52), NO_BENEFIT, 0.58), 512),
    "SEEKER": (Category("Người tìm việc", 264, (18, 55), NO_BENEFIT, 0.5), 264),
}
FEWEST = 16  # of each kind, however small the demo district is


@dataclass(frozen=True)
class Worker:
    """An invented worker who stands in the registry."""

    person_id: int
    invented: Invented

    @property
    def commune_id(self) -> int:
        """Where they live."""
        return self.invented.place.commune_id


def share_of(office: Office, count: int) -> int:
    """A figure of the office in the proportion of the demo district."""
    return max(round(count * office.people / DISTRICT_PEOPLE), FEWEST)


def take_in_workers(office: Office, year: int) -> dict[str, Sequence[Worker]]:
    """Workers by kind (ABROAD, LEARNER, SEEKER), all in the registry at the new year."""
    new_year = date(year, 1, 1)
    people = [
        (kind, office.inventor.invent(category, decided_before=new_year))
        for kind, (category, count) in KINDS.items()
        for _ in range(share_of(office, count))
    ]
    records = [replace(record_of(person, valid_from=new_year), route=None, receiver=None) for _, person in people]
    ids = take_in(records, actor=office.staff["SPECIALIST"], at=moment(date(year, 1, 4)))
    found: dict[str, list[Worker]] = {kind: [] for kind in KINDS}
    for (kind, person), person_id in zip(people, ids, strict=True):
        found[kind].append(Worker(person_id, person))
    return dict(found)
