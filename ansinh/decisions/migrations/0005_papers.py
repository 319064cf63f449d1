"""The printed papers of decisions."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import SEES_ALL, statement


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_proposals"),
        ("documents", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecisionPaper",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="decisions.decision"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.file"
                    ),
                ),
            ],
            options={
                "db_table": "decisions_paper",
            },
        ),
        # Seen with its decision; the file itself also asks for its guarded register.
        statement("ALTER TABLE decisions_paper ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE decisions_paper FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY decisions_paper_by_decision ON decisions_paper USING ({SEES_ALL}"
            " OR EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = decisions_paper.decision_id))"
        ),
    ]
