"""What the writers encode the readers give back, letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy import bijoy, bijoy_write, tcvn3, vni

_SYLLABLES = (
    "nghiêng trường quyết khuỷu ngoằn thuở giữa yếu đưỡn loạng bẵng khoẻ ẩn ứng ý ở ỷ lý kỹ kỵ "
    "thuế giếng xoài nhẽ tẻ nghĩ ỉu bùn lũ sử sữ sự hỏi cỏ cõng đẹp đèn"
)
SYLLABLES = _SYLLABLES.split()
CONSONANTS = "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ"
_CLUSTERS = (
    "ক্ত ক্ষ জ্ঞ ঙ্ক ঙ্গ ঞ্চ ঞ্জ ট্ট ণ্ড ত্ত ত্র দ্দ দ্ধ দ্ব ন্ত ন্ত্র ন্ধ ন্ন প্ত ব্দ ভ্র ম্প ম্ব ম্ভ ল্প শ্চ ষ্ট "
    "ষ্ঠ ষ্ণ স্ত স্ত্র স্থ স্প হ্ম প্র গ্র র্ম র্থ র্ক র্তৃ ব্য ন্য ক্ষ্ম চ্চ চ্ছ স্ক্র ন্দ্র ম্প্র র্জ্য ল্ল স্ব"
)
CLUSTERS = _CLUSTERS.split()
SIGNS = ["", *"ািীুূৃেৈোৌ"]


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_vietnamese_syllables(syllable: str) -> None:
    assert tcvn3.decode(tcvn3.encode(syllable)) == syllable
    assert vni.decode(vni.encode(syllable)) == syllable
    assert vni.decode(vni.encode(syllable.upper())) == syllable.upper()
    assert tcvn3.decode(tcvn3.encode(syllable), capitals=True) == syllable.upper()


@pytest.mark.parametrize("decomposed", [unicodedata.normalize("NFD", s) for s in SYLLABLES[:6]])
def test_decomposed_letters_are_encoded_like_composed_ones(decomposed: str) -> None:
    composed = unicodedata.normalize("NFC", decomposed)
    assert vni.encode(decomposed) == vni.encode(composed)
    assert tcvn3.encode(decomposed) == tcvn3.encode(composed)


@pytest.mark.parametrize("cluster", [*CLUSTERS, *CONSONANTS])
@pytest.mark.parametrize("sign", SIGNS)
def test_bengali_clusters_with_every_sign(cluster: str, sign: str) -> None:
    if cluster[-1] in "ািীুূৃেৈোৌ" and sign:
        return
    word = f"ক{cluster}{sign}ন"
    assert bijoy.decode(bijoy_write.encode(word)) == word


@pytest.mark.parametrize(
    "text",
    [
        "অআইঈউঊঋএঐওঔ",
        "বাংলাদেশের রাষ্ট্রপতি, ২০২৫ সালের ৩০ জুন।",
        "বড় আষাঢ় সময় উৎসব দুঃখ চাঁদ",
        "“উদ্ধৃতি” ও ‘শব্দ’ — শেষ",
        "অ্যাকাউন্ট এ্যাপ র\u200d্যাংক",
    ],
)
def test_bengali_texts(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert bijoy.decode(bijoy_write.encode(text)) == text


def test_joiners_have_no_codes() -> None:
    assert bijoy_write.encode("উদ্\u200cঘাটন") == bijoy_write.encode("উদ্ঘাটন")


@pytest.mark.parametrize("decode", [tcvn3.decode, vni.decode, bijoy.decode, bijoy.decode_mixed])
@given(text=st.text(alphabet=st.characters(max_codepoint=0x2122), max_size=40))
def test_decoding_takes_any_text(decode: Callable[[str], str], text: str) -> None:
    assert isinstance(decode(text), str)
