"""Issued decisions whose paper could not be printed, with the reason."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import SEES_ALL, statement


class Migration(migrations.Migration):
    dependencies = [("decisions", "0005_papers"), ("documents", "0003_books_begin")]

    operations = [
        migrations.CreateModel(
            name="UnprintedDecision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("why", models.TextField()),
                ("tried_at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="unprinted", to="decisions.decision"
                    ),
                ),
            ],
            options={"db_table": "decisions_unprinted"},
        ),
        statement("ALTER TABLE decisions_unprinted ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE decisions_unprinted FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY decisions_unprinted_by_decision ON decisions_unprinted USING ({SEES_ALL}"
            " OR EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = decisions_unprinted.decision_id))"
        ),
    ]
