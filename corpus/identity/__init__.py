"""What a document calls itself: title, number, kind, issuer, place and date, subject, marks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import regex

from corpus.identity.dates import effect, issue_date
from corpus.identity.head import Head, data_of, lines_of, plain, read_head
from corpus.identity.issuer import issuer_of
from corpus.identity.kinds import KINDS, kind_in, kind_of_code, kind_of_text, named_act
from corpus.identity.marks import find_mark, find_signer
from corpus.identity.number import OwnNumber, own_number
from corpus.identity.periods import is_beside_dates, is_dateline, issue_period, stated_year
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.types import Identity, Language

__all__ = ["KINDS", "identify", "identify_file", "source_url", "stated_year"]

_LONGEST_TITLE = 100
_LONGEST_SUBJECT = 300
_URL = regex.compile(r"https?://[^\s|<>\"')\]]+")
_SOURCE_LINE = regex.compile(r"(?m)^[^\n\[(]{0,40}?(https?://[^\s|<>\"')\]]+)[\s*_.]*$")
_END = 600
_GAZETTE_LINES = 20


def identify(text: str, language: Language, metadata: Mapping[str, str]) -> Identity:
    """Reads the identity from a document's text and its source's metadata."""
    return identify_file(text, language, metadata, name="")[0]


def identify_file(
    text: str, language: Language, metadata: Mapping[str, str], *, name: str
) -> tuple[Identity, tuple[str, ...]]:
    """The identity, and warnings where it rests on the file's `name` or on later words."""
    head = read_head(text, language)
    titles = _titles(head, language)
    act = _act_line(titles, head, language)
    kind = named_act(act or "", language) or (head.named and head.named.kind)
    news = kind is None and _is_news(text, metadata)
    kind = kind or (None if news else kind_of_text(text, titles, language))
    own = _number(text, head, language, kind, name="" if news else name)
    number, code = (own.number, own.code) if own else (None, None)
    if not (head.named and head.named.kind) and code:
        kind = kind_of_code(code, language) or kind
    if kind is None and number:
        kind = kind_in(number, language) or ("letter" if _subject(head, language) else None)
    kind = kind or ("news" if news else None)
    title = act or _title(head, number, metadata, language)
    date = issue_date(text, head, language, own=number) or _date(metadata)
    period, doubt = (
        issue_period(head, language, number=number, title=title, kind=kind, name=name)
        if date is None
        else (None, None)
    )
    start, end = effect(text, language, date, head.fields) if kind != "news" else (None, None)
    identity = Identity(
        title=title,
        number=number,
        kind=kind,
        issuer=None
        if kind == "news"
        else issuer_of(text, head, language, number=number, kind=kind),
        date=date,
        subject=_subject(head, language),
        signer=find_signer(text, head, language) if number or head.named else None,
        place=_place(head, language) if number or head.named else None,
        urgency=find_mark(text, "urgency"),
        secrecy=find_mark(text, "secrecy"),
        effective=start,
        expires=end,
        period=period,
    )
    return identity, tuple(d for d in (own and own.doubt, doubt) if d)


def _act_line(titles: list[str], head: Head, language: Language) -> str | None:
    """The name of the act that a text is; in a gazette it is not the first line."""
    lines = titles[: _GAZETTE_LINES if _in_gazette(head, language) else 1]
    # A running head may hold the number of its page, too.
    names = (line.split("|")[0].strip() for line in lines)
    return next((name for name in names if named_act(name, language)), None)


def _in_gazette(head: Head, language: Language) -> bool:
    masthead = regex.compile(rf"(?i){data_of(language).masthead}")
    return bool(masthead.search(fold("\n".join(head.text.split("\n")[:_GAZETTE_LINES]))))


def source_url(text: str, metadata: Mapping[str, str]) -> str | None:
    """Where a news page says it comes from: its metadata, or a source line near its end."""
    if url := metadata.get("url"):
        return url
    found = _URL.findall(text[-_END:])
    return found[-1] if found else None


def _is_news(text: str, metadata: Mapping[str, str]) -> bool:
    """Whether the source has an address, in its metadata or as a line at the text's end."""
    return bool(metadata.get("url") or _SOURCE_LINE.search(text[-_END:]))


def _number(
    text: str, head: Head, language: Language, kind: str | None, *, name: str
) -> OwnNumber | None:
    code = head.named.code if head.named else None
    if code is None and kind is not None:
        code = next((c for c, k in KINDS.items() if k == kind), None)
    day = issue_date(text, head, language, own=None)
    # Without a kind a file's name may be that of the document a text only reports on.
    known = name if code else ""
    year = day.year if day else _letterhead_year(head)
    return own_number(text, head, language, name=known, code=code, year=year)


def _letterhead_year(head: Head) -> int | None:
    years = regex.findall(r"(?:năm|,)\s+((?:19|20)\d\d)\b", plain(head.letterhead))
    return int(years[-1]) if years else None


def _titles(head: Head, language: Language) -> list[str]:
    masthead = regex.compile(rf"(?i){data_of(language).masthead}|^[-\s]+$")
    lines = [line for line in lines_of(head.text) if line and not masthead.search(fold(line))]
    # In a gazette the day of the issue stands above all else.
    gazette = _in_gazette(head, language)
    return [line for n, line in enumerate(lines) if n > 2 or not (gazette and is_dateline(line))]


def _title(head: Head, number: str | None, metadata: Mapping[str, str], language: Language) -> str:
    title = metadata.get("title", "").strip()
    named = head.named
    # The first words of a letterhead, which some programs take for the title, name nobody's text.
    heading = title and number and fold(plain(head.letterhead)).startswith(fold(title))
    if title and not heading and not (named and title == named.line):
        return title[:_LONGEST_SUBJECT]
    subject = named.subject if named else _subject(head, language)
    if named and subject and not number:
        return f"{named.line.capitalize()} {subject}"[:_LONGEST_SUBJECT]
    lines = _titles(head, language)
    first = lines[0] if lines else "?"
    # An act of Bangladesh is called by its name, which stands above its number.
    if number and "সন" not in number:
        return " – ".join(part for part in (number, subject) if part)[:_LONGEST_SUBJECT]
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _subject(head: Head, language: Language) -> str | None:
    if head.named:
        return head.named.subject
    data = data_of(language)
    found = regex.search(rf"(?im)(?:^|\||\s\s)[\s*_#|>]*(?:{data.subjects})\s*", head.text)
    if found is None:
        return None
    rest = regex.split(rf"(?i)\n\s*\n|\||\n[\s*]*(?:{data.body})", head.text[found.end() :])[0]
    return plain(rest)[:_LONGEST_SUBJECT] or None


def _place(head: Head, language: Language) -> str | None:
    """The place in the line of the date: "Quảng Ninh" of "Quảng Ninh, ngày 3 tháng 2 …"."""
    labels = "|".join(data_of(language).date_labels)
    masthead = data_of(language).masthead
    # A line's end ends a name; the date itself may go on in the next line.
    flat = regex.sub(r"[ \t*_#|>`]+", " ", head.letterhead.replace("\\", ""))
    placed = regex.compile(
        rf"(?i)((?-i:\p{{Lu}}|\p{{Lo}})[\p{{L}}\p{{M}}. -]{{1,40}}?),\s*(?:(?:{labels})\s*)?$"
    )
    for day in find_dates(flat):
        found = placed.search(regex.sub(rf"(?i){masthead}", "", flat[: day.start]))
        if found and (words := _last_name(found[1])) and not is_beside_dates(words, language):
            return words
    return None


def _last_name(words: str) -> str | None:
    """The capitalised words at the end: before them the head's other column may stand."""
    found = regex.search(
        r"(?<![\p{L}/-])(?:(?:TP\.|\p{Lu}[\p{Ll}.]+|[\p{Lo}\p{M}]+)(?:\s+|-|$))+$", words
    )
    return found[0].strip() if found else None


def _date(metadata: Mapping[str, str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(metadata.get("date", "")[:10])
    except ValueError:
        return None
