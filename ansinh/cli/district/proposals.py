"""The demo's proposals: newcomers whose dossiers the specialist has appraised. One proposal waits for the chairman's
signature with a few dossiers to look at first; a few more dossiers wait to be proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ansinh.cases import actions as cases
from ansinh.cases.records import Appraisal
from ansinh.cli.district.dossiers import application, colleague, visits_of
from ansinh.cli.district.mix import SOCIAL_ASSISTANCE
from ansinh.cli.district.records import record_of
from ansinh.cli.district.year import TODAY, Office, moment, take_in
from ansinh.decisions import actions as decisions

ASSISTANCE = "1.001776"
SEVERE = tuple(each for each in SOCIAL_ASSISTANCE if each.benefits[0] in ("ND20-5.6.nang", "ND20-5.6.nang.nct"))
USUAL, READY = 17, 6
FOUND_IN = TODAY[0] - 1  # month of the certificates
RECEIVED, COMMUNE_STEPS, APPRAISED = -7, (-4, -3, -2), -1  # which of the year's visits


@dataclass(frozen=True)
class Found:
    """What the appraisal of one dossier established, and what its appraiser wants the signer to see."""

    certificate_on: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    look: str = ""


def propose_newcomers(office: Office, year: int) -> None:
    """Twenty dossiers in a proposal before the chairman, six appraised and not yet proposed."""
    specialist, last = office.staff["SPECIALIST"], visits_of(year)[-1]
    usual = [Found(date(year, FOUND_IN, 2 + place % 20)) for place in range(USUAL + READY)]
    unusual = [
        Found(date(year, FOUND_IN, 9), look="Ảnh trên giấy xác nhận khuyết tật mờ; đã đối chiếu bản chính."),
        Found(date(year - 2, 3, 15)),  # paid from far back
        Found(date(year, FOUND_IN, 11), {"receives_pension": True}),  # the law gives nothing
    ]
    ids = _appraise(office, [*unusual, *usual], year)
    proposed = ids[: len(unusual) + USUAL]
    drafted = decisions.propose(proposed, on=last, actor=specialist, at=moment(last, 15))
    decisions.submit(drafted.proposal_id, on=last, actor=specialist, at=moment(last, 16))


def _appraise(office: Office, found: Sequence[Found], year: int) -> list[int]:
    """Newcomers, a dossier for each: through the commune's steps into the specialist's hands, and concluded on."""
    visits, specialist = visits_of(year), office.staff["SPECIALIST"]
    received = visits[RECEIVED]
    people = [
        office.inventor.invent(SEVERE[place % len(SEVERE)], decided_before=received) for place, _ in enumerate(found)
    ]
    records = [replace(record_of(person, valid_from=date(year, 1, 1)), disability=None) for person in people]
    person_ids = take_in(records, actor=specialist, at=moment(received, 8))
    applications = [
        application(
            ASSISTANCE, person_id, person.place.commune_id, name=person.name, day=received, random=office.random
        )
        for person_id, person in zip(person_ids, people, strict=True)
    ]
    ids = cases.receive_many(applications, actor=colleague("ONE_STOP_CLERK"), at=moment(received, 9))
    for visit in COMMUNE_STEPS:
        cases.hand_over(ids, actor=colleague("COMMUNE_OFFICER"), at=moment(visits[visit], 11))
    concluded = [
        Appraisal(
            dossier_id,
            "GRANT",
            {"disability_degree": "SEVERE", "certificate_issued_on": each.certificate_on.isoformat(), **each.facts},
            "Hồ sơ đủ điều kiện.",
            [each.look] if each.look else [],
        )
        for dossier_id, each in zip(ids, found, strict=True)
    ]
    cases.appraise_many(concluded, actor=specialist, at=moment(visits[APPRAISED], 14))
    return ids
