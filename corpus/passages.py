"""Cuts a document into passages: whole sentences under one heading, small enough to embed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex
from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.detect import detect_language
from corpus.sentences import split_sentences
from corpus.tables.labels import row_leads
from corpus.tables.types import Table
from corpus.types import Document, Passage, Section, Span
from corpus.units import Unit

TARGET_CHARS = 420
LONGEST_SENTENCE = 800
_LONGEST_ROW = 1600
_CONTEXT_CHARS = 160
_LONGEST_NUMBERING = 6
# "৮। দপ্তর প্রতিবেদন দিবে।" opens a section and is a sentence too.
_STATEMENT = regex.compile(r"(?:\S+\s+){4}.*[.!?;:।৷][\"'”’»)\]*_]*$", regex.DOTALL)
_BULLET = regex.compile(r"\s*([-–—+•▪*])\s")
TokenCounter = Callable[[Sequence[str]], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece(Span):
    """A sentence with what governs it."""

    section: tuple[str, ...] = ()
    breaks: bool = False
    is_title: bool = False
    alone: bool = False
    lead: tuple[str, ...] = ()


def split_passages(
    document: Document,
    units: Sequence[Unit],
    *,
    tables: Sequence[Table] = (),
    count_tokens: TokenCounter | None = None,
    max_tokens: int = 512,
) -> tuple[Passage, ...]:
    """The passages of `document` in order, none with more tokens than the model takes.

    A row of `tables` is a passage of its own, whose context says what its cells mean.
    Every passage's text is `document.text[start:end]`; its sentences lie inside it. Without
    `count_tokens` only characters limit a passage.
    """
    pieces = list(_pieces(document, units, tables))
    passages = [_passage(document, group) for group in _grouped(pieces)]
    if count_tokens is not None:
        passages = list(_fitted(passages, count_tokens, max_tokens))
    return tuple(passages)


def embedded_text(passage: Passage) -> str:
    """What the model reads for a passage: its context, then its text."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def _pieces(document: Document, units: Sequence[Unit], tables: Sequence[Table]) -> list[_Piece]:
    starts = [s.start for s in document.sections]
    rows = {row.start: lead for table in tables for row, lead in row_leads(document, table)}
    pieces: list[_Piece] = []
    lead: tuple[str, ...] = ()
    lead_depth, header = 0, ""
    for unit in units:
        section = _section_at(document.sections, starts, unit.start)
        text = document.text[unit.start : unit.end]
        is_row = unit.start in rows or text.count(" | ") >= 2
        header = (header or text) if is_row else ""
        depth = _depth(unit, text)
        if depth <= lead_depth:
            lead = ()
        governed = rows.get(unit.start) or ((header,) if is_row and header != text else lead)
        pieces.extend(
            _Piece(
                start=part.start,
                end=part.end,
                section=section,
                breaks=unit.is_heading,
                is_title=unit.is_heading and not _STATEMENT.search(text),
                alone=unit.start in rows,
                lead=governed,
            )
            for part in _parts(document, unit, is_row)
        )
        if text.rstrip().endswith(":"):
            lead, lead_depth = (text.strip(),), depth
    return pieces


def _parts(document: Document, unit: Unit, is_row: bool) -> list[Span]:
    if is_row:
        return _bounded(document.text, unit, _LONGEST_ROW)
    sentences = split_sentences(document.text, unit, document.language)
    return [part for sentence in sentences for part in _bounded(document.text, sentence)]


def _depth(unit: Unit, text: str) -> int:
    """How deep in a list a unit stands; 0 for what ends every list above it."""
    if unit.level is not None:
        return unit.level if unit.level > 3 else 0
    bullet = _BULLET.match(text)
    return 0 if bullet is None else 7 if bullet[1] == "+" else 6


def _section_at(sections: tuple[Section, ...], starts: list[int], at: int) -> tuple[str, ...]:
    place = bisect_right(starts, at) - 1
    return sections[place].path if place >= 0 else ()


def _bounded(text: str, sentence: Span, size: int = LONGEST_SENTENCE) -> list[Span]:
    """The sentence, or, where it is too long, its clauses: text without structure of its own."""
    if sentence.end - sentence.start <= size:
        return [sentence]
    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "; ", ": ", ", ", " ", ""],
        keep_separator="end",
        chunk_size=size,
        chunk_overlap=0,
        add_start_index=True,
    )
    parts = splitter.create_documents([text[sentence.start : sentence.end]])
    spans = []
    for part in parts:
        start = sentence.start + int(part.metadata["start_index"])
        spans.append(Span(start=start, end=start + len(part.page_content)))
    return spans


def _grouped(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Neighbours join up to the target size; a heading begins anew, unless after a heading.

    A row of a table joins nothing but the headings right above it.
    """
    groups: list[list[_Piece]] = []
    for piece in pieces:
        last = groups[-1] if groups else None
        if last is not None and _joins(last, piece):
            last.append(piece)
        else:
            groups.append([piece])
    return groups


def _joins(last: Sequence[_Piece], piece: _Piece) -> bool:
    if piece.end - last[0].start > TARGET_CHARS or any(p.alone for p in last):
        return False
    headed = all(p.is_title for p in last)
    return headed or not (piece.breaks or piece.alone)


def _passage(document: Document, group: Sequence[_Piece]) -> Passage:
    start, end = group[0].start, group[-1].end
    text = document.text[start:end]
    page_starts = [p.start for p in document.pages]
    page = document.pages[max(0, bisect_right(page_starts, start) - 1)].number
    # Headings at the front belong to the section that they open, not to the one above.
    first = next((p for p in group if not p.breaks), group[-1])
    return Passage(
        document_id=document.id,
        language=detect_language(text, default=document.language),
        page=page,
        section=first.section,
        text=text,
        start=start,
        end=end,
        sentences=tuple(Span(start=p.start, end=p.end) for p in group),
        context=_context(document, first, text),
    )


def _context(document: Document, first: _Piece, text: str) -> str:
    parts = [document.identity.title, *first.section[-2:], *first.lead]
    own = " ".join(text.split())
    short = [" ".join(p.split())[:_CONTEXT_CHARS] for p in parts if len(p) > _LONGEST_NUMBERING]
    unique = list(dict.fromkeys(short))
    return " · ".join(p for p in unique if not any(p in o for o in (own, *unique) if o != p))


def _fitted(
    passages: Sequence[Passage], count_tokens: TokenCounter, max_tokens: int
) -> list[Passage]:
    counts = count_tokens([embedded_text(p) for p in passages]) if passages else []
    fitted: list[Passage] = []
    for passage, count in zip(passages, counts, strict=True):
        if count <= max_tokens or len(passage.text) < 2:
            fitted.append(passage)
        else:
            fitted.extend(_fitted(_smaller(passage), count_tokens, max_tokens))
    return fitted


def _smaller(passage: Passage) -> list[Passage]:
    """The passage without its context, else in halves."""
    if passage.context:
        return [replace(passage, context="")]
    half = len(passage.sentences) // 2
    if half:
        groups = [passage.sentences[:half], passage.sentences[half:]]
    else:
        whole = Span(start=0, end=len(passage.text))
        size = max(1, len(passage.text) // 2)
        groups = [
            (Span(start=passage.start + s.start, end=passage.start + s.end),)
            for s in _bounded(passage.text, whole, size)
        ]
    return [_cut(passage, group) for group in groups]


def _cut(passage: Passage, group: tuple[Span, ...]) -> Passage:
    start, end = group[0].start, group[-1].end
    text = passage.text[start - passage.start : end - passage.start]
    return replace(passage, text=text, start=start, end=end, sentences=group)
