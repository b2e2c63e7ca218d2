"""A document's head: the lines above its text, and the line that says what kind it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import regex

from corpus.identity.kinds import KINDS, kind_of_code, kind_words
from corpus.languages import PROFILES
from corpus.languages.identity import IdentityData
from corpus.names.agencies import find_agencies
from corpus.normalise import fold, strip_diacritics
from corpus.types import Language

_HEAD = 3000
_LETTERHEAD = 1500
_SUBJECT_LINES = 5
_STRIP = regex.compile(r"^[\s*_#|>]+|[\s*_#|]+$")
_MARKUP = regex.compile(r"[\s*_#|>`]+")
_NOISE_BEFORE = regex.compile(r"^[^\p{L}\p{M}]+|^.{0,8}:\s*")
# Capitals at the end or the start of a line: scans join a heading to a stamp or to its subject.
_CAPITALS = regex.compile(
    r"(?:[\p{Lu}\p{M}]{2,}\s+)+[\p{Lu}\p{M}]{2,}$"
    r"|^(?:[\p{Lu}\p{M}]{2,}\s+)+[\p{Lu}\p{M}]{2,}(?=\s+(?i:về|việc|ban hành|v/v|on)\s)"
)
_NO_SUBJECT = regex.compile(
    r"(?i)căn cứ|kính gửi|[IVX\d]+[.\-]|(?-i:Thực hiện)"
    r"|(?!(?:ban hành|về|phê duyệt|quy định|on|concerning)\b).{180,}|.{400,}"
)
# What an electronic signature prints over the head says when the file was published, not more.
_SIGNATURE = regex.compile(r"(?i)người\s+ký\s*:|e-?mail\s*:|thời\s*gi\s?an\s+ký|^\W*cơ quan\s*:")
_BY = regex.compile(r"(?i)(?:của|of the|of)\s+(.+)")
# The number and the date may also stand below the kind.
_LABELLED = regex.compile(
    r"(?i)(?:số|no\.?|number|date|নং|নম্বর|তারিখ|(?:স্মারক|নথি)\s*নং)\s*[:ঃ]|số\s+\d"
)
# "ঢাকা, ২১ কার্তিক ১৪৩২/৬ নভেম্বর ২০২৫", "Hà Nội, ngày 3 tháng 2 …"
_PLACED = regex.compile(r"\p{L}[\p{L}\p{M}. ]{1,30},\s*(?:ngày\s+)?\p{N}{1,2}\b[^.।;]{5,60}$")
_RULE = regex.compile(r"[-–—_=.*~\s]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """A line such as "KẾ HOẠCH": its type code, its kind, the subject and the body below it."""

    code: str
    kind: str | None
    line: str
    subject: str | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first page as it stands, the part above kind or text, and what data lists label."""

    text: str
    letterhead: str
    named: KindLine | None
    fields: Mapping[str, str]


def data_of(language: Language) -> IdentityData:
    """The head, closing and effect data of a language."""
    return PROFILES[language].identity


def plain(text: str) -> str:
    """A text on one line without marks of layout; for matching, as offsets change."""
    return _MARKUP.sub(" ", text.replace("\\", "")).strip()


def lines_of(text: str) -> list[str]:
    """The lines of a text without marks of layout, empty ones included."""
    return [_STRIP.sub("", raw) for raw in text.split("\n")]


def read_head(text: str, language: Language) -> Head:
    """Reads a document's head from its first page."""
    head = "\n".join(line for line in text[:_HEAD].split("\n") if not _SIGNATURE.search(line))
    above, named = _kind_line(head, language)
    if named is None:
        opened = _body(language).search(head)
        above = head[: opened.start() if opened else _LETTERHEAD]
    return Head(
        text=head,
        letterhead=above[:_LETTERHEAD],
        named=named,
        fields=dict(_fields(head, language)),
    )


@cache
def _body(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?im)^[\s*_#|>\-–]*(?:{data_of(language).body})")


def _kind_line(head: str, language: Language) -> tuple[str, KindLine | None]:
    lines = lines_of(head)
    raw = head.split("\n")
    for place, line in enumerate(lines):
        following = next((after for after in lines[place + 1 :] if after), "")
        # "( ২০২৩ সনের ২০ নং / আইন / )": the kind in an act's number.
        if not line or following.startswith(")"):
            continue
        # The headings of an annex are not those of the decision that it belongs to.
        if _annex(language).match(line):
            return "", None
        if (known := _known(line, language)) is None:
            continue
        word, code, rest = known
        subject, by = _subject([*([rest] if rest else []), *lines[place + 1 :]], language)
        kind = data_of(language).kinds.get(fold(word)) or kind_of_code(code, language) or code
        own = code if code in KINDS else ""
        below = [n for n, low in enumerate(lines[place + 1 :], place + 1) if low][:3]
        labelled = [raw[n] for n in below if _LABELLED.match(lines[n]) or _PLACED.match(lines[n])]
        return "\n".join([*raw[:place], *labelled]), KindLine(
            code=own, kind=kind, line=word, subject=subject, by=by
        )
    return "", None


def _known(line: str, language: Language) -> tuple[str, str, str] | None:
    """The word for a kind that a line is, its code, and what follows in the line.

    Recognition loses marks ("QUYÉT ĐỊNH") and joins specks, stamps or the subject to the word.
    """
    words = kind_words(language)
    stands_out = line.upper() == line or (language is Language.EN and line.istitle())
    candidates = [line, _NOISE_BEFORE.sub("", line)] if stands_out and len(line) <= 60 else []
    parts = [m for m in _CAPITALS.finditer(line) if m[0] != line]
    for candidate in [*candidates, *(m[0] for m in parts)]:
        folded = fold(candidate)
        if code := words.get(folded) or words.get(strip_diacritics(folded)):
            at_start = next((m for m in parts if m[0] == candidate and m.start() == 0), None)
            return candidate, code, line[at_start.end() :].strip() if at_start else ""
    return None


@cache
def _annex(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)(?:{data_of(language).annex})(?!\p{{L}})")


def _subject(lines: list[str], language: Language) -> tuple[str | None, str | None]:
    """The lines below the kind up to the text, and the body named by "of …" among them."""
    rest: list[str] = []
    by = None
    for line in lines:
        ends = not line or _NO_SUBJECT.match(line) or len(rest) == _SUBJECT_LINES
        if ends and (rest or line):
            break
        named = _BY.fullmatch(line) if not rest else None
        if named and (found := find_agencies(named[1], language=language)) and not by:
            by = named[1] if found[0].start == 0 and found[0].end == len(named[1]) else None
            if by:
                continue
        above = _RULE.fullmatch(line) or _LABELLED.match(line) or _PLACED.match(line)
        if line and not above:
            rest.append(line)
    return " ".join(rest)[:300] or None, by


def _fields(head: str, language: Language) -> Iterator[tuple[str, str]]:
    """What lines such as "Số hiệu: 30/2020" label; the first line of a label counts."""
    seen: set[str] = set()
    for found in _field_line(language).finditer(head):
        part = str(found.lastgroup)
        if part not in seen and (value := _STRIP.sub("", found[0].split(":", 1)[1].strip("* "))):
            seen.add(part)
            yield part, value


@cache
def _field_line(language: Language) -> regex.Pattern[str]:
    parts = "|".join(
        f"(?P<{part}>(?:{'|'.join(labels)}))" for part, labels in data_of(language).fields.items()
    )
    return regex.compile(rf"(?im)^[\s*_#|>-]*(?:{parts})[\s*_]*:[^\n|]+")
