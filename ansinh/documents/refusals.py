"""What this room says no to."""

from __future__ import annotations

from ansinh.kit.refusals import Refusal


class UnknownDocType(Refusal):
    """The decree knows no such type of paper."""

    code = "document_type_unknown"


class UnknownOrgan(Refusal):
    """The data file knows no such organ."""

    code = "document_organ_unknown"


class UnknownAgency(Refusal):
    """No such agency, or outside the actor's places: the two are not told apart."""

    code = "unknown_agency"


class UnknownPaper(Refusal):
    """No such paper, number or file, or outside the actor's places."""

    code = "unknown_paper"


class DayRunsBack(Refusal):
    """The book has a number of a later day."""

    code = "document_day_runs_back"


class FutureDay(Refusal):
    """A number, or a sending, of a day that has not come."""

    code = "document_future_day"


class NumberInUse(Refusal):
    """A paper was sent under this number."""

    code = "document_number_in_use"


class NumberCancelled(Refusal):
    """The number is crossed out already."""

    code = "document_number_cancelled"


class NumberUnfit(Refusal):
    """The reserved number is of another series or day, or numbers something else."""

    code = "document_number_unfit"


class NumberNotNext(Refusal):
    """The typed number runs ahead of the book, or bears another symbol."""

    code = "document_number_not_next"


class SeriesStarted(Refusal):
    """The year's books have numbers already."""

    code = "document_series_started"


class NoReason(Refusal):
    """The act needs a reason."""

    code = "document_no_reason"


class SecretPaper(Refusal):
    """Of a secret paper only the number is kept."""

    code = "document_secret"


class Incomplete(Refusal):
    """A column that the decree asks for is empty or impossible."""

    code = "document_incomplete"


class WrongState(Refusal):
    """The paper is not in a state that allows the act."""

    code = "document_wrong_state"


class BecameAlready(Refusal):
    """A paper becomes one dossier or task; ``about``: which."""

    code = "document_became_already"


class FileRefused(Refusal):
    """The file is empty, too large, of a kind that is not taken, or its name says otherwise."""

    code = "file_refused"


class ActiveContent(Refusal):
    """The file could run something: a macro, a script, a program."""

    code = "file_active_content"
