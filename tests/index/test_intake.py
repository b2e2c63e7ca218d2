"""Archives and mails bring in several documents; workers read ahead without changing the result."""

from __future__ import annotations

import signal
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from corpus.limits import Limits
from corpus.workers import Readers
from index.build import Ingested, Ingestion
from index.store import Store
from tests.corpus import poison
from tests.index.stand_in import (
    FILES,
    GUIDE,
    GUIDE_CHANGED,
    NO_ALIGNMENT,
    NOTICE,
    PLAN,
    StandIn,
    ingest,
    state,
    write_files,
)


def pack(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            made.writestr(zipfile.ZipInfo(name), text)
    return path


def outcome(results: list[Ingested]) -> dict[str, str]:
    return {r.source.rpartition("/archive.zip")[2]: r.status for r in results}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return pack(tmp_path / "archive.zip", dict(FILES))


def test_each_member_is_a_document(store: Store, archive: Path) -> None:
    results = ingest(store, archive)
    assert outcome(results) == {f"!/{name}": "added" for name in FILES}
    held = state(store)
    assert {d.source for d in held["documents"]} == {f"{archive}!/{name}" for name in FILES}
    assert sorted(f.read_text() for f in store.originals.iterdir()) == sorted(FILES.values())
    generation = store.catalogue.generation()
    assert outcome(ingest(store, archive)) == {f"!/{name}": "unchanged" for name in FILES}
    assert store.catalogue.generation() == generation


def test_a_changed_archive_replaces_and_forgets_members(store: Store, archive: Path) -> None:
    ingest(store, archive)
    pack(archive, {"guide.md": GUIDE_CHANGED, "plan.txt": PLAN, "new.txt": "The ferry leaves."})
    assert outcome(ingest(store, archive)) == {
        "!/guide.md": "updated",
        "!/plan.txt": "unchanged",
        "!/new.txt": "added",
    }
    texts = [d.text for d in state(store)["documents"]]
    assert len(texts) == 3
    assert not any("three books" in t or "সেতু" in t for t in texts)


def test_a_bad_member_stops_no_other_and_is_tried_again(store: Store, archive: Path) -> None:
    pack(archive, {"plan.txt": PLAN, "bad.pdf": "%PDF-1.7 nothing", "notice.md": NOTICE})
    first = outcome(ingest(store, archive))
    assert first == {"!/plan.txt": "added", "!/bad.pdf": "failed", "!/notice.md": "added"}
    assert outcome(ingest(store, archive)) == {
        "!/plan.txt": "unchanged",
        "!/bad.pdf": "failed",
        "!/notice.md": "unchanged",
    }


def test_a_removed_member_comes_back(store: Store, archive: Path) -> None:
    before = (ingest(store, archive), state(store))[1]
    store.remove(before["documents"][0].id)
    assert sorted(outcome(ingest(store, archive)).values()) == ["added", "unchanged", "unchanged"]
    assert state(store) == before


def test_a_member_and_a_file_of_the_same_bytes_are_one(
    store: Store, archive: Path, files: Path
) -> None:
    ingest(store, files)
    assert set(outcome(ingest(store, archive)).values()) == {"duplicate"}
    assert len(state(store)["documents"]) == 3


def test_an_archive_that_becomes_a_document(store: Store, archive: Path) -> None:
    ingest(store, archive)
    archive.write_text("<html><body><p>The ferry leaves.</p></body></html>", encoding="utf-8")
    assert [r.status for r in ingest(store, archive)] == ["added"]
    assert [d.text for d in state(store)["documents"]] == ["The ferry leaves."]


def test_a_mail_brings_its_text_and_its_attachments(store: Store, tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Kế hoạch 41"
    message["Date"] = "Thu, 19 Jun 2025 08:00:00 +0700"
    message.set_content("Đề nghị các xã gửi danh sách trước ngày 30/6/2025.")
    message.add_attachment(NOTICE.encode(), "text", "plain", filename="notice.md")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    assert [(r.source, r.status) for r in ingest(store, path)] == [
        (str(path), "added"),
        (f"{path}!/notice.md", "added"),
    ]
    assert [r.status for r in ingest(store, path)] == ["unchanged", "unchanged"]
    mail = next(d for d in state(store)["documents"] if d.source == str(path))
    assert (mail.identity.title, str(mail.identity.date)) == ("Kế hoạch 41", "2025-06-19")


def with_workers(store: Store, *paths: Path, limits: Limits | None = None) -> list[Ingested]:
    readers = Readers(2, limits)
    return list(Ingestion(store, StandIn(), NO_ALIGNMENT, readers).run(paths))


def test_workers_give_what_one_process_gives(
    tmp_path: Path, files: Path, archive: Path, store: Store
) -> None:
    write_files(files / "more", {f"{n}.md": GUIDE.replace("three", str(n)) for n in range(12)})
    (files / "more" / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    other = Store(tmp_path / "other")
    paths = (archive, files, files)
    assert with_workers(store, *paths) == ingest(other, *paths)
    assert state(store) == state(other)
    other.close()


@pytest.mark.parametrize(
    ("function", "argument", "code"),
    [
        (poison.hang, None, "timeout"),
        (poison.die, signal.SIGSEGV, "crashed"),
        (poison.swell, None, "too_large"),
    ],
)
def test_a_poisoned_file_is_one_failed_row(
    store: Store,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    function: Any,
    argument: Any,
    code: str,
) -> None:
    real = Readers.start

    def start(self: Readers, name: str, *args: Any, **options: Any) -> Any:
        if name == "notice.md":
            return real(self, name, function, argument)
        return real(self, name, *args, **options)

    monkeypatch.setattr(Readers, "start", start)
    results = with_workers(store, files, limits=Limits(seconds=3, megabytes=700))
    assert [(Path(r.source).name, (r.error or ("",))[0]) for r in results] == [
        ("guide.md", ""),
        ("notice.md", code),
        ("plan.txt", ""),
    ]
    assert len(state(store)["documents"]) == 2
