"""Annexes made from known rows: the same table in every format, merged cells included."""

from __future__ import annotations

import html
import io
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path

import docx
import openpyxl
from docx.oxml import OxmlElement

from corpus.printing import print_with_chromium
from corpus.readers.tools import run_tool
from eval.annexes.words import WORDS, Words

FIELDS = ("number", "task", "lead", "coordinating", "product", "deadline")
_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_SECONDS = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A row of an annex; a line break in a field is one inside its cell."""

    group: str
    number: str
    task: str
    lead: str
    coordinating: str
    product: str
    deadline: str

    def cells(self) -> tuple[str, ...]:
        """The row's cells in the order of the columns."""
        return tuple(getattr(self, name) for name in FIELDS)


def make_tasks(language: str, count: int) -> list[Task]:
    """The rows of an annex in `language`, no two alike, in as many groups as there are words for.

    Every third has no coordinating unit, every fifth a task of two lines, every seventh no
    product; the leads of pairs of rows, and the deadlines of some, are the same.
    """
    words = WORDS[language]
    tasks = [_task(words, n, count) for n in range(count)]
    if language == "bn":
        return [replace(task, number=task.number.translate(_DIGITS)) for task in tasks]
    return tasks


def _task(words: Words, n: int, count: int) -> Task:
    def pick(options: Sequence[str], step: int) -> str:
        return options[step % len(options)]

    parts = (
        pick(words.actions, n),
        pick(words.objects, n // len(words.actions) + n % len(words.actions)),
        pick(words.places, n // 3),
    )
    units = [pick(words.bodies, n // 2 + 2 + k) for k in range(1 + n % 3)]
    separator = f"{words.join.strip()}\n" if n % 4 == 0 else words.join
    return Task(
        group=words.groups[n * len(words.groups) // count],
        number=str(n + 1),
        task=("\n" if n % 5 == 0 else " ").join(parts) + (" (A/B)" if n % 11 == 0 else ""),
        lead=pick(words.bodies, n // 2),
        coordinating=separator.join(units) if n % 3 else "",
        product=pick(words.products, n // 2 + n) if n % 7 else "",
        deadline=pick(words.deadlines, n // 3 + n % 2),
    )


def write_annex(folder: Path, language: str, count: int, *, prints: bool = True) -> None:
    """Write table.jsonl and the annex as DOCX, XLSX, HTML, TXT and, where `prints`, PDF.

    ToolFailed where a PDF is asked for and neither LibreOffice nor Chromium is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words, tasks = WORDS[language], make_tasks(language, count)
    rows = "\n".join(json.dumps(asdict(task), ensure_ascii=False) for task in tasks)
    (folder / "table.jsonl").write_text(rows + "\n", encoding="utf-8")
    (folder / "annex.docx").write_bytes(docx_annex(words, tasks))
    (folder / "annex.xlsx").write_bytes(xlsx_annex(words, tasks))
    page = html_annex(words, tasks, language)
    (folder / "annex.html").write_text(page, encoding="utf-8")
    (folder / "annex.txt").write_text(text_annex(words, tasks), encoding="utf-8")
    (folder / "annex-bars.txt").write_text(crawled_annex(words, tasks), encoding="utf-8")
    if prints:
        (folder / "annex-chromium.pdf").write_bytes(print_with_chromium(page))
        (folder / "annex.pdf").write_bytes(_converted(folder / "annex.docx"))


def _converted(document: Path) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(document, Path(name) / "annex.docx")
        profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf"]
        run_tool([*command, "--outdir", name, Path(name) / "annex.docx"], seconds=_SECONDS)
        return (Path(name) / "annex.pdf").read_bytes()


def merged(tasks: Sequence[Task], field: str) -> list[int]:
    """How many rows each row's cell spans; 0 for a row whose cell belongs to one above."""
    spans: list[int] = []
    for _, run in groupby(tasks, key=lambda task: (task.group, getattr(task, field))):
        size = len(list(run))
        spans += [size, *[0] * (size - 1)]
    return spans


def docx_annex(words: Words, tasks: Sequence[Task]) -> bytes:
    """A Word file whose headings take two rows and repeat on every page."""
    word = docx.Document()
    word.add_heading(words.title, 1)
    table = word.add_table(rows=2, cols=len(FIELDS), style="Table Grid")
    for place, heading in enumerate(words.headings):
        if place in (2, 3):
            table.cell(1, place).text = heading
        else:
            table.cell(0, place).merge(table.cell(1, place)).text = heading
    table.cell(0, 2).merge(table.cell(0, 3)).text = words.above
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    first: list[int] = []
    for _, run in groupby(tasks, key=lambda task: task.group):
        group = table.add_row()
        members = list(run)
        group.cells[0].merge(group.cells[-1]).text = members[0].group
        for task in members:
            row = table.add_row()
            first.append(len(table.rows) - 1)
            for cell, text in zip(row.cells, task.cells(), strict=True):
                cell.text = text
    _merge_docx(table, tasks, first)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _merge_docx(table: docx.table.Table, tasks: Sequence[Task], first: Sequence[int]) -> None:
    for field in ("lead", "deadline"):
        column = FIELDS.index(field)
        for n, size in enumerate(merged(tasks, field)):
            if size > 1:
                for row in range(first[n] + 1, first[n] + size):
                    table.cell(row, column).text = ""
                text = getattr(tasks[n], field)
                last = table.cell(first[n] + size - 1, column)
                table.cell(first[n], column).merge(last).text = text


def xlsx_annex(words: Words, tasks: Sequence[Task]) -> bytes:
    """A workbook with a title, merged group rows and merged leads."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([words.title])
    sheet.append([])
    sheet.append(words.headings)
    spans = merged(tasks, "lead")
    for n, task in enumerate(tasks):
        if n == 0 or task.group != tasks[n - 1].group:
            sheet.append([task.group])
            sheet.merge_cells(
                start_row=sheet.max_row, end_row=sheet.max_row, end_column=6, start_column=1
            )
        sheet.append(
            [int(task.number) if task.number.isascii() else task.number, *task.cells()[1:]]
        )
        if spans[n] > 1:
            at = sheet.max_row
            sheet.merge_cells(start_row=at, end_row=at + spans[n] - 1, start_column=3, end_column=3)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def html_annex(words: Words, tasks: Sequence[Task], language: str) -> str:
    """A page with the table; headings take two rows, leads span rows."""
    style = (
        "@page { size: A4; margin: 15mm; } body { font: 11pt 'Noto Serif', 'Noto Sans Bengali'; }"
        "table { border-collapse: collapse; } th, td { border: 0.5pt solid; padding: 2pt; }"
        "td { vertical-align: top; }"
    )
    cells = [
        f"<th colspan=2>{words.above}</th>" if place == 2 else f"<th rowspan=2>{heading}</th>"
        for place, heading in enumerate(words.headings)
        if place != 3
    ]
    second = "".join(f"<th>{heading}</th>" for heading in words.headings[2:4])
    lines = []
    spans = merged(tasks, "lead")
    for n, task in enumerate(tasks):
        if n == 0 or task.group != tasks[n - 1].group:
            lines.append(f"<tr><td colspan=6>{task.group}</td></tr>")
        lines.append(f"<tr>{_html_cells(task, spans[n])}</tr>")
    return (
        f"<!DOCTYPE html>\n<html lang='{language}'><head><meta charset='utf-8'>"
        f"<title>{words.title}</title><style>{style}</style></head>\n<body><h1>{words.title}</h1>"
        f"<table><thead><tr>{''.join(cells)}</tr><tr>{second}</tr></thead><tbody>"
        + "\n".join(lines)
        + "</tbody></table></body></html>\n"
    )


def _html_cells(task: Task, span: int) -> str:
    parts = []
    for name, text in zip(FIELDS, task.cells(), strict=True):
        shown = html.escape(text, quote=False).replace("\n", "<br>")
        if name != "lead" or span == 1:
            parts.append(f"<td>{shown}</td>")
        elif span:
            parts.append(f"<td rowspan={span}>{shown}</td>")
    return "".join(parts)


def text_annex(words: Words, tasks: Sequence[Task]) -> str:
    """Every cell on a line of its own, empty ones left out, as when a table is pasted as text."""
    lines = [words.title, "", *words.headings]
    for n, task in enumerate(tasks):
        if n == 0 or task.group != tasks[n - 1].group:
            lines.append(task.group)
        lines += [cell.replace("\n", " ") for cell in task.cells() if cell]
    return "\n".join(lines) + "\n"


def crawled_annex(words: Words, tasks: Sequence[Task]) -> str:
    """Every cell between lines that hold a bar, as crawled copies have it; merged ones once."""
    rows: list[Sequence[str]] = [words.headings]
    spans = merged(tasks, "lead")
    for n, task in enumerate(tasks):
        if n == 0 or task.group != tasks[n - 1].group:
            mark, title = task.group.split(". ", 1)
            rows.append((mark, title))
        cells = task.cells()
        rows.append(cells if spans[n] else (*cells[:2], *cells[3:]))
    lines = [words.title, ""]
    for row in rows:
        lines.append("|")
        for cell in row:
            lines += [*(cell.split("\n") if cell else ()), "|"]
    return "\n".join(lines) + "\n"
