"""Ingestion as the command line shows it: progress, what became of each file, the totals."""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from assistant import watch, wire
from assistant.wire import Json
from index.errors import StoreBusy

if TYPE_CHECKING:
    from index.build import Ingested, Ingestion


class Report:
    """Collects results and says on standard error what people should know meanwhile."""

    def __init__(self, *, quiet: bool) -> None:
        self.results: list[Ingested] = []
        self._quiet = quiet
        self._started = perf_counter()

    def once(self, ingestion: Ingestion, paths: Sequence[Path]) -> None:
        """Takes in what is there, with a progress bar."""
        from tqdm import tqdm

        from corpus.load import find_files

        files = [file for path in paths for file in find_files(path)]
        with tqdm(
            total=len(files), unit="file", file=sys.stderr, desc="ingest", mininterval=0.2
        ) as bar:
            for result in ingestion.run(files):
                self.results.append(result)
                bar.set_postfix_str(Path(result.source).name[-30:], refresh=False)
                # A file that holds several documents has as many results.
                bar.total = max(len(files), len(self.results))
                bar.update()
                if not self._quiet and (result.error or result.warnings):
                    bar.write(_line(result), file=sys.stderr)

    def follow(self, ingestion: Ingestion, paths: Sequence[Path]) -> None:
        """Takes in what is there and what appears or changes, until it is interrupted."""
        with _stopped_cleanly():
            click.echo("watching; press Ctrl-C to stop", err=True)
            for files in watch.settled(paths):
                for result in _when_free(ingestion, files):
                    self.results.append(result)
                    if not self._quiet:
                        click.echo(_line(result))

    @property
    def totals(self) -> dict[str, int]:
        """How many sources came to each end."""
        return dict(sorted(Counter(r.status for r in self.results).items()))

    def json(self) -> Json:
        """The body that `ingest --json` prints."""
        return {
            "documents": [wire.ingested_json(r) for r in self.results],
            "totals": self.totals,
            "seconds": round(perf_counter() - self._started, 2),
        }

    def summary(self) -> str:
        """The totals in one line, with how the pages were read."""
        ends = ", ".join(f"{n} {status}" for status, n in self.totals.items())
        pages = Counter(p.method for r in self.results for p in r.page_quality)
        read = ", ".join(f"{n} {method}" for method, n in sorted(pages.items()))
        said = f"{ends or 'no documents found'} in {perf_counter() - self._started:.1f} s"
        return f"{said}; pages: {read}" if read else said


def _line(result: Ingested) -> str:
    said = result.error[1] if result.error else "; ".join(result.warnings)
    return f"{result.status}: {result.source}" + (f": {said}" if said else "")


def _when_free(ingestion: Ingestion, files: Sequence[Path]) -> Iterator[Ingested]:
    """Ingests once no other process writes to the store."""
    while True:
        try:
            yield from ingestion.run(files)
        except StoreBusy:
            time.sleep(watch.SECONDS)
        else:
            return


@contextmanager
def _stopped_cleanly() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what is inside; what was being written is whole or not there."""
    earlier = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        signal.signal(signal.SIGTERM, earlier)
