"""One truth at a time and row security; what tells of abuse, drugs or offences is guarded."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("children", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("children_childcircumstance", "person_id", ("kind",)),
        *register_guards("children_protectedcircumstance", "person_id", ("kind",), guarded="CHILD_ABUSE"),
        *[
            step
            for name in ("protectioncase", "planservice")
            for step in register_guards(f"children_{name}", "thing_id", guarded="CHILD_ABUSE")
        ],
        *[
            step
            for name in ("childcarer", "alternativecare", "childaccident", "childactivity")
            for step in register_guards(f"children_{name}", "thing_id")
        ],
    ]
