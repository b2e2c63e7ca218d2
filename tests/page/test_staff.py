"""A staff member's day: what must my unit do by when; record, export; bring in a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.page.conftest import NARROW, WIDE, Visits

_READING = 120_000  # milliseconds that a busy computer may take to read a short file
DOCUMENT = {
    "vi": "Kế hoạch số 99/KH-SYT\nSở Y tế báo cáo trước ngày 30/9/2027.\n",
    "bn": "পরিকল্পনা নং ৯৯\nস্বাস্থ্য বিভাগ ৩০ সেপ্টেম্বর ২০২৭-এর মধ্যে প্রতিবেদন দেবে।\n",
    "en": "Plan No. 99\nThe Department of Health must report by 30 September 2027.\n",
}


@pytest.mark.parametrize("language", DOCUMENT)
@pytest.mark.parametrize(("size", "dark"), [(WIDE, True), (NARROW, False)], ids=["wide", "narrow"])
def test_the_register_in_each_of_its_forms(
    visit: Visits, language: str, size: tuple[int, int], dark: bool
) -> None:
    window = visit(language, size=size, dark=dark)
    for kind in ("", "deadlines", "targets"):
        window.go(f"/?view=register&kind={kind}")
        window.see(".duty .badge svg")
        window.check()
    for form, shown in (("calendar", ".month"), ("timeline", ".line .track")):
        window.go(f"/?view=register&kind=deadlines&form={form}")
        window.see(shown)
        window.check()


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("vi", "Sở Khoa học và Công nghệ"),
        ("bn", "বিজ্ঞান ও প্রযুক্তি বিভাগ"),
        ("en", "Department of Science and Technology"),
    ],
)
def test_a_unit_finds_its_duties_and_exports_them(visit: Visits, language: str, unit: str) -> None:
    window = visit(language)
    window.go("/?view=register")
    window.see(".duty")
    everything = window.page.locator(".duty").count()
    window.page.fill("input[name=unit]", unit)
    window.page.locator(".filters button[type=submit]").click()
    window.page.wait_for_url("**unit=*")
    window.see(".duty, .empty, #error:not([hidden])")
    assert 0 < window.page.locator(".duty").count() < everything
    window.check()
    for place, ending in ((0, ".xlsx"), (1, ".csv"), (2, ".ics")):
        with window.page.expect_download() as download:
            window.page.locator(".exports a").nth(place).click()
        assert download.value.suggested_filename.endswith(ending)
        assert Path(download.value.path()).stat().st_size > 100
    address = window.page.locator(".exports a").nth(3).get_attribute("href")
    assert address.startswith("webcal://127.0.0.1")
    window.page.reload()
    window.see(".duty")
    assert window.page.input_value("input[name=unit]") == unit


def test_a_unit_that_no_document_knows_is_told(visit: Visits) -> None:
    window = visit("en")
    window.go("/?view=register&unit=Ministry+of+Silly+Walks")
    window.see("#error:not([hidden]), .empty")


def test_rows_are_grouped_and_sorted(visit: Visits) -> None:
    window = visit("en")
    window.go("/?view=register&kind=deadlines&group=month&sort=due")
    window.see(".group h3")
    assert window.page.locator(".group h3").count() > 1


def test_progress_is_recorded_and_stays(visit: Visits) -> None:
    window = visit("en")
    window.go("/?view=register")
    row = window.page.locator(".duty").first
    row.locator("details summary").click()
    row.locator("select[name=status]").select_option("done")
    row.locator("input[name=by]").fill("Ann")
    row.locator("textarea").fill("Sent to the committee")
    window.check()
    row.locator(".record button[type=submit]").click()
    window.page.wait_for_function(
        "() => document.querySelector('.duty').innerText.includes('Sent to the committee')"
    )
    assert "Done" in row.locator(".badge").first.inner_text()
    window.page.reload()
    window.see(".duty")
    assert "Sent to the committee" in window.page.locator(".duty").first.inner_text()


def test_a_row_opens_its_document_at_the_quote(visit: Visits) -> None:
    window = visit("vi")
    window.go("/?view=register")
    window.see(".duty")
    window.page.locator(".duty p .link").first.click()
    window.see("#source mark, #source .box")
    window.check()


@pytest.mark.parametrize("language", DOCUMENT)
def test_a_document_is_brought_in_shown_and_removed(
    visit: Visits, language: str, tmp_path: Path
) -> None:
    window = visit(language, size=NARROW)
    window.go("/?view=documents")
    window.see(".docs li")
    window.check()
    path = tmp_path / f"plan-99-{language}.txt"
    path.write_text(DOCUMENT[language] * 3, encoding="utf-8")
    window.page.set_input_files("#files", path)
    window.page.locator(".job .badge.good").first.wait_for(timeout=_READING)
    window.page.fill("#document-filter", path.stem)
    window.page.wait_for_function("() => document.querySelectorAll('.docs > li').length === 1")
    window.page.on("dialog", lambda dialog: dialog.accept())
    window.page.locator(".docs .danger").click()
    window.page.wait_for_function("() => document.querySelectorAll('.docs > li').length === 0")
    window.check()


@pytest.mark.parametrize("language", DOCUMENT)
def test_a_document_tells_its_standing_pages_and_relations(visit: Visits, language: str) -> None:
    window = visit(language)
    window.go("/?view=documents")
    window.see(".docs .name")
    documents = window.page.evaluate("fetch('/v1/documents').then(answer => answer.json())")
    own = [d["document_id"] for d in documents["documents"] if d["language"] == language]
    for document_id in own[:2]:
        window.go(f"/?view=document&id={document_id}")
        window.see(".facts-list dd")
        window.see(".pages button")
        window.check()
    window.go(f"/?view=compare&old={own[0]}&new={own[1]}")
    window.see(".sides .differs")
    window.check()
