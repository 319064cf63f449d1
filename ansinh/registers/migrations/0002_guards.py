"""Row security: things by place and guarded register, sheets by who may see their rows, views by their owner."""

from django.db import migrations

from ansinh.kit.tables import COMMUNES, SEES_ALL, scoped, statement

OPENED = "(guarded = '' OR guarded = ANY ((SELECT ansinh_guarded())::text[]))"


def placed_and_guarded(table: str, sees: str) -> list[migrations.RunSQL]:
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(f"CREATE POLICY {table}_by_place_and_guard ON {table} USING (({SEES_ALL} OR {sees}) AND {OPENED})"),
    ]


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_initial")]
    operations = [
        *placed_and_guarded("registers_thing", f"commune_id = ANY ({COMMUNES})"),
        *placed_and_guarded(
            "registers_takensheet", f"(commune_id = ANY ({COMMUNES}) OR received_by = (SELECT ansinh_user()))"
        ),
        statement("ALTER TABLE registers_takenrow ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE registers_takenrow FORCE ROW LEVEL SECURITY"),
        statement(
            "CREATE POLICY registers_takenrow_with_its_sheet ON registers_takenrow USING ((SELECT ansinh_sees_all())"
            " IS NOT NULL AND EXISTS (SELECT 1 FROM registers_takensheet s WHERE s.id = registers_takenrow.taken_id))"
        ),
        *scoped("registers_savedview", "user_id = (SELECT ansinh_user())"),
    ]
