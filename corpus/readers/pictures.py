"""Pages of a PDF as pictures, turned upright and straightened for recognition."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, UnidentifiedImageError

from corpus.readers.tools import ToolFailed, run_tool

Places = npt.NDArray[np.intp]
RESOLUTION = 200  # dots per inch
_SECONDS = 120.0
_GRAINY = 2.0  # of 255: the usual difference between neighbouring pixels
# Pixels; halves the errors on grainy paper, but blurs the tone marks on clean one.
_SMOOTHING = 0.7
_SHRINK = 4  # skew is measured on fewer pixels
_DARK = 128
_FEWEST_DARK = 200  # pixels of the shrunk picture; of more than half it is a photograph
_MOST_SKEW = 5.0  # degrees to either side
_STEPS = (0.5, 0.1)  # degrees
_LEAST_SKEW = 0.6  # turning blurs letters more than so little skew harms


def render(path: Path, index: int) -> Image.Image:
    """Give page `index` (from 0) in grey at 200 dots per inch; ToolFailed if that fails."""
    number = str(index + 1)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-f", number, "-l", number, str(path)]
    try:
        picture = Image.open(io.BytesIO(run_tool(command, seconds=_SECONDS)))
        picture.load()
    except (UnidentifiedImageError, OSError) as error:
        raise ToolFailed(f"pdftoppm gave no picture: {error}") from error
    return picture


def encode(picture: Image.Image) -> bytes:
    """Give a picture as an uncompressed PGM file."""
    buffer = io.BytesIO()
    picture.save(buffer, format="PPM")
    return buffer.getvalue()


def smooth(picture: Image.Image) -> Image.Image:
    """Even out the grain of a scan; clean pages stay as they are."""
    pixels = np.asarray(picture.convert("L"), dtype=np.int16)
    if pixels.shape[1] < 2 or np.median(np.abs(np.diff(pixels, axis=1))) < _GRAINY:
        return picture
    return picture.filter(ImageFilter.GaussianBlur(_SMOOTHING))


def straighten(picture: Image.Image) -> Image.Image:
    """Turn a picture by its skew, so that lines of text lie level."""
    angle = skew(picture)
    if abs(angle) < _LEAST_SKEW:
        return picture
    return picture.rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def skew(picture: Image.Image) -> float:
    """Give by how many degrees lines of text rise to the right, 0.0 where there are none.

    The angle whose rows of dark pixels differ most from one to the next (Postl 1986).
    """
    down, across = _dark(picture)
    return round(_sharpest(down, across)[0], 1) if len(down) else 0.0


def is_sideways(picture: Image.Image) -> bool:
    """Tell whether lines of text run up or down the page rather than across it."""
    down, across = _dark(picture)
    return len(down) > 0 and _sharpest(across, down)[1] > _sharpest(down, across)[1]


def _dark(picture: Image.Image) -> tuple[Places, Places]:
    """Give the places of dark pixels, none where they make no lines of text."""
    size = (max(1, picture.width // _SHRINK), max(1, picture.height // _SHRINK))
    small = np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX))
    down, across = np.nonzero(small < _DARK)
    enough = _FEWEST_DARK < len(down) < small.size / 2
    return (down, across) if enough else (down[:0], across[:0])


def _sharpest(down: Places, across: Places) -> tuple[float, float]:
    best, sharpness, reach = 0.0, 0.0, _MOST_SKEW
    for step in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        sharpness, best = max((_sharpness(down, across, float(a)), float(a)) for a in angles)
        reach = step
    return best, sharpness


def _sharpness(down: Places, across: Places, angle: float) -> float:
    turn = np.radians(angle)
    rows = np.bincount((down * np.cos(turn) + across * np.sin(turn) + across.max()).astype(int))
    return float(np.square(np.diff(rows.astype(float))).sum())
