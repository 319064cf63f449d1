"""Search asks the planner which word is rarest: it must know the common words of names one by one."""

from django.db import migrations

from ansinh.kit.tables import statement


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_alter_povertyclass_kind")]
    operations = [statement("ALTER TABLE registry_searchkey ALTER COLUMN key SET STATISTICS 1000")]
