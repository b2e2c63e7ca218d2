"""Damaged files through the readers, each with a time limit, and what came of them."""

from __future__ import annotations

import os
import random
import tempfile
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.limits import Limits
from corpus.readers.archive import may_hold_documents, unpack
from corpus.readers.dispatch import read
from corpus.types import Reading
from corpus.workers import Readers
from eval.fuzz.mutate import mutate
from eval.fuzz.seeds import large_files, small_files

READ = "read"
_LARGE_SHARE = 0.03
_LIMITS = Limits(seconds=30.0, megabytes=2048)


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A damaged file, made again at any time from the run's seed and its number."""

    number: int
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`outcome` is READ, the code of a refusal, or what the reader broke with."""

    number: int
    name: str
    outcome: str
    failed: bool


def make_inputs(count: int, seed: int, *, first: int = 0) -> Iterator[Input]:
    """Give `count` damaged files from number `first` on; each depends on its number alone."""
    small, large = sorted(small_files().items()), sorted(large_files().items())
    for number in range(first, first + count):
        dice = random.Random(f"{seed}/{number}")
        name, content = dice.choice(large if dice.random() < _LARGE_SHARE else small)
        yield Input(number=number, name=name, content=mutate(content, dice))


def run(
    inputs: Iterable[Input], *, processes: int, tools: bool, keep: Path | None
) -> Iterator[Result]:
    """Read every input; those that fail are written to the folder `keep`."""
    with tempfile.TemporaryDirectory() as name, Readers(processes, _LIMITS) as readers:
        for given in inputs:
            path = Path(name) / given.name
            path.write_bytes(given.content)
            result = _result(given, readers, path, tools=tools)
            if result.failed and keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{given.number}-{given.name}").write_bytes(given.content)
            yield result


def _result(given: Input, readers: Readers, path: Path, *, tools: bool) -> Result:
    try:
        outcome = readers.start(given.name, probe, path, tools=tools)()
        failed = "\n" in outcome
    except UnreadableSource as error:
        # The worker's own codes: its time was up, it died, or it needs too much memory.
        outcome, failed = f"{error.code}: {error.message}", error.code in ("timeout", "crashed")
    return Result(number=given.number, name=given.name, outcome=outcome, failed=failed)


def probe(path: Path, *, tools: bool) -> str:
    """Read a file and what it contains: READ, the code of the refusal, or a traceback."""
    with _programs(tools), tempfile.TemporaryDirectory() as folder:
        try:
            if may_hold_documents(path):
                unpack(path, Path(folder))
            return _checked(read(path))
        except UnreadableSource as error:
            return error.code
        except MemoryError:
            raise
        except BaseException:  # noqa: BLE001 - a broken reader is what is looked for
            return traceback.format_exc()


def _checked(reading: Reading) -> str:
    """Say READ, or what a reading promises and does not keep."""
    spans = [*reading.pages, *reading.headings, *reading.noise]
    if not unicodedata.is_normalized("NFC", reading.text):
        return "a broken promise:\nthe text is not NFC"
    if any(span.end > len(reading.text) for span in spans):
        return "a broken promise:\na span ends after the text"
    if any(a.end > b.start for a, b in zip(reading.pages, reading.pages[1:], strict=False)):
        return "a broken promise:\npages overlap"
    return READ


@contextmanager
def _programs(allowed: bool) -> Iterator[None]:
    """Hide other programs (LibreOffice, tesseract), which take seconds a file."""
    path = os.environ.get("PATH", "")
    if not allowed:
        os.environ["PATH"] = ""
    try:
        yield
    finally:
        os.environ["PATH"] = path


def fuzz_json(results: Iterable[Result]) -> dict[str, Any]:
    """Counts per format and outcome, and every failure with what it broke with."""
    formats: dict[str, Counter[str]] = {}
    failures = []
    for result in results:
        kind = Path(result.name).suffix.lstrip(".")
        outcome = "failed" if result.failed else result.outcome.split(":")[0]
        formats.setdefault(kind, Counter())[outcome] += 1
        if result.failed:
            failures.append(
                {"number": result.number, "name": result.name, "error": result.outcome.strip()}
            )
    return {
        "inputs": sum(counts.total() for counts in formats.values()),
        "failures": failures,
        "formats": {kind: dict(sorted(counts.items())) for kind, counts in sorted(formats.items())},
    }


def fuzz_text(report: dict[str, Any]) -> str:
    """Give the report as lines: one a format, then the last lines of each failure."""
    lines = [f"{report['inputs']} inputs, {len(report['failures'])} failures"]
    for kind, counts in report["formats"].items():
        lines.append(f"{kind:6}" + "  ".join(f"{name} {count}" for name, count in counts.items()))
    for failure in report["failures"]:
        tail = " / ".join(failure["error"].splitlines()[-3:])
        lines.append(f"{failure['number']} {failure['name']}: {tail}")
    return "\n".join(lines)
