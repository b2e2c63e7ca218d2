from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.cite import Citer
from assistant.evidence import Evidence
from corpus.types import Document, Identity, Language, Page, Passage, Span
from index.catalogue import Catalogue
from index.rows import SourceRecord
from index.types import Terms

TEXTS = {
    Language.VI: "Mở đầu.\nHồ sơ nộp trước ngày 30/6/2025. Phí là 25 đồng.",
    Language.BN: "শুরু।\nআবেদন ৩০ জুন, ২০২৫ তারিখের মধ্যে দিতে হবে। ফি ২৫ টাকা।",
    Language.EN: "Opening 𝒳.\nRecords are due by 30 June 2025. The fee is 25 dong.",
}


def document(language: Language) -> Document:
    text = TEXTS[language]
    first = text.index("\n") + 1
    return Document(
        id=f"{language.value}-1",
        source=f"{language.value}.txt",
        media_type="text/plain",
        language=language,
        identity=Identity(title=f"Title {language.value}", number="02-KH/BCĐTW"),
        text=text,
        pages=(
            Page(number=1, start=0, end=first),
            Page(number=2, start=first, end=len(text)),
        ),
        sections=(),
    )


def passage(language: Language) -> Passage:
    text = TEXTS[language]
    return Passage(
        start=0,
        end=len(text),
        document_id=f"{language.value}-1",
        language=language,
        page=1,
        section=("I", "2"),
        text=text,
        sentences=(Span(start=0, end=len(text)),),
    )


def evidence(language: Language, quote: str) -> Evidence:
    start = TEXTS[language].index(quote)
    end = start + len(quote)
    return Evidence(start=start, end=end, passage=passage(language), score=1.0)


def stored(folder: Path) -> Catalogue:
    """A catalogue that holds one document a language."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    for language in Language:
        held = document(language)
        source = SourceRecord(
            path=held.source, bytes_sha256=held.id, pipeline="1", document_id=held.id
        )
        catalogue.put(held, f"r-{held.id}", held.id, source, [(passage(language), Terms())], {})
    return catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return stored(tmp_path)


QUOTES = [
    (Language.VI, "Hồ sơ nộp trước ngày 30/6/2025."),
    (Language.BN, "আবেদন ৩০ জুন, ২০২৫ তারিখের মধ্যে দিতে হবে।"),
    (Language.EN, "Records are due by 30 June 2025."),
]


@pytest.mark.parametrize(("language", "quote"), QUOTES)
def test_a_citation_is_verbatim_and_says_where(
    catalogue: Catalogue, language: Language, quote: str
) -> None:
    citation = Citer(catalogue).cite(evidence(language, quote))
    assert citation is not None
    assert citation.quote == quote == TEXTS[language][citation.start : citation.end]
    assert (citation.number, citation.page, citation.section) == (1, 2, ("I", "2"))
    assert (citation.document_id, citation.language) == (f"{language.value}-1", language)
    assert (citation.title, citation.document_number) == (
        f"Title {language.value}",
        "02-KH/BCĐTW",
    )


@pytest.mark.parametrize(("language", "quote"), QUOTES)
def test_a_quote_that_the_stored_text_does_not_bear_out_is_dropped(
    catalogue: Catalogue, language: Language, quote: str
) -> None:
    altered = TEXTS[language].replace("30/6", "30/7").replace("30 June", "30 July")
    altered = altered.replace("৩০ জুন", "৩০ মে")
    with sqlite3.connect(catalogue.path) as connection:
        connection.execute(
            "UPDATE documents SET text = ? WHERE id = ?", (altered, f"{language.value}-1")
        )
    citer = Citer(catalogue)
    assert citer.cite(evidence(language, quote)) is None
    assert citer.citations == ()


def test_a_document_that_is_gone_is_not_cited(catalogue: Catalogue) -> None:
    catalogue.remove("en-1")
    kept = evidence(*QUOTES[0])
    lost = evidence(*QUOTES[2])
    assert [c.document_id for c in Citer(catalogue).cite_all([lost, kept])] == ["vi-1"]


def test_the_same_span_is_cited_once(catalogue: Catalogue) -> None:
    citer = Citer(catalogue)
    first, second = evidence(*QUOTES[2]), evidence(Language.EN, "The fee is 25 dong.")
    numbers = [c.number for c in citer.cite_all([first, second, first])]
    assert numbers == [1, 2, 1]
    assert [c.number for c in citer.citations] == [1, 2]


def test_the_page_is_that_of_the_sentence_not_of_the_passage(catalogue: Catalogue) -> None:
    citer = Citer(catalogue)
    found = citer.cite_all([evidence(Language.EN, "Opening 𝒳."), evidence(*QUOTES[2])])
    assert [c.page for c in found] == [1, 2]
