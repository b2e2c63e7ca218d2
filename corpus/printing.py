"""HTML pages and plain paragraphs printed to PDF, by Chromium and by LibreOffice.

For the shipped samples and for measurements; reading needs none of it.
"""

from __future__ import annotations

import html
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.readers.tools import ToolFailed, run_tool

_SECONDS = 120.0
_SECONDS_EACH = 20.0
_LOCALES = {"vi": ("vi", "VN"), "bn": ("bn", "BD"), "en": ("en", "GB")}
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


def print_with_chromium(page: str) -> bytes:
    """Give an HTML page as PDF; ToolFailed where Chromium is missing or fails."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise ToolFailed("no chromium on PATH to print PDFs; install chromium")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        # A root user, as in containers, cannot use Chromium's sandbox; the page is our own.
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update"]
        command += ["--disable-sync", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        command += [f"--print-to-pdf={target}", source.as_uri()]
        run_tool(command, seconds=_SECONDS)
        if not target.exists():
            raise ToolFailed("chromium printed nothing")
        return target.read_bytes()


def print_with_libreoffice(documents: Mapping[str, str]) -> dict[str, bytes]:
    """Give OpenDocument texts (flat XML by name) as PDFs by the same names, or ToolFailed.

    All go through one start of LibreOffice, which takes longer than printing does.
    """
    if shutil.which("soffice") is None:
        raise ToolFailed("no soffice on PATH to print PDFs; install libreoffice-writer")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key, document in documents.items():
            (folder / f"{key}.fodt").write_text(document, encoding="utf-8")
        # A profile of its own: a running LibreOffice locks the user's.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf"]
        sources = [str(folder / f"{key}.fodt") for key in documents]
        seconds = _SECONDS + _SECONDS_EACH * len(sources)
        run_tool([*command, "--outdir", str(folder), *sources], seconds=seconds)
        missing = [key for key in documents if not (folder / f"{key}.pdf").exists()]
        if missing:
            raise ToolFailed(f"soffice printed nothing for {', '.join(missing)}")
        return {key: (folder / f"{key}.pdf").read_bytes() for key in documents}


def html_paragraphs(paragraphs: Sequence[str], language: str, font: str) -> str:
    """Give an HTML page for A4 with one paragraph per text, all in one font."""
    body = "\n".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html>\n<html lang='{language}'><head><meta charset='utf-8'><style>"
        "@page { size: A4; margin: 22mm 20mm; } "
        f'body {{ font: 11.5pt/1.5 "{font}"; }}</style></head>\n<body>{body}</body></html>\n'
    )


def flat_paragraphs(paragraphs: Sequence[str], language: str, font: str) -> str:
    """Give a flat OpenDocument text with one paragraph per text, all in one font."""
    code, country = _LOCALES[language]
    # Western letters and complex scripts have properties of their own.
    properties = (
        f'style:font-name="F" style:font-name-complex="F" fo:font-size="11.5pt" '
        f'style:font-size-complex="11.5pt" fo:language="{code}" fo:country="{country}" '
        f'style:language-complex="{code}" style:country-complex="{country}"'
    )
    body = "\n".join(
        f'<text:p text:style-name="P">{html.escape(text, quote=False)}</text:p>'
        for text in paragraphs
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMESPACES} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:font-face-decls><style:font-face style:name="F" svg:font-family="{font}"/>'
        "</office:font-face-decls><office:automatic-styles>"
        '<style:style style:name="P" style:family="paragraph">'
        f"<style:text-properties {properties}/></style:style>"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document>\n"
    )
