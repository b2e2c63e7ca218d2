"""Programs outside Python that some formats need: found, run with a time limit, or named."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ToolFailed(Exception):
    """A program that is missing, failed or took too long; the message says which and why."""


def has_tools(*names: str) -> bool:
    """Tell whether all named programs are installed."""
    return all(shutil.which(name) for name in names)


def run_tool(
    command: Sequence[str | Path],
    *,
    seconds: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Run `command` for at most `seconds` and give its standard output; ToolFailed if it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            input=given,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, **(environment or {})},
        )
    except FileNotFoundError as error:
        raise ToolFailed(f"{command[0]} is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise ToolFailed(f"{command[0]} took more than {seconds:.0f} seconds") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", errors="replace").strip().splitlines()[-1:]
        raise ToolFailed(f"{command[0]} failed: {' '.join(reason)}") from error
    except OSError as error:
        raise ToolFailed(f"{command[0]} cannot be run: {error.strerror}") from error
    return done.stdout
