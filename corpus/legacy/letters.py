"""What stands for one code in different programs, brought to one character."""

from __future__ import annotations

# Private use: how Windows numbers the codes of a font without an alphabet (U+F000 + code).
_PRIVATE = {0xF000 + code: bytes([code]).decode("latin-1") for code in range(0x20, 0x100)}
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_SAME = {
    **_PRIVATE,
    **{0xF000 + code: char for code, char in _WINDOWS.items()},
    **_WINDOWS,
    0x03BC: "µ",
    0x2219: "·",
    0x02C9: "¯",
    0x201F: "’",
    0x201B: "’",
    0x2126: "Ω",
}


def one_form(text: str) -> str:
    """The text with every variant of a Windows-1252 character as that character."""
    return text.translate(_SAME)
