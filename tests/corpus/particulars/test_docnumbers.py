from __future__ import annotations

import pytest

from corpus.particulars.docnumbers import close_document, find_document_numbers, same_document

FULL = [
    ("theo 57-NQ/TW của", "57-NQ/TW", "57-NQ/TW", "NQ"),
    ("Nghị quyết số 57-NQ/TW", "Nghị quyết số 57-NQ/TW", "57-NQ/TW", "NQ"),
    ("NQ 57-NQ/TW", "NQ 57-NQ/TW", "57-NQ/TW", "NQ"),
    ("57\\-NQ/TW", "57\\-NQ/TW", "57-NQ/TW", "NQ"),
    ("57-NQ/TƯ", "57-NQ/TƯ", "57-NQ/TW", "NQ"),
    ("57-nq/tw", "57-nq/tw", "57-NQ/TW", "NQ"),
    ("Resolution No. 57-NQ/TW", "Resolution No. 57-NQ/TW", "57-NQ/TW", "NQ"),
    ("রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ-এর", "রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ", "57-NQ/TW", "NQ"),
    ("কর্মসূচি ৯৭-সিটিআর/টিইউ-তে", "কর্মসূচি ৯৭-সিটিআর/টিইউ", "97-CTr/TU", "CTr"),
    ("২৮/কেএইচ-ইউবিএনডি", "২৮/কেএইচ-ইউবিএনডি", "28/KH-UBND", "KH"),
    ("Số: 617/KH-\nUBND", "617/KH-\nUBND", "617/KH-UBND", "KH"),
    ("02-KH/BCDTW", "02-KH/BCDTW", "02-KH/BCĐTW", "KH"),
    ("922/QD-BTTTT", "922/QD-BTTTT", "922/QĐ-BTTTT", "QĐ"),
    ("Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ"),
    ("Luật số 60/2024/QH15", "Luật số 60/2024/QH15", "60/2024/QH15", "Luật"),
    ("công văn 18590/BTC-PTHT", "công văn 18590/BTC-PTHT", "18590/BTC-PTHT", "CV"),
]


@pytest.mark.parametrize(("text", "written", "number", "kind"), FULL)
def test_reads_a_full_number_in_its_official_form(
    text: str, written: str, number: str, kind: str
) -> None:
    (found,) = find_document_numbers(text)
    assert text[found.start : found.end] == found.as_written == written
    assert (found.number, found.type) == (number, kind)


@pytest.mark.parametrize(
    ("text", "written", "key"),
    [
        ("NQ57", "NQ57", "nq-57"),
        ("NQ 57 nêu", "NQ 57", "nq-57"),
        ("Nghị quyết 57", "Nghị quyết 57", "nq-57"),
        ("nghi quyet 57 la gi", "nghi quyet 57", "nq-57"),
        ("ke hoach so 02", "ke hoach so 02", "kh-2"),
        ("KH 02", "KH 02", "kh-2"),
        ("what does plan 02 say", "plan 02", "kh-2"),
        ("Resolution 57?", "Resolution 57", "nq-57"),
        ("৫৭ নং রেজোলিউশনের", "৫৭ নং রেজোলিউশন", "nq-57"),
        ("রেজোলিউশন ৫৭ এর", "রেজোলিউশন ৫৭", "nq-57"),
        ("২ নং পরিকল্পনা", "২ নং পরিকল্পনা", "kh-2"),
        ("পরিকল্পনা নং ০২-এর", "পরিকল্পনা নং ০২", "kh-2"),
        ("২০০৬ সনের ৩৯ নং আইন", "২০০৬ সনের ৩৯ নং আইন", "luat-39-2006"),
        ("Act No. 39 of 2006", "Act No. 39 of 2006", "luat-39-2006"),
        ("Ordinance No. XI of 1985", "Ordinance No. XI of 1985", "pl-xi-1985"),
    ],
)
def test_reads_a_kind_with_an_ordinal(text: str, written: str, key: str) -> None:
    (found,) = find_document_numbers(text)
    assert text[found.start : found.end] == written
    assert (found.number, found.key) == (None, key)


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("নোটিশ নং ৫২৩ এবং ৫২৪-এ উল্লেখিত", [523, 524]),
        ("Nghị quyết 57, 59, 66 và 68 của Bộ", [57, 59, 66, 68]),
        ("Decrees 30 and 31 of the Government", [30, 31]),
        ("Kế hoạch số 02 và 15 nhiệm vụ", [2]),
    ],
)
def test_reads_lists(text: str, ordinals: list[int]) -> None:
    assert [found.ordinal for found in find_document_numbers(text)] == ordinals


@pytest.mark.parametrize(
    "text",
    [
        "https://nq57.vn",
        "Điều 5 khoản 2",
        "Kế hoạch 5 năm",
        "Kế hoạch 2025",
        "Kế hoạch số: /KH-UBND ngày  /  /2025",
        "quyết định 20 nội dung",
        "report 20 cases",
        "5 km/h",
        "0912-345-678",
        "TT\n1",
        "STT 1",
        "পরিকল্পনা ২টি",
        "COVID-19",
    ],
)
def test_leaves_out_what_names_no_document(text: str) -> None:
    assert find_document_numbers(text) == ()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("57-NQ/TW", "Resolution 57", True),
        ("রেজোলিউশন ৫৭", "Nghị quyết số 57-NQ/TW", True),
        ("02-KH/BCĐTW", "২ নং পরিকল্পনা", True),
        ("03/NQ-CP", "03-NQ/CP", True),
        ("130-QĐ/TW", "Regulation 130", True),
        ("Plan 02", "Plan 05", False),
        ("Resolution 57", "Plan 57", False),
        ("130-QĐ/TW", "130-KL/TW", False),
        ("57-NQ/TW", "57-NQ/TU", False),
        ("Act No. 39 of 2006", "২০২৩ সনের ৩৯ নং আইন", False),
        ("Act No. 39 of 2006", "২০০৬ সনের ৩৯ নং আইন", True),
    ],
)
def test_tells_documents_apart(left: str, right: str, same: bool) -> None:
    (a,), (b,) = find_document_numbers(left), find_document_numbers(right)
    assert same_document(a, b) is same
    assert same_document(b, a) is same


def test_loose_keys_survive_separators_zeros_and_strokes() -> None:
    spellings = ("02-KH/BCĐTW", "2-KH/BCDTW", "02/KH-BCĐTW")
    assert {find_document_numbers(text)[0].loose_key for text in spellings} == {"2khbcdtw"}


@pytest.mark.parametrize(
    ("left", "right", "close"),
    [
        ("57-NQ/TW", "58-NQ/TW", True),
        ("Nghị quyết 57", "রেজোলিউশন ৭৫", True),
        ("Plan No. 617", "Kế hoạch 61", True),
        ("57-NQ/TW", "Resolution 57", False),
        ("57-NQ/TW", "57-NQ/TU", False),
        ("57-NQ/TW", "58-NQ/TU", False),
        ("Plan 02", "Plan 05", False),
        ("Resolution 57", "Plan 58", False),
        ("Act No. 39 of 2006", "২০০৬ সনের ৩৮ নং আইন", True),
        ("Act No. 39 of 2006", "২০২৩ সনের ৩৮ নং আইন", False),
    ],
)
def test_a_slip_in_the_number_is_close_and_not_the_same(left: str, right: str, close: bool) -> None:
    (a,), (b,) = find_document_numbers(left), find_document_numbers(right)
    assert close_document(a, b) is close_document(b, a) is close
