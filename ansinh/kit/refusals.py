"""A refusal: an expected "no", with a stable code, plain fields and a Vietnamese sentence for the person."""

from __future__ import annotations


class Refusal(Exception):
    """Base of every anticipated "no". ``sentence`` is shown to people and ends in a full stop.

    ``fields`` hold plain values for programs; never personal data beyond ids.
    """

    code = "refused"

    def __init__(self, sentence: str, **fields: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fields = fields


class NotPermitted(Refusal):
    """The actor's role does not hold the right that the act needs."""

    code = "not_permitted"
