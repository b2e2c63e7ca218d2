"""Third-party claims get a score, a verdict and a reason; measures need both labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.claims.baselines import token_overlap
from eval.claims.report import claims_json, claims_text, judge
from eval.claims.rows import load_claims
from eval.cli import cli
from eval.errors import EvalError

ROWS = [
    ("en-1", "It opens on Monday and lends 12 books.", "It lends 12 books.", "supported", "en"),
    ("en-2", "It opens on Monday and lends 12 books.", "It lends 15 books.", "unsupported", "en"),
    ("vi-1", "Xã không thu phí nộp hồ sơ.", "Xã thu phí nộp hồ sơ.", "unsupported", "vi"),
    ("vi-2", "Xã không thu phí nộp hồ sơ.", "Nộp hồ sơ xã không thu phí.", "supported", "vi"),
    ("bn-1", "গ্রন্থাগার সোমবার খোলা থাকে।", "গ্রন্থাগার সোমবার খোলা থাকে না।", "unsupported", "bn"),
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    names = ("_id", "source", "claim", "label", "lang")
    rows = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in ROWS)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_labels_are_met_and_differences_named(file: Path) -> None:
    judged = [judge(claim) for claim in load_claims(file)]
    assert [j.supported for j in judged] == [row[3] == "supported" for row in ROWS]
    assert "15" in judged[1].why
    assert judged[0].why == ""


def test_measures_of_one_label_alone_are_null(file: Path) -> None:
    report = claims_json([judge(claim) for claim in load_claims(file)])
    assert report["by_language"]["en"] == {"n": 2, "balanced_accuracy": 1.0, "auroc": 1.0}
    assert report["by_language"]["bn"] == {"n": 1, "balanced_accuracy": None, "auroc": None}


def test_the_command_prints_one_document(file: Path) -> None:
    arguments = ["claims", str(file), "--json"]
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    body = json.loads(done.stdout)
    assert set(body["baselines"]) == {"token_overlap", "sentence_cosine"}
    assert body["baselines"]["sentence_cosine"]["vi"]["n"] == 2
    assert [c["_id"] for c in body["claims"]] == [row[0] for row in ROWS]
    assert set(body["claims"][0]) == {"_id", "score", "supported", "why"}


def test_a_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"_id": "a", "source": "x", "claim": "y", "label": "maybe", "lang": "en"}\n')
    with pytest.raises(EvalError, match=r"claims.jsonl:1: .*label"):
        load_claims(path)
    path.write_text("\n")
    with pytest.raises(EvalError, match="holds no claims"):
        load_claims(path)


def test_a_baseline_has_the_threshold_that_serves_it_best(file: Path) -> None:
    judged = [judge(c, {"token_overlap": token_overlap}) for c in load_claims(file)]
    report = claims_json(judged)
    # Both Vietnamese claims consist of words of the source: no threshold tells them apart.
    assert report["baselines"]["token_overlap"]["vi"]["balanced_accuracy"] == 0.5
    assert "token overlap, threshold chosen on these rows" in claims_text(report)
