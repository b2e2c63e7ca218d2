"""The rows of a claims file."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.types import Language
from eval.errors import EvalError


class Claim(BaseModel):
    """One row of a claims file; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    id: str = Field(alias="_id")
    source: str
    claim: str
    label: str = Field(pattern="^(supported|unsupported)$")
    lang: Language

    @property
    def is_supported(self) -> bool:
        """What people say of it."""
        return self.label == "supported"


def load_claims(path: Path) -> list[Claim]:
    """The rows of a .jsonl file; EvalError names the line that is no claim."""
    claims = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                claims.append(Claim.model_validate_json(line))
            except ValidationError as error:
                raise EvalError(
                    f"{path}:{number}: {error.errors()[0]['msg']}; a row needs _id, source, claim,"
                    " label (supported or unsupported) and lang (vi, bn or en)"
                ) from error
    if not claims:
        raise EvalError(f"{path} holds no claims; give a .jsonl file with one claim a line")
    return claims
