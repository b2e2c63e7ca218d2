"""What can go wrong with a question.

AnswerError
├── BadQuestion           the question is empty or no text
│   └── QuestionTooLong   the question is longer than any needs to be
├── BadUpload             an upload without files, or with two of one name
├── Overloaded            more is asked at once than can be answered in time
├── TooOften              one person asks more often than anybody needs to
├── UnknownDocument       the question is limited to a document that is not in the store
├── UnknownUnit           the register is asked about a unit that nobody knows
├── UnknownRow            an entry is for a row that the register does not have
├── UnknownJob            a job id that the store does not know
├── BadEntry              an entry that says nothing, or what its row cannot take
├── NotSignedIn           nobody with an account asks, or their key or session is over
├── NotAllowed            who asks has not the right to what is asked
├── BadAccount            a name, role or right that no account can have
├── UnknownAccount        a person without an account
├── BadBackup             a file that is no backup, or no place to restore it to
├── UnknownConversation   a conversation that is not there, or somebody else's
├── UnknownKey            a key id that the accounts do not know
└── ChatModelUnavailable  the language model of the settings cannot be set up
"""

from __future__ import annotations


class AnswerError(Exception):
    """Base of all errors of this package; the message says what, which and what next."""


class BadQuestion(AnswerError):
    """A question that cannot be asked."""


class QuestionTooLong(BadQuestion):
    """A question that is longer than any question needs to be."""


class BadUpload(AnswerError):
    """An upload that cannot be accepted; nothing of it was."""


class Overloaded(AnswerError):
    """Too much at once; the same request may succeed a little later."""


class TooOften(AnswerError):
    """Too many requests of one person; the same request may succeed a little later."""


class UnknownDocument(AnswerError):
    """A document id that the store does not know."""


class UnknownUnit(AnswerError):
    """A unit that neither the tables nor the register's texts name."""


class UnknownRow(AnswerError):
    """A row id that the register does not have."""


class UnknownJob(AnswerError):
    """A job that never was, or that was forgotten long after its end."""


class BadEntry(AnswerError):
    """An entry that cannot be recorded."""


class NotSignedIn(AnswerError):
    """A request of nobody, where everybody must say who they are."""


class NotAllowed(AnswerError):
    """A request beyond the rights of who makes it."""


class BadAccount(AnswerError):
    """An account or key that cannot be made so."""


class UnknownAccount(AnswerError):
    """A person that the accounts do not know."""


class UnknownKey(AnswerError):
    """A key that the accounts do not know."""


class BadBackup(AnswerError):
    """A backup that cannot be restored."""


class UnknownConversation(AnswerError):
    """A conversation that the person does not have."""


class ChatModelUnavailable(AnswerError):
    """A language model whose provider is unknown, not installed or not set up."""
