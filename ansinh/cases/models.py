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
    # Where the district's steps are done: COMMUNE when there is no district any more.
    seat = models.TextField(default="DISTRICT", db_default="DISTRICT")
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


class DayOff(models.Model):
    """A weekday that is not worked, or a weekend day that is: the office's calendar. A removed row stays, with reason."""

    class Kind(models.TextChoices):
        OFF = "OFF", "Ngày nghỉ"
        WORKING = "WORKING", "Ngày làm bù"

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    kind = models.TextField(choices=Kind.choices)
    title = models.TextField()
    source = models.TextField()  # the text that gives it, or why an officer added it
    provisional = models.BooleanField(default=False)  # computed by rule; the year's announcement was not seen
    set_by = models.BigIntegerField(null=True)  # the user; null: the system, from the rules
    set_by_name = models.TextField()
    set_at = models.DateTimeField()
    removed_by_name = models.TextField(default="", blank=True)
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.TextField(default="", blank=True)

    class Meta:
        db_table = "cases_dayoff"
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(removed_at__isnull=True), name="cases_dayoff_one_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True, removal_reason="")
                | (models.Q(removed_at__isnull=False) & ~models.Q(removal_reason="")),
                name="cases_dayoff_removed_with_reason",
            ),
        ]


class Council(models.Model):
    """A standing council of a commune, of a kind that an area's ``councils/*.yaml`` describes."""

    id = models.BigAutoField(primary_key=True)
    form = models.TextField()  # code of the kind
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)
    decision = models.TextField(default="")  # number and day of the decision that set it up
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # first day no more

    class Meta:
        db_table = "cases_council"
        constraints = [
            models.UniqueConstraint(
                fields=["form", "commune"],
                condition=models.Q(valid_to__isnull=True),
                name="cases_council_one_in_office",
            )
        ]


class CouncilMember(models.Model):
    """Who holds a seat of a council, from a day to a day."""

    id = models.BigAutoField(primary_key=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    post = models.TextField()  # code of a seat of its form
    name = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # first day no more

    class Meta:
        db_table = "cases_councilmember"
        constraints = [
            models.UniqueConstraint(
                fields=["council", "post"],
                condition=models.Q(valid_to__isnull=True),
                name="cases_councilmember_one_a_seat",
            )
        ]


class CouncilSession(models.Model):
    """A meeting of a council with enough members present. Closed: its minutes are signed."""

    id = models.BigAutoField(primary_key=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sessions")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.TextField()
    present = models.JSONField()  # ids of the members who were there
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_councilsession"
        constraints = [models.UniqueConstraint(fields=["council", "held_on"], name="cases_councilsession_one_a_day")]


class CouncilSheet(models.Model):
    """A phiếu of one person before the council: answers, what they come to, the conclusion, the certificate."""

    class State(models.TextChoices):
        FILLED = "FILLED", "Chờ kết luận"
        CONCLUDED = "CONCLUDED", "Đã kết luận"
        AT_BOARD = "AT_BOARD", "Chuyển giám định y khoa"
        CERTIFIED = "CERTIFIED", "Đã cấp giấy"

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(CouncilSession, on_delete=models.PROTECT, related_name="sheets")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True)
    form = models.TextField()  # code of the phiếu in the council's form
    answers = models.JSONField(default=dict)  # {"sign:1.1": true, "activity:3": 2}
    kinds = models.JSONField(default=list)  # codes of the kinds that the phiếu names
    points = models.BigIntegerField(null=True)
    proposed = models.TextField(default="")  # the degree that the answers come to; empty: they say nothing
    state = models.TextField(choices=State.choices, default="FILLED")
    degree = models.TextField(default="")  # as concluded; NONE: not disabled in the meaning of the law
    concluded_on = models.DateField(null=True)
    concluded_by = models.TextField(default="")  # COUNCIL, COUNCIL_TIE (the chair decided), BOARD
    board_reason = models.TextField(default="")  # code of the reason in the form
    board_steps = models.JSONField(default=dict)  # {"SEND": "2024-09-05", ...}: legs that are done
    certificate = models.TextField(default="")  # number as printed
    issued_on = models.DateField(null=True)
    review_on = models.DateField(null=True)  # only where the medical board concluded

    class Meta:
        db_table = "cases_councilsheet"
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="cases_councilsheet_once_a_session")]


class CouncilVote(models.Model):
    """For which degree a member present voted."""

    id = models.BigAutoField(primary_key=True)
    sheet = models.ForeignKey(CouncilSheet, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    choice = models.TextField()

    class Meta:
        db_table = "cases_councilvote"
        constraints = [models.UniqueConstraint(fields=["sheet", "member"], name="cases_councilvote_once")]


class Campaign(models.Model):
    """A review campaign: whose cases are to be looked at anew, why, and until when."""

    class State(models.TextChoices):
        PREPARED = "PREPARED", "Đang chuẩn bị"
        RUNNING = "RUNNING", "Đang rà soát"
        FINISHED = "FINISHED", "Đã kết thúc"

    id = models.BigAutoField(primary_key=True)
    title = models.TextField()
    procedure = models.TextField()  # code in the catalogue: what a dossier of the campaign walks
    instrument = models.TextField()  # the plan or letter that orders it
    starts_on = models.DateField()
    ends_on = models.DateField()  # last day
    rule = models.TextField()  # code in campaign_rules: who is in it
    asked = models.JSONField(default=dict)  # what the rule was asked with
    state = models.TextField(choices=State.choices, default="PREPARED")
    made_by = models.TextField()
    finished_at = models.DateTimeField(null=True)
    summary = models.TextField(default="")  # the head's words at the end

    class Meta:
        db_table = "cases_campaign"


class CampaignItem(models.Model):
    """One person of a campaign."""

    class State(models.TextChoices):
        TO_DO = "TO_DO", "Chưa làm"
        DOING = "DOING", "Đang làm"
        DONE = "DONE", "Đã xong"
        DROPPED = "DROPPED", "Đưa ra khỏi đợt"

    id = models.BigAutoField(primary_key=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="items", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.TextField()  # one sentence of the rule: why this person is in it
    state = models.TextField(choices=State.choices, default="TO_DO")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True)
    result = models.TextField(default="")
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "cases_campaignitem"
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="cases_campaignitem_once")]
        indexes = [models.Index(fields=["campaign", "commune", "state"], name="cases_campaignitem_by_commune")]


class Posting(models.Model):
    """A list on the commune's notice board, from a day over some working days."""

    id = models.BigAutoField(primary_key=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT)
    procedure = models.TextField()
    title = models.TextField()
    from_day = models.DateField()
    until_day = models.DateField()  # its last day
    objection_days = models.BigIntegerField()  # working days in which an objection is answered
    left_out = models.BigIntegerField()  # dossiers that the rule keeps off the board; which ones is not recorded
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_posting"


class PostingLine(models.Model):
    """What stood on the board of one dossier. Nothing of it tells more of one person than of another."""

    id = models.BigAutoField(primary_key=True)
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="lines")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    name = models.TextField()
    birth_year = models.BigIntegerField(null=True)
    cccd = models.TextField()  # masked
    village = models.TextField()

    class Meta:
        db_table = "cases_postingline"
        constraints = [models.UniqueConstraint(fields=["posting", "dossier"], name="cases_postingline_once")]


class Objection(models.Model):
    """Somebody objects to a posted line: the dossier's clock stands until it is answered."""

    id = models.BigAutoField(primary_key=True)
    line = models.ForeignKey(PostingLine, on_delete=models.PROTECT, related_name="objections")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    received_on = models.DateField()
    by = models.TextField()
    words = models.TextField()
    due_on = models.DateField()
    settled_on = models.DateField(null=True)
    upheld = models.BooleanField(null=True)
    answer = models.TextField(default="")

    class Meta:
        db_table = "cases_objection"
