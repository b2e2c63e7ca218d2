"""Texts become documents here, as reading a file would make them."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from corpus.normalise import nfc
from corpus.register.extract import extract
from corpus.register.types import Register
from corpus.types import Document, Identity, Language
from corpus.units import find_units

Read = Callable[..., tuple[str, Register]]


@pytest.fixture
def read() -> Read:
    """A text and its register; `kind` and `date` are what the document's head would give."""

    def read(
        text: str,
        language: Language,
        *,
        kind: str | None = "plan",
        date: datetime.date | None = None,
    ) -> tuple[str, Register]:
        stored = nfc(text)
        document = Document(
            id="d",
            source="d.txt",
            media_type="text/plain",
            language=language,
            identity=Identity(title="t", kind=kind, date=date),
            text=stored,
            pages=(),
            sections=(),
        )
        return stored, extract(document, find_units(stored, language), ())

    return read
