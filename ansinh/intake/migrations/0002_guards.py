"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import scoped


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [
        *scoped(
            "intake_sheetimport",
            "commune_id = ANY ((SELECT ansinh_communes())::bigint[]) OR received_by = (SELECT ansinh_user())",
        ),
        *scoped(
            "intake_sheetrow",
            "EXISTS (SELECT 1 FROM intake_sheetimport i WHERE i.id = intake_sheetrow.sheet_import_id)",
        ),
        *scoped(
            "intake_sheetcontent",
            "EXISTS (SELECT 1 FROM intake_sheetimport i WHERE i.id = intake_sheetcontent.sheet_import_id)",
        ),
        *scoped(
            "intake_missing",
            "EXISTS (SELECT 1 FROM registry_person p WHERE p.id = intake_missing.person_id)",
        ),
    ]
