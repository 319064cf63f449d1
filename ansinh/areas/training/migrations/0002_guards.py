"""Facts of training: one truth at a time and row security."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("training_need", "person_id"),
        *[
            step
            for name in ("plan", "course", "learner", "payout")
            for step in register_guards(f"training_{name}", "thing_id")
        ],
        *register_guards("training_attendance", "thing_id", ("on_day",)),
        *register_guards("training_aftermath", "thing_id", ("months",)),
    ]
