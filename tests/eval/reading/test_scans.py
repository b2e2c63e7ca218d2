from __future__ import annotations

import os
import shutil
from pathlib import Path

import pypdf
import pytest

from eval.reading.scans import scan
from tests.corpus.readers import pdfs

pytestmark = pytest.mark.skipif(
    shutil.which("pdftoppm") is None and os.environ.get("CI") != "true",
    reason="needs poppler-utils",
)


@pytest.mark.parametrize(
    ("kind", "pictured"),
    [("scan", [True, True]), ("turned", [True, True]), ("mixed", [False, True])],
)
def test_pages_become_pictures(kind: str, pictured: list[bool], tmp_path: Path) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(pdfs.build([pdfs.lines("First page."), pdfs.lines("Second page.")]))
    assert scan(source, target, kind) == pictured  # type: ignore[arg-type]
    pages = pypdf.PdfReader(target).pages
    assert ["page" not in page.extract_text() for page in pages] == pictured
    first = target.read_bytes()
    scan(source, target, kind)  # type: ignore[arg-type]
    again = [page.images[0].data for page in pypdf.PdfReader(target).pages if page.images]
    target.write_bytes(first)
    assert again == [page.images[0].data for page in pypdf.PdfReader(target).pages if page.images]
