"""Reads statements out of a reply while it is still being written, however it is wrapped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from assistant.llm.types import Draft, ModelFailed

_LONGEST = 50_000
# An object without objects inside; quotation marks hide the braces of a text.
_OBJECT = regex.compile(r'\{(?:[^{}"]++|"(?:[^"\\]|\\.)*+")*+\}', regex.DOTALL)
_TRAILING_COMMA = regex.compile(r",\s*([}\]])")
_NOTHING = regex.compile(r'"statements"\s*:\s*\[\s*\]|^\s*\[\s*\]\s*$')
_MARKERS = regex.compile(r"\s*\[\s*\p{Nd}+(?:\s*[,;]\s*\p{Nd}+)*\s*\]")
_TEXT = ("text", "statement", "sentence", "claim")
_IDS = ("evidence", "evidence_ids", "citations", "ids", "sources")


def read_drafts(chunks: Iterable[str]) -> Iterator[Draft]:
    """The statements of a reply, each as soon as it is complete.

    Code fences, prose around the JSON, a list without its object, one object a line, trailing
    commas and a train of thought before </think> are let pass. Raises ModelFailed ("malformed")
    at the end of a reply that has no statement and does not say that there is none.
    """
    text, at, found = "", 0, False
    for chunk in chunks:
        text += chunk
        if len(text) > _LONGEST:
            raise ModelFailed("malformed", f"the reply is longer than {_LONGEST} characters")
        at = max(at, _after_thinking(text))
        while match := _OBJECT.search(text, at):
            at = match.end()
            if draft := _draft(match[0]):
                found = True
                yield draft
    if not found and not _NOTHING.search(text, _after_thinking(text)):
        raise ModelFailed("malformed", f"the reply has no statements: {text[:200]!r}")


def _after_thinking(text: str) -> int:
    if not text.lstrip().startswith("<think"):
        return 0
    end = text.find("</think>")
    return len(text) if end < 0 else end + len("</think>")


def _draft(written: str) -> Draft | None:
    try:
        found = json.loads(_TRAILING_COMMA.sub(r"\1", written), strict=False)
    except json.JSONDecodeError:
        return None
    text = next((found[key] for key in _TEXT if isinstance(found.get(key), str)), None)
    if text is None:
        return None
    ids = next((found[key] for key in _IDS if key in found), ())
    return Draft(text=" ".join(_MARKERS.sub("", text).split()), evidence=_ids(ids))


def _ids(written: Any) -> tuple[int, ...]:
    """Whole numbers out of 2, "2", "[2]", "E2, E3" or a list of them."""
    items = written if isinstance(written, list | tuple) else [written]
    found = [
        int(digits)
        for item in items
        if isinstance(item, int | str) and not isinstance(item, bool)
        for digits in regex.findall(r"\p{Nd}{1,6}", str(item))
    ]
    return tuple(dict.fromkeys(found))
