"""The store's folder: one writer, one model, nothing left behind, nothing half kept."""

from __future__ import annotations

import errno
import shutil
import threading
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.types import Language
from index.errors import StoreBusy, StoreMismatch, StoreUnusable
from index.store import Store
from tests.index.stand_in import FILES, StandIn, found, ingest, state, write_files
from tests.index.store_contract import names, unit_rows


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    ingest(store, write_files(tmp_path / "files"))
    return store


def identifiers(store: Store) -> dict[str, str]:
    """The id of each document by its file's name."""
    return {Path(d.source).name: d.id for d in store.catalogue.documents()}


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreUnusable, match=r"taken.*cannot be made.*ASSISTANT_STORE"):
        Store(tmp_path / "taken" / "store")


def test_only_one_may_write(filled: Store) -> None:
    other = Store(filled.folder)
    with filled.writing():
        with pytest.raises(StoreBusy, match="another process is writing"), other.writing():
            pass
        with pytest.raises(StoreBusy):
            other.remove(identifiers(filled)["plan.txt"])
        assert len(other.catalogue.documents()) == 3, "reading goes on"
    with other.writing():
        pass


def test_the_lock_is_let_go_after_an_error(store: Store) -> None:
    with pytest.raises(KeyError), store.writing():
        raise KeyError("x")
    with store.writing():
        pass


def test_another_model_is_refused_once_there_are_passages(store: Store, filled: Store) -> None:
    filled.check_model(StandIn())
    with pytest.raises(StoreMismatch, match=r"'stand-in', not with 'other'") as caught:
        filled.check_model(StandIn("other"))
    assert "ASSISTANT_EMBEDDING_MODEL=stand-in" in str(caught.value)


def test_an_empty_store_takes_any_model(store: Store) -> None:
    store.note_model(StandIn())
    store.check_model(StandIn("other"))
    store.note_model(StandIn("other"))
    assert store.catalogue.get_meta("model_name") == "other"


def test_noting_the_same_model_again_writes_nothing(filled: Store) -> None:
    before = filled.catalogue.generation()
    filled.note_model(StandIn())
    assert filled.catalogue.generation() == before


def test_originals_are_kept_byte_for_byte(filled: Store, tmp_path: Path) -> None:
    for name, identifier in identifiers(filled).items():
        kept = filled.original(identifier)
        assert kept is not None
        assert kept.suffix == Path(name).suffix
        assert kept.read_bytes() == (tmp_path / "files" / name).read_bytes()


@pytest.mark.parametrize("identifier", ["unknown", "*", "", "../catalogue", "[a-f0-9]*"])
def test_no_other_file_is_ever_given_out(filled: Store, identifier: str) -> None:
    assert filled.original(identifier) is None


def test_a_full_disk_keeps_no_half_of_a_file(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "files" / "guide.md"
    identifier = identifiers(filled)["guide.md"]

    def fill(_: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        raise OSError(errno.ENOSPC, "No space left on device", str(source))

    monkeypatch.setattr(shutil, "copyfile", fill)
    with pytest.raises(StoreUnusable, match=r"No space left on device.*free disk space"):
        filled.keep_original(identifier, source)
    kept = filled.original(identifier)
    assert kept is not None
    assert kept.read_bytes() == source.read_bytes()
    with filled.writing():
        filled.recover()
    assert len(list(filled.originals.iterdir())) == 3


def test_a_source_that_is_gone_is_no_fault_of_the_store(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"gone.txt") as caught:
        store.keep_original("abc", tmp_path / "gone.txt")
    assert caught.value.code == "not_found"
    assert store.original("abc") is None


def test_removing_frees_everything(filled: Store) -> None:
    for number, identifier in enumerate(identifiers(filled).values(), start=1):
        assert filled.remove(identifier) is True
        assert filled.remove(identifier) is False
        assert filled.original(identifier) is None
        assert filled.vectors.count() == filled.catalogue.passage_count()
        assert len(filled.catalogue.documents()) == 3 - number
    assert filled.vectors.count() == 0
    assert list(filled.originals.iterdir()) == []
    assert filled.catalogue.frequencies([("words", "সেতু"), ("words", "librari")]) == {}
    assert found(filled, "village libraries") == []


def test_removing_one_leaves_the_others(filled: Store) -> None:
    before = state(filled)
    removed = identifiers(filled)["notice.md"]
    filled.remove(removed)
    after = state(filled)
    assert after["documents"] == [d for d in before["documents"] if d.id != removed]
    assert after["passages"] == {d: p for d, p in before["passages"].items() if d != removed}
    assert after["vectors"] == {k: v for k, v in before["vectors"].items() if k in after["vectors"]}


def test_recovering_clears_what_a_killed_run_left(filled: Store) -> None:
    before = state(filled)
    filled.catalogue.begin("killed")
    filled.vectors.add(Language.BN, "killed", names(3), unit_rows(3, dimension=24))
    (filled.originals / "killed.txt").write_text("x", encoding="utf-8")
    (filled.originals / ".killed.txt.part").write_text("x", encoding="utf-8")
    filled.recover()
    assert state(filled) == before


def test_sweeping_spares_the_vectors_of_a_document_being_read_again(filled: Store) -> None:
    before = state(filled)
    for key in {key.split(":")[0] for _, key in before["vectors"]}:
        filled.catalogue.begin(key)
    filled.sweep()
    assert state(filled) == before


def test_a_copied_folder_is_the_same_store(filled: Store, tmp_path: Path) -> None:
    before = state(filled)
    filled.close()
    shutil.copytree(filled.folder, tmp_path / "copy")
    shutil.rmtree(filled.folder)
    copy = Store(tmp_path / "copy")
    assert state(copy) == before
    copy.close()


def test_another_opening_sees_every_change(filled: Store, tmp_path: Path) -> None:
    reader = Store(filled.folder)
    assert found(reader, "village libraries")[0] == found(filled, "village libraries")[0]
    ingest(filled, write_files(tmp_path / "more", {"ferry.md": "The ferry leaves at dawn."}))
    assert reader.vectors.count() == filled.vectors.count() == reader.catalogue.passage_count()
    assert found(reader, "the ferry at dawn")[0][0] == "The ferry leaves at dawn."
    filled.remove(identifiers(filled)["guide.md"])
    assert all("librar" not in text for text, _ in found(reader, "village libraries"))
    assert reader.vectors.count() == reader.catalogue.passage_count()
    reader.close()


def test_a_deleted_folder_is_a_new_store(filled: Store, tmp_path: Path) -> None:
    filled.close()
    shutil.rmtree(filled.folder)
    again = Store(filled.folder)
    assert again.vectors.count() == 0
    ingest(again, tmp_path / "files")
    assert len(state(again)["documents"]) == len(FILES)
    again.close()


@pytest.mark.parametrize("same", [True, False], ids=["one store", "two stores"])
def test_threads_may_search_while_another_writes(filled: Store, tmp_path: Path, same: bool) -> None:
    more = {f"note{n}.md": f"Note {n}: the ferry {n} leaves at dawn." for n in range(4)}
    folder = write_files(tmp_path / "more", more)
    expected = found(filled, "village libraries")[0][0]
    seen: list[str] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            seen.append(found(filled, "village libraries")[0][0])

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        ingest(filled if same else Store(filled.folder), folder)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert seen
    assert set(seen) == {expected}
    assert len(state(filled)["documents"]) == 7
