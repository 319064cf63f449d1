"""The lives of an import, of a row and of a citizen's application, as tables."""

from __future__ import annotations

from enum import StrEnum

from ansinh.kit.refusals import Refusal


class ImportState(StrEnum):
    """Where a file stands. REFUSED and UNDONE are ends; USED means that a later room builds on it."""

    COMPARED = "COMPARED"
    APPROVED = "APPROVED"
    USED = "USED"
    UNDONE = "UNDONE"
    REFUSED = "REFUSED"


NEXT: dict[ImportState, frozenset[ImportState]] = {
    ImportState.COMPARED: frozenset({ImportState.APPROVED}),
    ImportState.APPROVED: frozenset({ImportState.USED, ImportState.UNDONE}),
    ImportState.USED: frozenset({ImportState.USED}),
    ImportState.UNDONE: frozenset(),
    ImportState.REFUSED: frozenset(),
}
LIVE = (ImportState.COMPARED, ImportState.APPROVED, ImportState.USED)  # the same file again means this import

SENTENCES: dict[ImportState, str] = {
    ImportState.COMPARED: "Lần nhập này chưa được duyệt. Duyệt trước rồi làm lại việc này.",
    ImportState.APPROVED: "Lần nhập này đã được duyệt. Mở trang lần nhập để xem ai duyệt và lúc nào.",
    ImportState.USED: "Đã có quyết định dựa trên lần nhập này nên không hoàn tác được. Sửa bằng một quyết định mới.",
    ImportState.UNDONE: "Lần nhập này đã được hoàn tác. Thả lại tệp nếu muốn nhập lại.",
    ImportState.REFUSED: "Tệp này đã bị từ chối. Sửa tệp theo lý do đã ghi rồi thả lại.",
}


class Outcome(StrEnum):
    """What becomes of a row. ASK waits for a person; ERROR and SKIPPED are left out of the approval."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
    ASK = "ASK"
    ERROR = "ERROR"
    SKIPPED = "SKIPPED"


TAKEN = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)  # outcomes that an approval takes in


class WrongState(Refusal):
    """The import is not in a state that allows the act."""

    code = "import_wrong_state"


def check_next(state: str, wanted: ImportState) -> None:
    """Raises WrongState unless an import in ``state`` may go on to ``wanted``."""
    now = ImportState(state)
    if wanted not in NEXT[now]:
        raise WrongState(SENTENCES[now], state=now, wanted=wanted)


class SubmissionState(StrEnum):
    """Where a citizen's application stands. TAKEN became a dossier; REFUSED says why; both are ends."""

    UNCONFIRMED = "UNCONFIRMED"
    WAITING = "WAITING"
    TAKEN = "TAKEN"
    REFUSED = "REFUSED"


CODE_MINUTES = 15  # so long a code confirms an application

SUBMISSION_NEXT: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.UNCONFIRMED: frozenset({SubmissionState.WAITING}),
    SubmissionState.WAITING: frozenset({SubmissionState.TAKEN, SubmissionState.REFUSED}),
    SubmissionState.TAKEN: frozenset(),
    SubmissionState.REFUSED: frozenset(),
}
