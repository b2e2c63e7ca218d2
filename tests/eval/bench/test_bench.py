"""The benchmarks run as people run them, on a few passages; what they print has every part."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from eval.bench.clock import Clock, quantiles
from eval.bench.report import growth_plot, search_text
from eval.cli import cli

CASES = Path(__file__).parents[3] / "eval" / "cases"


def run(*arguments: str) -> dict[str, Any]:
    found = CliRunner().invoke(cli, ["bench", *arguments, "--json"], standalone_mode=False)
    assert found.exception is None, found.output
    report: dict[str, Any] = json.loads(found.stdout)
    return report


def test_ingest_stands_beside_the_bare_model_and_the_chain() -> None:
    report = run("ingest", "--passages", "24")
    ours, bare = report["ours"], report["bare_model"]
    assert ours["passages"] == bare["passages"] > 0
    assert ours["failed"] == 0
    assert sum(ours["stages"].values()) == pytest.approx(1.0, abs=0.02)
    ratio = ours["passages_per_second"] / bare["passages_per_second"]
    assert report["of_bare_model"] == pytest.approx(ratio)


def test_search_is_measured_at_every_size(tmp_path: Path) -> None:
    plot = tmp_path / "growth.svg"
    report = run(
        *("search", "--sizes", "24,48", "--questions", str(CASES), "--count", "6"),
        *("--plot", str(plot)),
    )
    rows = report["rows"]
    assert [row["size"] for row in rows] == [24, 48]
    assert rows[0]["built"]["passages"] < rows[1]["built"]["passages"]
    for row in rows:
        assert row["built"]["failed"] == 0
        assert set(row["times"]) == {"this search", "this answer"}
        # An index of so few vectors finds all that comparing every vector finds.
        assert row["index_recall@10"] == 1.0
    assert "this search" in search_text(report)
    assert plot.read_text("utf-8").count("<polyline") == 2


def test_stages_add_up() -> None:
    clock = Clock()
    with clock.stage("outer"), clock.stage("inner"):
        pass
    assert clock.seconds["outer"] >= clock.seconds["inner"] >= 0


def test_quantiles_are_milliseconds() -> None:
    assert quantiles([0.001, 0.003, 0.002]) == {"p50_ms": 2.0, "p95_ms": 2.9, "n": 3}


def test_a_plot_of_one_size_can_be_drawn() -> None:
    times = {"this search": {"p50_ms": 1.0, "p95_ms": 2.0, "n": 5}}
    drawn = growth_plot([{"built": {"passages": 100}, "times": times}])
    assert "this search" in drawn
