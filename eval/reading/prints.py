"""Known texts printed by two programs in the fonts of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.detect import detect_language
from corpus.printing import (
    flat_paragraphs,
    html_paragraphs,
    print_with_chromium,
    print_with_libreoffice,
)
from corpus.readers.clean import clean_text
from corpus.readers.tools import run_tool
from eval.errors import EvalError

Printer = Literal["chromium", "libreoffice"]
PRINTERS: tuple[Printer, ...] = ("chromium", "libreoffice")
_SECONDS = 60.0
# Latin families draw Vietnamese and English; each has all of Vietnamese's letters.
_PREFERRED = {
    "bn": ("Noto Sans Bengali", "Noto Serif Bengali", "Lohit Bengali", "Mukti"),
    "vi": ("Noto Serif", "Noto Sans", "DejaVu Serif", "DejaVu Sans", "Liberation Serif"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownText:
    """A text whose every character is known."""

    name: str
    language: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """The text's lines that hold anything, blanks between words reduced to one."""
        return [line for raw in self.text.split("\n") if (line := " ".join(raw.split()))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A known text as a PDF file."""

    text: KnownText
    printer: Printer
    font: str
    path: Path


def load_texts(folder: Path, *, characters: int | None = None) -> list[KnownText]:
    """Every .txt file below a folder, cut after a line at about `characters`; EvalError if none."""
    texts: list[KnownText] = []
    for path in sorted(folder.rglob("*.txt")):
        text = clean_text(path.read_text(encoding="utf-8"))
        if characters is not None and len(text) > characters:
            text = text[: text.rfind("\n", 0, characters) + 1] or text[:characters]
        if text.strip():
            name = f"{len(texts):03d}-{path.stem}"
            texts.append(KnownText(name=name, language=detect_language(text), text=text))
    if not texts:
        raise EvalError(f"no .txt files in {str(folder)!r}; name a folder that holds some")
    return texts


def installed_fonts(language: str, *, most: int) -> list[str]:
    """At most `most` font families that have the language's letters, well-known ones first."""
    script = "bn" if language == "bn" else "vi"
    listed = run_tool(["fc-list", f":lang={script}", "family"], seconds=_SECONDS).decode()
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    preferred = [family for family in _PREFERRED[script] if family in families]
    return [*preferred, *(family for family in families if family not in preferred)][:most]


def print_texts(
    texts: Sequence[KnownText], printer: Printer, *, fonts: int, folder: Path
) -> list[Print]:
    """Print every text in up to `fonts` fonts of its language; ToolFailed as the printer fails."""
    folder.mkdir(parents=True, exist_ok=True)
    prints = [
        Print(text=text, printer=printer, font=font, path=folder / f"{text.name}-{number}.pdf")
        for text in texts
        for number, font in enumerate(installed_fonts(text.language, most=fonts))
    ]
    if printer == "chromium":
        for sheet in prints:
            page = html_paragraphs(sheet.text.paragraphs, sheet.text.language, sheet.font)
            sheet.path.write_bytes(print_with_chromium(page))
        return prints
    documents = {
        sheet.path.stem: flat_paragraphs(sheet.text.paragraphs, sheet.text.language, sheet.font)
        for sheet in prints
    }
    for name, content in print_with_libreoffice(documents).items():
        (folder / f"{name}.pdf").write_bytes(content)
    return prints
