"""Search finds a passage by its meaning and by its words, in all three languages."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import index.nearest
from corpus.types import Language
from index.alignment import load_alignment
from index.build import Ingestion
from index.embed import EmbeddedEmbedder
from index.errors import StoreMismatch
from index.retrieve import Retriever
from index.store import Store
from index.types import Filter, Hit
from tests.index.river_files import FILES
from tests.index.stand_in import NO_ALIGNMENT, StandIn, found, ingest, write_files
from tests.index.store_contract import names, unit_rows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("retrieve") / "store")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def retriever(store: Store, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    embedder = EmbeddedEmbedder(cache, dtype="float32")
    alignment = load_alignment(embedder, cache)
    folder = write_files(tmp_path_factory.mktemp("files"), FILES)
    results = list(Ingestion(store, embedder, alignment).run([folder]))
    assert [r.status for r in results] == ["added"] * len(FILES)
    return Retriever(store, embedder, alignment)


def source(store: Store, hit: Hit) -> str:
    document = store.catalogue.document(hit.passage.document_id)
    assert document is not None
    assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
    return Path(document.source).name


def sources(store: Store, hits: tuple[Hit, ...]) -> list[str]:
    return [source(store, hit) for hit in hits]


def identifier(store: Store, name: str) -> str:
    return next(d.id for d in store.catalogue.documents() if Path(d.source).name == name)


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("Người nuôi ong phải đăng ký ở đâu?", "bees.txt", "kiểm lâm"),
        ("Chợ nổi họp khi nào?", "market.md", "sáng chủ nhật"),
        ("ঝুলন্ত সেতুর তক্তা কবে বদলানো হবে?", "bridge.txt", "১৫ নভেম্বর"),
        ("নলকূপ নষ্ট হলে কে ঠিক করে?", "wells.md", "মিস্ত্রি"),
        ("How many books may children borrow?", "library.txt", "three books"),
        ("Who enters the museum for free?", "museum.md", "veterans"),
    ],
)
def test_a_question_finds_its_passage(
    retriever: Retriever, store: Store, question: str, name: str, words: str
) -> None:
    hits = retriever.search(question)
    assert source(store, hits[0]) == name
    assert words in next(h.passage.text for h in hits if source(store, h) == name)
    assert hits[0].lexical > 0
    assert [h.rank for h in hits] == list(range(1, len(hits) + 1))
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Nhà thầu thay ván cầu treo xong trước ngày nào?", "bridge.txt"),
        ("Giếng khoan trong làng hỏng thì ai sửa?", "wells.md"),
        ("When will the hanging bridge be repaired?", "bridge.txt"),
        ("জাদুঘরে কারা বিনামূল্যে ঢুকতে পারেন?", "museum.md"),
        ("গ্রন্থাগার থেকে কয়টি বই ধার নেওয়া যায়?", "library.txt"),
        ("Trẻ em được mượn mấy quyển sách ở thư viện?", "library.txt"),
        ("When does the floating market meet?", "market.md"),
    ],
)
def test_a_question_finds_a_passage_in_another_language(
    retriever: Retriever, store: Store, question: str, name: str
) -> None:
    assert source(store, retriever.search(question)[0]) == name


def ranked(hits: tuple[Hit, ...]) -> list[tuple[str, float]]:
    return [(hit.passage.id, round(hit.score, 5)) for hit in hits]


@pytest.mark.parametrize(
    "question", ["Người nuôi ong phải đăng ký ở đâu?", "নলকূপ কোথায় বসানো হয়?", "Café à vélo?"]
)
def test_a_decomposed_question_finds_the_same(retriever: Retriever, question: str) -> None:
    decomposed = unicodedata.normalize("NFD", question)
    assert decomposed != question
    assert ranked(retriever.search(decomposed)) == ranked(retriever.search(question))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("nguoi nuoi ong phai dang ky o dau", "bees.txt"),
        ("cho noi hop vao luc nao", "market.md"),
        ("thuyen ban hang phai co phao cuu sinh", "market.md"),
    ],
)
def test_vietnamese_typed_without_marks_finds_its_document(
    retriever: Retriever, store: Store, question: str, name: str
) -> None:
    hits = retriever.search(question, language=Language.VI)
    assert source(store, hits[0]) == name
    assert hits[0].lexical > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("৪৮ ঘণ্টার মধ্যে কী করা হবে?", "48 ঘণ্টার মধ্যে কী করা হবে?"),
        ("১৫ নভেম্বর ২০২৫ এর মধ্যে কী হবে?", "15 নভেম্বর 2025 এর মধ্যে কী হবে?"),
    ],
)
def test_bengali_and_ascii_digits_find_the_same_passage(
    retriever: Retriever, one: str, other: str
) -> None:
    [first], [second] = retriever.search(one, k=1), retriever.search(other, k=1)
    assert first.passage == second.passage
    assert first.facts == pytest.approx(second.facts) != 0
    assert first.lexical == pytest.approx(second.lexical) != 0


@pytest.mark.parametrize("number", ["41/KH-SNN", "41-KH/SNN", "41 /KH-SNN", "৪১/KH-SNN"])
@pytest.mark.parametrize("form", ["{} quy định gì?", "{} সম্পর্কে বলুন", "What does {} say?"])
def test_every_spelling_of_a_number_finds_its_document(
    retriever: Retriever, store: Store, number: str, form: str
) -> None:
    [hit] = retriever.search(form.format(number), k=1)
    assert source(store, hit) == "bees.txt"
    assert hit.about > 0


@pytest.mark.parametrize("language", Language)
def test_words_of_every_language_are_matched(
    retriever: Retriever, store: Store, language: Language
) -> None:
    question = {"vi": "phao cứu sinh", "bn": "আর্সেনিক পরীক্ষা", "en": "wooden boats"}[language]
    name = {"vi": "market.md", "bn": "wells.md", "en": "museum.md"}[language]
    lexical = [h for h in retriever.search(question, language=language) if h.lexical > 0]
    assert name in sources(store, tuple(lexical))
    assert all(0 < h.lexical <= 1 for h in lexical)
    assert {h.passage.language for h in lexical} == {language}


LIMITS = [
    (Filter(language=Language.BN), {"bridge.txt", "wells.md"}),
    (Filter(kind="plan"), {"bees.txt", "bridge.txt"}),
    (Filter(kind="notice"), {"library.txt"}),
    (Filter(date_from=datetime.date(2025, 3, 12)), {"bees.txt", "bridge.txt"}),
    (Filter(date_to=datetime.date(2025, 3, 12)), {"bees.txt", "library.txt"}),
    (Filter(date_from=datetime.date(2025, 3, 13), kind="plan"), {"bridge.txt"}),
    (Filter(kind="law"), set()),
]


@pytest.mark.parametrize(("where", "expected"), LIMITS)
@pytest.mark.parametrize("question", ["Who repairs the bridge?", "Số 41/KH-SNN", "নলকূপ"])
def test_a_filter_lets_nothing_else_through(
    retriever: Retriever, store: Store, question: str, where: Filter, expected: set[str]
) -> None:
    hits = retriever.search(question, where=where, k=50)
    assert set(sources(store, hits)) == expected


def test_a_filter_by_document_finds_all_its_passages(retriever: Retriever, store: Store) -> None:
    chosen = identifier(store, "museum.md"), identifier(store, "wells.md")
    for documents in (chosen[:1], chosen, (*chosen, "unknown")):
        hits = retriever.search("chợ nổi", where=Filter(documents=documents), k=50)
        expected = {p.id for d in documents for p in store.catalogue.passages_of(d)}
        assert {h.passage.id for h in hits} == expected
    assert retriever.search("chợ nổi", where=Filter(documents=("unknown",))) == ()


def test_a_filtered_search_gives_the_scores_of_the_whole_one(
    retriever: Retriever, store: Store
) -> None:
    question, where = "How many books may children borrow?", Filter(language=Language.EN)
    whole = {h.passage.id: h for h in retriever.search(question, k=99)}
    for hit in retriever.search(question, where=where, k=99):
        assert hit.dense == pytest.approx(whole[hit.passage.id].dense, abs=1e-5)


def test_a_large_filter_is_searched_through_the_index(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, where = "ঝুলন্ত সেতু", Filter(kind="plan")
    exact = retriever.search(question, where=where)
    monkeypatch.setattr(index.nearest, "_EXACT_BELOW", 0)
    assert ranked(retriever.search(question, where=where)) == ranked(exact)


def test_the_same_question_gives_the_same_answer(retriever: Retriever) -> None:
    first = retriever.search("Ai sửa giếng?", k=50)
    assert retriever.search("Ai sửa giếng?", k=50) == first
    assert retriever.search("Ai sửa giếng?", k=3) == first[:3]


def test_similarity_is_the_cosine_that_search_ranks_by(retriever: Retriever) -> None:
    question = "Who enters the museum for free?"
    hits = retriever.search(question)
    similar = retriever.similarity(question, Language.EN, [h.passage for h in hits])
    assert similar == pytest.approx([h.dense for h in hits], abs=1e-5)
    assert retriever.similarity(question, Language.EN, []) == []


@pytest.mark.parametrize("question", ["?", "১২৩", "\u200d", "ế" * 300, 'a" OR b*', "NEAR(x y)"])
def test_odd_questions_are_no_error(retriever: Retriever, question: str) -> None:
    assert all(h.score == pytest.approx(h.score) for h in retriever.search(question))


def test_equal_passages_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    copies = {f"{n}.md": f"The ferry leaves at dawn.\n\nNote of harbour {n}." for n in "dacb"}
    store = Store(tmp_path / "store")
    ingest(store, write_files(tmp_path / "files", copies))
    hits = Retriever(store, StandIn(), NO_ALIGNMENT).search("ferry at dawn harbour")
    keys = [(-h.score, h.passage.id) for h in hits]
    assert keys == sorted(keys)
    assert [h.passage.id for h in hits] == [
        h.passage.id
        for h in Retriever(store, StandIn(), NO_ALIGNMENT).search("ferry at dawn harbour")
    ]
    store.close()


def test_an_empty_store_has_no_hits(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert found(store, "anything") == []
    assert found(store, "anything", Filter(language=Language.VI)) == []
    store.close()


def test_another_model_is_refused(retriever: Retriever, store: Store) -> None:
    with pytest.raises(StoreMismatch, match="ASSISTANT_EMBEDDING_MODEL=embedded"):
        Retriever(store, StandIn(), NO_ALIGNMENT).search("anything")


def test_vectors_of_no_document_are_not_shown_and_take_no_place(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ingest(store, write_files(tmp_path / "files", {"ferry.md": "The ferry leaves at dawn."}))
    expected = found(store, "harbour boats")
    assert expected
    query = StandIn().embed_queries(["harbour boats"])
    near = query + 0.01 * unit_rows(300, dimension=query.shape[1])
    store.catalogue.begin("unfinished")
    store.vectors.add(Language.EN, "unfinished", names(300), near)
    assert found(store, "harbour boats") == expected
    store.close()


def test_topics_are_read_anew_after_a_change(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    files = write_files(tmp_path / "files", {"one.md": "Plan 31 ends at dawn."})
    ingest(store, files)
    retriever = Retriever(store, StandIn(), NO_ALIGNMENT)
    assert retriever.search("Plan 31")[0].about > 0
    write_files(files, {"one.md": "The ferry ends at dawn.", "two.md": "Plan 31 is a plan."})
    ingest(store, files)
    about = {h.passage.text: h.about for h in retriever.search("Plan 31")}
    assert about["The ferry ends at dawn."] == 0
    assert about["Plan 31 is a plan."] > 0
    store.close()


def test_every_sentence_of_a_hit_has_its_cosine(store: Store, retriever: Retriever) -> None:
    for hit in retriever.search("sông", k=5):
        assert len(hit.sentences) == len(hit.passage.sentences)
        assert all(-1.001 <= cosine <= 1.001 for cosine in hit.sentences)


def test_vectors_of_sentences_go_with_their_document(tmp_path: Path) -> None:
    opened = Store(tmp_path / "store")
    ingest(opened, write_files(tmp_path / "files"))
    document = opened.catalogue.documents()[0]
    ids = [p.id for p in opened.catalogue.passages_of(document.id)]
    assert set(opened.catalogue.sentence_vectors(ids)) == set(ids)
    opened.remove(document.id)
    assert not opened.catalogue.sentence_vectors(ids)
    opened.close()


def test_a_store_made_before_there_were_vectors_of_sentences_is_searched(tmp_path: Path) -> None:
    opened = Store(tmp_path / "store")
    ingest(opened, write_files(tmp_path / "files"))
    with opened.catalogue.transaction() as connection:
        connection.execute("DROP TABLE sentences")
    opened.close()
    again = Store(tmp_path / "store")
    hits = Retriever(again, StandIn(), NO_ALIGNMENT).search("library books")
    assert hits
    assert all(hit.sentences == () for hit in hits)
    again.close()
