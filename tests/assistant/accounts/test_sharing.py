from __future__ import annotations

from pathlib import Path

import pytest

from assistant.accounts.sharing import audience_json, share
from assistant.accounts.types import LOCAL, Person, Right, Role
from assistant.errors import BadAccount, UnknownDocument
from index.access import NOBODY, Access
from index.build import Ingestion
from index.store import Store
from tests.index.stand_in import NO_ALIGNMENT, PLAN, StandIn, write_files

LAN = Person(
    name="Lan",
    role=Role.EDITOR,
    groups=frozenset({"Văn phòng"}),
    rights=frozenset({Right.READ, Right.WRITE}),
)
NONE: frozenset[str] = frozenset()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def ingest(store: Store, path: Path, audience: frozenset[str] | None = None) -> str:
    [result] = Ingestion(store, StandIn(), NO_ALIGNMENT).run([path], audience=audience)
    return result.document_id or ""


def test_a_new_version_is_for_those_who_saw_the_old_one(store: Store, tmp_path: Path) -> None:
    path = write_files(tmp_path / "files", {"plan.txt": PLAN}) / "plan.txt"
    old = ingest(store, path)
    share(store, old, everyone=False, groups=frozenset({"Văn phòng"}), people=NONE, by=LOCAL)
    path.write_text(PLAN.replace("30/9", "31/10"), encoding="utf-8")
    new = ingest(store, path)
    assert new != old
    assert store.access.audience(new) == {"group:Văn phòng"}
    share(store, new, everyone=False, groups=NONE, people=frozenset({"রহিমা"}), by=LOCAL)
    assert store.standings().versions(new) == (new, old)
    assert store.access.audience(old) == {"person:রহিমা"}
    assert audience_json(store, new)["versions"] == [old]


def test_the_same_bytes_sent_to_others_are_for_them_too(store: Store, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.txt": PLAN, "b.txt": PLAN})
    one = ingest(store, folder / "a.txt", frozenset({"person:Lan"}))
    assert ingest(store, folder / "b.txt", frozenset({"group:Y tế"})) == one
    assert store.access.audience(one) == {"person:Lan", "group:Y tế"}


def test_the_same_text_for_others_is_a_document_of_its_own(store: Store, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.txt": PLAN, "b.md": PLAN + "\n"})
    one = ingest(store, folder / "a.txt", frozenset({"person:Lan"}))
    other = ingest(store, folder / "b.md", frozenset({"person:Hoa"}))
    assert one != other
    seen = store.seen_with(frozenset({"person:Hoa"}))
    assert list(seen.catalogue.titles()) == [other]
    assert seen.standings().duplicate_of(other) is None


def test_nobody_shuts_themselves_out(store: Store, tmp_path: Path) -> None:
    path = write_files(tmp_path / "files", {"plan.txt": PLAN}) / "plan.txt"
    own = ingest(store, path)
    with pytest.raises(BadAccount, match="add yourself"):
        share(store, own, everyone=False, groups=frozenset({"Y tế"}), people=NONE, by=LAN)
    with pytest.raises(BadAccount, match="one of the two"):
        share(store, own, everyone=True, groups=frozenset({"Y tế"}), people=NONE, by=LAN)
    assert audience_json(store, own)["everyone"] is True
    share(store, own, everyone=False, groups=LAN.groups, people=NONE, by=LAN)
    assert audience_json(store, own)["groups"] == ["Văn phòng"]
    with pytest.raises(UnknownDocument):
        share(store, "0" * 16, everyone=True, groups=NONE, people=NONE, by=LAN)


def test_a_secret_document_is_for_administrators_alone(tmp_path: Path) -> None:
    path = write_files(tmp_path / "files", {"mat.txt": "MẬT\n" + PLAN}) / "mat.txt"
    store = Store(tmp_path / "store")
    [result] = Ingestion(store, StandIn(), NO_ALIGNMENT, allow_secret=True).run([path])
    assert result.status == "added"
    assert store.access.audience(result.document_id or "") == {NOBODY}


def test_audiences_outlive_the_catalogue(store: Store, tmp_path: Path) -> None:
    path = write_files(tmp_path / "files", {"plan.txt": PLAN}) / "plan.txt"
    own = ingest(store, path, frozenset({"person:Lan"}))
    store.close()
    (store.folder / "catalogue.sqlite").unlink()
    anew = Store(store.folder)
    assert ingest(anew, path) == own
    assert Access(store.folder / "access.sqlite").audience(own) == {"person:Lan"}
