"""False and reworded statements that people wrote: with two bodies to fill in, and whole ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from corpus.names.agencies import agencies
from corpus.types import Language
from eval.verifier.types import Pair

_DATA = Path(__file__).parent
_REWORDED = ", reworded"


def written_pairs(language: Language) -> Iterator[Pair]:
    """Sentences with false and reworded statements that a person wrote, by what they change."""
    for line in (_DATA / "written.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] != language.value:
            continue
        for true, made in ((True, row["true"]), (False, row["false"])):
            for statement in made:
                kind = row["kind"] + (_REWORDED if true else "")
                yield Pair(
                    source=row["source"],
                    statement=statement,
                    true=true,
                    kind=kind,
                    language=language,
                )


def party_pairs(language: Language, chance: random.Random) -> Iterator[Pair]:
    """Templates with two bodies: reworded with the same parts, and with the parts exchanged."""
    known = [a for a in agencies().values() if getattr(a, language.value) and not a.successor]
    names = [getattr(a, language.value) for a in known if len(getattr(a, language.value)) > 8]
    for line in (_DATA / "parties.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] != language.value:
            continue
        for a, b in chance.sample(list(permutations(names, 2)), 5):
            source = row["source"].format(A=a, B=b)
            for form in (row["source"], *row["same"]):
                for true, made in ((True, form.format(A=a, B=b)), (False, form.format(A=b, B=a))):
                    if made != source:
                        yield Pair(
                            source=source,
                            statement=made,
                            true=true,
                            kind="parties reworded" if true else "parties exchanged",
                            language=language,
                        )
