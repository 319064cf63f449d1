"""Each row of a taken sheet has its own source; a sheet may fix links for all its rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_guards")]
    operations = [
        migrations.RemoveField(model_name="takensheet", name="source_id"),
        migrations.AddField(model_name="takensheet", name="fixed", field=models.JSONField(db_default={}, default=dict)),
        migrations.AddField(model_name="takenrow", name="source_id", field=models.BigIntegerField(null=True)),
    ]
