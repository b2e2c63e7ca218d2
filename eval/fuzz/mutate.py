"""Damage done to a file's bytes, and to the parts of files that are archives."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import regex

_MOST = 2**20  # bytes of a damaged file
_NUMBERS = (b"0", b"-1", b"1", b"99999999", b"2147483648", b"1e309", b"0.0000001", b"")
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"<", b">", b"&#x0;", b"]]>", b"<<", b"R ",
    b"endobj", b"stream\n", b"/Kids [2 0 R]", b"1 0 R", b"\xf0\x9f\x98\x80", "\u09cd".encode(),
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"Content-Type: multipart/mixed; boundary=x\n", b"(", b"[",
)  # fmt: skip
_WORD = regex.compile(rb"[A-Za-z][A-Za-z:/-]{2,}")
_NUMBER = regex.compile(rb"\d+")
_ELEMENT = regex.compile(rb"<[^<>/!?][^<>]{0,200}/>|</?[bpi]>")
_ATTRIBUTE = regex.compile(rb' [\w:]{1,40}="[^"<>]{0,200}"')

Damage = Callable[[bytes, random.Random], bytes]


def mutate(content: bytes, dice: random.Random) -> bytes:
    """Give `content` with one to six damages; archives are mostly damaged inside their parts."""
    if content.startswith(b"PK") and dice.random() < 0.75:
        return _inside(content, dice)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        content = dice.choice(_DAMAGES)(content, dice)
    return content[:_MOST]


def _inside(content: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    if dice.random() < 0.15:
        del parts[name]
    else:
        for _ in range(dice.choice((1, 1, 2, 4))):
            parts[name] = dice.choice(_DAMAGES)(parts[name], dice)[:_MOST]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


def _flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 2, 8, 64))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _drop(content: bytes, dice: random.Random) -> bytes:
    start, end = _stretch(content, dice)
    return content[:start] + content[end:]


def _double(content: bytes, dice: random.Random) -> bytes:
    start, end = _stretch(content, dice)
    times = dice.choice((1, 1, 3, 50))
    return content[:end] + content[start:end] * times + content[end:]


def _swap(content: bytes, dice: random.Random) -> bytes:
    (start, end), place = _stretch(content, dice), dice.randrange(len(content) + 1)
    return content[:place] + content[start:end] + content[place:]


def _noise(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + dice.randbytes(dice.choice((1, 4, 64, 1024))) + content[place:]


def _insert(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + dice.choice(_TOKENS) + content[place:]


def _number(content: bytes, dice: random.Random) -> bytes:
    return _replaced(content, _NUMBER, dice.choice(_NUMBERS), dice)


def _word(content: bytes, dice: random.Random) -> bytes:
    words = _WORD.findall(content) or [b"x"]
    return _replaced(content, _WORD, dice.choice(words), dice)


def _element(content: bytes, dice: random.Random) -> bytes:
    return _replaced(content, _ELEMENT, b"", dice)


def _attribute(content: bytes, dice: random.Random) -> bytes:
    return _replaced(content, _ATTRIBUTE, b"", dice)


def _replaced(
    content: bytes, pattern: regex.Pattern[bytes], new: bytes, dice: random.Random
) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = dice.choice(found)
    return content[: match.start()] + new + content[match.end() :]


def _stretch(content: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(content) + 1)
    return start, min(len(content), start + dice.choice((1, 8, 64, 512)))


_DAMAGES: tuple[Damage, ...] = (
    _flip, _cut, _drop, _double, _swap, _noise, _insert, _number, _word, _element, _attribute,
)  # fmt: skip
