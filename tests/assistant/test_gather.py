from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest

from assistant.evidence import sentences_of
from assistant.gather import find_phase, gather, sides, whole_list
from assistant.question import Kind, understand
from corpus.register.types import Modality, Obligation, Party
from corpus.types import Document, Identity, Language, Page, Passage, Span
from index.register import StoredRow
from index.types import Hit

VI, BN, EN = Language.VI, Language.BN, Language.EN


class Stored:
    """One document a text, each line a passage of one sentence."""

    def __init__(self, language: Language, *texts: str) -> None:
        self.documents = {f"d{n}": text for n, text in enumerate(texts, start=1)}
        self.language = language
        self.rows: list[StoredRow] = []
        self.signer: str | None = None

    def document(self, document_id: str) -> Document | None:
        text = self.documents[document_id]
        return Document(
            id=document_id,
            source=document_id,
            media_type="text/plain",
            language=self.language,
            identity=Identity(title=document_id, signer=self.signer),
            text=text,
            pages=(Page(start=0, end=len(text), number=1),),
            sections=(),
        )

    def passages_of(self, document_id: str) -> Sequence[Passage]:
        passages, at = [], 0
        for line in self.documents[document_id].split("\n"):
            span = Span(start=at, end=at + len(line))
            passages.append(
                Passage(
                    start=span.start,
                    end=span.end,
                    document_id=document_id,
                    language=self.language,
                    page=1,
                    section=(),
                    text=line,
                    sentences=(span,),
                )
            )
            at += len(line) + 1
        return passages

    def register(self, kind: Literal["obligation"], documents: Sequence[str]) -> list[StoredRow]:
        return [row for row in self.rows if row.document_id in documents]

    def hits(self) -> list[Hit]:
        found = [p for d in self.documents for p in self.passages_of(d)]
        return [Hit(passage=p, rank=n, score=1.0, dense=1.0) for n, p in enumerate(found, 1)]


@pytest.mark.parametrize(
    ("language", "question", "lines"),
    [
        (
            EN,
            "List what the offices must do.",
            ["The offices must do this:", "- train their staff;", "- close old files."],
        ),
        (
            VI,
            "Các cơ quan phải làm những gì?",
            ["Các cơ quan phải làm việc sau:", "a) Tập huấn;", "b) Số hóa."],
        ),
        (
            BN,
            "দপ্তরগুলিকে কী কী করতে হবে?",
            ["দপ্তরগুলিকে এই কাজগুলি করতে হবে:", "- প্রশিক্ষণ;", "- নথি বন্ধ।"],
        ),
    ],
)
def test_a_list_is_complete_and_in_order(
    language: Language, question: str, lines: list[str]
) -> None:
    stored = Stored(language, "\n".join([*lines, "Another matter follows here."]))
    best = sentences_of(stored.hits()[0])[0]
    assert [e.text for e in whole_list(best, stored)] == lines
    item = sentences_of(stored.hits()[2])[0]
    assert [e.text for e in whole_list(item, stored)] == lines
    found = gather(understand(question, language), stored.hits(), stored)
    assert [e.text for e in found.evidence][:3] == lines


@pytest.mark.parametrize(
    ("language", "question", "texts"),
    [
        (
            EN,
            "Which provinces mention Resolution 57-NQ/TW?",
            ["Ca Mau works hard.\nIt carries out Resolution 57-NQ/TW.", "Long An cites 57-NQ/TW."],
        ),
        (
            VI,
            "Những tỉnh nào nhắc đến Nghị quyết 57-NQ/TW?",
            ["Cà Mau làm tốt.\nỞ đây có Nghị quyết 57-NQ/TW.", "Long An nêu 57-NQ/TW."],
        ),
        (
            BN,
            "কোন কোন প্রদেশ রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ উল্লেখ করেছে?",
            [
                "কা মাউ ভালো করেছে।\nসেখানে রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ চলছে।",
                "লং আন রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ মানে।",
            ],
        ),
    ],
)
def test_each_document_answers_and_its_place_is_cited(
    language: Language, question: str, texts: list[str]
) -> None:
    stored = Stored(language, *texts)
    found = gather(understand(question, language), stored.hits(), stored)
    assert [e.text for e in found.evidence] == [texts[0].split("\n")[1], texts[1]]
    ((quote, (place,)),) = found.beside
    assert (quote.text, place.text) == tuple(reversed(texts[0].split("\n")))


def test_every_sentence_of_the_day_asked_about() -> None:
    lines = ["From 1 July 2025 offices open.", "They sing.", "Lists are due on 1 July 2025."]
    stored = Stored(EN, "\n".join(lines))
    asked = understand("List what has to be done by 1 July 2025.")
    found = gather(asked, stored.hits(), stored)
    assert [e.text for e in found.evidence] == [lines[0], lines[2]]
    assert not gather(replace(asked, is_lacking=True), stored.hits()[1:2], stored).evidence


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (EN, ["The urgent phase ends on 3 May 2031.", "The second phase is not for all."]),
        (EN, ["The urgent phase ends on 3 May 2031.", "The main phase ends on 4 June 2031."]),
        (VI, ["Giai đoạn cấp bách (đến 3/5/2031) gồm.", "Giai đoạn chính (đến 4/6/2031) gồm."]),
        (BN, ["জরুরি পর্যায় (৩ মে ২০৩১ পর্যন্ত)।", "মূল পর্যায় (৪ জুন ২০৩১ পর্যন্ত)।"]),
    ],
)
def test_the_second_stage_of_a_plan(language: Language, lines: list[str]) -> None:
    stored = Stored(language, "\n".join(lines))
    assert [e.text for e in find_phase(2, stored.hits(), stored)] == [lines[1]]
    assert find_phase(3, stored.hits(), stored) == ()


@pytest.mark.parametrize(
    ("language", "question", "lines"),
    [
        (EN, "Which unit must keep the list?", ["2. Harbour Office", "It must keep the list."]),
        (VI, "Đơn vị nào phải giữ danh sách?", ["2. Ban Bến cảng", "Phải giữ danh sách."]),
        (BN, "কোন দপ্তর নৌযানের হিসাব রাখবে?", ["২. বন্দর দপ্তর", "নৌযানের হিসাব রাখতে হবে।"]),
    ],
)
def test_the_body_that_a_quote_binds_is_cited_with_it(
    language: Language, question: str, lines: list[str]
) -> None:
    stored = Stored(language, "\n".join(lines))
    start = len(lines[0]) + 1
    duty = Obligation(
        start=start,
        end=start + len(lines[1]),
        unit=Party(start=3, end=len(lines[0]), as_written=lines[0][3:]),
        action=Span(start=start, end=start + len(lines[1])),
        modality=Modality.MUST,
    )
    stored.rows = [
        StoredRow(
            id="r1", kind="obligation", document_id="d1", source="d1", key="", words="", value=duty
        )
    ]
    asked = replace(understand(question, language), kind=Kind.PERSON, wants_unit=True)
    found = gather(asked, stored.hits(), stored)
    ((quote, (unit,)),) = found.beside
    assert (quote.text, unit.text) == (lines[1], lines[0])


@pytest.mark.parametrize(
    ("language", "question", "lines"),
    [
        (EN, "Compare Ca Mau with Long An.", ["Ca Mau did 38 tasks.", "Long An did 12 tasks."]),
        (VI, "So sánh Cà Mau với Long An.", ["Cà Mau làm 38 việc.", "Long An làm được 12 việc."]),
        (BN, "কা মাউ ও লং আন তুলনা করুন।", ["কা মাউ ৩৮টি কাজ করেছে।", "লং আন ১২টি কাজ করেছে।"]),
    ],
)
def test_a_comparison_quotes_each_side(language: Language, question: str, lines: list[str]) -> None:
    stored = Stored(language, "\n".join(lines))
    assert [e.text for e in sides(understand(question, language), stored.hits())] == lines
    one = Stored(language, lines[0])
    assert sides(understand(question, language), one.hits()) == ()


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (EN, "Who signed Plan 28/KH-UBND?"),
        (VI, "Ai ký Kế hoạch 28/KH-UBND?"),
        (BN, "পরিকল্পনা ২৮/কেএইচ-ইউবিএনডি কে স্বাক্ষর করেছেন?"),
    ],
)
def test_who_signed_is_read_off_the_document_s_end(language: Language, question: str) -> None:
    stored = Stored(VI, "Hà Văn Bình họp.\nKẾ HOẠCH\nCHỦ TỊCH\nLê Thị Mai")
    stored.signer = "Lê Thị Mai"
    found = gather(understand(question, language), stored.hits(), stored, ("d1",))
    assert [e.text for e in found.evidence] == ["Lê Thị Mai"]
