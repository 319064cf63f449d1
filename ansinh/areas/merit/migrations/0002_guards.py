"""One believed fact of a kind at a time, plausible percentages, and row security of the registers of merit."""

from django.db import migrations

from ansinh.kit.tables import fact_guards, statement
from ansinh.registry.guards import scoped_by_person

TABLES = {
    "merit_recognition": ("kind",),
    "merit_circumstance": ("kind",),
    "merit_kinship": ("of_kind", "of_file_number"),
    "merit_worship": ("martyr_file_number",),
}


class Migration(migrations.Migration):
    dependencies = [("merit", "0001_initial"), ("registry", "0002_guards")]
    operations = [
        *[step for table, keys in TABLES.items() for step in fact_guards(table, "person_id", keys)],
        *[step for table in TABLES for step in scoped_by_person(table)],
        # The tables of Phụ lục II and III begin at 21%, those of bệnh binh at 41%, of a victim's child at 61%.
        statement(
            "ALTER TABLE merit_recognition ADD CONSTRAINT merit_recognition_percent CHECK (CASE"
            " WHEN kind IN ('TB', 'TBB', 'CD') THEN coalesce(percent, 0) BETWEEN 21 AND 100"
            " OR (kind = 'CD' AND infertile_or_child_deformed AND percent IS NULL)"
            " WHEN kind = 'BB' THEN coalesce(percent, 0) BETWEEN 41 AND 100"
            " WHEN kind = 'CD_CHILD' THEN coalesce(percent, 0) BETWEEN 61 AND 100"
            " ELSE percent IS NULL END)"
        ),
        statement(
            "ALTER TABLE merit_recognition ADD CONSTRAINT merit_recognition_award CHECK (CASE kind"
            " WHEN 'HD45' THEN award IN ('DETACHED', 'LOCAL')"
            " WHEN 'GD' THEN award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER', 'RESISTANCE_MEDAL')"
            " ELSE award = '' END)"
        ),
    ]
