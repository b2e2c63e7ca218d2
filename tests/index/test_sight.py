"""What is hidden is as if it were not there: compared with a store that never held it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.types import Language
from index.access import NOBODY
from index.catalogue import Catalogue
from index.errors import StoreUnusable
from index.retrieve import Retriever
from index.store import Store
from index.types import Filter
from tests.index.stand_in import FILES, GUIDE, NO_ALIGNMENT, StandIn, ingest, write_files

HIDDEN = {
    "mat.txt": "KẾ HOẠCH\nXã Sính Phình tặng hộ tịch bí danh Chimera trước ngày 1/2/2031.\n" * 3,
    "gopon.md": "# গোপন বিজ্ঞপ্তি\n\nচিমেরা সেতু মেরামতের কাজ ২ মার্চ ২০৩১ তারিখে শেষ হবে।\n",
    "chimera.md": GUIDE.replace("village", "Chimera") + "Chimera libraries lend libraries.\n",
}
QUERIES = ["sổ hộ tịch của xã", "সেতু মেরামত কবে", "Children borrow village library books", "chimera"]
READER = frozenset({"person:Lan", "group:Văn phòng"})


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """A store in which documents are hidden, as the reader sees it, and one without them."""
    folder = tmp_path_factory.mktemp("sight")
    less = Store(folder / "less")
    ingest(less, write_files(folder / "files"))
    full = Store(folder / "full")
    ingest(full, write_files(folder / "files"), write_files(folder / "hidden", HIDDEN))
    for identifier, source in full.catalogue.paths().items():
        if Path(source).name in HIDDEN:
            full.access.share(identifier, {"group:Tài chính", NOBODY})
    return full.seen_with(READER), less


def test_a_reader_sees_what_a_store_without_the_hidden_has(stores: tuple[Store, Store]) -> None:
    seen, less = (store.catalogue for store in stores)
    assert len(seen.titles()) == len(FILES)
    asks: list[Callable[[Catalogue], object]] = [
        lambda c: c.documents(),
        lambda c: c.without_texts(),
        lambda c: c.titles(),
        lambda c: c.paths(),
        lambda c: c.numbers(),
        lambda c: c.topics(),
        lambda c: c.relations(),
        lambda c: c.passage_count(),
        lambda c: c.passage_counts(),
        lambda c: c.words(),
        lambda c: c.register("obligation"),
        lambda c: c.register("milestone"),
        lambda c: [s.id for s in c.summaries()],
        lambda c: [c.passages_of(d) for d in sorted(c.titles())],
    ]
    for ask in asks:
        assert ask(seen) == ask(less)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("where", [None, Filter(language=Language.EN)])
def test_search_gives_the_same_passages_and_scores(
    stores: tuple[Store, Store], query: str, where: Filter | None
) -> None:
    seen, less = (
        [
            (hit.passage, *(round(x, 6) for x in (hit.score, hit.dense, hit.lexical, hit.facts)))
            for hit in Retriever(store, StandIn(), NO_ALIGNMENT).search(query, where=where)
        ]
        for store in stores
    )
    assert seen == less


@pytest.mark.parametrize("name", list(HIDDEN))
def test_a_hidden_document_is_unknown(stores: tuple[Store, Store], name: str) -> None:
    seen = stores[0]
    paths = seen.whole.catalogue.paths()
    identifier = next(i for i, source in paths.items() if Path(source).name == name)
    assert seen.whole.original(identifier) is not None
    assert seen.original(identifier) is None
    assert seen.catalogue.document(identifier) is None
    assert not seen.catalogue.has_document(identifier)
    assert not seen.catalogue.has_path(identifier)
    assert seen.catalogue.passages_of(identifier) == []
    assert seen.catalogue.register("milestone", [identifier]) == []
    assert seen.remove(identifier) is False
    assert seen.whole.catalogue.has_document(identifier)


def test_sharing_holds_at_once_and_for_its_bearers(stores: tuple[Store, Store]) -> None:
    seen, less = stores
    whole = seen.whole
    identifier = next(i for i, s in whole.catalogue.paths().items() if s.endswith("gopon.md"))
    before, generation = whole.access.audience(identifier), seen.catalogue.generation()
    assert whole.seen_with(frozenset({"group:Tài chính"})).catalogue.has_document(identifier)
    whole.access.share(identifier, {"person:Lan"})
    assert seen.catalogue.has_document(identifier)
    assert seen.catalogue.generation() > generation
    assert not whole.seen_with(frozenset({"group:Tài chính"})).catalogue.has_document(identifier)
    whole.access.share(identifier, before)
    assert seen.catalogue.titles() == less.catalogue.titles()


def test_without_anything_hidden_the_words_weigh_as_the_database_says(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ingest(store, write_files(tmp_path / "files", {**FILES, **HIDDEN}))
    hidden = Store(tmp_path / "more")
    ingest(hidden, write_files(tmp_path / "files"), write_files(tmp_path / "one", {"x.txt": "x y"}))
    terms = {"words": ("village", "library", "village"), "folded": ("ho", "xa"), "facts": ()}
    [extra] = [i for i, s in hidden.catalogue.paths().items() if s.endswith("x.txt")]
    hidden.access.share(extra, {NOBODY})
    weights = (1.0, 0.4, 1.0, 1.0)
    exact = store.catalogue.match(terms, weights, Filter(), 50)
    found = hidden.seen_with(READER).catalogue.match(terms, weights, Filter(), 50)
    assert len(exact) > 1
    assert [(i, round(s, 9)) for i, s in found] == [(i, round(s, 9)) for i, s in exact]


def test_every_table_that_tells_of_documents_is_limited(stores: tuple[Store, Store]) -> None:
    seen = stores[0].catalogue._connection()
    tables = {
        row["name"]
        for row in seen.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    }
    views = {row["name"] for row in seen.execute("SELECT name FROM temp.sqlite_master")}
    # Settings, notes of unfinished writing, and the words, which are read beside visible passages.
    rest = {t for t in tables if t in ("meta", "unfinished", "vocabulary") or t.startswith("terms")}
    assert tables - rest <= views


def test_what_a_reader_sees_cannot_be_written_through(stores: tuple[Store, Store]) -> None:
    with pytest.raises(StoreUnusable):
        stores[0].catalogue.set_meta("model", "other")
