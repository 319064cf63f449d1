"""What the demo lays on the chairman's desk, whatever the size of the district."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.cli.district.people import Inventor, Place, dice
from ansinh.cli.district.proposals import propose_newcomers
from ansinh.cli.district.year import Office
from ansinh.decisions import actions, desk
from ansinh.registry import actions as registry
from tests.entitlement_world import BINH_TRI, commune, district, officer
from tests.payroll_world import SYSTEM, noon

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2024, 1, 1)
SPECIALIST, CHAIRMAN = officer("SPECIALIST", 4), officer("CHAIRMAN", 5)


def test_one_proposal_waits_for_the_chairman_and_a_few_dossiers_for_the_next() -> None:
    district()
    place = commune(NEW_YEAR)
    with acting(SYSTEM):
        village = registry.add_villages(place, ["Thôn Một"], actor=SYSTEM, on=NEW_YEAR, at=noon("2024-01-01"))[0]
    inventor = Inventor(7, [Place(BINH_TRI, place, "Bình Trị", village, "Thôn Một")], NEW_YEAR)
    propose_newcomers(Office({"SPECIALIST": SPECIALIST}, inventor, dice(8), 200), 2024)

    with acting(SPECIALIST):
        [proposal] = desk.proposals()
        assert (proposal.state, proposal.words, proposal.drafts) == ("SUBMITTED", "17 thường, 3 cần xem", 19)
        assert [len(group.dossier_ids) for group in desk.ready(SPECIALIST)] == [6]
        first = desk.proposal_page(proposal.id).lines[:4]
        assert {reason.code for line in first[:3] for reason in line.reasons} == {"APPRAISER", "BACKDATED", "REFUSED"}
        assert first[3].reasons == ()
    signed = actions.approve(proposal.id, signed_on=date(2024, 12, 18), actor=CHAIRMAN, at=noon("2024-12-18"))
    assert len(signed.numbers) == 19
