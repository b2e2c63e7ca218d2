"""Turns: so many questions are worked on at once, so many wait, and the rest come back later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request

from assistant.errors import Overloaded

_SECONDS = 20.0  # nobody waits longer for an answer to begin


class Turns:
    """Admits `at_once` holders and `waiting` waiting ones; raises Overloaded for any more."""

    def __init__(self, at_once: int, waiting: int, *, seconds: float = _SECONDS) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._most_waiting = waiting
        self._seconds = seconds
        self.waiting = 0

    @asynccontextmanager
    async def take(self) -> AsyncIterator[None]:
        """Holds a turn while inside; Overloaded where none comes in time."""
        if self._free.locked() and self.waiting >= self._most_waiting:
            raise _overloaded()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise _overloaded() from None
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._free.release()


async def take_turn(request: Request) -> AsyncIterator[None]:
    """A dependency: the request is worked on in its turn, a stream until its end."""
    turns: Turns = request.app.state.turns
    async with turns.take():
        yield


def _overloaded() -> Overloaded:
    return Overloaded("more is asked than can be answered in time; try again in a few seconds")
