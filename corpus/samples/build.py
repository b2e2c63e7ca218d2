"""Render every sample source to the document that it stands for: DOCX, HTML, TXT, MD or PDF.

Run `python -m corpus.samples.build`, with names such as `plan-02` to build only those. A source is
a front matter of `key: value` lines between `---` lines, then a body in which every line is one
block: `#` headings, `|` table rows, `!` picture captions, anything else a paragraph. Building
again gives the same bytes, except that PDFs differ in their time stamps. PDFs need Chromium; the
other formats, and importing this module, do not.
"""

from __future__ import annotations

import argparse
import datetime
import html
import io
import logging
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from corpus.printing import print_with_chromium
from corpus.readers.tools import ToolFailed
from corpus.samples.page import print_page, web_page

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"
FORMATS = ("docx", "html", "txt", "md", "pdf")
NOTE = "Sample document written for the policy-assistant project; not an official text."
HEAD_COLUMN = 48
_STAMP = datetime.datetime(2025, 7, 1)
_LOG = logging.getLogger(__name__)


class SampleError(Exception):
    """A sample that cannot be built; the message says what, which and what next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading (level 1 to 4), paragraph, caption or table of a body."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source file; `head` holds the (left, right) lines above a letterhead document."""

    path: Path
    format: str
    language: str
    title: str
    url: str
    head: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def output(self) -> Path:
        """The document's path under the output folder."""
        return Path(self.language) / f"{self.path.stem}.{self.format}"


def read_sources(folder: Path = SOURCES) -> tuple[Source, ...]:
    """Every source under `folder`, in order of path; raises SampleError at a malformed one."""
    return tuple(read_source(path) for path in sorted(folder.glob("*/*.md")))


def read_source(path: Path) -> Source:
    """One source file; raises SampleError when its front matter is incomplete."""
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise SampleError(f"{path.name}: no front matter; start the file with `---` lines")
    pairs = [line.split(": ", 1) for line in parts[1].splitlines() if line]
    fields = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    missing = {"format", "title", "facts"} - fields.keys()
    if missing or fields["format"] not in FORMATS:
        raise SampleError(f"{path.name}: give format ({', '.join(FORMATS)}), title and facts")
    heads = [pair[1].partition("||") for pair in pairs if pair[0] == "head"]
    return Source(
        path=path,
        format=fields["format"],
        language=path.parent.name,
        title=fields["title"],
        url=fields.get("url", ""),
        head=tuple((left.strip(), right.strip()) for left, _, right in heads),
        facts=tuple(fields["facts"].split("; ")),
        blocks=read_blocks(parts[2]),
    )


def read_blocks(body: str) -> tuple[Block, ...]:
    """The body's blocks in order; neighbouring table lines become one table."""
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            earlier = blocks.pop().rows if blocks and blocks[-1].kind == "table" else ()
            rule = all(set(cell) <= {"-", ":"} for cell in cells)
            rows = earlier if rule else (*earlier, cells)
            blocks.append(Block(kind="table", rows=rows))
        elif line.startswith("#"):
            marks, text = line.split(" ", 1)
            blocks.append(Block(kind="heading", text=text, level=len(marks)))
        elif line.startswith("! "):
            blocks.append(Block(kind="caption", text=line[2:]))
        else:
            blocks.append(Block(kind="paragraph", text=line))
    return tuple(blocks)


def render_text(source: Source) -> str:
    """The document as plain text: letterhead in two columns, table cells between bars."""
    lines = [f"{left:<{HEAD_COLUMN}}{right}".strip() for left, right in source.head]
    for block in source.blocks:
        if block.kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def render_markdown(source: Source) -> str:
    """The document as Markdown, with pipe tables."""
    parts = [f"{left}  \n{right}".strip() for left, right in source.head]
    for block in source.blocks:
        if block.kind == "heading":
            parts.append("#" * block.level + " " + block.text)
        elif block.kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in block.rows]
            parts.append("\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]))
        else:
            parts.append(block.text)
    return "\n\n".join(parts) + "\n"


def render_article(source: Source) -> str:
    """The document's own content as an HTML fragment, without the page around it."""
    parts = []
    if source.head:
        parts.append(f'<table class="head">{_table_rows(source.head, "td")}</table>')
    for block in source.blocks:
        text = html.escape(block.text, quote=False)
        if block.kind == "heading":
            parts.append(f"<h{block.level}>{text}</h{block.level}>")
        elif block.kind == "caption":
            parts.append(f'<figure><img alt=""><figcaption>{text}</figcaption></figure>')
        elif block.kind == "table":
            head, body = _table_rows(block.rows[:1], "th"), _table_rows(block.rows[1:], "td")
            parts.append(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
        else:
            parts.append(f"<p>{text}</p>")
    return "\n".join(parts)


def _table_rows(rows: Sequence[Sequence[str]], tag: str) -> str:
    cells = (
        "".join(f"<{tag}>{html.escape(cell, quote=False)}</{tag}>" for cell in row) for row in rows
    )
    return "".join(f"<tr>{row}</tr>" for row in cells)


def render_docx(source: Source) -> bytes:
    """The document as a Word file with heading styles, real tables and fixed dates."""
    word = docx.Document()
    word.core_properties.title = source.title
    word.core_properties.author = "policy-assistant"
    word.core_properties.comments = NOTE
    word.core_properties.created = word.core_properties.modified = _STAMP
    if source.head:
        _add_table(word, source.head, style=None)
    for block in source.blocks:
        if block.kind == "heading":
            word.add_heading(block.text, block.level)
        elif block.kind == "table":
            _add_table(word, block.rows, style="Table Grid")
        else:
            word.add_paragraph(block.text)
    buffer = io.BytesIO()
    word.save(buffer)
    return _without_times(buffer.getvalue())


def _add_table(word: WordDocument, rows: Sequence[Sequence[str]], *, style: str | None) -> None:
    table = word.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _without_times(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=_STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def print_pdf(page: str) -> bytes:
    """An HTML page printed to PDF by Chromium; raises SampleError when that is missing or fails."""
    try:
        return print_with_chromium(page)
    except ToolFailed as error:
        raise SampleError(f"{error}, or build the others") from error


def render(source: Source) -> bytes:
    """The bytes of one document; raises SampleError when a PDF cannot be printed."""
    if source.format == "docx":
        return render_docx(source)
    if source.format == "pdf":
        return print_pdf(print_page(source.title, source.language, render_article(source)))
    if source.format == "html":
        page = web_page(source.title, source.language, source.url, render_article(source))
        return page.encode()
    return (render_markdown(source) if source.format == "md" else render_text(source)).encode()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the documents; 0 when all were written, 1 when one failed (named on standard error)."""
    parser = argparse.ArgumentParser(description="Build the sample documents from their sources.")
    parser.add_argument("names", nargs="*", help="only the sources with these names")
    parser.add_argument("--output", type=Path, default=DOCUMENTS, help="folder to write to")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    failed = 0
    for source in read_sources():
        if options.names and source.path.stem not in options.names:
            continue
        target = options.output / source.output
        try:
            content = render(source)
        except SampleError as error:
            failed += 1
            _LOG.error("%s: %s", source.output, error)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        _LOG.info("%s: %d bytes", source.output, len(content))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
