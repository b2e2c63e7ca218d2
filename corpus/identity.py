"""What a document calls itself: title, number, kind, issuer, date, subject."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from corpus.languages import PROFILES
from corpus.names.agencies import agencies, find_agencies
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Identity, Language

KINDS = {
    "NQ": "resolution", "QĐ": "decision", "KH": "plan", "CTr": "programme", "TB": "notice",
    "BC": "report", "CT": "directive", "KL": "conclusion", "NĐ": "decree", "TT": "circular",
    "HD": "guideline", "QC": "regulation", "QyĐ": "regulation", "TTr": "proposal", "ĐA": "scheme",
    "CV": "letter", "CĐ": "telegram", "L": "law", "Luật": "law", "PL": "ordinance",
}  # fmt: skip
_HEAD = 2500
_LONGEST_TITLE = 100
_NUMBER_LINE = regex.compile(
    r"(?im)^[\s|*#]*(?:luật\s+)?(?:số|no\.?|number|নং|নম্বর|স্মারক নং)\s*[:.]?\s*([^\n|]{2,40})"
)
_DATE = r"(?:ngày|dated?|তারিখ)\s*"
_DATE_LINE = regex.compile(rf"(?i)(?:^|[,|\n*]\s*){_DATE}[:ঃ]?\s*[^\n]{{0,42}}")
_DATE_FIELD = regex.compile(rf"(?im)^[\s*_|]*{_DATE}[:ঃ][^\n|]*")
# "( ২০১৮ সনের ৪৬ নং আইন )" and "[৮ অক্টোবর, ২০১৮]" stand below the name of an act of Bangladesh.
_BRACKETED = regex.compile(r"(?m)^[\s*_#]*[(\[]\s*([^()\[\]\n]{6,60}?)\s*[)\]][\s*_]*$")
_NO_SUBJECT = regex.compile(r"(?i)căn cứ|kính gửi|[IVX\d]+[.\-]|(?-i:Thực hiện)|.{180,}")
_SUBJECT_LINES = 5
_URL = regex.compile(r"https?://[^\s|<>\"')\]]+")
_STRIP = regex.compile(r"^[\s*_#|>]+|[\s*_#|]+$")
_MASTHEAD = regex.compile(r"cộng hòa xã hội|độc lập|đảng cộng sản việt nam|^-+$|গণপ্রজাতন্ত্রী বাংলাদেশ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _KindLine:
    """A line such as "KẾ HOẠCH": its type code, the subject below it, and what stands above."""

    code: str
    line: str
    subject: str | None
    above: str


def identify(text: str, language: Language, metadata: Mapping[str, str]) -> Identity:
    """Reads the identity from a document's first page and its source's metadata."""
    head = text[:_HEAD]
    number, code = _number(head)
    named = _kind_line(head, language)
    kind = KINDS.get(code or (named.code if named else ""))
    if kind is None and source_url(text, metadata):
        kind = "news"
    return Identity(
        title=_title(head, number, named, metadata),
        number=number,
        kind=kind,
        issuer=_issuer(head, language) if kind != "news" else None,
        date=_written_date(head, number, named) or _date(metadata),
        subject=named.subject if named else None,
    )


def source_url(text: str, metadata: Mapping[str, str]) -> str | None:
    """Where a news page says it comes from: its metadata, or a source line near its end."""
    if url := metadata.get("url"):
        return url
    found = _URL.findall(text[-600:])
    return found[-1] if found else None


def _number(head: str) -> tuple[str | None, str | None]:
    for line in _NUMBER_LINE.finditer(head):
        for mention in find_document_numbers(head[line.start() : line.end()]):
            if mention.number:
                return mention.number, mention.type
    for act in _BRACKETED.finditer(head):
        for mention in find_document_numbers(act[1]):
            if mention.as_written == act[1]:
                return mention.as_written, mention.type
    return None, None


def _lines(head: str) -> list[str]:
    return [line for raw in head.split("\n") if (line := _STRIP.sub("", raw))]


def _kind_line(head: str, language: Language) -> _KindLine | None:
    types = _types(language)
    lines = [_STRIP.sub("", raw) for raw in head.split("\n")]
    for place, line in enumerate(lines):
        stands_out = line.upper() == line or (language is Language.EN and line.istitle())
        if line and stands_out and (code := types.get(fold(line))):
            rest: list[str] = []
            for following in lines[place + 1 :]:
                ends = not following or _NO_SUBJECT.match(following) or len(rest) == _SUBJECT_LINES
                if ends and (rest or following):
                    break
                rest.extend([following] if following else [])
            subject = " ".join(rest)[:300] or None
            above = "\n".join(lines[:place])
            return _KindLine(code=code, line=line, subject=subject, above=above)
    return None


def _types(language: Language) -> dict[str, str]:
    types = PROFILES[language].particulars.documents.types
    return {fold(word): code for word, code in types.items()}


def _title(
    head: str, number: str | None, named: _KindLine | None, metadata: Mapping[str, str]
) -> str:
    title = metadata.get("title", "").strip()
    if title and not (named and title == named.line):
        return title[:300]
    subject = named.subject if named else None
    if named and subject and not number:
        return f"{named.line.capitalize()} {subject}"[:300]
    # An act of Bangladesh is called by its name, which stands above its number.
    if number and "সন" not in number:
        return " – ".join(part for part in (number, subject) if part)[:300]
    lines = [line for line in _lines(head) if not _MASTHEAD.search(fold(line))]
    first = lines[0] if lines else "?"
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _issuer(head: str, language: Language) -> str | None:
    for found in find_agencies(head[:600], language=language):
        agency = agencies()[found.agency_id]
        return {"vi": agency.vi, "bn": agency.bn, "en": agency.en}[language.value] or agency.en
    return None


def _written_date(head: str, number: str | None, named: _KindLine | None) -> datetime.date | None:
    """The day in the lines above a document's kind; below, dates are those of other documents."""
    if not number and not named:
        return None
    lines = [m[0] for m in _DATE_LINE.finditer(named.above if named else head)]
    lines += [m[0] for m in _DATE_FIELD.finditer(head)]
    lines += [m[1] for m in _BRACKETED.finditer(head)]
    for line in lines:
        for found in find_dates(line):
            if found.precision == "day" and found.first and found.first.year > 1900:
                return found.first
    return None


def _date(metadata: Mapping[str, str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(metadata.get("date", "")[:10])
    except ValueError:
        return None
