"""The five top-level packages are ours alone, and what they need at run time ships with them."""

from __future__ import annotations

import importlib.metadata
from importlib.resources import files

import pytest

PACKAGES = ("corpus", "index", "assistant", "api", "eval")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_owns_our_name(package: str) -> None:
    owners = set(importlib.metadata.packages_distributions().get(package, []))
    assert owners <= {"policy-assistant"}


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("index", "alignment.npz"),
        ("index", "parallel.jsonl"),
        ("corpus.names", "places.tsv"),
        ("corpus.names", "agencies.tsv"),
        ("api", "static/index.html"),
        ("api", "static/vendor/pdf.min.mjs"),
    ],
)
def test_data_is_inside_its_package(package: str, name: str) -> None:
    assert (files(package) / name).is_file()
