"""Text that a page draws in fonts of legacy encodings, as Unicode."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.legacy.detect import find_among, find_encoding, is_modern
from corpus.legacy.encodings import Encoding, FontCode, code_of_font, decode
from corpus.readers.pdf_content import Run

# Multiples of the letter size: letters and signs of a word are drawn that close to each other.
_NEAREST, _FARTHEST = -0.6, 0.12


def modern_runs(runs: Sequence[Run]) -> tuple[list[Run], frozenset[str]]:
    """Give the runs in Unicode and the names of the encodings that some were in.

    Fonts are known by name, others by what their text on the page proves. Letters and signs that
    are drawn one by one are put together first, since codes go by words.
    """
    words = [list(word) for word in _words(runs)]
    codes = _codes(words)
    done: list[Run] = []
    for word in words:
        code = codes.get(word[0].font)
        if code is None or word[0].actual:
            done += word
            continue
        text = decode("".join(run.text for run in word), code.encoding, capitals=code.capitals)
        done.append(replace(word[0], text=text, end=word[-1].end))
    return done, frozenset(code.encoding for code in codes.values() if code)


def _words(runs: Sequence[Run]) -> list[list[Run]]:
    words: list[list[Run]] = []
    for last, run in itertools.zip_longest([None, *runs[:-1]], runs):
        if last is not None and run is not None and _goes_on(last, run):
            words[-1].append(run)
        elif run is not None:
            words.append([run])
    return words


def _goes_on(last: Run, run: Run) -> bool:
    if (last.font, last.size, last.upright, last.hidden, last.actual) != (
        run.font, run.size, run.upright, run.hidden, run.actual,
    ):  # fmt: skip
        return False
    gap = run.x - last.end
    # Text in bold may be drawn twice.
    again = run.text == last.text and abs(run.x - last.x) < -_NEAREST * run.size
    near = _NEAREST * run.size < gap <= max(_FARTHEST * run.size, run.space / 2)
    return run.upright and last.y == run.y and near and not again


def _codes(words: Sequence[Sequence[Run]]) -> dict[str, FontCode | None]:
    texts: dict[str, list[str]] = {}
    for word in words:
        if not word[0].actual:
            texts.setdefault(word[0].font, []).append("".join(run.text for run in word))
    joined = {font: " ".join(parts) for font, parts in texts.items()}
    codes = {font: _code(font, text) for font, text in joined.items()}
    return codes | _beside(joined, codes)


def _code(font: str, text: str) -> FontCode | None:
    named = code_of_font(font)
    if named is not None:
        return None if is_modern(text) else named
    proved = find_encoding(text)
    return FontCode(encoding=proved) if proved else None


def _beside(
    texts: Mapping[str, str], codes: Mapping[str, FontCode | None]
) -> dict[str, FontCode | None]:
    """Bold and italic fonts have little text: beside a font that proved its own, less will do."""
    proved: set[Encoding] = {
        code.encoding for font, code in codes.items() if code and not code_of_font(font)
    }
    found = {
        font: find_among(text, proved, modern=True)
        for font, text in texts.items()
        if proved and codes[font] is None and not code_of_font(font)
    }
    return {font: FontCode(encoding=code) for font, code in found.items() if code}
