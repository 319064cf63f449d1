"""Search keys under row security, the dictionary of name words, and what facts and people need besides."""

import django.db.models.deletion
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from ansinh.kit.tables import scoped_by_commune


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_guards")]
    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[("word", models.TextField(db_collation="C", primary_key=True, serialize=False))],
            options={
                "db_table": "registry_nameword",
                "indexes": [GinIndex(fields=["word"], name="registry_nameword_trigrams", opclasses=["gin_trgm_ops"])],
            },
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key",
                        "line",
                        "person_id",
                        "commune_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.TextField(db_collation="C")),
                ("line", models.TextField(db_collation="C")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                    ),
                ),
            ],
            options={"db_table": "registry_searchkey"},
        ),
        *scoped_by_commune("registry_searchkey"),
        migrations.AddField("identity", "fold", models.TextField(db_default="")),
        migrations.AddField("identity", "sort_key", models.TextField(db_collation="C", db_default="")),
        migrations.AddField("person", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddIndex("person", models.Index(fields=["commune", "sort_key"], name="registry_person_by_name")),
        migrations.AddIndex("source", models.Index(fields=["reference"], name="registry_source_reference")),
        migrations.AddConstraint(
            "household",
            models.UniqueConstraint(
                fields=("commune", "code"),
                condition=models.Q(("code", ""), _negated=True),
                name="registry_household_code_once",
            ),
        ),
    ]
