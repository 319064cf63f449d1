"""Row security and checks of councils, campaigns and postings."""

from django.db import migrations

from ansinh.kit.tables import append_only, scoped, scoped_by_commune, statement

# A certificate that was given stands: what is wrong with it is put right by a new determination.
CERTIFIED = """
CREATE FUNCTION cases_councilsheet_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'CERTIFIED' THEN
    RAISE EXCEPTION 'a certified phiếu is never changed, and none is removed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_councilsheet_settled BEFORE UPDATE OR DELETE ON cases_councilsheet
  FOR EACH ROW EXECUTE FUNCTION cases_councilsheet_settled();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_councils")]
    operations = [
        *scoped_by_commune("cases_council"),
        *scoped(
            "cases_councilmember",
            "EXISTS (SELECT 1 FROM cases_council c WHERE c.id = cases_councilmember.council_id)",
        ),
        *scoped_by_commune("cases_councilsession"),
        *scoped_by_commune("cases_councilsheet"),
        *scoped(
            "cases_councilvote",
            "EXISTS (SELECT 1 FROM cases_councilsheet s WHERE s.id = cases_councilvote.sheet_id)",
        ),
        *scoped_by_commune("cases_campaignitem"),
        *scoped_by_commune("cases_posting"),
        *scoped_by_commune("cases_postingline"),
        *scoped_by_commune("cases_objection"),
        append_only("cases_postingline"),  # what hung on the board is not rewritten
        statement(CERTIFIED),
        statement(
            "ALTER TABLE cases_councilsheet ADD CONSTRAINT cases_councilsheet_sound CHECK ("
            "(state = 'CONCLUDED' OR state = 'CERTIFIED') = (degree <> '' AND concluded_on IS NOT NULL)"
            " AND (state = 'CERTIFIED') = (certificate <> '' AND issued_on IS NOT NULL))"
        ),
        statement(
            "ALTER TABLE cases_campaignitem ADD CONSTRAINT cases_campaignitem_sound CHECK ("
            "(state IN ('DONE', 'DROPPED')) = (closed_on IS NOT NULL AND result <> ''))"
        ),
        statement("ALTER TABLE cases_posting ADD CONSTRAINT cases_posting_sound CHECK (until_day >= from_day)"),
        statement(
            "ALTER TABLE cases_objection ADD CONSTRAINT cases_objection_sound CHECK ("
            "(settled_on IS NULL) = (upheld IS NULL) AND (settled_on IS NULL OR answer <> ''))"
        ),
    ]
