"""The ways in which dossiers say no. Sentences name the dossier by its code, never a person."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class UnknownDossier(Refusal):
    """No such dossier, or not one that the actor may see: nobody is told which."""

    code = "unknown_dossier"

    def __init__(self) -> None:
        super().__init__("Không có hồ sơ này trong phạm vi bạn được xem. Kiểm tra lại mã hồ sơ.")


class ClosedDossier(Refusal):
    """The dossier has its result, was refused at the desk, or was withdrawn."""

    code = "dossier_closed"


class WrongState(Refusal):
    """The dossier stands still, or has no result yet: the act does not fit its status."""

    code = "dossier_wrong_state"


class ForeignHolder(Refusal):
    """Another role holds the dossier."""

    code = "dossier_foreign_holder"


class ChangedMeanwhile(Refusal):
    """Somebody moved the dossier after the page was shown: a second clerk, or a second click."""

    code = "dossier_changed_meanwhile"


class NoReason(Refusal):
    """The act needs a reason."""

    code = "dossier_no_reason"

    def __init__(self) -> None:
        super().__init__("Việc này cần lý do. Ghi lý do rồi làm lại.")


class WrongStep(Refusal):
    """There is no step there to go to: the last one, a later one, or one of another agency."""

    code = "dossier_wrong_step"


class SecondSupplement(Refusal):
    """One supplement request a dossier; a second one is the head's."""

    code = "dossier_second_supplement"


class NoPapers(Refusal):
    """A supplement request names what is missing."""

    code = "dossier_no_papers"


class PapersMissing(Refusal):
    """Papers that the procedure always needs were not handed in; ``papers``: their codes."""

    code = "dossier_papers_missing"


class WrongDay(Refusal):
    """A new appointment is one, notified a day before the old one, and later than it."""

    code = "dossier_wrong_day"


class AlreadyUsed(Refusal):
    """Dossiers or a decision were built on the list before."""

    code = "dossier_list_used"


class Nobody(Refusal):
    """A new dossier is about nobody: neither a person nor a household, nor a person to be added."""

    code = "dossier_about_nobody"


class OtherName(Refusal):
    """The CCCD belongs to somebody of another name in the actor's own places."""

    code = "dossier_other_name"


class WrongCommune(Refusal):
    """The unit is no commune of that day, or no identifier is known for it."""

    code = "dossier_wrong_commune"


class NoLetter(Refusal):
    """A dossier goes to another agency, or comes back from it, with the number of a paper."""

    code = "dossier_no_letter"


class NotAnOutcome(Refusal):
    """A conclusion or a result is one of the words of ``Dossier.Conclusion``."""

    code = "dossier_not_an_outcome"


class NotFound(Refusal):
    """The code and the second factor do not go together, or one of them is wrong: nobody is told which."""

    code = "dossier_not_found"

    def __init__(self) -> None:
        super().__init__("Không khớp. Kiểm tra lại mã hồ sơ trên giấy hẹn và năm sinh (hoặc 4 số cuối CCCD).")


class TooManyLookups(Refusal):
    """The address, or the code, was asked too often in the window."""

    code = "dossier_too_many_lookups"

    def __init__(self) -> None:
        super().__init__("Tra cứu quá nhiều lần. Chờ 10 phút rồi thử lại, hoặc hỏi bộ phận một cửa.")


class NotRateable(Refusal):
    """There is no result yet, or the service was rated before."""

    code = "dossier_not_rateable"
