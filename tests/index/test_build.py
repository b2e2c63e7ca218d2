"""Ingestion: each file whole or not at all, whatever happens in between."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import index.build
import index.intake
from index.build import Ingestion
from index.errors import StoreBusy, StoreMismatch
from index.store import Store
from tests.index.stand_in import (
    FILES,
    GUIDE,
    GUIDE_CHANGED,
    NO_ALIGNMENT,
    PLAN,
    StandIn,
    found,
    ingest,
    state,
    statuses,
    write_files,
)


def test_every_file_of_a_folder_is_reported_and_found(store: Store, files: Path) -> None:
    results = ingest(store, files)
    assert statuses(results) == dict.fromkeys(FILES, "added")
    assert {Path(r.source).name: r.language for r in results} == {
        "plan.txt": "vi",
        "notice.md": "bn",
        "guide.md": "en",
    }
    held = state(store)
    for result, document in zip(results, held["documents"], strict=True):
        assert result.document_id == document.id
        assert result.source == document.source
        assert result.passages == len(held["passages"][document.id]) > 0
        for passage in held["passages"][document.id]:
            assert document.text[passage.start : passage.end] == passage.text
            for sentence in passage.sentences:
                assert passage.start <= sentence.start < sentence.end <= passage.end
    assert "hộ tịch" in found(store, "quét sổ hộ tịch")[0][0]


def test_a_second_run_writes_nothing(store: Store, files: Path) -> None:
    first = ingest(store, files)
    before, generation = state(store), store.catalogue.generation()
    second = ingest(store, files)
    assert statuses(second) == dict.fromkeys(FILES, "unchanged")
    assert [(r.document_id, r.passages, r.language) for r in second] == [
        (r.document_id, r.passages, r.language) for r in first
    ]
    assert store.catalogue.generation() == generation
    assert state(store) == before


def test_a_changed_file_replaces_its_earlier_version(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    write_files(files, {"guide.md": GUIDE_CHANGED})
    assert statuses(ingest(store, files)) == {
        "plan.txt": "unchanged",
        "notice.md": "unchanged",
        "guide.md": "updated",
    }
    after = state(store)
    assert len(after["documents"]) == len(before["documents"])
    texts = [p.text for own in after["passages"].values() for p in own]
    assert any("five books" in text for text in texts)
    assert not any("three books" in text for text in texts)
    assert all("three books" not in text for text, _ in found(store, "three books fee"))
    [old] = {d.id for d in before["documents"]} - {d.id for d in after["documents"]}
    assert store.original(old) is None


def test_going_back_to_an_earlier_version(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    for text in (GUIDE_CHANGED, GUIDE):
        write_files(files, {"guide.md": text})
        assert statuses(ingest(store, files))["guide.md"] == "updated"
    assert state(store) == before


def test_the_same_bytes_at_two_paths_are_one_document(store: Store, files: Path) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    results = ingest(store, files)
    assert (
        statuses(results)["same.md"] == "duplicate" or statuses(results)["guide.md"] == "duplicate"
    )
    assert len({r.document_id for r in results}) == len(state(store)["documents"]) == 3
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}


@pytest.mark.parametrize("altered", ["guide.md", "copy/same.md"])
def test_altering_one_of_two_paths_keeps_the_other(store: Store, files: Path, altered: str) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    (files / altered).write_text(GUIDE_CHANGED, encoding="utf-8")
    assert statuses(ingest(store, files))[Path(altered).name] == "updated"
    texts = [d.text for d in state(store)["documents"]]
    assert sum("three books" in text for text in texts) == 1
    assert sum("five books" in text for text in texts) == 1
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}


@pytest.mark.parametrize("removed", ["guide.md", "copy/same.md"])
def test_removing_one_of_two_paths_keeps_the_document(
    store: Store, files: Path, removed: str
) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    before = state(store)
    (files / removed).unlink()
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}
    assert state(store) == before


def test_the_same_text_in_another_format_is_a_duplicate(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    with_mark = write_files(files.parent / "other")
    (with_mark / "plan.txt").write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())
    (with_mark / "guide.md").unlink()
    (with_mark / "notice.md").rename(with_mark / "notice.txt")
    results = ingest(store, with_mark)
    assert statuses(results) == {"plan.txt": "duplicate", "notice.txt": "duplicate"}
    assert {r.document_id for r in results} <= {d.id for d in before["documents"]}
    assert state(store) == before
    assert set(statuses(ingest(store, with_mark)).values()) == {"unchanged"}


def test_a_file_that_becomes_the_copy_of_another_one(store: Store, files: Path) -> None:
    ingest(store, files)
    write_files(files, {"notice.md": GUIDE})
    assert statuses(ingest(store, files))["notice.md"] == "duplicate"
    held = state(store)
    assert [Path(d.source).name for d in held["documents"]] == ["guide.md", "plan.txt"]
    assert found(store, "সেতু মেরামত") == [] or "সেতু" not in found(store, "সেতু মেরামত")[0][0]


def test_a_new_pipeline_reads_every_file_again(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    before = state(store)
    monkeypatch.setattr(index.build, "PIPELINE", "newer")
    assert "unchanged" not in statuses(ingest(store, files)).values()
    after = state(store)
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}
    assert [d.id for d in after["documents"]] == [d.id for d in before["documents"]]
    assert after["passages"] == before["passages"]
    assert not set(after["vectors"]) & set(before["vectors"])


def test_a_failed_file_stops_no_other_and_keeps_its_earlier_version(
    store: Store, files: Path
) -> None:
    ingest(store, files)
    before = state(store)
    (files / "guide.md").write_bytes(b"")
    (files / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    write_files(files, {"note.md": "The ferry leaves at dawn."})
    results = {Path(r.source).name: r for r in ingest(store, files, files / "missing.txt")}
    assert {name: r.status for name, r in results.items()} == {
        "broken.pdf": "failed",
        "guide.md": "failed",
        "note.md": "added",
        "notice.md": "unchanged",
        "plan.txt": "unchanged",
        "missing.txt": "failed",
    }
    for name in ("broken.pdf", "guide.md", "missing.txt"):
        code, message = results[name].error or ("", "")
        assert code in ("corrupt", "empty", "not_found")
        assert name in message
        assert results[name].document_id is None
    after = state(store)
    assert {d.id for d in before["documents"]} < {d.id for d in after["documents"]}
    assert "three books" in found(store, "borrow three books")[0][0]


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (index.intake, "hash_file"),
        (index.intake, "load_document"),
        (index.build, "split_passages"),
    ],
)
def test_a_file_that_vanishes_on_the_way_fails_alone(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    """Between listing and hashing, hashing and reading, reading and keeping."""
    real = getattr(module, step)

    def vanish(*args: Any, **options: Any) -> Any:
        (files / "guide.md").unlink(missing_ok=True)
        return real(*args, **options)

    monkeypatch.setattr(module, step, vanish)
    results = {Path(r.source).name: r for r in ingest(store, files)}
    assert results["guide.md"].status == "failed"
    assert (results["guide.md"].error or ("",))[0] == "not_found"
    assert [results[n].status for n in ("notice.md", "plan.txt")] == ["added", "added"]
    assert len(state(store)["documents"]) == 2


def test_a_second_writer_is_told_to_wait(store: Store, files: Path) -> None:
    running = Ingestion(store, StandIn(), NO_ALIGNMENT).run([files])
    next(running)
    other = Store(store.folder)
    with pytest.raises(StoreBusy, match="another process is writing"):
        ingest(other, files)
    assert len(list(running)) == 2
    assert set(statuses(ingest(other, files)).values()) == {"unchanged"}
    other.close()


def test_another_model_is_refused_and_changes_nothing(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    write_files(files, {"guide.md": GUIDE_CHANGED})
    with pytest.raises(StoreMismatch, match="ASSISTANT_EMBEDDING_MODEL=stand-in"):
        ingest(store, files, model="other")
    assert state(store) == before
