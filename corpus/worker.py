"""A process that reads files for another one: `python -m corpus.worker PARENT SECONDS MEGABYTES`.

Requests come in on standard input, one outcome for each leaves on standard output, both pickled.
It ends with its input, and with its parent whatever it is doing then.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.errors import UnreadableCode, UnreadableSource
from corpus.limits import Limits, limit_memory, start_clock, stop_clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A function to call, named by its import path when pickled; `name` is what users call it."""

    name: str
    function: Callable[..., Any]
    arguments: Sequence[Any]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the function gave, or (code, message) where it failed."""

    value: Any = None
    error: tuple[UnreadableCode, str] | None = None


def main() -> None:
    """Answers requests until there are no more."""
    parent, limits = (
        int(sys.argv[1]),
        Limits(seconds=float(sys.argv[2]), megabytes=int(sys.argv[3])),
    )
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    limit_memory(limits.megabytes)
    requests = sys.stdin.buffer
    # Whatever a library prints must not come between the outcomes.
    with os.fdopen(os.dup(1), "wb") as outcomes:
        os.dup2(2, 1)
        while (request := _next(requests)) is not None:
            start_clock(limits.seconds)
            outcome = attempt(request)
            stop_clock()
            try:
                pickle.dump(outcome, outcomes)
                outcomes.flush()
            except BrokenPipeError:
                os._exit(1)


def _next(requests: Any) -> Request | None:
    try:
        request: Request = pickle.load(requests)
    except EOFError:
        return None
    return request


def attempt(request: Request) -> Outcome:
    """Calls the function; whatever it raises becomes the outcome's error."""
    try:
        return Outcome(value=request.function(*request.arguments, **request.options))
    except UnreadableSource as error:
        if _ran_out_of_memory(error):
            return _too_large(request.name)
        return Outcome(error=(error.code, error.message))
    except MemoryError:
        return _too_large(request.name)
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        reason = f"{type(error).__name__}: {error}"
        message = f"{request.name!r} broke its reader ({reason}); save it anew and report it"
        return Outcome(error=("crashed", message))


def _ran_out_of_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _too_large(name: str) -> Outcome:
    message = (
        f"{name!r} needs more memory than a file may take; split it, or raise ASSISTANT_READ_MEMORY"
    )
    return Outcome(error=("too_large", message))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    # The programs that it started are of the same group.
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    # By its import path: the types of this module must be those that the parent knows.
    from corpus.worker import main as run

    run()
