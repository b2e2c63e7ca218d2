"""The reading commands of `assistant-eval`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from tqdm import tqdm

from eval.errors import EvalError
from eval.reading.prints import KnownText, Print, load_texts

_SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


@click.command()
@click.argument(
    "folder",
    metavar="[TEXTS_DIR]",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=_SAMPLES,
)
@click.option("--fonts", type=click.IntRange(min=1), default=4, show_default=True)
@click.option("--characters", type=click.IntRange(min=1), help="Only the first N of each text.")
@click.option("--scans", is_flag=True, help="The printed pages as scans: skewed, turned, mixed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def pdf(folder: Path, fonts: int, characters: int | None, scans: bool, as_json: bool) -> int:
    """Print the texts of TEXTS_DIR to PDF, read them back, and score that beside other readers.

    Each .txt file is printed by Chromium and by LibreOffice in several installed fonts. Shown are
    the share of words found whole and the character error rate. Default: the sample documents.
    """
    try:
        from eval.reading.pdf import measure_pdfs, pdf_text
    except ImportError as error:
        raise EvalError(
            f"{error.name} is missing; install the extra: pip install '.[dev]'"
        ) from error
    texts = load_texts(folder, characters=characters)
    with tempfile.TemporaryDirectory() as name:
        report = measure_pdfs(texts, fonts=fonts, scans=scans, folder=Path(name), watch=_watched)
    click.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else pdf_text(report))
    return 0


def _watched(prints: Sequence[Print]) -> Iterable[Print]:
    bar: Iterable[Print] = tqdm(prints, desc="files", file=sys.stderr, mininterval=0.2)
    return bar


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option("--pdf", is_flag=True, help="Printed by Chromium too, seconds a text.")
@click.option("--characters", type=click.IntRange(min=1), help="Only the first N of each text.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def legacy(folder: Path, pdf: bool, characters: int | None, as_json: bool) -> int:
    """Write DIR's Unicode texts in TCVN3, VNI and Bijoy, read them back, and score that.

    Every .txt file goes through text, mixed text and DOCX, with font names and without. The texts
    themselves must prove no encoding; exits 1 where one does.
    """
    from eval.legacy import legacy_text, measure_legacy

    texts = load_texts(folder, characters=characters)
    shown: Iterable[KnownText] = tqdm(texts, desc="texts", file=sys.stderr, mininterval=0.2)
    with tempfile.TemporaryDirectory() as name:
        report = measure_legacy(shown, pdf=pdf, folder=Path(name))
    click.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else legacy_text(report))
    return 1 if report["false"] else 0
