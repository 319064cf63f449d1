"""One truth at a time and row security; all but the public list of providers is guarded."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("social_evils", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("social_evils_drugcase", "thing_id", guarded="DRUG_CASE"),
        *register_guards("social_evils_victim", "thing_id", guarded="TRAFFICKING"),
        *register_guards("social_evils_victimsupport", "thing_id", guarded="TRAFFICKING"),
        *register_guards("social_evils_rehabprovider", "thing_id"),
    ]
