"""How long and how large one reading may become in the process that does it."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass

# A reader that says which pages it has done is not stopped between two of them too soon.
PAGE_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost: seconds of wall time, megabytes of memory."""

    seconds: float = 300.0
    megabytes: int = 2048


class _Clock:
    running = False


def limit_memory(megabytes: int) -> None:
    """Make this process, and each program that it starts, fail beyond so much address space."""
    size = megabytes * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def start_clock(seconds: float) -> None:
    """Kill this process by SIGALRM after `seconds`, even inside a library's loop."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    _Clock.running = True


def stop_clock() -> None:
    """End what `start_clock` began."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    _Clock.running = False


def page_done() -> None:
    """Tell that a page was read: the next one has PAGE_SECONDS at least."""
    if _Clock.running and signal.getitimer(signal.ITIMER_REAL)[0] < PAGE_SECONDS:
        signal.setitimer(signal.ITIMER_REAL, PAGE_SECONDS)
