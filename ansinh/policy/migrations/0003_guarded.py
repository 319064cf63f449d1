"""Benefits whose holding reveals a guarded register, and what a session may see of each benefit.

Statements that show something to people join ``policy_benefitseen`` where statements that count money join the table:
while the register is closed it gives a neutral title and no code.
"""

from django.db import migrations, models

from ansinh.kit.tables import statement

SEEN = """
CREATE VIEW policy_benefitseen AS
SELECT b.code AS id, CASE WHEN b.seen THEN b.code ELSE '' END AS code,
  CASE WHEN b.seen THEN b.title ELSE b.neutral_title END AS title, b.programme, b.period, b.seen
FROM (
  SELECT code, title, neutral_title, programme, period,
    guarded = '' OR guarded = ANY ((SELECT ansinh_guarded())::text[]) AS seen
  FROM policy_benefit
) AS b
"""


class Migration(migrations.Migration):
    dependencies = [("policy", "0002_guards")]
    operations = [
        migrations.AddField("benefit", "guarded", models.TextField(default="", db_default="")),
        migrations.AddField("benefit", "neutral_title", models.TextField(default="", db_default="")),
        statement(SEEN, reverse="DROP VIEW policy_benefitseen"),
    ]
