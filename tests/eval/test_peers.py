"""The plain chain quotes true chunks, and is scored in the same table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import eval.cli.runs
from assistant.wiring import Parts
from corpus.types import Language
from eval.cli import cli
from eval.peers import PlainChain
from tests.index.stand_in import StandIn, write_files


@pytest.mark.parametrize(
    "question", ["Hạn nộp là khi nào?", "সময়সীমা কবে?", "When is the deadline?"]
)
def test_the_chain_answers_with_a_chunk_of_a_document(parts: Parts, question: str) -> None:
    documents = parts.store.catalogue.documents()
    chain = PlainChain(documents, StandIn())
    texts = {document.id: document.text for document in documents}
    (citation,) = chain.ask(question).citations
    assert texts[citation.document_id][citation.start : citation.end] == citation.quote
    assert len(chain.search(question, k=2)) == 2


def test_both_columns_come_from_one_run(
    tmp_path: Path, stand_in: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eval.cli.runs, "make_embedder", lambda model, cache: StandIn())
    cases = tmp_path / "cases.jsonl"
    row = {"language": "bn", "kind": "near_miss", "refuse": True, "reason": "not_stated"}
    cases.write_text(json.dumps(row | {"id": "a", "question": "আজ আবহাওয়া কেমন?"}), "utf-8")
    folder = tmp_path / "files"
    write_files(folder)
    arguments = ["peers", "--cases", str(cases), "--documents", str(folder), "--json"]
    ran = CliRunner().invoke(cli, arguments)
    assert ran.exception is None, ran.output
    compared = json.loads(ran.stdout)
    assert list(compared) == ["this program", "LangChain", "differences"]
    assert compared["LangChain"]["overall"]["hallucination_rate"]["value"] == 1.0
    assert list(compared["LangChain"]["by_language"]) == [Language.BN.value]
    [refusing] = [
        d
        for d in compared["differences"]
        if (d["scope"], d["metric"]) == ("all", "hallucination_rate")
    ]
    assert (refusing["first"], refusing["p"]) == (1.0, 1.0)  # one case is never significant
    shown = CliRunner().invoke(cli, arguments[:-1]).stdout.splitlines()
    assert shown[0].split() == ["all", "this", "program", "LangChain", "difference", "p"]
    [line] = [line for line in shown if line.startswith("hallucination_rate")][:1]
    assert line.endswith("1.000")
