"""The register in the catalogue: it lives and dies with its document, under ids of its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.register.types import Register
from corpus.types import Language
from index.catalogue import Catalogue
from index.register import Kind, identity_key
from index.store import Store
from tests.assistant.register.plans import (
    IDS,
    VI,
    bn_register,
    document,
    en_register,
    put,
    put_all,
    vi_register,
)

REGISTERS: dict[Language, Register] = {
    Language.VI: vi_register(),
    Language.BN: bn_register(),
    Language.EN: en_register(),
}


@pytest.fixture
def catalogue(store: Store) -> Catalogue:
    put_all(store)
    return store.catalogue


def ids(catalogue: Catalogue, kind: Kind = "obligation") -> list[str]:
    return [row.id for row in catalogue.register(kind)]


@pytest.mark.parametrize("language", list(Language))
def test_what_a_document_states_comes_back_whole(catalogue: Catalogue, language: Language) -> None:
    only = (IDS[language],)
    expected = REGISTERS[language]
    assert tuple(r.value for r in catalogue.register("obligation", only)) == expected.obligations
    assert tuple(r.value for r in catalogue.register("milestone", only)) == expected.milestones
    assert tuple(r.value for r in catalogue.register("target", only)) == expected.targets


def test_rows_go_with_their_document(catalogue: Catalogue) -> None:
    catalogue.remove(IDS[Language.VI])
    assert {r.document_id for r in catalogue.register("obligation")} == {"d-bn", "d-en"}
    assert catalogue.register("target") == []


def test_ids_survive_a_shift_of_the_text_and_a_new_file(store: Store, catalogue: Catalogue) -> None:
    before = ids(catalogue)
    shifted = f"   \n\n{VI.replace('trình đề án', 'trình  đề án')}"
    put(
        store,
        document(Language.VI, shifted, identifier="d-vi2"),
        vi_register(shifted, plan="trình  đề án trạm bơm"),
    )
    assert ids(catalogue) == before
    assert {r.document_id for r in catalogue.register("target")} == {"d-vi2"}


def test_equal_rows_of_one_document_have_ids_of_their_own(store: Store) -> None:
    register = vi_register()
    twice = Register(obligations=(register.obligations[0], register.obligations[0]))
    put(store, document(Language.VI), twice)
    assert len(set(ids(store.catalogue))) == 2


def test_versions_share_a_key_and_other_documents_do_not() -> None:
    keys = [identity_key(document(language).identity) for language in Language]
    assert len(set(keys)) == 3
    later = document(Language.VI, identifier="x").identity
    assert identity_key(later) == keys[0]


def test_a_store_opened_again_has_the_register(catalogue: Catalogue, tmp_path: Path) -> None:
    again = Catalogue(tmp_path / "store" / "catalogue.sqlite")
    assert again.register("obligation") == catalogue.register("obligation")
    again.close()
