"""TCVN3 (TCVN 5712:1993, VN3; also "ABC"): one code a letter; the .VnTime family of fonts.

Capitals with a tone have no codes: fonts whose names end in H draw the small letters' codes as
capitals, and elsewhere the word around them tells.
"""

from __future__ import annotations

import unicodedata

import regex

_ROWS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ "
    "µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ "
    "Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị "
    "ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ "
    "ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_LETTERS = {pair[0]: pair[1] for pair in _ROWS.split(" ")}
_DECODE = str.maketrans(_LETTERS)
_ENCODE = {letter: code for code, letter in _LETTERS.items()}
CODES = frozenset(_LETTERS)
_WORD = regex.compile(rf"[A-Za-z{regex.escape(''.join(CODES))}]+")


def decode(text: str, *, capitals: bool = False) -> str:
    """Give Unicode (NFC) for TCVN3 codes; with `capitals` all letters are capitals."""
    if capitals:
        return text.translate(_DECODE).upper()
    return _WORD.sub(lambda match: _word(match[0], text), text)


def _word(codes: str, text: str) -> str:
    word = codes.translate(_DECODE)
    plain = [char for char in codes if char.isascii()]
    # "CéNG": small letters with tones among capitals are capitals; "X·" may only begin with one.
    if all(char.isupper() for char in plain) and (len(plain) > 1 or _is_upper(text)):
        return word.upper()
    return word


def _is_upper(text: str) -> bool:
    plain = [char for char in text if char.isascii() and char.isalpha()]
    return len(plain) > 3 and all(char.isupper() for char in plain)


def encode(text: str) -> str:
    """Give the codes of a Unicode text; capitals with a tone become small letters."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_ENCODE.get(char) or _ENCODE.get(char.lower(), char) for char in composed)
