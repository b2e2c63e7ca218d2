"""What can go wrong with a source file.

CorpusError
└── UnreadableSource   the file cannot become a document; `code` says why
"""

from __future__ import annotations

from typing import Literal

UnreadableCode = Literal[
    "empty",
    "not_found",
    "permission_denied",
    "unsupported_type",
    "corrupt",
    "encrypted",
    "no_text",
    "too_large",
    "missing_tool",
    "unsafe_path",
    "timeout",
    "crashed",
    "secret",
]


class CorpusError(Exception):
    """Base of all errors of this package."""


class UnreadableSource(CorpusError):
    """A source file that cannot be read; the message says what, which and what next."""

    def __init__(self, code: UnreadableCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
