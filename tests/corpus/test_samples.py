"""The sample corpus: complete, up to date with its sources, and true to its key facts."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from collections import Counter
from pathlib import Path

import bs4
import docx
import pypdf
import pytest

from corpus.samples import build
from corpus.samples.build import DOCUMENTS, Block, SampleError, Source

SOURCES = build.read_sources()
BY_NAME = {source.path.stem: source for source in SOURCES}
MAX_BYTES = 300_000
PLAN_02_DATES = [
    ("plan-02", "30/6/2025", "31/12/2025"),
    ("thong-bao-bac-giang", "30/6/2025", "31/12/2025"),
    ("sommelon-porikolpona-02", "৩০ জুন, ২০২৫", "৩১ ডিসেম্বর, ২০২৫"),
    ("poripotro-porikolpona-02", "৩০ জুন, ২০২৫", "৩১ ডিসেম্বর, ২০২৫"),
    ("plan-02-briefing", "30 June 2025", "31 December 2025"),
    ("department-directive", "30 June 2025", "31 December 2025"),
]


def name_of(source: Source) -> str:
    return f"{source.language}/{source.path.stem}"


def word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def shipped_text(source: Source) -> str:
    """The text of a shipped document, read without any reader of this project."""
    path = DOCUMENTS / source.output
    if source.format == "docx":
        return word_text(path.read_bytes())
    if source.format == "html":
        return bs4.BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").get_text("\n")
    if source.format == "pdf":
        pages = pypdf.PdfReader(path).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return path.read_text(encoding="utf-8")


def source_text(source: Source) -> str:
    return "\n".join(
        [part for line in source.head for part in line]
        + [block.text for block in source.blocks]
        + [cell for block in source.blocks for row in block.rows for cell in row]
    )


def test_corpus_is_large_and_balanced() -> None:
    languages = Counter(source.language for source in SOURCES)
    formats = Counter((source.language, source.format) for source in SOURCES)
    assert len(SOURCES) >= 15
    assert min(languages[code] for code in ("vi", "bn", "en")) >= 5
    assert {"pdf", "docx", "html", "txt"} <= {source.format for source in SOURCES}
    assert formats["bn", "pdf"] >= 2
    assert formats["vi", "pdf"] >= 1


def test_documents_are_exactly_the_outputs_of_the_sources() -> None:
    shipped = {path.relative_to(DOCUMENTS) for path in DOCUMENTS.rglob("*") if path.is_file()}
    assert shipped == {source.output for source in SOURCES}
    assert all(0 < (DOCUMENTS / path).stat().st_size < MAX_BYTES for path in shipped)


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_source_is_nfc_and_of_readable_length(source: Source) -> None:
    text = source.path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert 250 <= len(text.split()) <= 1500


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_facts_are_in_the_source_and_in_the_document(source: Source) -> None:
    text = source_text(source)
    assert [fact for fact in source.facts if fact not in text] == []
    # Plain pypdf garbles Bengali; the project's PDF reader is tested on its own.
    if (source.language, source.format) != ("bn", "pdf"):
        shipped = shipped_text(source)
        assert [fact for fact in source.facts if fact not in shipped] == []


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.format != "pdf"], ids=name_of
)
def test_document_is_up_to_date(source: Source) -> None:
    shipped, fresh = (DOCUMENTS / source.output).read_bytes(), build.render(source)
    if source.format == "docx":
        assert word_text(shipped) == word_text(fresh)
    else:
        assert shipped == fresh


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.format == "pdf"], ids=name_of
)
def test_pdf_carries_the_numbers_of_its_source(source: Source) -> None:
    wanted = set(re.findall(r"\d{3,}", source_text(source)))
    assert wanted - set(re.findall(r"\d{3,}", shipped_text(source))) == set()


@pytest.mark.parametrize(("name", "urgent", "breakthrough"), PLAN_02_DATES)
def test_plan_02_documents_name_both_dates(name: str, urgent: str, breakthrough: str) -> None:
    text = source_text(BY_NAME[name])
    assert urgent in text
    assert breakthrough in text


def test_only_the_plan_itself_gives_its_number() -> None:
    shipped = {source.path.stem: source.path.read_text(encoding="utf-8") for source in SOURCES}
    assert [name for name, text in shipped.items() if "02-KH/BCĐTW" in text] == ["plan-02"]


def test_annex_of_the_plan_has_six_columns_and_twelve_tasks() -> None:
    word = docx.Document(str(DOCUMENTS / BY_NAME["plan-02"].output))
    annex = word.tables[-1]
    numbered = [row for row in annex.rows if row.cells[0].text.isdigit()]
    assert len(annex.columns) == 6
    assert len(numbered) >= 12
    assert all(row.cells[2].text and row.cells[5].text for row in numbered)


def test_word_file_is_reproducible() -> None:
    assert build.render_docx(BY_NAME["plan-02"]) == build.render_docx(BY_NAME["plan-02"])


def test_news_page_has_furniture_around_the_article() -> None:
    page = bs4.BeautifulSoup(
        (DOCUMENTS / BY_NAME["sommelon-porikolpona-02"].output).read_bytes(), "lxml"
    )
    assert page.nav is not None
    assert page.article is not None
    assert "মন্তব্য (0)" in page.get_text()
    assert "মন্তব্য (0)" not in page.article.get_text()
    assert all(line.get_text().endswith("|") for line in page.find_all("figcaption"))


def test_blocks_are_read_by_line() -> None:
    blocks = build.read_blocks("# Đầu\n\nMột dòng\n! Ảnh\n| a | b |\n|---|---|\n| c | |\n")
    assert blocks == (
        Block(kind="heading", text="Đầu", level=1),
        Block(kind="paragraph", text="Một dòng"),
        Block(kind="caption", text="Ảnh"),
        Block(kind="table", rows=(("a", "b"), ("c", ""))),
    )


@pytest.mark.parametrize(
    "text",
    ["No front matter", "---\nformat: odt\ntitle: a\nfacts: b\n---\n", "---\ntitle: a\n---\n"],
)
def test_malformed_source_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SampleError, match=r"broken\.md"):
        build.read_source(path)


def test_missing_chromium_is_reported_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    names = ["ke-hoach-28-quang-ninh", "bao-cao-long-an"]
    assert build.main([*names, "--output", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.rglob("*.*")] == ["bao-cao-long-an.md"]
    with pytest.raises(SampleError, match="chromium"):
        build.print_pdf("<p>৩০ জুন</p>")
