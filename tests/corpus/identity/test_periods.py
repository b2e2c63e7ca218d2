"""Days in lines of their own, gazettes, bare months and years of issue."""

from __future__ import annotations

import datetime

import pytest

from corpus.identity import identify, identify_file
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN

GAZETTE = """রেজিস্টার্ড নং ডি এ-১
বাংলাদেশ গেজেট
অতিরিক্ত সংখ্যা
সোমবার, এপ্রিল ৭, ২০১৪
বাংলাদেশ জাতীয় সংসদ
ঢাকা, ৭ই এপ্রিল, ২০১৪/২৪শে চৈত্র, ১৪২০
২০১৪ সনের ১২ নং আইন
নথি সংরক্ষণ আইন, ২০১৪

যেহেতু নথি সংরক্ষণ করা প্রয়োজন;"""
NOTIFICATION = """বাংলাদেশ গেজেট
বৃহস্পতিবার, নভেম্বর ১৪, ২০২৪
প্রজ্ঞাপন
ঢাকা, ২৯ কার্তিক, ১৪৩১ বঙ্গাব্দ/১৪ নভেম্বর, ২০২৪ খ্রিষ্টাব্দ
নং ৪১।- সরকার নিম্নরূপ ঘোষণা করিল।"""
MEMO = """মন্ত্রিপরিষদ বিভাগ
স্মারক নং: ০৪.০০.০০০০.৫১১.১৬.০০১.২৪-৭৭    তারিখ: ২ আষাঢ় ১৪৩১ / ১৬ জুন ২০২৪

বিষয়: নথি স্থানান্তর প্রসঙ্গে।"""


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (BN, GAZETTE, "2014-04-07"),
        (BN, NOTIFICATION, "2024-11-14"),
        (BN, MEMO, "2024-06-16"),
        (BN, "কা মাউ এগিয়েছে\nপ্রকাশিত: ১৪ জুলাই ২০২৫, ০৮:৩০\n\nখবর।", "2025-07-14"),
        (VI, "Cà Mau về đích\nThứ Hai, 14/07/2025 | 08:30\n\nChiều 13/7, tỉnh họp.", "2025-07-14"),
        (VI, "Cà Mau về đích\nCập nhật lúc 08:30, 14/07/2025 (GMT+7)\n\nTin.", "2025-07-14"),
        (
            EN,
            "Guidance\nFile service\nLast updated 3 May 2014\nPublished 10 July 2013\n",
            "2013-07-10",
        ),
        (EN, "Files Act 2018\n2018 CHAPTER 7\nAn Act about files. [23rd May 2018]\n", "2018-05-23"),
    ],
)
def test_the_day_in_a_line_of_its_own(language: Language, text: str, day: str) -> None:
    assert identify(text, language, {}).date == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (VI, "Cà Mau về đích\nNgày 14/07/2025, tỉnh họp bàn việc chung.\n"),
        (BN, "কা মাউ এগিয়েছে\n১৪ জুলাই ২০২৫ তারিখে প্রদেশে সভা হয়েছে।\n"),
        (EN, "Ca Mau moves on\nThe province met on 14 July 2025 and agreed.\n"),
    ],
)
def test_a_day_in_a_sentence_is_no_day_of_issue(language: Language, text: str) -> None:
    found = identify(text, language, {})
    assert (found.date, found.period, found.dated) == (None, None, None)


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        (VI, "Số: 4/KH-UBND\nHà Giang, ngày     tháng 11 năm 2025\n\nKẾ HOẠCH\nsố hóa", "2025-11"),
        (VI, "Hà Giang, ngày ... tháng ... năm 2025\n\nKẾ HOẠCH\nsố hóa", "2025"),
        (BN, "নথি সংরক্ষণ আইন, ২০১৪\n\nযেহেতু নথি প্রয়োজন;", "2014"),
        (BN, "জাতীয় নথি নীতিমালা\n\nজুলাই ২০২৪\n\nএই নীতিমালা প্রযোজ্য।", "2024-07"),
        (
            EN,
            "National Files Strategy\n\nThe Office\n\nFebruary 2017\n\nThis strategy …",
            "2017-02",
        ),
        (EN, "Quarterly progress report\nJuly 2013\n\nMuch was done.", "2013-07"),
    ],
)
def test_a_month_or_year_where_no_day_is_given(language: Language, text: str, period: str) -> None:
    found = identify(text, language, {})
    assert (found.date, found.period, found.dated) == (None, period, period)


def test_a_month_in_the_name_of_the_file_is_taken_with_a_doubt() -> None:
    text = "Report\non the first steps\n\nMuch was done."
    found, doubts = identify_file(text, EN, {}, name="progress_july_2013.txt")
    assert found.dated == "2013-07"
    assert "'progress_july_2013.txt'" in doubts[0]
    assert identify_file(text, EN, {}, name="scan_2013.txt")[0].dated is None


def test_a_gazette_s_act_is_called_by_its_name() -> None:
    found = identify(GAZETTE, BN, {})
    assert (found.title, found.kind) == ("নথি সংরক্ষণ আইন, ২০১৪", "act")
    assert (found.number, found.place) == ("২০১৪ সনের ১২ নং আইন", "ঢাকা")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (BN, MEMO, "letter"),
        (BN, "জাতীয় নথি নীতিমালা\n\nনথি রাখা হইবে।", "policy"),
        (EN, "National Files Strategy\n\nFiles are kept.", "strategy"),
        (EN, "Files\nQuarterly progress report\n\nDone.", "progress_report"),
        (EN, "Steps\n\nThis is the third of those reports, one every 3 months.", "progress_report"),
        (
            EN,
            "Annex 2 - Roles\n\nThe strategy asks. The strategy says. The strategy ends.",
            "strategy",
        ),
        (EN, "Bank of Files\nBFD Circular No. 05\nDate: 3 April 2024\n", "circular"),
        (
            VI,
            "Phụ lục II\n\nTheo Chiến lược. Chiến lược nêu rõ. Mục tiêu của Chiến lược.",
            "strategy",
        ),
        (EN, "Province unveils strategy\n\nThe province met.", None),
        (EN, "Annex 2 - Roles\n\nThe strategy and the plan.", None),
    ],
)
def test_what_a_text_without_a_head_is(language: Language, text: str, kind: str | None) -> None:
    assert identify(text, language, {}).kind == kind


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (VI, "Số: 7/CĐ-TTg Hà Nội, ngày 23 tháng 5 năm 2025\nCÔNG ĐIỆN\nVề việc", "Hà Nội"),
        (EN, "No. 7/QD-TTg\nFreedom - Happiness\nHanoi, June 3, 2020\nDECISION\nOn", "Hanoi"),
        (BN, GAZETTE, "ঢাকা"),
    ],
)
def test_a_place_is_not_joined_to_what_stands_before_it(
    language: Language, text: str, place: str
) -> None:
    assert identify(text, language, {}).place == place
