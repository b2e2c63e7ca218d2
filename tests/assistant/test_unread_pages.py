"""What the documents do not say may stand on a page that could not be read: then that is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.types import Reason
from assistant.wiring import Parts
from corpus.detect import detect_language
from corpus.load import Loaded
from corpus.types import Document, Identity, Page
from corpus.units import find_units

TEXTS = {
    "vi": "Kế hoạch số 41/KH-UBND giao Sở Y tế tỉnh lập danh sách trạm y tế cần sửa chữa.",
    "bn": "পরিকল্পনা নং ৪২/কেএইচ-ইউবিএনডি অনুযায়ী স্বাস্থ্য বিভাগ মেরামতযোগ্য কেন্দ্রের তালিকা করবে।",
    "en": "Plan 43/KH-UBND asks the Department of Health to list the clinics that need repair.",
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Parts]:
    """A store of three documents; the second page of each could not be read."""
    made = Parts(Settings(store=tmp_path_factory.mktemp("unread"), cache=cache))
    with made.store.writing():
        for name, text in TEXTS.items():
            language = detect_language(text)
            end = len(text)
            document = Document(
                id=f"{name}-half-read",
                source=name,
                media_type="application/pdf",
                language=language,
                identity=Identity(title=name),
                text=text,
                pages=(
                    Page(start=0, end=end, number=1),
                    Page(start=end, end=end, number=2, method="none", legibility=0.0),
                ),
                sections=(),
            )
            made.ingestion.add(Loaded(document=document, units=find_units(text, language)))
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Kế hoạch 41/KH-UBND được ban hành ngày nào?", "1"),
        ("পরিকল্পনা নং ৪২/কেএইচ-ইউবিএনডি কোন তারিখে জারি হয়েছে?", "১"),
        ("When was Plan 43/KH-UBND issued?", "1"),
    ],
)
def test_a_date_that_is_not_found_may_be_on_the_unread_page(
    parts: Parts, question: str, count: str
) -> None:
    answer = parts.assistant.ask(question)
    assert answer.reason is Reason.UNREADABLE
    assert count in answer.text
    assert answer.nearest


@pytest.mark.parametrize(
    ("question", "quoted", "note"),
    [
        (
            "Which department lists the clinics under Plan 43/KH-UBND?",
            "Department of Health",
            "could not be read: 2.",
        ),
        (
            "Kế hoạch 41/KH-UBND giao sở nào lập danh sách trạm y tế?",
            "Sở Y tế",
            "không đọc được: 2.",
        ),
        (
            "পরিকল্পনা নং ৪২/কেএইচ-ইউবিএনডি অনুযায়ী কোন বিভাগ তালিকা করবে?",
            "স্বাস্থ্য বিভাগ",
            "পড়া যায়নি: ২।",
        ),
    ],
)
def test_what_is_stated_is_answered_and_the_unread_page_named(
    parts: Parts, question: str, quoted: str, note: str
) -> None:
    answer = parts.assistant.ask(question)
    assert answer.status == "answered"
    assert quoted in answer.citations[0].quote
    assert note in answer.notes[0]
    assert answer.text.endswith(answer.notes[0])
