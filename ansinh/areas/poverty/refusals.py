"""What the poverty area says no to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ansinh.kit.refusals import Refusal


class StandardMissing(Refusal):
    """No standard of the day, or one whose lines of points are not issued."""

    code = "poverty_standard_missing"


class PointTableMissing(Refusal):
    """No point table of part B1 for the area and day."""

    code = "poverty_points_missing"


class AnswersRefused(Refusal):
    """Answers of part B1 that are missing or not in the table. ``problems``: sentence by item."""

    code = "poverty_answers_refused"

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("Phiếu B1 chưa đủ hoặc chưa đúng; xem lại các mục được đánh dấu.", problems=dict(problems))
        self.problems = problems


class TableRefused(Refusal):
    """A point table whose rows cannot stand. ``problems``: sentences, each with its row."""

    code = "poverty_table_refused"

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("Bảng điểm chưa nhận được. " + " ".join(problems[:5]), problems=list(problems))
        self.problems = problems


class NotReady(Refusal):
    """A phiếu that has not come to the step which is asked of it."""

    code = "poverty_not_ready"


class WrongTransition(Refusal):
    """A change of class that the law does not know."""

    code = "poverty_wrong_transition"
