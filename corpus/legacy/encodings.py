"""The encodings by name, by font and as functions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from corpus.legacy import bijoy, tcvn3, vni
from corpus.legacy.letters import one_form


class Encoding(StrEnum):
    """An 8-bit encoding in which the font gives the letters; the value is shown to users."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    BIJOY = "Bijoy"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontCode:
    """How the text of a font is encoded; fonts of `capitals` draw small letters' codes as such."""

    encoding: Encoding
    capitals: bool = False


# "SutonnyOMJ" and its kin are Unicode fonts.
_FONTS = (
    (regex.compile(r"^\.?Vn(?=[A-Z0-9])"), Encoding.TCVN3),
    (regex.compile(r"^VNI[-_ ]"), Encoding.VNI),
    (regex.compile(r"^(?!\w*OMJ)(?:\w+MJ(?![a-z])|Sutonny|Sulekha|Bijoy)"), Encoding.BIJOY),
)
_CAPITALS = regex.compile(r"^\.?Vn\w*[a-z]H(?![a-z])")


def decode(text: str, encoding: Encoding, *, capitals: bool = False, mixed: bool = False) -> str:
    """Give `text` in Unicode (NFC); what is no code of the encoding stays as it is.

    `mixed` says that no font told words in Bijoy from Latin ones.
    """
    text = one_form(text)
    match encoding:
        case Encoding.TCVN3:
            return tcvn3.decode(text, capitals=capitals)
        case Encoding.VNI:
            return vni.decode(text)
        case Encoding.BIJOY:
            return bijoy.decode_mixed(text) if mixed else bijoy.decode(text)


def code_of_font(name: str) -> FontCode | None:
    """Give how a font of that name encodes its text, None for one that is not known."""
    name = name.rpartition("+")[2].strip()
    for pattern, encoding in _FONTS:
        if pattern.match(name):
            return FontCode(encoding=encoding, capitals=bool(_CAPITALS.match(name)))
    return None
