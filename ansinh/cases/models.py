"""Dossiers: what was handed in, where it is, how it came there, and what a citizen may see of it."""

from __future__ import annotations

from django.db import models

from ansinh.documents.models import File
from ansinh.registry.models import Household, Person, Unit


class Status(models.IntegerChoices):
    """The national statuses of a dossier, which a citizen is shown. The life is in ``states.py``."""

    REGISTERED = 1, "Mới đăng ký"  # a submission of the portal; a dossier begins with RECEIVED
    RECEIVED = 2, "Được tiếp nhận"
    NOT_RECEIVED = 3, "Không được tiếp nhận"
    IN_WORK = 4, "Đang xử lý"
    WAITS_FOR_PAPERS = 5, "Yêu cầu bổ sung giấy tờ"
    WAITS_FOR_MONEY = 6, "Yêu cầu thực hiện nghĩa vụ tài chính"
    WITHDRAWN = 7, "Công dân yêu cầu rút hồ sơ"
    SUSPENDED = 8, "Dừng xử lý"
    DONE = 9, "Đã xử lý xong"
    GIVEN = 10, "Đã trả kết quả"


class Dossier(models.Model):
    """One application on its way. Where it is and its days repeat what its ``Move`` rows say, for lists and guards."""

    class Channel(models.TextChoices):
        COUNTER = "COUNTER", "Tại quầy"
        PORTAL = "PORTAL", "Trực tuyến"
        SHEET = "SHEET", "Theo danh sách"
        POST = "POST", "Qua bưu điện"

    class Conclusion(models.TextChoices):
        GRANT = "GRANT", "Đủ điều kiện"
        REFUSE = "REFUSE", "Không đủ điều kiện"
        NONE = "NONE", "Chưa kết luận được"

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)  # "H47.24.05-240501-0001"
    token = models.TextField(unique=True)  # random, in the QR of the slip
    procedure = models.TextField()  # code in the catalogue
    version_start = models.DateField()  # which version of the procedure it walks, to its end
    channel = models.TextField(choices=Channel.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, null=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)
    guarded = models.TextField(default="")  # HIV, CHILD_ABUSE, ...: read only with that register opened
    applicant = models.JSONField()  # {name, relation, phone, cccd} of who handed it in
    answers = models.JSONField(default=dict)  # facts of the vocabulary and own questions of the procedure, by name
    submission_id = models.BigIntegerField(null=True)  # intake: the form as it came in through the portal

    status = models.SmallIntegerField(choices=Status.choices)
    step = models.TextField()  # code of a step of its version
    place = models.TextField()  # COMMUNE, DISTRICT, DEPARTMENT, OTHER
    holder = models.TextField()  # the role that acts next, or EXTERNAL
    holder_user_id = models.BigIntegerField(null=True)  # who of that role took it in hand
    handed_over_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    starts_on = models.DateField(null=True)  # first day of the clock
    promised_at = models.DateTimeField(null=True)  # null: no legal time is known
    step_due_at = models.DateTimeField(null=True)
    paused_since = models.DateTimeField(null=True)
    supplement_count = models.SmallIntegerField(default=0)  # more than one counts the dossier late
    reappointed = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)  # the result is there, or there will be none
    last_move = models.BigIntegerField(default=0)  # id of its newest Move: what a page showed when somebody acted on it

    conclusion = models.TextField(choices=Conclusion.choices, default="", blank=True)
    note = models.TextField(default="")  # of the appraisal
    facts = models.JSONField(default=dict)  # vocabulary facts as the appraisal established them
    exceptions = models.JSONField(default=list)  # sentences that the signer should see first
    letter = models.TextField(default="")  # number of the letter that forwarded it to a Sở
    result = models.JSONField(default=dict)  # {outcome, number, signed_on, ...}

    class Meta:
        db_table = "cases_dossier"
        indexes = [
            models.Index(
                fields=["holder", "promised_at", "id"],
                condition=models.Q(ended_at__isnull=True),
                name="cases_dossier_open",
            ),
            models.Index(fields=["promised_at", "id"], name="cases_dossier_by_promise"),
            models.Index(fields=["procedure", "received_at"], name="cases_dossier_by_procedure"),
        ]


class PaperGiven(models.Model):
    """A paper of the dossier: handed in, with its file if it was scanned, or asked for and missing."""

    class State(models.TextChoices):
        HAVE = "HAVE"
        MISSING = "MISSING"

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    code = models.TextField()  # of the procedure's paper; "" for one that the law's list does not name
    title = models.TextField()
    copies = models.SmallIntegerField(default=1)
    state = models.TextField(choices=State.choices)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "cases_papergiven"


class Move(models.Model):
    """One thing that happened to a dossier. Append-only; the clock is a pure function of a dossier's moves."""

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="moves")
    at = models.DateTimeField()
    word = models.TextField()  # in states.WORDS
    from_step = models.TextField(default="")
    to_step = models.TextField(default="")
    from_role = models.TextField(default="")
    to_role = models.TextField(default="")
    status = models.SmallIntegerField(choices=Status.choices)  # after it
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    reason = models.TextField(default="")
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "cases_move"


class CodeCounter(models.Model):
    """The last number that a receiving unit gave on a day. Its row is the lock on which two clerks queue."""

    pk = models.CompositePrimaryKey("prefix", "day")
    prefix = models.TextField()
    day = models.DateField()
    last = models.IntegerField()

    class Meta:
        db_table = "cases_codecounter"


class PublicStatus(models.Model):
    """What a citizen sees of a dossier, kept beside it: no personal data, hence no row security.

    The second factors are keyed hashes of birth year and last four digits of the CCCD; null where none is known.
    """

    code = models.TextField(primary_key=True)
    token = models.TextField(unique=True)
    year_mac = models.BinaryField(null=True)
    cccd_mac = models.BinaryField(null=True)
    procedure = models.TextField()
    status = models.SmallIntegerField(choices=Status.choices)
    words = models.TextField()
    holder_unit = models.TextField()  # «UBND xã», «Phòng chuyên môn», «Sở»: who has it, in words
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    bring = models.JSONField(default=list)  # titles of the papers that are awaited
    rated = models.BooleanField(default=False)

    class Meta:
        db_table = "cases_publicstatus"


class Lookup(models.Model):
    """How often a citizen's look-up came from an address, or asked for a code, in the current window (unlogged).

    ``bucket`` is a keyed hash cut short: the table stays small and names neither addresses nor codes.
    """

    pk = models.CompositePrimaryKey("kind", "bucket")
    kind = models.TextField()  # ADDRESS, CODE
    bucket = models.IntegerField()
    since = models.DateTimeField()
    count = models.IntegerField()

    class Meta:
        db_table = "cases_lookup"


class Rating(models.Model):
    """How content a citizen was with the service, after the result."""

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)  # of the dossier
    score = models.SmallIntegerField()  # 1..5
    words = models.TextField(default="")
    at = models.DateTimeField()

    class Meta:
        db_table = "cases_rating"
