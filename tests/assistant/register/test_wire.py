from __future__ import annotations

from typing import Any

import pytest

from assistant.register.registry import Registry
from assistant.register.types import Query
from assistant.register.wire import LISTS, page_json
from corpus.types import Language
from index.entries import Change
from index.register import Kind
from index.store import Store
from tests.assistant.register.plans import DAY, IDS, TEXTS

TODAY = DAY(2025, 6, 27)


def body(store: Store, kind: Kind = "obligation", **limits: Any) -> dict[str, Any]:
    page = Registry(store).find(kind, Query(as_of=TODAY, **limits))
    return page_json(kind, page, store.catalogue)


@pytest.mark.parametrize("kind", list(LISTS))
def test_the_text_cut_at_the_offsets_is_the_quote(store: Store, kind: Kind) -> None:
    rows = body(store, kind)[LISTS[kind]]
    texts = {IDS[language]: TEXTS[language] for language in Language}
    assert rows
    for row in rows:
        cited = row["citation"]
        assert texts[cited["document_id"]][cited["start"] : cited["end"]] == cited["quote"]
        assert (cited["page"], cited["section"]) == (1, ["I"])


@pytest.mark.parametrize(
    ("at", "unit", "current"),
    [
        (
            0,
            {
                "as_written": "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়",
                "vi": "Bộ Khoa học và Công nghệ",
                "en": "Ministry of Science and Technology",
                "bn": "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়",
            },
            "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়",
        ),
        (
            2,
            {
                "as_written": "Ministry of Information and Communications",
                "vi": "Bộ Thông tin và Truyền thông",
            },
            "Ministry of Science and Technology",
        ),
        (3, {"as_written": "=Harbour Watch", "vi": None, "en": None, "bn": None}, None),
        (
            5,
            {"as_written": "Sở Thông tin và Truyền thông", "vi": "Sở Thông tin và Truyền thông"},
            "Sở Khoa học và Công nghệ",
        ),
    ],
)
def test_a_unit_has_its_names_and_its_present_one(
    store: Store, at: int, unit: dict[str, str | None], current: str | None
) -> None:
    found = body(store)["obligations"][at]["unit"]
    assert {name: found[name] for name in unit} == unit
    assert found["current"] == current


def test_a_row_says_all_that_the_contract_names(store: Store) -> None:
    row = body(store, documents=("41/KH-UBND",))["obligations"][1]
    assert (row["action"], row["modality"], row["product"]) == (
        "kiểm tra đường truyền",
        "must",
        None,
    )
    assert [unit["vi"] for unit in row["coordinating"]] == ["Sở Tài chính"]
    assert row["unit"]["place"]["en"] == "Ca Mau"
    assert row["deadline"] == {
        "as_written": "quý III/2025",
        "start": "2025-07-01",
        "end": "2025-09-30",
        "precision": "quarter",
        "rule": "",
    }
    assert row["status"] == "later"
    last = body(store)["obligations"][-1]
    assert (last["product"], last["deadline"], last["status"]) == ("danh sách.", None, "none")


def test_a_target_has_its_figures(store: Store) -> None:
    [row] = body(store, "target")["targets"]
    assert (row["indicator"], row["value"], row["measure"]) == ("hộ dân dùng nước sạch", 85, "%")
    assert row["achieved"] is None


def test_a_correction_is_shown_beside_what_the_text_says(store: Store) -> None:
    registry = Registry(store)
    [row] = [r for r in body(store)["obligations"] if r["action"].startswith("niêm yết")]
    right = {"deadline": "2025-07-01", "product": "sổ hộ dân"}
    registry.record(row["id"], Change(corrections=right), by="Hoa")
    [after] = [r for r in body(store)["obligations"] if r["id"] == row["id"]]
    assert (after["deadline"]["end"], after["product"]) == ("2025-07-01", "sổ hộ dân")
    assert after["original"] == {"deadline": None, "product": "danh sách."}
    assert after["citation"] == row["citation"]
    [entry] = after["entries"]
    assert (entry["by"], entry["set"]) == ("Hoa", right)
    assert entry["at"].endswith("+00:00")
