"""How often one person may ask: a bucket that fills evenly and holds ten seconds' worth."""

from __future__ import annotations

import threading
import time

from assistant.errors import TooOften

_HELD = 10.0  # seconds' worth that may come at once
_MOST_KEPT = 10_000


class Rate:
    """Lets everyone make `per_minute` requests a minute; raises TooOften for more."""

    def __init__(self, per_minute: int) -> None:
        self._per_second = per_minute / 60
        self._most = max(1.0, self._per_second * _HELD)
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, who: str) -> None:
        """Counts one request of a person, or of an address."""
        now = time.monotonic()
        with self._lock:
            left, at = self._left.pop(who, (self._most, now))
            left = min(self._most, left + (now - at) * self._per_second)
            allowed = left >= 1
            self._left[who] = (left - 1 if allowed else left, now)
            if len(self._left) > _MOST_KEPT:
                self._left.pop(next(iter(self._left)))  # who has not come for the longest time
        if not allowed:
            raise TooOften(
                f"more than {self._per_second * 60:.0f} requests a minute came from {who!r}; try"
                " again in a few seconds"
            )
