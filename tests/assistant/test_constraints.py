from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.constraints import Scope, belongs_together, closest_numbers, find_scope
from assistant.question import understand
from assistant.types import Reason
from corpus.types import Language, Passage
from index.analysis import facts_of, topics_of

TEXTS = {
    "plan": "Kế hoạch số 02-KH/BCĐTW. Đến ngày 31/12/2025 phải xong; ở Hà Nội.",
    "bac-giang": "Tỉnh Bắc Giang triển khai Kế hoạch số 02 trong năm 2025.",
    "ca-mau": "Ca Mau finished 38 of 65 tasks in 2025, says Nguyen Phuong Bac; see nq57.vn.",
    "long-an": "২০২৪ সালে লং আন প্রদেশে ৯০% সেবা অনলাইনে মেলে।",
}


def _years(text: str) -> set[str]:
    return {f for f in facts_of(text) if f.startswith("year:")}


TOPICS = {
    name: dict.fromkeys([*topics_of(text), *sorted(_years(text))], 1)
    for name, text in TEXTS.items()
}
FACTS = frozenset(fact for text in TEXTS.values() for fact in facts_of(text))


def known(facts: Sequence[str]) -> frozenset[str]:
    return FACTS & set(facts)


def scope_of(text: str) -> Scope:
    return find_scope(understand(text), TOPICS, known)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("What are the deadlines of Plan 05?", Reason.NO_SUCH_DOCUMENT),
        ("Kế hoạch 05 có những mốc thời hạn nào?", Reason.NO_SUCH_DOCUMENT),
        ("Ke hoach 05 co nhung thoi han nao?", Reason.NO_SUCH_DOCUMENT),
        ("পরিকল্পনা নং ০৫-এর সময়সীমা কী কী?", Reason.NO_SUCH_DOCUMENT),
        ("What does Resolution 02 say?", Reason.NO_SUCH_DOCUMENT),
        ("Nghị quyết 99-NQ/TW quy định gì?", Reason.NO_SUCH_DOCUMENT),
        ("What does Plan 02 of Ca Mau say?", Reason.NO_SUCH_DOCUMENT),
        ("Kế hoạch 02 của tỉnh Cà Mau nói gì?", Reason.NO_SUCH_DOCUMENT),
        ("কা মাউ প্রদেশের পরিকল্পনা নং ০২ কী বলে?", Reason.NO_SUCH_DOCUMENT),
        ("How many tasks did Hai Phong finish?", Reason.NO_SUCH_UNIT),
        ("Hải Phòng đã hoàn thành bao nhiêu nhiệm vụ?", Reason.NO_SUCH_UNIT),
        ("হাই ফং কতটি কাজ শেষ করেছে?", Reason.NO_SUCH_UNIT),
        ("How many tasks did Ca Mau finish in 2019?", Reason.PERIOD_NOT_COVERED),
        ("Cà Mau hoàn thành bao nhiêu nhiệm vụ năm 2019?", Reason.PERIOD_NOT_COVERED),
        ("২০১৯ সালে কা মাউ কতটি কাজ শেষ করেছে?", Reason.PERIOD_NOT_COVERED),
        ("What did Nguyen Van Linh say?", Reason.NO_SUCH_UNIT),
        ("Ông Nguyễn Văn Linh nói gì?", Reason.NO_SUCH_UNIT),
        ("নগুয়েন ভ্যান লিন কী বলেছেন?", Reason.NO_SUCH_UNIT),
        ("What does nq99.vn show?", Reason.NO_SUCH_UNIT),
    ],
)
def test_a_near_miss_fails_on_the_constraint_that_no_document_meets(
    text: str, reason: Reason
) -> None:
    scope = scope_of(text)
    assert scope.reason is reason
    assert scope.subject


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("What are Plan 02's deadlines?", ("bac-giang", "plan")),
        ("পরিকল্পনা নং ০২-এর সময়সীমা কী কী?", ("bac-giang", "plan")),
        ("Plan 02-KH/BCĐTW", ("plan",)),
        ("Kế hoạch 02 ở tỉnh Bắc Giang?", ("bac-giang",)),
        ("কা মাউ কতটি কাজ শেষ করেছে?", ("ca-mau",)),
        ("Long An có bao nhiêu dịch vụ?", ("long-an",)),
        ("What does nq57.vn show for Ca Mau?", ("ca-mau",)),
        ("Nguyễn Phương Bắc nói gì về Cà Mau?", ("ca-mau",)),
        ("নগুয়েন ফুওং বাক কা মাউ নিয়ে কী বলেছেন?", ("ca-mau",)),
    ],
)
def test_constraints_narrow_the_documents(text: str, documents: tuple[str, ...]) -> None:
    assert scope_of(text) == Scope(documents=documents, is_named=True)


@pytest.mark.parametrize("text", ["How does it work?", "Việc này thế nào?", "এটি কীভাবে হয়?"])
def test_a_question_without_constraints_is_open(text: str) -> None:
    assert scope_of(text) == Scope()


def test_a_year_refuses_but_does_not_narrow() -> None:
    assert scope_of("How many services are online in 2024?") == Scope()
    assert scope_of("How many services are online in 2023?").reason is Reason.PERIOD_NOT_COVERED


def test_documents_compared_may_each_hold_a_part() -> None:
    scope = scope_of("Compare Ca Mau and Long An.")
    assert scope.documents == ("ca-mau", "long-an")


def test_the_refusal_names_document_and_place() -> None:
    assert scope_of("What does Plan 02 of Ca Mau say?").subject == "Plan 02 (Ca Mau)"
    assert scope_of("হাই ফং কতটি কাজ শেষ করেছে?").subject == "হাই ফং"
    assert scope_of("How many did they finish in 2019?").subject == "2019"


def _passage(text: str, section: str = "") -> Passage:
    return Passage(
        start=0,
        end=len(text),
        document_id="d",
        language=Language.EN,
        page=1,
        section=(section,) if section else (),
        text=text,
        sentences=(),
    )


@pytest.mark.parametrize(
    ("text", "section", "together"),
    [
        ("Plan 28/KH-UBND guides the work.", "5. Quang Ninh", True),
        ("Quang Ninh acts under Plan 28/KH-UBND.", "", True),
        ("Plan 28/KH-UBND guides the work.", "", True),
        ("Plan 28/KH-UBND guides the work.", "2. Ca Mau", False),
        ("Cà Mau thực hiện Kế hoạch 28/KH-UBND.", "", False),
        ("কা মাউ পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি মেনে চলে।", "", False),
    ],
)
def test_a_numbered_document_belongs_to_the_place_named_beside_it(
    text: str, section: str, together: bool
) -> None:
    passages = [_passage("Quang Ninh and Ca Mau are compared."), _passage(text, section)]
    for asked in ("Plan 28/KH-UBND of Quang Ninh?", "Kế hoạch 28/KH-UBND của Quảng Ninh?"):
        assert belongs_together(understand(asked), passages) is together


@pytest.mark.parametrize(
    "text",
    ["What are Plan 02's deadlines?", "Kế hoạch 02 có hạn nào?", "পরিকল্পনা নং ০২-এর সময়সীমা কী?"],
)
def test_the_only_document_is_named_although_none_is_left_out(text: str) -> None:
    scope = find_scope(understand(text), {"only": {"doc:kh2": 3}}, lambda facts: frozenset(facts))
    assert scope == Scope(documents=None, is_named=True)


@pytest.mark.parametrize(
    ("text", "closest"),
    [
        ("What does Plan 29/KH-UBND say?", ("28/KH-UBND",)),
        ("Kế hoạch 82/KH-UBND nói gì?", ("28/KH-UBND",)),
        ("পরিকল্পনা নং ২৯/কেএইচ-ইউবিএনডি কী বলে?", ("28/KH-UBND",)),
        ("What does Plan 77/KH-UBND say?", ()),
    ],
)
def test_the_closest_numbers_are_one_slip_away(text: str, closest: tuple[str, ...]) -> None:
    assert closest_numbers(understand(text), ["28/KH-UBND", "09-NQ/TU"]) == closest


@pytest.mark.parametrize(
    "text",
    [
        "What must the Department of Health of Ca Mau finish?",
        "Sở Y tế Cà Mau phải hoàn thành việc gì?",
        "কা মাউয়ের স্বাস্থ্য বিভাগকে কী শেষ করতে হবে?",
    ],
)
def test_a_body_that_no_document_names_is_no_such_unit(text: str) -> None:
    assert scope_of(text).reason is None  # these documents name no body of the table
    others = {name: {**own, "body:government": 1} for name, own in TOPICS.items()}
    assert find_scope(understand(text), others, known).reason is Reason.NO_SUCH_UNIT
    [body] = understand(text).agencies
    named = {name: {**own, f"body:{body}": 1} for name, own in TOPICS.items()}
    assert find_scope(understand(text), named, known).reason is None
