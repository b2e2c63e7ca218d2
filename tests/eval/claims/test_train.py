"""Weights are learned from labelled and generated claims, and tried on a set they have not seen."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.types import Language
from eval.claims.features import DIRECTIONS
from eval.claims.pairs import claims_from
from eval.claims.questions import claims_from_questions
from eval.claims.rows import Claim
from eval.claims.train import fit_all, labelled, tried

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
SOURCE = "The office opens on Monday and lends 12 books. The archive closes in June."


def _claims() -> list[Claim]:
    rows = [
        ("The office opens on Monday.", "supported"),
        ("The office lends 12 books.", "supported"),
        ("The office sells wine on Sunday evenings.", "unsupported"),
        ("The archive does not close in June.", "unsupported"),
    ]
    return [
        Claim(id=str(n), source=SOURCE, claim=claim, label=label, lang=Language.EN)
        for n, (claim, label) in enumerate(rows)
    ]


def test_claims_are_made_in_every_language_with_both_labels() -> None:
    made = claims_from(SAMPLES)
    seen = {(c.lang, c.label) for c in made}
    assert seen == {(lang, label) for lang in Language for label in ("supported", "unsupported")}
    assert made == claims_from(SAMPLES)


def test_weights_learned_from_a_set_tell_its_labels_apart() -> None:
    own = labelled("own", _claims())
    weights = fit_all([own])
    assert set(weights) == {"statement"}
    for name, direction in DIRECTIONS["statement"].items():
        assert direction == 0 or weights["statement"].by_name[name] * direction >= 0
    assert tried(weights, own) == "n 4, balanced accuracy 1.000, AUROC 1.000"
    assert tried(weights, labelled("one", _claims()[:1])) == "not measurable"


def test_the_answer_to_another_question_on_the_passage_is_a_wrong_one(tmp_path: Path) -> None:
    asked = [("q1", "Who runs it?", "Ann"), ("q2", "When does it open?", "on Monday")]
    queries = [{"_id": i, "text": t, "lang": "en", "answers": [a]} for i, t, a in asked]
    text = {"_id": "p1", "title": "", "text": "The office is run by Ann and opens on Monday."}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(text) + "\n")
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(q) + "\n" for q in queries))
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tp1\t1\nq2\tp1\t1\n")
    made = {(c.claim, c.label) for c in claims_from_questions(tmp_path, most=10)}
    assert ("Who runs it? — Ann", "supported") in made
    assert ("Who runs it? — on Monday", "unsupported") in made
    assert len(made) == 4
