"""Measures a function in a process of its own: what it returns, its seconds and its peak memory."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def alone(function: Callable[_P, _T], *arguments: _P.args, **options: _P.kwargs) -> _T:
    """The value of a call in a fresh process, so that nothing before it is warm or in memory."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(function, *arguments, **options).result()


def peak_megabytes() -> float:
    """The most memory that this process has had, in megabytes of 2^20 bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(slots=True)
class Clock:
    """Adds up the seconds spent in named stages."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside belongs to the stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def watch(self, owner: Any, method: str, name: str) -> None:
        """From now on calls of the owner's method belong to the stage."""
        original = getattr(owner, method)

        def timed(*arguments: Any, **options: Any) -> Any:
            with self.stage(name):
                return original(*arguments, **options)

        setattr(owner, method, timed)


def quantiles(seconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    import numpy as np

    p50, p95 = np.percentile(np.array(seconds) * 1000, [50, 95])
    return {"p50_ms": round(float(p50), 2), "p95_ms": round(float(p95), 2), "n": len(seconds)}
