"""Whether a statement is borne out by the text it cites: `verify` and what it hands back."""

from __future__ import annotations

from assistant.verify.check import unstated, verify, verify_quoting
from assistant.verify.types import Fault, Problem, Verdict

__all__ = ["Fault", "Problem", "Verdict", "unstated", "verify", "verify_quoting"]
