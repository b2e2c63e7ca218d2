"""What a document calls itself: title, number, kind, issuer, date, subject."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

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
_DATE_LINE = regex.compile(r"(?i)(?:^|[,|\n*]\s*)(?:ngày|dated?|তারিখ)\s*[:ঃ]?\s*[^\n]{0,12}")
_URL = regex.compile(r"https?://[^\s|<>\"')\]]+")
_STRIP = regex.compile(r"^[\s*_#|>]+|[\s*_#|]+$")
_MASTHEAD = regex.compile(
    r"(?i)cộng h[oò]?[òo]?a xã hội|độc lập|đảng cộng sản việt nam|^-+$|গণপ্রজাতন্ত্রী বাংলাদেশ"
)


def identify(text: str, language: Language, metadata: Mapping[str, str]) -> Identity:
    """Reads the identity from a document's first page and its source's metadata."""
    head = text[:_HEAD]
    number, code = _number(head)
    named, subject = _kind_line(head, language)
    kind = KINDS.get(code or named or "")
    if kind is None and source_url(text, metadata):
        kind = "news"
    return Identity(
        title=_title(head, number, subject, metadata, official=bool(number or named)),
        number=number,
        kind=kind,
        issuer=_issuer(head, language) if kind != "news" else None,
        date=_date(head, metadata, official=bool(number or named)),
        subject=subject,
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
    return None, None


def _lines(head: str) -> list[str]:
    return [line for raw in head.split("\n") if (line := _STRIP.sub("", raw))]


def _kind_line(head: str, language: Language) -> tuple[str | None, str | None]:
    """The type code of a line such as "KẾ HOẠCH", and the subject written below it."""
    types = _types(language)
    lines = _lines(head)
    for place, line in enumerate(lines):
        if (code := types.get(fold(line))) and line.upper() == line:
            rest = []
            for following in lines[place + 1 : place + 5]:
                if regex.match(r"(?i)căn cứ|kính gửi|[IVX\d]+[.\-]|quốc hội|thực hiện", following):
                    break
                rest.append(following)
            return code, " ".join(rest)[:300] or None
    return None, None


def _types(language: Language) -> dict[str, str]:
    types = PROFILES[language].particulars.documents.types
    return {fold(word): code for word, code in types.items()}


def _title(
    head: str,
    number: str | None,
    subject: str | None,
    metadata: Mapping[str, str],
    *,
    official: bool,
) -> str:
    if title := metadata.get("title", "").strip():
        return title[:300]
    if official and (number or subject):
        return " – ".join(part for part in (number, subject) if part)[:300]
    lines = [line for line in _lines(head) if not _MASTHEAD.search(line)]
    first = lines[0] if lines else "?"
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _issuer(head: str, language: Language) -> str | None:
    for found in find_agencies(head[:600], language=language):
        agency = agencies()[found.agency_id]
        return {"vi": agency.vi, "bn": agency.bn, "en": agency.en}[language.value] or agency.en
    return None


def _date(head: str, metadata: Mapping[str, str], *, official: bool) -> datetime.date | None:
    if official:
        for line in _DATE_LINE.finditer(head):
            for found in find_dates(head[line.start() : line.end() + 30]):
                if found.precision == "day" and found.first and found.first.year > 1900:
                    return found.first
    try:
        return datetime.date.fromisoformat(metadata.get("date", "")[:10])
    except ValueError:
        return None
