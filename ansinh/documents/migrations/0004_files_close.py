"""A kept file may be put into a guarded register, once; nothing else of it ever changes."""

from django.db import migrations

from ansinh.kit.tables import statement

CLOSES = """
DROP TRIGGER documents_file_append_only ON documents_file;
CREATE TRIGGER documents_file_append_only
  BEFORE DELETE OR UPDATE OF id, kind, name, media_type, size, sha256, content, commune_id, made_at, made_by
  ON documents_file FOR EACH ROW EXECUTE FUNCTION ansinh_append_only();
CREATE TRIGGER documents_file_stays_closed BEFORE UPDATE OF guarded ON documents_file
  FOR EACH ROW WHEN (OLD.guarded IS NOT NULL OR NEW.guarded IS NULL) EXECUTE FUNCTION ansinh_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_books_begin")]
    operations = [statement(CLOSES)]
