"""What comes in, kept as it came: Excel sheets row by row, and the applications that citizens send."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ansinh.registry.models import Person, Unit


class SheetImport(models.Model):
    """One file taken in. The life is in ``states.py``: COMPARED, APPROVED, USED, UNDONE, REFUSED."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()  # PAYMENT_LIST, BENEFICIARIES, POOR_HOUSEHOLDS, MERIT_PAYMENTS (layouts 1-4)
    file_name = models.TextField()
    sha256 = models.TextField()
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)  # null: the file spans the district
    state = models.TextField()
    received_at = models.DateTimeField()
    received_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.BigIntegerField(null=True)
    listed_on = models.DateField()  # decides ages and places: the month in the list's title, else the day it came
    accepted = ArrayField(models.TextField(), default=list)  # codes of suggestions ticked for the whole file
    used_by = models.TextField(default="")  # "decision:17": what was built on it first; then it cannot be undone
    refusal = models.TextField(default="")  # the sentence, when the whole file was refused
    summary = models.JSONField(default=dict)  # sheets, header guesses, notes, sums checked

    class Meta:
        db_table = "intake_sheetimport"
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "commune"],
                condition=models.Q(state__in=["COMPARED", "APPROVED", "USED"]),
                nulls_distinct=False,
                name="intake_sheetimport_live_once",
            )
        ]


class SheetContent(models.Model):
    """The file as it came, to read it again after an officer's word and to give it back with what is wrong in it."""

    sheet_import = models.OneToOneField(SheetImport, on_delete=models.CASCADE, primary_key=True)
    content = models.BinaryField()

    class Meta:
        db_table = "intake_sheetcontent"


class SheetRow(models.Model):
    """One data row: raw cells, cleaned values with rule and confidence, findings, match and difference."""

    id = models.BigAutoField(primary_key=True)
    sheet_import = models.ForeignKey(SheetImport, on_delete=models.CASCADE)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    sheet = models.TextField()
    row = models.IntegerField()  # as Excel numbers it
    raw = models.JSONField()
    clean = models.JSONField()  # {field: {value, rule, confidence}}; without a rule as written, without confidence sure
    findings = models.JSONField()  # [{level: ERROR|SUGGESTION|NOTE, field, code, sentence}]
    outcome = models.TextField()  # NEW, CHANGED, UNCHANGED, ASK, ERROR, SKIPPED
    waits_for = ArrayField(models.TextField(), default=list)  # codes of what an officer must settle first
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    difference = models.JSONField(default=dict)  # {field: [before, after]}
    candidates = models.JSONField(default=list)  # ids of near matches, for a person's yes
    choice = models.TextField(default="")  # what the officer chose: person id, NEW, SKIP, TAKE
    source_id = models.BigIntegerField(null=True)  # registry_source, once approved

    class Meta:
        db_table = "intake_sheetrow"
        indexes = [models.Index(fields=["sheet_import", "outcome", "id"], name="intake_sheetrow_by_outcome")]


class Missing(models.Model):
    """Someone the system knows and the file does not: shown, never deleted."""

    id = models.BigAutoField(primary_key=True)
    sheet_import = models.ForeignKey(SheetImport, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)

    class Meta:
        db_table = "intake_missing"


class SheetTemplate(models.Model):
    """A confirmed reading of a header, remembered for the next file of that shape."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    signature = models.TextField()  # hash of the folded header labels
    mapping = models.JSONField()  # {column index: field}

    class Meta:
        db_table = "intake_sheettemplate"
        constraints = [models.UniqueConstraint(fields=["kind", "signature"], name="intake_sheettemplate_once")]


class CategoryMapping(models.Model):
    """A free text of a source and the benefit code it means, once someone has said so."""

    id = models.BigAutoField(primary_key=True)
    fold = models.TextField(unique=True)
    benefit_code = models.TextField()

    class Meta:
        db_table = "intake_categorymapping"


# --- applications of citizens ------------------------------------------------------------------------------------


class Submission(models.Model):
    """An application as a citizen sent it. The life is in ``states.py``: UNCONFIRMED, WAITING, TAKEN, REFUSED.

    Officers see those of their communes; a visitor of the portal only the one whose token they hold.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)  # "DK240922-7KQ2M": what the citizen looks it up with
    channel = models.TextField(default="PORTAL")
    procedure = models.TextField()  # code in the catalogue of cases
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)  # where they live: who receives it
    applicant = models.JSONField()  # {name, relation, phone, cccd, birth_year}
    answers = models.JSONField()  # by name, as the form read them
    token_hash = models.TextField(unique=True)
    code_hash = models.TextField()  # of the six digits sent to the phone
    code_until = models.DateTimeField()
    codes_sent = models.BigIntegerField(default=1)
    attempts = models.BigIntegerField(default=0)  # wrong codes since the last one was sent
    state = models.TextField(default="UNCONFIRMED")
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # taken or refused
    settled_by = models.BigIntegerField(null=True)
    reason = models.TextField(default="")  # why it was refused, to the citizen
    dossier_code = models.TextField(default="")  # what it became

    class Meta:
        db_table = "intake_submission"
        indexes = [
            models.Index(
                fields=["confirmed_at"], condition=models.Q(state="WAITING"), name="intake_submission_waiting"
            ),
            models.Index(fields=["at"], condition=models.Q(state="UNCONFIRMED"), name="intake_submission_unconfirmed"),
        ]


class SubmissionFile(models.Model):
    """A photograph or scan that came with an application."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    paper = models.TextField(default="")  # code of the procedure's paper that it is
    name = models.TextField()
    media_type = models.TextField()  # by its content
    content = models.BinaryField()

    class Meta:
        db_table = "intake_submissionfile"


class Outbox(models.Model):
    """A text message that the office's modem program is to send (``ansinh messages``)."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE)
    phone = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "intake_outbox"
        indexes = [models.Index(fields=["id"], condition=models.Q(sent_at=None), name="intake_outbox_waiting")]
