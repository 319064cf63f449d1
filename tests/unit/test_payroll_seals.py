"""What was approved is sealed: whoever changes it afterwards, even as the owner of the database, is found by name."""

from __future__ import annotations

import json

import psycopg
import pytest
from typer.testing import CliRunner

from ansinh.audit.session import acting
from ansinh.cli.audit import app
from ansinh.decisions import sealing as decisions
from ansinh.kit import postgres
from ansinh.payroll import actions, sealing, seals
from ansinh.payroll.naming import list_id
from ansinh.payroll.states import SamePerson
from tests import payroll_world as w

MONTH = w.month("2024-07")


def locked(people: int = 3) -> w.World:
    """A locked list of one month."""
    world = w.build(people=people)
    w.decide([w.item(world, person) for person in world.people], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    return world


def tamper(database: str, statement: str) -> None:
    """As the owner, past every trigger."""
    with psycopg.connect(postgres.addresses().owner.conninfo(database)) as owner:
        table = next(word for word in statement.split() if "_" in word)
        owner.execute("SELECT set_config('ansinh.communes', 'all', true)")
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        assert owner.execute(statement).rowcount > 0
        owner.commit()
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.mark.parametrize(
    ("statement", "kind", "names"),
    [
        (
            "UPDATE payroll_line SET amount_vnd = 900000, due_vnd = 900000 WHERE id = (SELECT min(id) FROM payroll_line)",
            "payroll.line",
            "/line:",
        ),
        ("UPDATE policy_rate SET amount_vnd = 600000 WHERE code = 'T.standard' AND amount_vnd = 500000", "payroll.rate", "T.standard"),
        ("UPDATE payroll_payroll SET totals = totals || '{\"regular_vnd\": 1}'", "payroll.totals", "payroll:2024-07"),
        ("UPDATE payroll_payroll SET law = '{}'", "payroll.content", "payroll:2024-07"),
        ("UPDATE decisions_item SET multiplier = 2 WHERE id = (SELECT min(id) FROM decisions_item)", "decision.content", "decision:"),
        ("DELETE FROM payroll_line WHERE id = (SELECT max(id) FROM payroll_line)", "payroll.totals", "payroll:2024-07"),
    ],
)  # fmt: skip
def test_what_the_owner_changes_is_found(fresh_database: str, statement: str, kind: str, names: str) -> None:
    locked()
    with acting(w.SYSTEM):
        assert seals.broken() == decisions.broken() == []
    tamper(fresh_database, statement)
    with acting(w.SYSTEM):
        found = seals.broken() + decisions.broken()
    assert (kind, True) in {(each.kind, names in each.about) for each in found}
    done = CliRunner().invoke(app, ["verify", "--json"])
    assert done.exit_code == 1
    told = [seal["kind"] for room in json.loads(done.stdout)["seals"].values() for seal in room]
    assert kind in told


def test_a_list_with_a_hash_of_its_own_is_found_by_the_trail(fresh_database: str) -> None:
    locked()
    tamper(fresh_database, "UPDATE payroll_payroll SET title = 'x'")
    with acting(w.SYSTEM):
        forged = sealing.hash_of(list_id(MONTH))
    tamper(fresh_database, f"UPDATE payroll_payroll SET hash = '{forged}'")
    with acting(w.SYSTEM):
        assert [each.kind for each in seals.broken()] == ["payroll.hash"]


@pytest.mark.django_db
def test_a_list_drawn_by_one_is_not_locked_by_the_same() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0])], "2024-07-01")
    head = w.Actor(w.DRAWER.user_id, "Trưởng phòng", "HEAD", None)
    w.draw("2024-07", "2024-07-02")
    actions.approve(MONTH, actor=w.APPROVER, at=w.noon("2024-07-02"))
    with pytest.raises(SamePerson):
        actions.lock(MONTH, actor=head, at=w.noon("2024-07-02"))
