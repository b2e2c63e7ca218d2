from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence import Evidence, issue_dates, opens_document, select, sentences_of
from assistant.question import understand
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Language, Passage, Span
from index.types import Hit

VI, BN, EN = Language.VI, Language.BN, Language.EN


def hit(
    *sentences: str, score: float = 1.0, rank: int = 1, language: Language = EN, offset: int = 50
) -> Hit:
    """A hit whose passage holds these sentences, a space apart."""
    spans, at = [], offset
    for sentence in sentences:
        spans.append(Span(start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    text = " ".join(sentences)
    passage = Passage(
        start=offset,
        end=offset + len(text),
        document_id=f"d{rank}",
        language=language,
        page=1,
        section=(),
        text=text,
        sentences=tuple(spans),
    )
    return Hit(passage=passage, rank=rank, score=score, dense=score)


def chosen(question: str, *hits: Hit) -> list[str]:
    return [e.text for e in select(understand(question), hits)]


def test_a_sentence_is_cut_by_its_offsets_in_the_document() -> None:
    first, second = sentences_of(hit("One is here.", "Hai ở đây."))
    assert (first.text, second.text) == ("One is here.", "Hai ở đây.")
    assert (second.start, second.end) == (63, 73)


@pytest.mark.parametrize(
    ("question", "language", "without", "wanted"),
    [
        ("How many tasks are there?", EN, "The tasks are hard.", "It has 67 tasks in all."),
        ("Có bao nhiêu nhiệm vụ?", VI, "Nhiệm vụ rất nặng nề.", "Kế hoạch gồm 67 việc."),
        ("মোট কতটি কাজ আছে?", BN, "কাজ অনেক কঠিন ছিল।", "এতে মোট ৬৭টি কাজ আছে।"),
        ("Who led the meeting?", EN, "The meeting went on.", "Tran Cam Tu led it."),
        ("Ai chủ trì cuộc họp?", VI, "Cuộc họp kéo dài.", "Ông Trần Cẩm Tú chủ trì."),
        ("সভার প্রধান কে?", BN, "সভা অনেক দীর্ঘ ছিল।", "ট্রান ক্যাম তু সভাপতি ছিলেন।"),
        ("Which resolution applies?", EN, "A resolution applies.", "Resolution 57-NQ/TW applies."),
        ("When does it end?", EN, "It ends in good time.", "It ends on 30 June 2025."),
        ("Khi nào kết thúc?", VI, "Việc kết thúc tốt đẹp.", "Kết thúc ngày 30/6/2025."),
        ("কবে শেষ হবে?", BN, "কাজ শেষ হয়ে যাবে।", "৩০ জুন, ২০২৫ তারিখে শেষ।"),
    ],
)
def test_takes_the_sentence_with_the_kind_of_fact_wanted(
    question: str, language: Language, without: str, wanted: str
) -> None:
    assert chosen(question, hit(without, wanted, language=language)) == [wanted]
    assert chosen(question, hit(without, language=language)) == []


def test_the_sentence_that_shares_most_words_comes_first() -> None:
    passage = hit("The office opens in spring.", "The bridge opens in autumn.")
    assert chosen("Describe the bridge.", passage)[0] == "The bridge opens in autumn."


def test_the_likest_sentence_comes_first_whatever_passage_it_stands_in() -> None:
    best = replace(
        hit("The office is old.", "The hall is blue.", language=BN), sentences=(0.1, 0.2)
    )
    other = replace(
        hit("A canal was dug here.", "Rain fell in March.", score=0.9, rank=2, language=BN),
        sentences=(0.7, 0.1),
    )
    assert chosen("Describe the bridge.", best, other) == ["A canal was dug here."]


def test_a_sentence_cut_inside_a_word_is_mended() -> None:
    first, second = "See https://nq57.", "vn before day 25."
    text = first + second
    whole = hit(text)
    cut = replace(
        whole.passage,
        sentences=(
            Span(start=50, end=50 + len(first)),
            Span(start=50 + len(first), end=50 + len(text)),
        ),
    )
    assert [e.text for e in sentences_of(replace(whole, passage=cut))] == [text]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Số: 28/KH-UBND | Quảng Ninh, ngày 21 tháng 01 năm 2025", VI),
        ("Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;", VI),
        ("Pursuant to Resolution 57-NQ/TW of 22 December 2024;", EN),
        ("পরিকল্পনা নং ০২, ২২ ডিসেম্বর ২০২৪", BN),
    ],
)
def test_what_opens_a_document_answers_nothing_but_which_and_when(
    text: str, language: Language
) -> None:
    (sentence,) = sentences_of(hit(text, language=language))
    assert opens_document(sentence)
    (other,) = sentences_of(hit("Plan 28/KH-UBND sets four goals for every commune.", language=EN))
    assert not opens_document(other)


def test_passages_far_below_the_best_are_left_out() -> None:
    best = hit("The bridge opens soon.", score=1.0)
    near = hit("The bridge is long.", score=0.9, rank=2)
    far = hit("A bridge was painted red.", score=0.5, rank=3)
    assert chosen("Describe the bridge.", best, near, far) == [
        "The bridge opens soon.",
        "The bridge is long.",
    ]


def test_a_sentence_that_shares_little_does_not_join_one_that_shares_much() -> None:
    best = hit("The bridge over the canal opens soon.", score=1.0)
    weak = hit("A ferry crosses the lake twice.", score=0.95, rank=2)
    assert chosen("When does the bridge over the canal open soon?", best, weak) == []
    assert chosen("Describe the bridge over the canal.", best, weak) == [
        "The bridge over the canal opens soon."
    ]


def test_the_best_stays_though_another_names_the_document() -> None:
    own = hit("The programme has 62 targets and 101 tasks.", score=1.0)
    naming = hit("Programme 97-CTr/TU has seen 38 of its tasks done.", score=0.8, rank=2)
    question = "How many targets does Programme 97-CTr/TU have?"
    assert "The programme has 62 targets and 101 tasks." in chosen(question, own, naming)


def test_repeats_and_more_than_four_are_left_out() -> None:
    same = [hit("The bridge  opens soon.", rank=1), hit("The bridge opens soon.", rank=2)]
    more = [hit(f"The bridge number {n} is long.", rank=n) for n in range(3, 9)]
    found = chosen("Describe the bridge.", *same, *more)
    assert found[0] == "The bridge  opens soon."
    assert "The bridge opens soon." not in found
    assert len(found) <= 4


@pytest.mark.parametrize(
    "heading", ["3.", "(12)", "12. At a glance", "IV. KINH PHÍ 25 ĐỒNG MỖI XÃ"]
)
def test_a_heading_or_a_number_is_no_evidence(heading: str) -> None:
    assert chosen("How many tasks are there?", hit(heading)) == []


def test_an_issue_date_answers_no_when() -> None:
    cited = hit("Resolution 57-NQ/TW of 22 December 2024 applies to it.")
    assert chosen("When does the work end?", cited) == []


def test_no_hits_give_no_evidence() -> None:
    assert select(understand("How many?"), ()) == ()


@pytest.mark.parametrize(
    ("text", "asked", "iso"),
    [
        ("Resolution 57-NQ/TW was adopted on 22 December 2024.", "Resolution 57", ["2024-12-22"]),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024", "Nghị quyết 57", ["2024-12-22"]),
        ("২২ ডিসেম্বর, ২০২৪ তারিখের ৫৭ নং রেজোলিউশন", "রেজোলিউশন ৫৭", ["2024-12-22"]),
        ("Resolution 57-NQ/TW was adopted on 22 December 2024.", "Resolution 3", []),
        (
            "Resolution 57-NQ/TW of 22 December 2024 and Conclusion 130-KL/TW of 14 March 2025",
            "Conclusion 130",
            ["2025-03-14"],
        ),
        ("Resolution 57-NQ/TW was adopted in December 2024.", "Resolution 57", []),
    ],
)
def test_the_issue_date_of_the_document_asked_about(text: str, asked: str, iso: list[str]) -> None:
    found = issue_dates(text, find_document_numbers(asked))
    assert [d.first.isoformat() for d in found if d.first] == iso


def test_evidence_keeps_the_score_of_its_hit() -> None:
    (evidence,) = sentences_of(hit("Only one is here.", score=0.7))
    assert isinstance(evidence, Evidence)
    assert evidence.score == 0.7
