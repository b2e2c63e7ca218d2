"""The table of metrics: one place, complete, printed by a command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from eval.cli import cli
from eval.metrics.table import GATED, NAMES, TABLE


def test_every_metric_has_a_definition_and_a_source_and_stands_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(len(m.meaning) > 10 and m.source for m in TABLE)
    assert all(m.gated for m in TABLE if m.promised)


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_it(name: str) -> None:
    shown = CliRunner().invoke(cli, ["metrics"], standalone_mode=False)
    [line] = [line for line in shown.stdout.splitlines() if line.split()[0] == name]
    assert ("gated" in line or "promised" in line) == (name in GATED)
    rows = CliRunner().invoke(cli, ["metrics", "--json"], standalone_mode=False)
    assert name in {row["name"] for row in json.loads(rows.stdout)["metrics"]}
