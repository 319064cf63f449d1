"""Numbers without gaps, the two registers (outgoing, incoming), kept files, and what everybody may verify."""

from __future__ import annotations

from django.db import models

from ansinh.offices.models import User
from ansinh.registry.models import Unit


class Numbering(models.Model):
    """How an organ of an agency numbers its papers from a year on: one series for all types, or one per type."""

    class Kept(models.TextChoices):
        PER_TYPE = "PER_TYPE"
        ONE = "ONE"

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT)
    organ = models.TextField()
    from_year = models.SmallIntegerField()
    kept = models.TextField(choices=Kept.choices)

    class Meta:
        db_table = "documents_numbering"
        constraints = [
            models.UniqueConstraint(fields=["agency", "organ", "from_year"], name="documents_numbering_once_a_year")
        ]


class NumberSeries(models.Model):
    """Numbers that run from ``first`` in a year, which is 1 unless the head stated another. Its row is the lock on which
    clerks queue.
    """

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT)
    organ = models.TextField()  # "UBND", "LĐTBXH": who issues; a department has books of its own
    series = models.TextField()  # "QĐ", "CV", "TTr"; "VB" for one series of all types; "ĐẾN" for what arrives
    year = models.SmallIntegerField()
    first = models.BigIntegerField(default=1, db_default=1)  # those below it were given outside
    begun_reason = models.TextField(default="", db_default="")  # why it does not begin at 1
    next = models.IntegerField(default=1)
    last_on = models.DateField(null=True)  # the last day that took a number: days do not run backwards

    class Meta:
        db_table = "documents_numberseries"
        constraints = [
            models.UniqueConstraint(fields=["agency", "organ", "series", "year"], name="documents_numberseries_once")
        ]


class Number(models.Model):
    """A number that was given. It never goes away: one not used stays in the book, crossed out, with its reason."""

    class State(models.TextChoices):
        TAKEN = "TAKEN"
        CANCELLED = "CANCELLED"

    id = models.BigAutoField(primary_key=True)
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers", db_index=False)
    n = models.IntegerField()
    symbol = models.TextField()  # "QĐ-UBND"; empty in the book of incoming papers
    state = models.TextField(choices=State.choices, default="TAKEN")
    reason = models.TextField(default="")  # why it is cancelled
    taken_on = models.DateField()  # day of the paper
    out_of_turn = models.TextField(default="")  # why a number comes late: of an earlier day, or below the book's first
    taken_at = models.DateTimeField()
    taken_by = models.BigIntegerField(null=True)  # user; null: the system
    cancelled_at = models.DateTimeField(null=True)
    about = models.TextField(default="")  # "decision:17": what it numbers, for rooms above

    class Meta:
        db_table = "documents_number"
        constraints = [models.UniqueConstraint(fields=["series", "n"], name="documents_number_once")]


class File(models.Model):
    """A kept file: an attachment, a scan, a paper that we issued. Its content never changes; it may be closed once."""

    class Kind(models.TextChoices):
        ATTACHMENT = "ATTACHMENT"
        SCAN = "SCAN"
        ISSUED = "ISSUED"

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=Kind.choices)
    name = models.TextField()
    media_type = models.TextField()
    size = models.IntegerField()
    sha256 = models.TextField()
    content = models.BinaryField()
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)  # null: seen with the whole district only
    guarded = models.TextField(null=True)  # code of the guarded register that it belongs to; set once
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "documents_file"


class Urgency(models.TextChoices):
    NORMAL = "NORMAL", "Thường"
    URGENT = "URGENT", "Khẩn"
    VERY_URGENT = "VERY_URGENT", "Thượng khẩn"
    AT_ONCE = "AT_ONCE", "Hỏa tốc"


class Outgoing(models.Model):
    """A row of the register of outgoing papers (Nghị định 30/2020/NĐ-CP, Phụ lục IV). What it says never changes."""

    class State(models.TextChoices):
        REGISTERED = "REGISTERED"
        SENT = "SENT"
        REPLACED = "REPLACED"
        WITHDRAWN = "WITHDRAWN"
        CANCELLED = "CANCELLED"

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False)
    number = models.OneToOneField(Number, on_delete=models.PROTECT)
    doc_type = models.TextField()  # code in doc_types.yaml
    signed_on = models.DateField()
    abstract = models.TextField(default="")  # empty for a secret paper
    fold = models.TextField(default="")  # number, abstract and recipients without marks, for search
    signer = models.TextField()
    recipients = models.TextField()
    keeper = models.TextField(default="")  # unit or person that keeps the file copy
    copies = models.IntegerField(default=1)
    drafter = models.TextField(default="")  # unit that drafted it: "LĐTBXH"
    note = models.TextField(default="")
    urgency = models.TextField(choices=Urgency.choices, default="NORMAL")
    secret = models.BooleanField(default=False)  # only its number is kept here
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    state = models.TextField(choices=State.choices, default="REGISTERED")
    sent_on = models.DateField(null=True)
    code = models.TextField(unique=True)  # for verification by whoever holds the paper
    about = models.TextField(default="")  # "decision:17"
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "documents_outgoing"
        indexes = [models.Index(fields=["agency", "signed_on", "id"], name="documents_outgoing_by_day")]


class Incoming(models.Model):
    """A row of the register of incoming papers, with the chief's direction and what became of it."""

    class State(models.TextChoices):
        ARRIVED = "ARRIVED"
        DIRECTED = "DIRECTED"
        HANDED_ON = "HANDED_ON"
        DONE = "DONE"
        RETURNED = "RETURNED"
        CANCELLED = "CANCELLED"

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False)
    number = models.OneToOneField(Number, on_delete=models.PROTECT)  # số đến
    arrived_on = models.DateField()
    author = models.TextField()
    author_number = models.TextField(default="")  # as its author wrote it: "1234/SLĐTBXH-BTXH"
    author_on = models.DateField(null=True)
    doc_type = models.TextField()
    abstract = models.TextField(default="")
    fold = models.TextField(default="")
    receiver = models.TextField(default="")  # unit or person it is for
    urgency = models.TextField(choices=Urgency.choices, default="NORMAL")
    secret = models.BooleanField(default=False)
    note = models.TextField(default="")
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True)
    state = models.TextField(choices=State.choices, default="ARRIVED")
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    together = models.TextField(default="")  # who works with the lead
    due_on = models.DateField(null=True)
    instructions = models.TextField(default="")
    handed_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    outcome = models.TextField(default="")
    about = models.TextField(default="")  # what it became: "dossier:12", "outgoing:7"
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "documents_incoming"
        indexes = [models.Index(fields=["agency", "arrived_on", "id"], name="documents_incoming_by_day")]


class Event(models.Model):
    """One step in the life of a registered paper: its time line. Append-only."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False)
    outgoing = models.ForeignKey(Outgoing, on_delete=models.PROTECT, null=True, related_name="events")
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="events")
    word = models.TextField()  # a key of states.EVENTS
    on = models.DateField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.TextField()
    words = models.TextField(default="")

    class Meta:
        db_table = "documents_event"


class PublicRecord(models.Model):
    """What anybody with the code on a paper may learn of it: no personal data, so no row security."""

    class State(models.TextChoices):
        VALID = "VALID"
        REPLACED = "REPLACED"
        WITHDRAWN = "WITHDRAWN"
        CANCELLED = "CANCELLED"

    code = models.TextField(primary_key=True)  # 12 letters
    number = models.TextField()  # "1203/QĐ-UBND"
    signed_on = models.DateField()
    agency = models.TextField()  # "UBND huyện Thăng Bình"
    doc_type = models.TextField()
    state = models.TextField(choices=State.choices, default="VALID")
    other = models.TextField(default="")  # number of the paper that replaced or withdrew it
    corrections = models.TextField(default="")  # numbers of the papers that correct its form
    sha256 = models.TextField(default="")  # of the issued PDF; empty: none is kept

    class Meta:
        db_table = "documents_public"
