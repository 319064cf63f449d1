"""Proposals: appraised dossiers with the decisions drafted for them."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import COMMUNES, SEES_ALL, scoped, statement


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_council_guards"),
        ("decisions", "0003_people_kept"),
        ("registry", "0006_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="cancelled_reason",
            field=models.TextField(db_default=""),
        ),
        migrations.AddField(
            model_name="decisionitem",
            name="dossier",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.dossier"
            ),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("procedure", models.TextField()),
                ("month", models.DateField()),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("SUBMITTED", "Submitted"),
                            ("DECIDED", "Decided"),
                            ("WITHDRAWN", "Withdrawn"),
                        ],
                        default="DRAFT",
                    ),
                ),
                ("number", models.TextField(default="")),
                ("submitted_on", models.DateField(null=True)),
                ("drafted_by", models.TextField()),
                ("drafted_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_reason", models.TextField(default="")),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.unit"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.unit"
                    ),
                ),
            ],
            options={
                "db_table": "decisions_proposal",
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="proposal",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="decisions.proposal",
            ),
        ),
        migrations.CreateModel(
            name="ProposedDossier",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("reasons", models.JSONField(default=list)),
                (
                    "commune",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="decisions.decision",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.dossier"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dossiers", to="decisions.proposal"
                    ),
                ),
            ],
            options={
                "db_table": "decisions_proposeddossier",
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "dossier"), name="decisions_proposeddossier_once")
                ],
            },
        ),
        *scoped(
            "decisions_proposal",
            f"commune_id = ANY ({COMMUNES})"
            " OR EXISTS (SELECT 1 FROM decisions_proposeddossier d WHERE d.proposal_id = decisions_proposal.id)",
        ),
        # Seen with its dossier, so that a guarded one stays closed for everybody without its register.
        statement("ALTER TABLE decisions_proposeddossier ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE decisions_proposeddossier FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY decisions_proposeddossier_by_dossier ON decisions_proposeddossier USING (({SEES_ALL}"
            f" OR commune_id = ANY ({COMMUNES}))"
            " AND EXISTS (SELECT 1 FROM cases_dossier d WHERE d.id = decisions_proposeddossier.dossier_id))"
        ),
    ]
