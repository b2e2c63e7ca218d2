"""Reading in processes of their own: a file that hangs, swells or dies costs itself alone."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from corpus.errors import UnreadableSource
from corpus.limits import Limits
from corpus.worker import Outcome, Request, attempt

_P = ParamSpec("_P")
_T = TypeVar("_T")
_AHEAD = 2  # files a worker


class Readers:
    """Up to `count` worker processes, each started at its first file; 0 reads in this process.

    A context manager: no process outlives it, and it may be entered again.
    """

    def __init__(self, count: int = 0, limits: Limits | None = None) -> None:
        self.ahead = count * _AHEAD
        self._count = count
        self._limits = limits or Limits()
        self._threads: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._closed = True

    def __enter__(self) -> Readers:
        self._closed = False
        if self._count:
            self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="reader")
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
        for worker in idle:
            worker.end()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
            self._threads = None

    def start(
        self, name: str, function: Callable[_P, _T], *arguments: _P.args, **options: _P.kwargs
    ) -> Callable[[], _T]:
        """Begins a call; what it returns waits for the value or raises UnreadableSource.

        Codes `timeout`, `too_large` and `crashed` say that the limits or the reader ended it.
        """
        request = Request(name=name, function=function, arguments=arguments, options=options)
        if self._threads is None:
            return lambda: _value(attempt(request))
        future = self._threads.submit(self._ask, request)
        return lambda: _value(future.result())

    def _ask(self, request: Request) -> Outcome:
        with self._lock:
            if self._closed:
                return Outcome(error=("crashed", f"{request.name!r} was not read: stopped"))
            worker = self._idle.pop() if self._idle else _Worker(self._limits)
            self._busy.append(worker)
        outcome = worker.ask(request)
        with self._lock:
            self._busy.remove(worker)
            # After a failure its memory may be in any state.
            if worker.alive and not self._closed and not _damaging(outcome):
                self._idle.append(worker)
                return outcome
        worker.end()
        return outcome


class _Worker:
    """One process with its pipes; used by one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        folders = [folder or str(Path.cwd()) for folder in sys.path]
        command = [sys.executable, "-P", "-m", "corpus.worker", str(os.getpid())]
        self._process = subprocess.Popen(
            [*command, str(limits.seconds), str(limits.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
            # A group of its own: Ctrl-C reaches the parent alone, and all its programs end with it.
            process_group=0,
        )

    @property
    def alive(self) -> bool:
        """Whether it can take another file."""
        return self._process.poll() is None

    def ask(self, request: Request) -> Outcome:
        """Waits for the outcome; the death of the process is one too."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(request, self._process.stdin)
            self._process.stdin.flush()
            outcome: Outcome = pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.end()
            return self._death(request.name)
        return outcome

    def _death(self, name: str) -> Outcome:
        code = self._process.returncode
        if code == -signal.SIGALRM:
            message = (
                f"{name!r} was not read within {self._limits.seconds:g} seconds; split it,"
                " or raise ASSISTANT_READ_TIMEOUT"
            )
            return Outcome(error=("timeout", message))
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        message = f"{name!r} ended the process that read it ({how}); save it in another format"
        return Outcome(error=("crashed", message))

    def kill(self) -> None:
        """Kills the process with the programs that it runs; its thread then sees it dead."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Leaves nothing of the process behind, however it ended."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _damaging(outcome: Outcome) -> bool:
    return outcome.error is not None and outcome.error[0] in ("too_large", "crashed")


def _value(outcome: Outcome) -> Any:
    if outcome.error is not None:
        raise UnreadableSource(*outcome.error)
    return outcome.value
