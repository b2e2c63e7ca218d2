from __future__ import annotations

import pytest

from corpus.legacy.encodings import Encoding, code_of_font, decode

PAIRS = [
    (Encoding.TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    (Encoding.TCVN3, "CéNG HßA X· HéI CHñ NGHÜA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    (Encoding.TCVN3, "n\xad íc vµ ng\xad êi", "nư ớc và ngư ời"),
    (
        Encoding.VNI,
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    (Encoding.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    (Encoding.VNI, "COÄNG HOØA, Kyø hoïp, quyù, thò xaõ, kyõ", "CỘNG HÒA, Kỳ họp, quý, thị xã, kỹ"),
    (Encoding.BIJOY, "evsjv‡`k Avgvi", "বাংলাদেশ আমার"),
    (Encoding.BIJOY, "m~‡h©i KZ…©K cwiKíbv", "সূর্যের কর্তৃক পরিকল্পনা"),
    (Encoding.BIJOY, "†gvKÏgv †KŠkj ˆZwi", "মোকদ্দমা কৌশল তৈরি"),
    (Encoding.BIJOY, "MYcÖRvZš¿x mv¶¨ ¯^v¯’¨", "গণপ্রজাতন্ত্রী সাক্ষ্য স্বাস্থ্য"),
    (Encoding.BIJOY, "wKš‘ i“× Puv` `yt¯’", "কিন্তু রুদ্ধ চাঁদ দুঃস্থ"),
    (Encoding.BIJOY, "2025 mv‡ji 30 Ryb|", "২০২৫ সালের ৩০ জুন।"),
    (Encoding.BIJOY, "i¨v‡ei Kvh©µg", "র\u200d্যাবের কার্যক্রম"),
]


@pytest.mark.parametrize(("encoding", "coded", "text"), PAIRS)
def test_known_texts(encoding: Encoding, coded: str, text: str) -> None:
    assert decode(coded, encoding) == text


def test_codes_in_the_private_use_area_are_the_same() -> None:
    private = "".join(chr(0xF000 + ord(char)) for char in "Céng")
    assert decode(private, Encoding.TCVN3) == "Cộng"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        ("ABCDEF+.VnArial,Bold", Encoding.TCVN3, False),
        (".VnArialH,Bold", Encoding.TCVN3, True),
        ("VNI-Times", Encoding.VNI, False),
        ("VNI-Helve-Condense", Encoding.VNI, False),
        ("SutonnyMJ", Encoding.BIJOY, False),
        ("ABCDEE+ChandrabatiMJ-Bold", Encoding.BIJOY, False),
    ],
)
def test_fonts_tell_their_encoding(font: str, encoding: Encoding, capitals: bool) -> None:
    code = code_of_font(font)
    assert code is not None
    assert (code.encoding, code.capitals) == (encoding, capitals)


@pytest.mark.parametrize(
    "font", ["Times New Roman", "SutonnyOMJ", "Vnesse", "Nikosh", "Vrinda", "", "Arial"]
)
def test_other_fonts_tell_nothing(font: str) -> None:
    assert code_of_font(font) is None


def test_capitals_fonts_draw_capitals() -> None:
    assert decode("kÕ ho¹ch", Encoding.TCVN3, capitals=True) == "KẾ HOẠCH"


def test_latin_words_stay_in_mixed_bijoy_text() -> None:
    coded = "evsjv‡`k Telecommunication Regulation AvBb | 2001"
    assert decode(coded, Encoding.BIJOY, mixed=True) == (
        "বাংলাদেশ Telecommunication Regulation আইন | ২০০১"
    )
