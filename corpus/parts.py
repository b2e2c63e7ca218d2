"""Parts of documents: the line that opens one, the label read again, a part that a text names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from corpus.languages import PROFILES
from corpus.languages.structure import RANKS, PartKind, StructureData
from corpus.normalise import fold, nfc
from corpus.types import Language

MARKUP = regex.compile(r"^[\s*_#>|\[]+|[\s*_|]+$")
_LONGEST_TITLE = 160
_LONGEST_ITEM = 90
_NO_TITLE_END = regex.compile(r"[;,.।৷:\-–—]$|[;:](?:\s*(?:এবং|অথবা|বা|và|hoặc|and|or))$")
# A line may begin with a date or a figure that the line before broke off: "30-6-2025", "1.139".
_FIGURE = regex.compile(
    r"\p{Nd}+(?:[-–]\p{Nd}|[.,]\p{Nd}{3}|[.,]\p{Nd}+(?:\s*%|\s+\p{Ll}|\.\p{Nd}{4}))"
)
# An entry of a table of contents: its leaders and page number.
_CONTENTS = regex.compile(r"(?:\.\s?){4,}\s*\p{Nd}+$|…{2,}\s*\p{Nd}+$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CAN_BE_ROMAN = frozenset[PartKind]({"part", "chapter", "division", "annex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a line opens: its kind, its number as written, the label that names it in a path."""

    kind: PartKind
    number: str
    mark: str
    label: str

    @property
    def level(self) -> int:
        """1 the highest: chapters; 2 divisions, 3 articles, 4 clauses, 5 points, 6 below."""
        return max(1, RANKS[self.kind] // 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    kind: PartKind
    line: regex.Pattern[str]
    mark: regex.Pattern[str]


@cache
def _forms(language: Language) -> tuple[_Form, ...]:
    return tuple(
        _Form(
            kind=form.kind,
            line=regex.compile(nfc(f"(?P<mark>{form.mark}){form.tail}"), regex.DOTALL),
            mark=regex.compile(nfc(form.mark)),
        )
        for form in PROFILES[language].structure.forms
    )


def find_opening(text: str, language: Language) -> Opening | None:
    """The part that this line opens, or None: a figure, a reference and a contents entry do not."""
    line = MARKUP.sub("", text.replace("*", ""))
    if _FIGURE.match(line) or _CONTENTS.search(line):
        return None
    for form in _forms(language):
        if found := form.line.fullmatch(line):
            rest = line[found.end("mark") :].lstrip()
            # "Mục 2 của Kế hoạch này" at the start of a broken line speaks of another part.
            if RANKS[form.kind] < RANKS["article"] and rest[:1].islower():
                return None
            return Opening(
                kind=form.kind,
                number=found["number"] or "",
                mark=found["mark"],
                label=_label(form.kind, found["mark"], line),
            )
    return None


def _label(kind: PartKind, mark: str, line: str) -> str:
    """The whole line where it is a title, else the mark: labels are short."""
    bare = mark.strip("()") if mark.isascii() else mark
    if RANKS[kind] >= RANKS["point"]:
        return " ".join(mark.split())
    longest = _LONGEST_TITLE if RANKS[kind] <= RANKS["article"] else _LONGEST_ITEM
    is_title = len(line) <= longest and not _NO_TITLE_END.search(line) and not mark.startswith("(")
    return " ".join((line if is_title else bare if not mark.startswith("(") else mark).split())


def read_label(label: str, language: Language) -> Opening | None:
    """The part that a label in a path names; None for a heading without a number."""
    for form in _forms(language):
        if (found := form.line.fullmatch(label)) and found["number"]:
            return Opening(kind=form.kind, number=found["number"], mark=found["mark"], label=label)
        if (found := form.mark.fullmatch(label)) and found["number"]:
            return Opening(kind=form.kind, number=found["number"], mark=label, label=label)
    return None


def part_facts(path: Sequence[str], language: Language) -> tuple[str, ...]:
    """What a place in a document is found by, in one form for all languages.

    ("Chương II", "Điều 5. Tên", "2", "a") gives part:chapter:2, part:article:5, part:article:5:2
    and part:article:5:2:1: letters count by their order in their own alphabet.
    """
    return tuple(_facts(_parts(path, language)))


def item_facts(
    path: Sequence[str], items: Sequence[str], language: Language
) -> tuple[tuple[str, ...], ...]:
    """For each of some sentences that follow one another: the place in which it stands.

    `path` is that of the first; "2. …" and "b) …" go on from it.
    """
    parts = _parts(path, language)
    found = []
    for item in items:
        opening = find_opening(item, language)
        if opening and opening.kind in ("article", "clause", "point"):
            value = _value(opening.number, language, opening.kind)
            higher = {k: v for k, v in parts.items() if RANKS[k] < RANKS[opening.kind]}
            parts = {**higher, opening.kind: value}
        found.append(tuple(_facts(parts)))
    return tuple(found)


def _parts(path: Sequence[str], language: Language) -> dict[PartKind, str]:
    found: dict[PartKind, str] = {}
    # A passage in English may stand in a Bengali act.
    languages = (language, *(other for other in Language if other is not language))
    for label in path:
        for one in languages:
            if read := read_label(label, one):
                found[read.kind] = _value(read.number, one, read.kind)
                break
    return found


def named_parts(text: str) -> tuple[str, ...]:
    """The parts that a text of any language names, as `part_facts` writes them.

    "Điều 5 khoản 2", "Article 5(2)" and "ধারা ৫ এর উপ-ধারা (২)" are the same.
    """
    folded = fold(nfc(text))
    facts: dict[str, None] = {}
    for language in Language:
        for pattern in _mentions(language):
            for mention in pattern.finditer(folded):
                groups = {
                    name.rstrip("123"): _value(value, language, name.rstrip("123"))
                    for name, value in mention.groupdict().items()
                    if value
                }
                facts.update(dict.fromkeys(_facts(groups)))
    return tuple(facts)


@cache
def _mentions(language: Language) -> tuple[regex.Pattern[str], ...]:
    return tuple(regex.compile(nfc(p)) for p in PROFILES[language].structure.mentions)


def _facts(parts: Mapping[Any, str]) -> Iterator[str]:
    for kind in ("part", "annex", "chapter", "division"):
        if value := parts.get(kind):
            yield f"part:{kind}:{value}"
    if not (article := parts.get("article")):
        return
    yield f"part:article:{article}"
    clause, point = parts.get("clause"), parts.get("point")
    if clause:
        yield f"part:article:{article}:{clause}"
    if point:
        yield f"part:article:{article}:{clause or 0}:{point}"


def _value(number: str, language: Language, kind: str) -> str:
    """ "৫ক" and "5a" are 5-1, "III" and "তৃতীয়" are 3, "b" and "খ" are 2."""
    data = PROFILES[language].structure
    written = fold(number)
    for word, value in data.ordinals.items():
        if fold(word) == written:
            return str(value)
    if kind in _CAN_BE_ROMAN and regex.fullmatch("[ivxlc]+", written):
        return str(_roman(written))
    digits, letters = regex.fullmatch(r"([\d.]*)(.*)", written, regex.DOTALL).groups()  # type: ignore[union-attr]
    places = [data.letters.find(c) + 1 or data.subletters.find(c) + 1 for c in letters]
    return "-".join([digits, *map(str, places)] if digits else map(str, places))


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def is_statute(text: str, language: Language) -> bool:
    """Whether the first lines name an act, whose numbered paragraphs are its sections."""
    pattern = PROFILES[language].structure.statutes
    if pattern is None:
        return False
    lines = [line for line in text[:2500].split("\n") if line.strip()][:12]
    return any(len(line) <= 120 and regex.search(pattern, line.strip()) for line in lines)


def cite_path(path: Sequence[str], language: Language, *, statute: bool = True) -> str:
    """A path as its language cites it: "điểm a khoản 2 Điều 5", "Article 5(2)(a)".

    Headings without a number are left out, chapters too where an article is named; where nothing
    else is known it is the last heading.
    """
    data = PROFILES[language].structure
    read = [found for label in path if (found := read_label(label, language))]
    kinds = {found.kind for found in read}
    parts: list[str] = []
    governed = "article" in kinds
    for found in read:
        above_article = RANKS[found.kind] < RANKS["article"]
        if "article" in kinds and above_article and found.kind != "annex":
            continue
        parts.append(_cited(found, data, governed=governed, statute=statute))
        governed = governed or found.kind == "clause"
    if not parts:
        return path[-1] if path else ""
    if "article" in kinds and path[0].isupper() and not read_label(path[0], language):
        # A document that another one brings in has articles of its own.
        parts.insert(0, path[0].capitalize())
    return _joined(parts, data.joint, inner_first=data.inner_first)


def _cited(part: Opening, data: StructureData, *, governed: bool, statute: bool) -> str:
    in_words = part.number.casefold() in data.ordinals
    if in_words:
        return part.mark
    if word := regex.match(r"(?i)(article|section|điều|ধারা|অনুচ্ছেদ)(?=\s)", part.label):
        return f"{word[0].capitalize()} {part.number}"
    numbered = part.kind == "article" and not statute
    if numbered or (part.kind == "clause" and not governed and part.mark[0] != "("):
        return data.cited["paragraph"].format(part.number)
    return data.cited.get(part.kind, "{}").format(part.number)


def _joined(parts: Sequence[str], joint: str, *, inner_first: bool) -> str:
    if inner_first:
        return joint.join(reversed(parts))
    text = parts[0]
    for part in parts[1:]:
        text += (joint or ("" if part.startswith("(") else ", ")) + part
    return text
