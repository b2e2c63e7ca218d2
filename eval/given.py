"""Whether a text writes a date anywhere, told by plain patterns of its own.

Kept apart from the program's reading of dates on purpose: it tells what a document leaves unsaid
from what the program overlooked.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_MONTHS = (
    ("january", "jan", "জানুয়ারি", "জানুয়ারী"),
    ("february", "feb", "ফেব্রুয়ারি", "ফেব্রুয়ারী"),
    ("march", "mar", "মার্চ"),
    ("april", "apr", "এপ্রিল"),
    ("may", "মে"),
    ("june", "jun", "জুন"),
    ("july", "jul", "জুলাই"),
    ("august", "aug", "আগস্ট", "আগষ্ট"),
    ("september", "sept", "sep", "সেপ্টেম্বর"),
    ("october", "oct", "অক্টোবর"),
    ("november", "nov", "নভেম্বর"),
    ("december", "dec", "ডিসেম্বর"),
)
_GAP = r"[^\w]{0,6}"
_ORDINAL = r"(?:st|nd|rd|th|শে|লা|রা|ঠা|ই)?"


def writes(text: str, date: str) -> bool:
    """Whether the ISO year, month or day stands in a text in digits or words, in any order."""
    plain = _plain(text)
    year, *rest = date.split("-")
    if not rest:
        return re.search(rf"(?<!\d){year}(?!\d)", plain) is not None
    month = int(rest[0])
    names = "|".join(sorted(map(_plain, _MONTHS[month - 1]), key=len, reverse=True))
    word, number = rf"(?:{names})\w{{0,4}}", rf"0?{month}"
    between = r"[^\w]{0,6}(?:of[^\w]+|năm[^\w]+)?"
    if len(rest) == 1:
        forms = [rf"{word}{between}{year}", rf"{year}{_GAP}{word}"]
        forms += [rf"{number}\s?[/.-]\s?{year}", rf"{year}-0?{month}"]
        forms += [rf"thang\s+{number}\s*(?:[/.-]|nam)\s*{year}"]
    else:
        day = rf"0?{int(rest[1])}{_ORDINAL}"
        forms = [rf"{day}{_GAP}(?:of[^\w]+)?{word}{_GAP}{year}", rf"{word}{_GAP}{day}{_GAP}{year}"]
        forms += [rf"{day}\s?[/.-]\s?{number}\s?[/.-]\s?{year}", rf"{year}-0?{month}-{day}"]
        forms += [rf"{number}\s?[/.-]\s?{day}\s?[/.-]\s?{year}"]
        forms += [rf"{day}\s+thang\s+{number}\s*,?\s*nam\s+{year}"]
    return any(re.search(rf"(?<![\w\d])(?:{form})(?!\d)", plain) for form in forms)


def _plain(text: str) -> str:
    """Lower case, ASCII digits, no marks on Latin letters, marks of layout as blanks."""
    text = unicodedata.normalize("NFD", text.translate(_DIGITS).lower())
    text = re.sub(r"[\u0300-\u036f\u200c\u200d]", "", text)
    return re.sub(r"[\s*_#|>`\\]+", " ", text)
