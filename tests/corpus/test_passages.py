from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.detect import detect_language
from corpus.noise import noise_spans
from corpus.passages import LONGEST_SENTENCE, TARGET_CHARS, embedded_text, split_passages
from corpus.sections import find_sections
from corpus.tables.find import find_tables
from corpus.tables.units import with_rows
from corpus.types import Document, Identity, Language, Page, Passage
from corpus.units import Unit, find_units

VI, BN, EN = Language.VI, Language.BN, Language.EN

LINES = (
    *("Điều 1. Phạm vi", "Chương II", "1. Sở Nội vụ chủ trì, hạn 30/6/2025;", "a) xã: nộp hồ sơ."),
    *("Các sở báo cáo trước ngày", "30-6-2025. Uỷ ban hoà giải.", "Nơi nhận:", "Bình luận (2)"),
    *("দ্বিতীয় অধ্যায়", "সংজ্ঞা", "১। দপ্তর কাজ করিবে৷ শেষ তারিখ ৩০ জুন।", "(ক) র\u200d্যাব ক্\u200cষ;"),
    *("[বিজ্ঞাপন_২]", "বৈঠকের ছবি। |", "কমিউনগুলি যা করবে:", "Article 3. Tasks", "Annex A"),
    *("(a) the portal opens. It closes!", "- item; and", "+ part", "a | b | c", "1 | x | 30/6"),
    *("***", "", "  ", "Source: https://news.example.org/a", "no stop " * 60, "dài, " * 200),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=14).map("\n".join),
    st.text("aăệ কো০৫।৷.\u200d;:|*-#()\n\t1", max_size=80),
)


def document(text: str, language: Language, title: str = "Plan") -> tuple[Document, Sequence[Unit]]:
    noise = noise_spans(text)
    units = find_units(text, language, noise=noise)
    made = Document(
        id="d",
        source="d.txt",
        media_type="text/plain",
        language=language,
        identity=Identity(title=title),
        text=text,
        pages=(Page(start=0, end=len(text), number=1),),
        sections=find_sections(units, len(text)),
        noise=noise,
    )
    return made, units


def passages(text: str, language: Language, title: str = "Plan") -> tuple[Passage, ...]:
    return split_passages(*document(text, language, title))


def words(texts: Sequence[str]) -> list[int]:
    """A stand-in for a tokenizer: a token for every three characters, and two for the prompt."""
    return [2 + (len(text) + 2) // 3 for text in texts]


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def quoted_letters(text: str, found: Sequence[Passage]) -> list[int]:
    spans = [s for p in found for s in p.sentences]
    return [i for s in spans for i in range(s.start, s.end) if text[i].isalnum()]


def evidence_letters(text: str, units: Sequence[Unit]) -> list[int]:
    noise = {i for n in noise_spans(text) for i in range(n.start, n.end)}
    inside = {i for u in units for i in range(u.start, u.end)}
    assert all(i in inside or i in noise for i, char in enumerate(text) if char.isalnum())
    return [i for i in sorted(inside) if text[i].isalnum()]


@settings(deadline=None)
@given(TEXTS, st.sampled_from(list(Language)))
def test_passages_are_verbatim_apart_and_complete(text: str, language: Language) -> None:
    made, units = document(text, language)
    found = split_passages(made, units)
    for passage in found:
        assert passage.text == text[passage.start : passage.end]
        assert passage.sentences
        assert passage.sentences[0].start == passage.start
        assert passage.sentences[-1].end == passage.end
        assert all(a.end <= b.start for a, b in pairwise(passage.sentences))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert quoted_letters(text, found) == evidence_letters(text, units)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(list(Language)))
def test_no_passage_has_more_tokens_than_the_model_takes(text: str, language: Language) -> None:
    made, units = document(text, language)
    found = split_passages(made, units, count_tokens=words, max_tokens=32)
    assert all(count <= 32 for count in words([embedded_text(p) for p in found]))
    assert all(p.text == text[p.start : p.end] for p in found)
    assert quoted_letters(text, found) == evidence_letters(text, units)


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        (VI, "các sở, ngành phối hợp với địa phương rà soát thủ tục, "),
        (BN, "সব দপ্তর একসঙ্গে কাজ করবে ও তালিকা তৈরি করবে, "),
        (EN, "every office works with the communes and draws up a list, "),
    ],
)
def test_an_endless_sentence_is_cut_between_clauses(language: Language, clause: str) -> None:
    text = (clause * (5000 // len(clause) + 1)).rstrip(", ") + "."
    found = passages(text, language)
    assert len(text) > 4900
    assert max(len(p.text) for p in found) <= LONGEST_SENTENCE
    assert all(p.text.endswith((",", ".")) for p in found)
    assert letters("".join(p.text for p in found)) == letters(text)


def test_a_sentence_without_a_single_blank_is_cut_too() -> None:
    found = passages("x" * 5000, EN)
    assert [len(p.text) for p in found] == [800] * 6 + [200]


@pytest.mark.parametrize(
    ("language", "header", "rows"),
    [
        (VI, "TT | Cơ quan | Thời hạn", "{n} | Sở Khoa học và Công nghệ | trước ngày {n}/12/2025"),
        (BN, "ক্রম | দপ্তর | সময়সীমা", "{n} | বিজ্ঞান ও প্রযুক্তি দপ্তর | ডিসেম্বর ২০২৫"),
        (EN, "| No. | Unit | Deadline |", "| {n} | Department of Science | {n} December 2025 |"),
    ],
)
def test_table_rows_carry_their_header(language: Language, header: str, rows: str) -> None:
    lines = [rows.format(n=n) for n in range(1, 31)]
    text = "\n".join([header, "|---|---|---|", *lines])
    first, *others = passages(text, language)
    assert others
    assert first.text.startswith(header.strip("| ")) or first.text.startswith(header)
    assert header in first.text
    assert all(header in p.context and header not in p.text for p in others)
    shown = [text[s.start : s.end] for p in (first, *others) for s in p.sentences]
    assert shown == [header, *lines]


def test_the_header_ends_with_its_table() -> None:
    row = "1 | Department of Science and Technology | 30 June 2025"
    text = "\n".join(["No. | Unit | Deadline", *[row] * 12, "", "After the table. " * 30])
    assert "Deadline" not in passages(text, EN)[-1].context


@pytest.mark.parametrize(
    ("language", "lead", "items"),
    [
        (VI, "3. Giao Sở Khoa học và Công nghệ:", "{c}) chạy thử phần mềm dùng chung của tỉnh;"),
        (VI, "Các tỉnh ủy, thành ủy phải:", "- chạy thử phần mềm dùng chung của tỉnh;"),
        (BN, "প্রতিটি কমিউন যা করবে:", "({c}) ভাগ করা সফটওয়্যার পরীক্ষা করবে;"),
        (BN, "প্রতিটি কমিউন যা করবে:", "- ভাগ করা সফটওয়্যার পরীক্ষা করবে;"),
        (EN, "2. Each commune must do this:", "({c}) test the shared software of the province;"),
        (EN, "Each commune must do this:", "• test the shared software of the province;"),
    ],
)
def test_list_items_carry_the_clause_that_governs_them(
    language: Language, lead: str, items: str
) -> None:
    names = "কখগঘঙচছজঝটঠড" if language is BN else "abcdefghiklm"
    text = "\n".join([lead, *(items.format(c=c) for c in names)])
    _, *others = passages(text, language)
    assert others
    assert all(lead in p.context for p in others)


@pytest.mark.parametrize(
    ("language", "lead", "item", "after"),
    [
        (VI, "1. Giao Sở Nội vụ:", "a) lập danh sách cán bộ;", "2. Công an tỉnh bảo đảm an ninh."),
        (EN, "The office must:", "- list the staff;", "The police keep the peace."),
        (BN, "দপ্তর যা করবে:", "- তালিকা তৈরি করবে;", "পুলিশ নিরাপত্তা দেবে।"),
    ],
)
def test_a_lead_clause_ends_with_its_list(
    language: Language, lead: str, item: str, after: str
) -> None:
    text = "\n\n".join([lead, *[item] * 30, after + " Xong." * 80])
    found = passages(text, language)
    assert lead in found[1].context
    assert lead not in found[-1].context


def test_passages_stay_near_the_target_and_join_short_neighbours() -> None:
    found = passages("Sở Nội vụ lập danh sách cán bộ của tỉnh. " * 40, VI)
    assert all(TARGET_CHARS / 2 < len(p.text) <= TARGET_CHARS for p in found[:-1])


def test_a_heading_begins_a_passage_and_names_its_section() -> None:
    text = "Điều 1. Phạm vi\n\nQuy chế áp dụng cho các sở.\n\nĐiều 2. Hiệu lực\n\nCó hiệu lực ngay."
    first, second = passages(text, VI, title="Nội quy")
    assert first.text.startswith("Điều 1. Phạm vi")
    assert second.section == ("Điều 2. Hiệu lực",)
    assert first.context == "Nội quy"


def test_context_is_title_and_sections_and_never_repeats_the_text() -> None:
    text = "Chapter I. Data\n\nArticle 1. Scope\n\n" + "It applies to every office. " * 40
    first, *others = passages(text, EN, title="The data plan")
    assert first.context == "The data plan"
    assert {p.context for p in others} == {"The data plan · Chapter I. Data · Article 1. Scope"}
    assert embedded_text(others[0]) == f"{others[0].context}\n{others[0].text}"


def test_noise_is_no_evidence() -> None:
    text = "Tỉnh đã xong 38 nhiệm vụ.\n\nBình luận (3)\n\nPhần còn lại đang làm."
    (passage,) = passages(text, VI)
    assert [text[s.start : s.end] for s in passage.sentences] == [
        "Tỉnh đã xong 38 nhiệm vụ.",
        "Phần còn lại đang làm.",
    ]


def test_a_passage_knows_its_page_and_its_own_language() -> None:
    vietnamese = "Sở Nội vụ lập danh sách cán bộ của tỉnh. " * 10
    english = "The office lists the staff of the province. " * 10
    text = f"{vietnamese}\n\n{english}".strip()
    made, units = document(text, VI)
    at = text.index("The office")
    pages = (Page(start=0, end=at, number=4), Page(start=at, end=len(text), number=5))
    found = split_passages(
        Document(**{n: getattr(made, n) for n in made.__slots__} | {"pages": pages}), units
    )
    assert {(p.page, p.language) for p in found} == {(4, VI), (5, EN)}
    assert detect_language(text) is VI


def test_a_document_without_units_has_no_passages() -> None:
    assert passages("", EN) == ()
    made, units = document(" \n***\n", EN)
    assert split_passages(made, units, count_tokens=words) == ()


def test_a_limit_that_nothing_fits_still_ends() -> None:
    made, units = document("Plan 02.", EN)
    found = split_passages(made, units, count_tokens=lambda texts: [99] * len(texts), max_tokens=8)
    assert letters("".join(p.text for p in found)) == "Plan02"


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        (
            VI,
            "TT | Nội dung | Đơn vị | Thời gian\nI. Dữ liệu\n1 | Lập sổ | Sở A | 30/6\n"
            "2 | Mở lớp | Sở B |",
            ("I. Dữ liệu", "Nhiệm vụ: Mở lớp", "Chủ trì: Sở B"),
        ),
        (
            BN,
            "ক্রম | বিবরণ | দপ্তর | তারিখ\nক. তথ্য\n১ | তালিকা | স্বাস্থ্য | ৩০ জুন\n২ | শেখানো | আইন |",
            ("ক. তথ্য", "কাজ: শেখানো", "প্রধান সংস্থা: আইন"),
        ),
        (
            EN,
            "No.\nActivity\nOwner\nWhen\nI. Data\n1\nList data\nHome Office\n30 June 2025\n"
            "2\nTrain staff\nHealth Office\n2026",
            ("I. Data", "Task: Train staff", "Lead: Health Office", "Deadline: 2026"),
        ),
    ],
)
def test_a_row_is_a_passage_that_says_what_its_cells_mean(
    language: Language, text: str, labels: tuple[str, ...]
) -> None:
    made, units = document(text, language)
    tables = find_tables(text)
    found = split_passages(made, with_rows(text, units, tables), tables=tables)
    last = found[-1]
    assert (last.start, last.end) == (tables[0].rows[-1].start, tables[0].rows[-1].end)
    assert len(last.sentences) == 1
    assert last.context.split(" · ")[-len(labels) :] == list(labels)
    assert all(p.text == text[p.start : p.end] for p in found)
