"""Turns text into lexical terms, by the rules of its language, alike for passages and queries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from corpus.languages import PROFILES
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.names.sound import FoundName, find_names
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.issue import is_issue_date
from corpus.particulars.numbers import find_numbers
from corpus.particulars.types import DocumentNumber
from corpus.parts import item_facts, named_parts, part_facts
from corpus.types import Language, Passage
from index.concepts import passage_concepts
from index.types import Terms
from index.words import LATIN_WORD, WORD, folded_words, stem, word_stems

# VNeID, TD.Office, ISO, 5G: written alike in all three languages.
_LATIN_NAME = regex.compile(
    r"\b(?=[\p{Latin}\d.]*[A-Z])(?:[A-Z][\p{Latin}\d.]*[A-Z\d][\p{Latin}\d]*)\b"
)
_WEB_NAME = regex.compile(r"(?i)\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|bd|com|org|net|gov|info)\b")
# Smaller figures stand everywhere.
_LEAST_TELLING = 10


def passage_terms(passage: Passage) -> Terms:
    """The terms that a passage is found by; its context counts too."""
    text = nfc(f"{passage.context}\n{passage.text}" if passage.context else passage.text)
    words = list(word_stems(text, passage.language))
    if passage.language is Language.VI:
        words.extend(_compounds(passage.text))
    return Terms(
        words=tuple(words),
        folded=tuple(folded_words(text)),
        facts=(*facts_of(text), *passage_parts(passage)),
        topics=tuple(topics_of(text)),
        concepts=passage_concepts(nfc(passage.text), nfc(passage.context), passage.language),
    )


def passage_parts(passage: Passage) -> tuple[str, ...]:
    """The parts of the document that a passage stands in or holds, as facts."""
    facts = part_facts(passage.section, passage.language)
    return tuple(dict.fromkeys((*facts, *(f for own in sentence_parts(passage) for f in own))))


def sentence_parts(passage: Passage) -> tuple[tuple[str, ...], ...]:
    """For each sentence of a passage, the parts of the document that it stands in, as facts."""
    texts = [
        passage.text[s.start - passage.start : s.end - passage.start] for s in passage.sentences
    ]
    return item_facts(passage.section, texts, passage.language)


@lru_cache(maxsize=512)
def query_terms(text: str, language: Language) -> Terms:
    """The terms of a question, without words that carry no topic.

    Vietnamese compounds are guessed as all runs of two or three syllables: only those that a
    passage holds as a word can match, so the question needs no word segmentation. Vietnamese
    typed without marks has folded words alone.
    """
    text = nfc(text)
    stop = PROFILES[language].stop_words
    spoken = [fold(w) for w in WORD.findall(text)]
    words = [stem(w, language) for w in spoken if w not in stop]
    if language is Language.VI and text.isascii():
        words = []
    elif language is Language.VI:
        words.extend("_".join(run) for n in (2, 3) for run in _runs(spoken, n))
    bare = frozenset(strip_diacritics(w) for w in stop) if text.isascii() else frozenset()
    latin = (fold(w) for w in LATIN_WORD.findall(text))
    folded = [strip_diacritics(w) for w in latin if w not in stop and w not in bare]
    return Terms(
        words=tuple(dict.fromkeys(words)),
        folded=tuple(dict.fromkeys(folded)),
        facts=tuple(dict.fromkeys((*facts_of(text), *named_parts(text)))),
        topics=tuple(dict.fromkeys(topics_of(text))),
    )


def topics_of(text: str) -> Iterator[str]:
    """Documents, places, bodies and sites named in a text, in one form whatever the language."""
    for mention in find_document_numbers(text):
        yield from document_topics(mention)
    yield from (f"place:{p.place_id}" for p in find_places(text))
    yield from (f"body:{a.agency_id}" for a in find_agencies(text))
    yield from (f"web:{w.casefold()}" for w in _WEB_NAME.findall(text))


def facts_of(text: str) -> Iterator[str]:
    """Dates, figures, official numbers, names by sound, Latin names: one form in all languages."""
    mentions = find_document_numbers(text)
    yield from (f"doc:{mention.loose_key}" for mention in mentions if mention.number)
    for date in find_dates(text):
        if date.first is None or date.first.year == 1:
            continue
        if date.precision == "day":
            yield f"day:{date.first.isoformat()}"
        if not is_issue_date(text, date, mentions):
            yield f"year:{date.first.year}"
    yield from _figures(text)
    places = find_places(text)
    for name in find_names(text):
        if any(p.start < name.end and name.start < p.end for p in places):
            continue  # a place is a topic
        yield from name_facts(name)
    for found in _LATIN_NAME.finditer(text):
        # "NQ" of "57-NQ/TW" stands in every such number.
        if not any(m.start < found.end() and found.start() < m.end for m in mentions):
            yield f"latin:{found[0].casefold()}"


def document_topics(mention: DocumentNumber) -> tuple[str, ...]:
    """What a mention of a document is found by, the most telling first."""
    full = (f"doc:{mention.loose_key}",) if mention.number else ()
    short = (f"doc:{mention.type.casefold()}{mention.ordinal}",) if mention.type else ()
    return full + short


def name_facts(name: FoundName) -> Iterator[str]:
    """What a name is found by: the sound of each two neighbouring syllables."""
    return (f"name:{a}-{b}" for a, b in _runs(name.keys, 2))


def _runs(items: list[str] | tuple[str, ...], n: int) -> Iterator[tuple[str, ...]]:
    return zip(*(items[i:] for i in range(n)), strict=False)


def _compounds(text: str) -> Iterator[str]:
    """Words of several syllables, as underthesea segments them."""
    # Imported here: it takes seconds, and only reading documents needs it.
    from underthesea import word_tokenize

    for word in word_tokenize(text):
        if " " in word:
            yield "_".join(fold(s) for s in word.split())


def _figures(text: str) -> Iterator[str]:
    for number in find_numbers(text):
        if number.total is not None:
            yield f"num:{number.value:f}/{number.total:f}"
            continue
        for value in number.values:
            if number.kind != "plain" or value >= _LEAST_TELLING:
                yield f"num:{value:f}{'%' if number.kind == 'percent' else ''}"
