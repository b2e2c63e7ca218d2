"""Load on a running service: people who ask, think and ask again, counted from outside."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import numpy as np

from eval.errors import EvalError

_SECONDS = 60.0
_FIRST_RETRY = 5.0  # where a refusal does not say when to come back
_RECOVERED = 3  # answers one after the other that say that the service is itself again


@dataclass(slots=True)
class _Seen:
    """What came back: seconds of answered requests, statuses of the others."""

    answered: list[float] = field(default_factory=list)
    refused: int = 0
    errors: Counter[str] = field(default_factory=Counter)


def measure_load(
    url: str,
    questions: Sequence[str],
    *,
    users: int,
    think: float,
    minutes: float,
    key: str = "",
    seed: int = 1,
) -> dict[str, Any]:
    """What `users` got who think `think` seconds on average between answer and next question.

    A 503 is no error where it says when to come back, and is obeyed. Raises EvalError where
    nothing answers at `url`.
    """
    return asyncio.run(_measure(url.rstrip("/"), questions, users, think, minutes, key, seed))


async def _measure(
    url: str,
    questions: Sequence[str],
    users: int,
    think: float,
    minutes: float,
    key: str,
    seed: int,
) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    limits = httpx.Limits(max_connections=users + 1)
    seen = _Seen()
    async with httpx.AsyncClient(
        base_url=url, headers=headers, timeout=_SECONDS, limits=limits
    ) as client:
        await _check(client, url)
        started = time.monotonic()
        until = started + minutes * 60
        chance = random.Random(seed)
        people = (
            _person(client, questions, think, until, random.Random(chance.random()), seen)
            for _ in range(users)
        )
        await asyncio.gather(*people)
        lasted = time.monotonic() - started
        recovery = await _recovery(client, questions[0])
    return _report(seen, users=users, think=think, seconds=lasted, recovery=recovery)


async def _check(client: httpx.AsyncClient, url: str) -> None:
    try:
        response = await client.get("/v1/health/ready")
    except httpx.HTTPError as error:
        raise EvalError(f"nothing answers at {url!r} ({error}); start assistant serve") from error
    if response.status_code != httpx.codes.OK:
        raise EvalError(f"the service at {url!r} is not ready: {response.text}; try again")


async def _person(
    client: httpx.AsyncClient,
    questions: Sequence[str],
    think: float,
    until: float,
    chance: random.Random,
    seen: _Seen,
) -> None:
    await asyncio.sleep(chance.uniform(0, min(think, until - time.monotonic())))
    while time.monotonic() < until:
        wait = await _ask(client, chance.choice(questions), seen)
        wait += chance.expovariate(1 / think) if think else 0
        await asyncio.sleep(min(wait, max(0.0, until - time.monotonic())))


async def _ask(client: httpx.AsyncClient, question: str, seen: _Seen) -> float:
    """Asks once; the seconds that the service wants to be left alone."""
    begun = time.monotonic()
    try:
        response = await client.post("/v1/ask", json={"question": question})
    except httpx.HTTPError as error:
        seen.errors[type(error).__name__] += 1
        return _FIRST_RETRY
    if response.status_code == httpx.codes.OK:
        seen.answered.append(time.monotonic() - begun)
        return 0.0
    told = response.headers.get("retry-after", "")
    if response.status_code in (503, 429) and told.isdecimal():
        seen.refused += 1
        return float(told)
    seen.errors[str(response.status_code)] += 1
    return _FIRST_RETRY


async def _recovery(client: httpx.AsyncClient, question: str) -> float | None:
    """Seconds after the load until answers come one after the other; None: not in a minute."""
    begun = time.monotonic()
    good = 0
    while time.monotonic() - begun < _SECONDS:
        seen = _Seen()
        wait = await _ask(client, question, seen)
        good = good + 1 if seen.answered else 0
        if good == _RECOVERED:
            return round(time.monotonic() - begun, 2)
        await asyncio.sleep(wait / _FIRST_RETRY)
    return None


def _report(
    seen: _Seen, *, users: int, think: float, seconds: float, recovery: float | None
) -> dict[str, Any]:
    times = [round(float(v), 3) for v in np.percentile(seen.answered or [0.0], (50, 95, 99))]
    return {
        "users": users,
        "think": think,
        "seconds": round(seconds, 1),
        "answered": len(seen.answered),
        "answered_per_second": round(len(seen.answered) / seconds, 2),
        "p50": times[0] if seen.answered else None,
        "p95": times[1] if seen.answered else None,
        "p99": times[2] if seen.answered else None,
        "told_to_come_back": seen.refused,
        "errors": dict(seen.errors),
        "recovered_after": recovery,
    }


def load_text(report: dict[str, Any]) -> str:
    """The report in words."""
    errors = ", ".join(f"{n} × {kind}" for kind, n in report["errors"].items()) or "none"
    after = report["recovered_after"]
    return (
        f"{report['users']} users thinking {report['think']} s, {report['seconds']} s:"
        f" {report['answered']} answers ({report['answered_per_second']}/s),"
        f" p50 {report['p50']} s, p95 {report['p95']} s, p99 {report['p99']} s;"
        f" told to come back: {report['told_to_come_back']}; errors: {errors};"
        f" answers as usual {'not within a minute' if after is None else f'{after} s'} after"
    )
