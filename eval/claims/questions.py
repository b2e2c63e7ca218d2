"""Questions with right and wrong answers, made from a set that has several on one passage.

The wrong answer is the right one to another question on the same passage, so that its words are
in the source.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from corpus.detect import detect_language
from corpus.types import Language
from eval.claims.rows import Claim
from eval.load import load_collection


def claims_from_questions(folder: Path, *, most: int) -> list[Claim]:
    """Up to `most` claims from corpus.jsonl, queries.jsonl (with `answers`) and qrels.tsv."""
    collection = load_collection(folder)
    answers: dict[str, str] = {}
    for line in (folder / "queries.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if found := row.get("answers"):
            answers[str(row["_id"])] = str(found[0])
    by_passage: dict[str, list[str]] = defaultdict(list)
    for query, judged in collection.judged.items():
        for passage in judged if query in answers else ():
            if collection.queries[query][1] == detect_language(collection.corpus[passage][1]):
                by_passage[passage].append(query)
    claims = []
    for passage, queries in by_passage.items():
        for pair in pairwise(queries):
            for query, other in (pair, pair[::-1]):
                text, language = collection.queries[query]
                for label, key in (("supported", query), ("unsupported", other)):
                    claims.append(
                        Claim(
                            id=f"{query}-{label}",
                            source=collection.corpus[passage][1],
                            claim=f"{text} — {answers[key]}",
                            label=label,
                            lang=Language(language),
                        )
                    )
    return claims[:most]
