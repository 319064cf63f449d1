"""One believed fact of a kind at a time, known words only, and row security; the HIV register is guarded."""

from django.db import migrations

from ansinh.kit.tables import fact_guards, statement
from ansinh.registry.guards import guarded, scoped_by_person

TABLES = {
    "social_protection_childwithoutsupport": (),
    "social_protection_loneparent": (),
    "social_protection_raisedchild": ("child_id",),
    "social_protection_eldersupport": (),
    "social_protection_hivstatus": (),
    "social_protection_carearrangement": (),
    "social_protection_facilitystay": (),
    "social_protection_pregnancy": (),
}
GUARDED = {"social_protection_hivstatus": "HIV"}
WORDS = {
    ("childwithoutsupport", "circumstance"): (
        "ABANDONED BOTH_DEAD DEAD_AND_MISSING DEAD_AND_IN_FACILITY DEAD_AND_IN_PRISON BOTH_MISSING BOTH_IN_FACILITY"
        " BOTH_IN_PRISON MISSING_AND_IN_FACILITY MISSING_AND_IN_PRISON IN_FACILITY_AND_IN_PRISON UNIDENTIFIED_AND_DEAD"
        " UNIDENTIFIED_AND_MISSING UNIDENTIFIED_AND_IN_FACILITY UNIDENTIFIED_AND_IN_PRISON"
    ),
    ("loneparent", "marital_status"): "NEVER_MARRIED SPOUSE_DEAD SPOUSE_MISSING DIVORCED",
    ("eldersupport", "support"): "SUPPORTED NO_SUPPORTER SUPPORTER_ON_ASSISTANCE",
    ("carearrangement", "arrangement"): "HOUSEHOLD TAKEN_IN",
}


def known_words(table, column, words):
    """A register holds only words that the policies understand."""
    listed = ", ".join(f"'{word}'" for word in words.split())
    return statement(
        f"ALTER TABLE social_protection_{table} ADD CONSTRAINT social_protection_{table}_{column}"
        f" CHECK ({column} IN ({listed}))"
    )


class Migration(migrations.Migration):
    dependencies = [("social_protection", "0001_initial"), ("registry", "0002_guards")]
    operations = [
        *[step for table, keys in TABLES.items() for step in fact_guards(table, "person_id", keys)],
        *[step for table in TABLES if table not in GUARDED for step in scoped_by_person(table)],
        *[step for table, register in GUARDED.items() for step in guarded(table, register)],
        *[known_words(table, column, words) for (table, column), words in WORDS.items()],
    ]
