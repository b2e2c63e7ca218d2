from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.pictures import is_sideways, render, skew, smooth, straighten
from corpus.readers.tools import ToolFailed
from tests.corpus.readers import pdfs


def _page() -> Image.Image:
    """Gives a page of bars, as long as lines of text are."""
    page = Image.new("L", (1600, 2200), 255)
    draw = ImageDraw.Draw(page)
    for top in range(200, 2000, 60):
        for left in range(150, 1400, 120):
            draw.rectangle((left, top, left + 90, top + 22), fill=0)
    return page


@pytest.mark.parametrize("angle", [0.0, 0.8, 2.4, -1.5, -4.2])
def test_skew_is_measured_and_taken_out(angle: float) -> None:
    page = _page().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(page) == pytest.approx(angle, abs=0.2)
    assert abs(skew(straighten(page))) < 0.6


@pytest.mark.parametrize("angle", [0, 2, 88, 90, 180, 270])
def test_pages_on_their_side_are_told(angle: int) -> None:
    assert is_sideways(_page().rotate(angle, expand=True, fillcolor=255)) == (angle % 180 > 45)


@pytest.mark.parametrize("shade", [0, 255])
def test_pages_without_lines_are_left_alone(shade: int) -> None:
    page = Image.new("L", (400, 300), shade)
    assert straighten(page) is page
    assert skew(Image.new("L", (1, 1), shade)) == 0.0
    assert not is_sideways(page)


def test_grain_is_evened_out_and_clean_pages_are_left_alone() -> None:
    page = _page()
    grain = np.random.default_rng(57).normal(0, 12, (page.height, page.width))
    grainy = Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8))
    before, after = (np.asarray(p, dtype=float)[:150].std() for p in (grainy, smooth(grainy)))
    assert after < 0.7 * before
    assert smooth(page) is page


@pytest.mark.skipif(
    shutil.which("pdftoppm") is None and os.environ.get("CI") != "true",
    reason="needs poppler-utils",
)
def test_pages_are_rendered_at_200_dots_per_inch(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.build([pdfs.lines("One"), b""]))
    first, second = render(path, 0), render(path, 1)
    assert first.size == pytest.approx((600 / 72 * 200, 800 / 72 * 200), abs=1)
    assert first.getextrema() == (0, 255)
    assert second.getextrema() == (255, 255)
    with pytest.raises(ToolFailed):
        render(path, 5)
