"""What can go wrong with a measurement.

EvalError
├── BadCases        a file of cases cannot be read
└── BadCollection   a folder of corpus, queries and judgements cannot be read
"""

from __future__ import annotations


class EvalError(Exception):
    """Base of all errors of this package; the message says what, which and what next."""


class BadCases(EvalError):
    """A file of cases that cannot be read."""


class BadCollection(EvalError):
    """A retrieval collection that cannot be read."""
