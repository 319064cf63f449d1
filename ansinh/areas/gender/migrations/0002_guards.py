"""One truth at a time and row security; cases of violence are guarded."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("gender", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *[
            step
            for name in ("equalityactivity", "shelter", "committeemember", "ledagency")
            for step in register_guards(f"gender_{name}", "thing_id")
        ],
        *register_guards("gender_violencecase", "thing_id", guarded="GENDER_VIOLENCE"),
    ]
