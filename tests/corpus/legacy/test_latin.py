"""English words among words in Bijoy, and codes that no table knows."""

from __future__ import annotations

import json

import pytest

from corpus.legacy import bijoy, bijoy_write
from corpus.legacy.encodings import Encoding, decode
from corpus.legacy.latin import TABLE, is_latin
from corpus.legacy.lines import find_encodings
from corpus.legacy.pairs import count_pairs, make_table


@pytest.mark.parametrize(
    "line",
    [
        "এই আইন Public Files Act, 1898 (Act No. V of 1898) এর বিকল্প নহে।",
        "“তথ্য-ভাণ্ডার (data-store)” অর্থ ডিজিটাল সংরক্ষণাগার; এবং",
        "‘সেবা প্রদানকারী (Service Provider)’ অর্থ Digital Service দিবার প্রতিষ্ঠান।",
        "জেলা কার্যালয় GIS ও Remote Sensing ব্যবহার করিবে, ১২টি উপজেলায়।",
        "President’s Order No. 127 of 1972 অনুসারে ৩০ জুন ২০২৫ তারিখে প্রতিবেদন দিবে।",
    ],
)
def test_english_words_stay_beside_bijoy(line: str) -> None:
    assert decode(bijoy_write.encode(line), Encoding.BIJOY, mixed=True) == line


@pytest.mark.parametrize("word", ["Ges", "Ad", "Avgiv", "wgwUs", "Ki", "Zvwjkv"])
def test_bengali_words_that_look_english_are_bengali(word: str) -> None:
    assert not is_latin(word)


@pytest.mark.parametrize("word", ["Act", "(Authentication)Ó", "machine-to-machine", "Text)", "and"])
def test_english_words_are_told_in_their_marks(word: str) -> None:
    assert is_latin(word)


def test_a_short_line_between_lines_in_bijoy_is_in_it_too() -> None:
    lines = ["জেলা কার্যালয় প্রতিবেদন প্রদান করিবে।", "আইন", "ক্ষুদ্র শিল্পের জন্য বৃত্তি থাকিবে।"]
    coded = [bijoy_write.encode(line) for line in lines]
    assert find_encodings(coded) == [Encoding.BIJOY] * 3
    coded[1] = "Act"
    assert find_encodings(coded)[1] is None


def test_a_sign_goes_behind_a_letter_that_no_table_knows() -> None:
    assert bijoy.decode("w\u2603") == "\u2603ি"


def test_the_table_is_made_of_the_words_of_both() -> None:
    table = make_table("the act and the law " * 5, "আইন বিধি কর " * 5)
    assert set(table) == {"english", "bijoy", "words"} == set(json.loads(TABLE.read_text()))
    pairs = count_pairs({"ab": 3})
    assert pairs["^a"] > pairs[""]
