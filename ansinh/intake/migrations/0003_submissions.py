"""Applications of citizens, with their files and the messages that confirm them."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import scoped

# A visitor of the portal is nobody: they see the one application whose token they hold, and no other.
HELD = (
    "commune_id = ANY ((SELECT ansinh_communes())::bigint[])"
    " OR token_hash = (SELECT current_setting('ansinh.submission', true))"
)


def seen_with(table: str) -> list[migrations.RunSQL]:
    return scoped(table, f"EXISTS (SELECT 1 FROM intake_submission s WHERE s.id = {table}.submission_id)")


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_guards"), ("registry", "0005_search_statistics")]
    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.TextField(unique=True)),
                ("channel", models.TextField(default="PORTAL")),
                ("procedure", models.TextField()),
                ("applicant", models.JSONField()),
                ("answers", models.JSONField()),
                ("token_hash", models.TextField(unique=True)),
                ("code_hash", models.TextField()),
                ("code_until", models.DateTimeField()),
                ("codes_sent", models.BigIntegerField(default=1)),
                ("attempts", models.BigIntegerField(default=0)),
                ("state", models.TextField(default="UNCONFIRMED")),
                ("at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                ("reason", models.TextField(default="")),
                ("dossier_code", models.TextField(default="")),
                ("commune", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.unit")),
            ],
            options={
                "db_table": "intake_submission",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "WAITING")),
                        fields=["confirmed_at"],
                        name="intake_submission_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "UNCONFIRMED")),
                        fields=["at"],
                        name="intake_submission_unconfirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionFile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("paper", models.TextField(default="")),
                ("name", models.TextField()),
                ("media_type", models.TextField()),
                ("content", models.BinaryField()),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="intake.submission"
                    ),
                ),
            ],
            options={"db_table": "intake_submissionfile"},
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("phone", models.TextField()),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "submission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="intake.submission"),
                ),
            ],
            options={
                "db_table": "intake_outbox",
                "indexes": [
                    models.Index(condition=models.Q(("sent_at", None)), fields=["id"], name="intake_outbox_waiting")
                ],
            },
        ),
        *scoped("intake_submission", HELD),
        *seen_with("intake_submissionfile"),
        *seen_with("intake_outbox"),
    ]
