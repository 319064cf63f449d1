"""A further kind of review. Kinds are words of the models: nothing changes in the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0006_unprinted")]
    operations = [
        migrations.AlterField(
            "review",
            "kind",
            models.TextField(
                choices=[
                    ("DEATH", "Death"),
                    ("AGE", "Age"),
                    ("POVERTY_LEFT", "Poverty Left"),
                    ("CERTIFICATE_EXPIRED", "Certificate Expired"),
                    ("UNCOLLECTED", "Uncollected"),
                    ("DOUBT", "Doubt"),
                ]
            ),
        )
    ]
