"""Printed pages as a scanner would have made them: pictures with skew, noise and soft edges."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import numpy as np
import pypdf
from PIL import Image

from corpus.readers.tools import run_tool

Kind = Literal["scan", "turned", "mixed"]
KINDS: tuple[Kind, ...] = ("scan", "turned", "mixed")
RESOLUTION = 200  # dots per inch
SEED = 57
_SKEW = 2.0  # degrees, at most, to either side
_NOISE = 12.0  # standard deviation, of 255
_SPECKS = 0.0005  # of the pixels
_JPEG_QUALITY = 70
_SECONDS = 120.0


def scan(source: Path, target: Path, kind: Kind) -> list[bool]:
    """Write `source` as a scan to `target`; give for each page whether it is a picture now.

    "turned" lays every page on its side or upside down; "mixed" keeps every other page as it
    is, the first one included where there are several. The same file gives the same pictures.
    """
    random = np.random.default_rng([SEED, *source.name.encode()])
    writer = pypdf.PdfWriter()
    pages = pypdf.PdfReader(source).pages
    pictured = []
    for number, page in enumerate(pages, start=1):
        keeps = kind == "mixed" and number % 2 == 1 and len(pages) > 1
        pictured.append(not keeps)
        if keeps:
            writer.add_page(page)
            continue
        turn = int(random.choice((90, 180, 270))) if kind == "turned" else 0
        picture = _picture(source, number, random).rotate(turn, expand=True)
        writer.append(io.BytesIO(_as_pdf(picture)))
    writer.write(target)
    return pictured


def _picture(source: Path, number: int, random: np.random.Generator) -> Image.Image:
    page = str(number)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-f", page, "-l", page, str(source)]
    sheet: Image.Image = Image.open(io.BytesIO(run_tool(command, seconds=_SECONDS)))
    angle = float(random.uniform(-_SKEW, _SKEW))
    sheet = sheet.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.asarray(sheet, dtype=np.float64) + random.normal(0.0, _NOISE, sheet.size[::-1])
    specks = random.random(pixels.shape) < _SPECKS
    pixels[specks] = random.integers(0, 256, int(specks.sum()))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _as_pdf(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="PDF", resolution=RESOLUTION, quality=_JPEG_QUALITY)
    return buffer.getvalue()
