"""What can go wrong with a question.

AnswerError
├── BadQuestion       the question is empty or too long
└── UnknownDocument   the question is limited to a document that is not in the store
"""

from __future__ import annotations


class AnswerError(Exception):
    """Base of all errors of this package; the message says what, which and what next."""


class BadQuestion(AnswerError):
    """A question that cannot be asked."""


class UnknownDocument(AnswerError):
    """A document id that the store does not know."""
