"""The life of a dossier as a table: every word that moves it, from which statuses, to which, and who may say it."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.cases.clock import END, PAUSE, REAPPOINT, RESUME, START, STEP
from ansinh.cases.models import Dossier, Status

MOVING = frozenset({Status.RECEIVED, Status.IN_WORK})
PAUSED = frozenset({Status.WAITS_FOR_PAPERS, Status.WAITS_FOR_MONEY, Status.SUSPENDED})
OPEN = MOVING | PAUSED
ENDED = frozenset({Status.NOT_RECEIVED, Status.WITHDRAWN, Status.DONE, Status.GIVEN})
NEW: frozenset[Status] = frozenset()  # words that begin a dossier


@dataclass(frozen=True)
class Word:
    """What may be done: from which statuses, to which (None: it stays), with which right, what the clock hears.

    ``of_holder``: only the role that holds the dossier may do it.
    """

    title: str  # «chuyển bước», after «không thể»
    done: str  # «Đã chuyển bước», in the history
    right: str
    before: frozenset[Status]
    after: Status | None
    of_holder: bool = False
    tick: str = ""  # the kind of its ClockEvent; empty: the clock heeds it not


WORDS: dict[str, Word] = {
    "receive": Word("tiếp nhận", "Tiếp nhận hồ sơ", "dossier.receive", NEW, Status.RECEIVED, tick=START),
    "refuse_receipt": Word(
        "từ chối tiếp nhận", "Từ chối tiếp nhận", "dossier.receive", NEW, Status.NOT_RECEIVED, tick=END
    ),
    "accept": Word("nhận bàn giao", "Nhận bàn giao", "dossier.work", MOVING, Status.IN_WORK, of_holder=True),
    "hand_over": Word(
        "chuyển bước", "Chuyển bước tiếp theo", "dossier.work", MOVING, Status.IN_WORK, of_holder=True, tick=STEP
    ),
    "give_back": Word(
        "trả lại bước trước", "Trả lại bước trước", "dossier.work", MOVING, Status.IN_WORK, of_holder=True, tick=STEP
    ),
    "appraise": Word("thẩm định", "Ghi kết quả thẩm định", "dossier.appraise", MOVING, Status.IN_WORK, of_holder=True),
    "ask_supplement": Word(
        "yêu cầu bổ sung",
        "Yêu cầu bổ sung giấy tờ",
        "dossier.appraise",
        MOVING,
        Status.WAITS_FOR_PAPERS,
        of_holder=True,
        tick=PAUSE,
    ),
    "ask_second_supplement": Word(
        "yêu cầu bổ sung lần hai",
        "Yêu cầu bổ sung giấy tờ lần hai",
        "dossier.second_supplement",
        MOVING,
        Status.WAITS_FOR_PAPERS,
        tick=PAUSE,
    ),
    "take_supplement": Word(
        "nhận giấy tờ bổ sung",
        "Nhận giấy tờ bổ sung",
        "dossier.receive",
        frozenset({Status.WAITS_FOR_PAPERS}),
        Status.IN_WORK,
        tick=RESUME,
    ),
    "ask_payment": Word(
        "yêu cầu nộp tiền",
        "Yêu cầu thực hiện nghĩa vụ tài chính",
        "dossier.work",
        MOVING,
        Status.WAITS_FOR_MONEY,
        of_holder=True,
        tick=PAUSE,
    ),
    "payment_done": Word(
        "ghi đã nộp tiền",
        "Đã thực hiện nghĩa vụ tài chính",
        "dossier.receive",
        frozenset({Status.WAITS_FOR_MONEY}),
        Status.IN_WORK,
        tick=RESUME,
    ),
    "suspend": Word(
        "tạm dừng", "Tạm dừng giải quyết", "dossier.work", MOVING, Status.SUSPENDED, of_holder=True, tick=PAUSE
    ),
    "resume": Word(
        "tiếp tục giải quyết",
        "Tiếp tục giải quyết",
        "dossier.work",
        frozenset({Status.SUSPENDED}),
        Status.IN_WORK,
        of_holder=True,
        tick=RESUME,
    ),
    "reappoint": Word(
        "hẹn lại ngày trả", "Xin lỗi và hẹn lại ngày trả", "dossier.work", MOVING, None, of_holder=True, tick=REAPPOINT
    ),
    "forward": Word(
        "chuyển cơ quan ngoài",
        "Chuyển cơ quan ngoài",
        "dossier.work",
        MOVING,
        Status.IN_WORK,
        of_holder=True,
        tick=STEP,
    ),
    "take_result": Word(
        "ghi kết quả của cơ quan ngoài",
        "Nhận kết quả của cơ quan ngoài",
        "dossier.appraise",
        MOVING,
        Status.IN_WORK,
        tick=STEP,
    ),
    "succeed": Word("bàn giao cho xã mới", "Bàn giao cho xã mới sau sắp xếp", "place.succeed", OPEN, None),
    "refuse": Word("từ chối", "Từ chối giải quyết", "dossier.work", OPEN, Status.DONE, of_holder=True, tick=END),
    "withdraw": Word("cho rút", "Rút hồ sơ theo yêu cầu", "dossier.receive", OPEN, Status.WITHDRAWN, tick=END),
    "finish": Word("kết thúc", "Có kết quả", "dossier.decide", MOVING, Status.DONE, tick=END),
    "give_result": Word(
        "trả kết quả", "Trả kết quả", "dossier.receive", frozenset({Status.DONE}), Status.GIVEN, tick=""
    ),
}

EXTERNAL = "EXTERNAL"  # held by an agency that does not work in this system
HOLDER_TITLES = {EXTERNAL: "cơ quan ngoài"}
PLACE_TITLES = {"COMMUNE": "UBND xã", "DISTRICT": "Phòng chuyên môn", "DEPARTMENT": "Sở", "OTHER": "Cơ quan phối hợp"}
# What to do about a dossier that stands still, or has stopped.
WAY_OUT = {
    Status.WAITS_FOR_PAPERS: "Nhận giấy tờ bổ sung trước.",
    Status.WAITS_FOR_MONEY: "Ghi đã nộp tiền trước.",
    Status.SUSPENDED: "Cho tiếp tục giải quyết trước.",
}


def is_second(dossier: Dossier) -> bool:
    """Whether its one supplement request was made: the next one is the head's, and counts it late."""
    return dossier.supplement_count >= 1
