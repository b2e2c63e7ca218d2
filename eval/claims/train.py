"""Learns the weights anew: python -m eval.claims.train [--write] DOCUMENTS CLAIMS...

DOCUMENTS is a folder of texts to make claims from; CLAIMS are labelled files, or folders of
questions in BEIR's layout with their answers. Prints, for each of these, how well weights do that
were learned without it, and those that were learned with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from eval.claims.features import DIRECTIONS, features
from eval.claims.fit import Labelled, fit
from eval.claims.model import WEIGHTS_FILE, Weights
from eval.claims.pairs import claims_from
from eval.claims.questions import claims_from_questions
from eval.claims.reading import Shape
from eval.claims.report import measures
from eval.claims.rows import Claim, load_claims
from eval.cli.common import EXISTING, progress

_MOST_QUESTIONS = 1000


def labelled(name: str, claims: Sequence[Claim], *, is_generated: bool = False) -> Labelled:
    """A set's claims as the figures that weights are learned from."""
    return Labelled(
        name=name,
        claims=[features(c.claim, c.source, c.lang) for c in progress(claims, name)],
        labels=[c.is_supported for c in claims],
        is_generated=is_generated,
    )


def fit_all(sets: Sequence[Labelled]) -> dict[Shape, Weights]:
    """Weights for every shape of claim that the sets have in both labels."""
    shapes = [
        shape
        for shape in DIRECTIONS
        if any(0 < s.of_shape(shape)[1].sum() < len(s.of_shape(shape)[1]) for s in sets)
    ]
    return {shape: fit(sets, shape) for shape in shapes}


def tried(weights: dict[Shape, Weights], own: Labelled) -> str:
    """The measures of a set whose claims these weights score; nothing of shapes they lack."""
    known = [n for n, claim in enumerate(own.claims) if claim.shape in weights]
    labels = [own.labels[n] for n in known]
    scores = [weights[own.claims[n].shape].score(own.claims[n]) for n in known]
    found = measures(labels, scores)
    if found["auroc"] is None:
        return "not measurable"
    return (
        f"n {found['n']}, balanced accuracy {found['balanced_accuracy']:.3f},"
        f" AUROC {found['auroc']:.3f}"
    )


def _claims(path: Path) -> list[Claim]:
    return claims_from_questions(path, most=_MOST_QUESTIONS) if path.is_dir() else load_claims(path)


@click.command()
@click.argument("documents", type=EXISTING)
@click.argument("files", metavar="CLAIMS...", type=EXISTING, nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Put the weights learned from all into the package.")
def main(documents: Path, files: tuple[Path, ...], write: bool) -> None:
    """Learn the weights of claims from labelled files and from claims made from DOCUMENTS."""
    made = labelled(documents.name, claims_from(documents), is_generated=True)
    sets = [labelled("/".join(f.parts[-3:]), _claims(f)) for f in files]
    whole = fit_all([made, *sets])
    for own in sets:
        others = [s for s in sets if s is not own]
        click.echo(f"{own.name}: learned without it: {tried(fit_all([made, *others]), own)}")
        click.echo(f"{own.name}: learned with it: {tried(whole, own)}")
    if write:
        body = {s: {"start": w.start, "weights": dict(w.by_name)} for s, w in whole.items()}
        WEIGHTS_FILE.write_text(json.dumps(body, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
