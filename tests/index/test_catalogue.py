"""The catalogue: one document is written, replaced and removed as a whole."""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
import threading
from pathlib import Path

import pytest

from corpus.types import Language
from index.catalogue import Catalogue
from index.errors import StoreUnusable
from index.rows import SourceRecord, vector_id
from index.types import Filter
from tests.index.documents import TEXTS, document, passages, put


@pytest.fixture
def empty(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.sqlite")


@pytest.fixture
def catalogue(empty: Catalogue) -> Catalogue:
    for identifier in TEXTS:
        put(empty, document(identifier))
    return empty


def test_a_document_comes_back_whole(catalogue: Catalogue) -> None:
    for identifier in TEXTS:
        stored = catalogue.document(identifier)
        assert stored == document(identifier)
        [(passage, _)] = passages(document(identifier))
        assert catalogue.passages_of(identifier) == [passage]
        assert catalogue.passages([passage.id]) == {passage.id: passage}
        vector = vector_id(f"r-{identifier}", passage)
        assert catalogue.passages_of_vectors([vector, "unknown"]) == {vector: passage}
        assert catalogue.vector_ids_of([passage.id, "unknown"]) == {passage.id: vector}
    assert catalogue.documents() == [document(i) for i in sorted(TEXTS)]
    assert catalogue.topics() == {i: {"place:1": 3} for i in TEXTS}
    assert catalogue.titles() == {i: f"Title of {i}" for i in TEXTS}


def test_a_month_or_year_of_issue_is_kept_and_filtered_by(empty: Catalogue) -> None:
    for identifier, period in (("a1", "2024-07"), ("b1", "2018")):
        doc = document(identifier)
        identity = dataclasses.replace(doc.identity, date=None, period=period)
        put(empty, dataclasses.replace(doc, identity=identity))
        stored = empty.document(identifier)
        assert stored is not None
        assert stored.identity == identity
        assert {s.id: s.date for s in empty.summaries()}[identifier] is None
    since = Filter(date_from=datetime.date(2024, 7, 20))
    [found] = empty.vector_ids(since).values()
    assert found == [vector_id("r-a1", passages(document("a1"))[0][0])]


def test_what_is_unknown_is_none_and_no_error(catalogue: Catalogue) -> None:
    assert catalogue.document("nothing") is None
    assert not catalogue.has_document("nothing")
    assert catalogue.source("nothing") is None
    assert catalogue.documents_with_text("nothing") == []
    assert catalogue.passages_of("nothing") == []
    assert catalogue.get_meta("nothing") is None
    assert catalogue.remove("nothing") is False
    assert not catalogue.is_live("nothing")


def test_a_path_s_new_document_replaces_the_old_one(catalogue: Catalogue) -> None:
    new = document("a1x", "Mỗi thôn cử năm người trực đê.")
    put(catalogue, new, path="folder/a1.txt")
    assert catalogue.document("a1") is None
    assert catalogue.passages_of("a1") == []
    assert catalogue.document("a1x") == new
    assert catalogue.source("folder/a1.txt") == SourceRecord(
        path="folder/a1.txt", bytes_sha256=new.text, pipeline="1", document_id="a1x"
    )
    assert catalogue.unfinished() == ["r-a1"], "its vectors are still to be deleted"
    assert matches(catalogue, {"words": ["hai"]}) == []
    assert matches(catalogue, {"words": ["năm"]}) == ["a1x"]


def test_a_document_goes_with_its_last_path(catalogue: Catalogue) -> None:
    doc = document("a1")
    alias = SourceRecord(path="copy.txt", bytes_sha256="x", pipeline="1", document_id="a1")
    catalogue.alias(alias)
    put(catalogue, document("a1x", "Thôn khác."), path=doc.source)
    assert catalogue.document("a1") == doc
    put(catalogue, document("a1y", "Thôn khác nữa."), path="copy.txt")
    assert catalogue.document("a1") is None
    assert catalogue.unfinished() == ["r-a1"]


def test_removing_takes_every_path_along(catalogue: Catalogue) -> None:
    alias = SourceRecord(path="copy.txt", bytes_sha256="x", pipeline="1", document_id="b1")
    catalogue.alias(alias)
    assert catalogue.remove("b1") is True
    assert catalogue.source("copy.txt") is None
    assert catalogue.source("folder/b1.txt") is None
    assert catalogue.passage_count() == 2
    assert catalogue.frequencies([("words", "নলকূপ")]) == {}


def test_writing_the_same_revision_again_leaves_nothing_unfinished(catalogue: Catalogue) -> None:
    catalogue.begin("r-a1")
    assert catalogue.is_live("r-a1")
    put(catalogue, document("a1"))
    assert catalogue.unfinished() == []
    assert catalogue.passage_count("a1") == 1


def test_a_failed_write_changes_nothing(catalogue: Catalogue) -> None:
    before = (catalogue.documents(), catalogue.generation())
    doc = document("a1x", "Một câu. Một câu.")
    twice = passages(doc) * 2
    record = SourceRecord(path="folder/a1.txt", bytes_sha256="", pipeline="1", document_id="a1x")
    with pytest.raises(StoreUnusable):
        catalogue.put(doc, "r-new", "", record, twice, {})
    assert (catalogue.documents(), catalogue.generation()) == before
    assert catalogue.source("folder/a1.txt") is not None
    assert catalogue.unfinished() == []


def test_every_change_moves_the_generation(catalogue: Catalogue) -> None:
    seen = [catalogue.generation()]
    for change in (
        lambda: catalogue.begin("r9"),
        lambda: catalogue.forget("r9"),
        lambda: put(catalogue, document("a1")),
        lambda: catalogue.remove("a1"),
        lambda: catalogue.set_meta("model", "x"),
    ):
        change()
        seen.append(catalogue.generation())
    assert seen == sorted(set(seen))
    catalogue.documents()
    assert catalogue.generation() == seen[-1]


def matches(
    catalogue: Catalogue, terms: dict[str, list[str]], where: Filter | None = None
) -> list[str]:
    """The document ids that a lexical search finds, best first."""
    hits = catalogue.match(terms, (1.0, 0.5, 1.0, 1.0), where or Filter(), 10)
    assert all(score > 0 for _, score in hits)
    return [identifier.split(":")[0] for identifier, _ in hits]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"words": ["đê"]}, ["a1"]),
        ({"words": ["de"]}, []),
        ({"words": ["গ্রামে"]}, ["b1"]),
        ({"words": ["গ্রাম"]}, []),
        ({"words": ["wardens", "নলকূপ"]}, ["b1", "c1"]),
        ({"facts": ["num:2/5"]}, ["a1", "b1", "c1"]),
        ({"facts": ["num:2"]}, []),
        ({"facts": ["doc-c1"]}, ["c1"]),
        ({"folded": ["wardens"]}, []),
        ({"words": []}, []),
        ({}, []),
        ({"words": ['wardens" OR "đê']}, []),
        ({"words": ["OR", "NEAR(", "*", '"']}, []),
    ],
)
def test_terms_match_whole_tokens_of_their_column(
    catalogue: Catalogue, terms: dict[str, list[str]], expected: list[str]
) -> None:
    assert sorted(matches(catalogue, terms)) == expected


def test_equal_scores_fall_to_the_passage_id(empty: Catalogue) -> None:
    for identifier in ("c13", "c11", "c14", "c12"):
        put(empty, document(identifier))
    assert matches(empty, {"words": ["wardens"]}) == ["c11", "c12", "c13", "c14"]


def test_a_long_question_s_terms_fit_one_search(catalogue: Catalogue) -> None:
    terms = {"words": [f"w{n}" for n in range(3000)] + ["đê"], "facts": ["doc-a1"]}
    assert matches(catalogue, terms) == ["a1"]
    assert catalogue.frequencies(("words", t) for t in terms["words"]) == {("words", "đê"): 1}


def test_frequencies_count_passages_per_column(catalogue: Catalogue) -> None:
    wanted = [("words", "two"), ("facts", "num:2/5"), ("words", "num:2/5"), ("words", "none")]
    assert catalogue.frequencies(wanted) == {("words", "two"): 1, ("facts", "num:2/5"): 3}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(), ["a1", "b1", "c1"]),
        (Filter(documents=("a1", "c1", "unknown")), ["a1", "c1"]),
        (Filter(documents=("unknown",)), []),
        (Filter(language=Language.BN), ["b1"]),
        (Filter(kind="plan"), ["a1", "c1"]),
        (Filter(kind="plan' OR '1'='1"), []),
        (Filter(date_from=datetime.date(2024, 2, 29)), ["a1", "c1"]),
        (Filter(date_from=datetime.date(2024, 3, 1)), ["c1"]),
        (Filter(date_to=datetime.date(2025, 7, 1)), ["a1", "c1"]),
        (Filter(date_to=datetime.date(2025, 6, 30)), ["a1"]),
        (Filter(kind="plan", language=Language.EN, documents=("a1", "c1")), ["c1"]),
    ],
)
def test_filters_hold_for_vectors_and_for_words(
    catalogue: Catalogue, where: Filter, expected: list[str]
) -> None:
    ids = catalogue.vector_ids(where)
    found = [
        p.document_id
        for p in catalogue.passages_of_vectors(i for v in ids.values() for i in v).values()
    ]
    assert sorted(found) == expected
    assert sorted(matches(catalogue, {"facts": ["num:2/5"]}, where)) == expected
    assert all(TEXTS[i.removeprefix("r-")[:2]][0] is lang for lang, v in ids.items() for i in v)


def test_an_older_schema_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.execute("CREATE TABLE documents (id TEXT PRIMARY KEY)")
        connection.execute("INSERT INTO meta VALUES ('schema', '0')")
    connection.close()
    with pytest.raises(StoreUnusable, match=r"schema 0, this program needs 5.*assistant ingest"):
        Catalogue(path)
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    assert sorted(tables) == [("documents",), ("meta",)]


def test_a_kill_while_the_tables_are_made_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.close()
    put(Catalogue(path), document("c1"))
    assert Catalogue(path).document("c1") == document("c1")


def test_opening_an_existing_store_writes_nothing(catalogue: Catalogue) -> None:
    before = catalogue.generation()
    assert Catalogue(catalogue.path).generation() == before


@pytest.mark.parametrize("content", [b"not a database" * 99, b"SQLite format 3\x00" + b"x" * 999])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreUnusable, match=r"catalogue.sqlite.*is damaged.*assistant ingest"):
        Catalogue(path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match=r"unable to open database file.*--store"):
        Catalogue(tmp_path / "missing" / "catalogue.sqlite")


def test_a_full_disk_loses_nothing(catalogue: Catalogue) -> None:
    before = catalogue.documents()
    with catalogue.transaction() as connection:
        [(pages,)] = connection.execute("PRAGMA page_count").fetchall()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    long = document("a1x", "Thôn họp. " * 20_000)
    with pytest.raises(StoreUnusable, match=r"database or disk is full.*free disk space"):
        put(catalogue, long)
    assert catalogue.documents() == before
    with catalogue.transaction() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    put(catalogue, long)
    assert catalogue.document("a1x") == long


def test_threads_share_one_catalogue(catalogue: Catalogue) -> None:
    errors: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                doc = dataclasses.replace(
                    document("c1", f"Text {number} {turn}."), id=f"c1{number}"
                )
                put(catalogue, doc, path=f"{number}.txt", revision=f"r-{number}-{turn}")
                assert catalogue.document(doc.id) == doc
        except (StoreUnusable, AssertionError) as error:
            errors.append(error)
        finally:
            catalogue.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(catalogue.documents()) == 3 + 6


def test_after_closing_it_opens_again(catalogue: Catalogue) -> None:
    catalogue.close()
    catalogue.close()
    assert len(catalogue.documents()) == 3
