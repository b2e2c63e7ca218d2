"""Readers that misbehave; importable by name, as worker processes need them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path


def give(value: object) -> object:
    """Returns what it is given, past a line that must not disturb the answer."""
    os.write(1, b"noise from a library\n")
    return value


def hang(_: object = None) -> None:
    """Never ends, and never leaves the regular expression engine."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def hang_in_a_program(note: Path) -> None:
    """Waits for a program whose process number it notes."""
    with subprocess.Popen(["sleep", "300"]) as program:
        note.write_text(str(program.pid), encoding="ascii")


def die(number: signal.Signals) -> None:
    """Ends its process by a signal."""
    os.kill(os.getpid(), number)


def leave(code: int) -> None:
    """Ends its process at once."""
    os._exit(code)


def swell(_: object = None) -> int:
    """Takes four gigabytes."""
    return len(bytearray(4 * 2**30))


def swell_unnoticed(_: object = None) -> int:
    """Takes too much inside a reader that calls every failure damage."""
    from corpus.errors import UnreadableSource

    try:
        return len(bytearray(4 * 2**30))
    except Exception as error:
        raise UnreadableSource("corrupt", "damaged") from error


def break_down(_: object = None) -> None:
    """Raises what nobody foresaw."""
    raise ZeroDivisionError("of pages")
