"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only, fact_guards, scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_household, scoped_by_person

PERSON_FACTS = [
    "registry_identity",
    "registry_paper",
    "registry_residence",
    "registry_membership",
    "registry_phone",
    "registry_death",
    "registry_paymentroute",
    "registry_receiver",
    "registry_disability",
    "registry_income",
    "registry_schooling",
]


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [
        *fact_guards("registry_unitversion", "unit_id"),
        *fact_guards("registry_unitarea", "unit_id", ("kind",)),
        *fact_guards("registry_authority", "commune_id", ("area",)),
        append_only("registry_source"),
        *fact_guards("registry_identity", "person_id"),
        *fact_guards("registry_paper", "person_id", ("kind",)),
        *fact_guards("registry_residence", "person_id", ("kind",)),
        *fact_guards("registry_membership", "person_id"),
        *fact_guards("registry_phone", "person_id", ("number",)),
        *fact_guards("registry_death", "person_id"),
        *fact_guards("registry_paymentroute", "person_id"),
        *fact_guards("registry_receiver", "person_id"),
        *fact_guards("registry_disability", "person_id"),
        *fact_guards("registry_income", "person_id", ("kind",)),
        *fact_guards("registry_schooling", "person_id"),
        *fact_guards("registry_povertyclass", "household_id"),
        *scoped_by_commune("registry_person"),
        *scoped_by_commune("registry_household"),
        *[step for table in PERSON_FACTS for step in scoped_by_person(table)],
        *scoped_by_household("registry_povertyclass"),
        # Among the living, one CCCD is one person.
        statement(
            "CREATE UNIQUE INDEX registry_person_cccd_of_the_living ON registry_person (cccd) WHERE died_on IS NULL"
        ),
        statement("ALTER TABLE registry_person ADD CONSTRAINT registry_person_cccd_form CHECK (cccd ~ '^[0-9]{12}$')"),
    ]
