"""What a question asks: its language, the kind of fact wanted, and the constraints on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from assistant.asking import (
    Ordinal,
    asked_kinds,
    asks_across,
    asks_lacking,
    asks_twice,
    find_ordinals,
    goes_on,
    points_back,
)
from assistant.attributes import Asked, asked_attributes
from assistant.figures import Amount, Event, asked_amount, asked_event
from assistant.kinds import ASKING, cues, find_kinds
from assistant.kinds import Kind as Kind
from assistant.labels import Label, find_labels
from assistant.things import Act, Locality, Thing, find_acts, find_localities, find_things
from assistant.years import named_years
from corpus.detect import detect_language
from corpus.languages import PROFILES
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.names.posts import FoundPost, find_posts
from corpus.names.sound import FoundName, find_names
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.types import DocumentNumber
from corpus.parts import named_parts
from corpus.types import Language, Span
from index.analysis import query_terms

# A question of at most this many telling words can lean on the one before.
_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood.

    `kind` is the first of `kinds`, all that it asks for. `mentions` are the documents it names,
    `places` ids, `agencies` ids of bodies, `years` years, `names` personal names, `posts` posts,
    `sites` topics of web sites, `ordinals` the items it picks from an order.
    `wants_unit`: a body will do where a person is asked for; `wants_post`, `wants_name`: their
    post or the very name is. `is_across`: which of several documents or places. `is_lacking`: what
    was missed. `is_double`: two things are asked for. `parts` are the articles and clauses named,
    as facts, `labels` items called by a number; `things`, `acts` and `localities` are known by
    their names. `attributes` are what it asks for by name, such as a cost; `amount` is the sort of
    figure wanted, `event` what takes place on the date wanted.
    `content`: the search terms beyond documents, places and asking words. `is_general`: beyond
    the documents nothing but the kind of fact is asked ("Plan 02's deadlines").
    """

    text: str
    language: Language
    kind: Kind
    kinds: frozenset[Kind]
    mentions: tuple[DocumentNumber, ...]
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    years: tuple[int, ...]
    names: tuple[FoundName, ...]
    posts: tuple[FoundPost, ...]
    sites: tuple[str, ...]
    ordinals: tuple[Ordinal, ...]
    parts: tuple[str, ...]
    labels: tuple[Label, ...]
    things: tuple[Thing, ...]
    acts: tuple[Act, ...]
    localities: tuple[Locality, ...]
    attributes: tuple[Asked, ...]
    amount: Amount
    event: Event | None
    content: frozenset[str]
    is_general: bool
    is_across: bool
    is_lacking: bool
    is_double: bool
    wants_unit: bool
    wants_post: bool
    wants_name: bool


def understand(
    text: str, language: Language | None = None, previous: Sequence[str] = ()
) -> Question:
    """Reads a question; `language` is its own, detected where not given.

    `previous` are the questions before it, the latest last: what this one leaves out, theirs say.
    """
    text = nfc(text).strip()
    language = language or detect_language(text)
    question = _read(text, language)
    if not previous or not _leans(question):
        return question
    return _joined(understand(previous[-1], previous=previous[:-1]), question)


def _read(text: str, language: Language) -> Question:
    mentions = _mentions(text, language)
    dates = find_dates(text, language=language)
    places = find_places(text, language=language)
    agencies = find_agencies(text, language=language)
    names = tuple(n for n in find_names(text, language=language) if _is_personal(n))
    acts = find_acts(text, language)
    kinds = find_kinds(text, language)
    asked = asked_kinds(text, language)
    attributes = asked_attributes(text, language, (*mentions, *places, *agencies))
    return Question(
        text=text,
        language=language,
        kind=next(kind for kind in Kind if kind in kinds),
        kinds=kinds,
        mentions=mentions,
        places=tuple(dict.fromkeys(p.place_id for p in places)),
        agencies=tuple(dict.fromkeys(a.agency_id for a in agencies)),
        years=tuple(dict.fromkeys(first for first, _ in named_years(_blanked(text, acts)))),
        names=names,
        posts=_posts(text, language, agencies),
        sites=tuple(t for t in query_terms(text, language).topics if t.startswith("web:")),
        ordinals=find_ordinals(text, language),
        parts=named_parts(text),
        labels=find_labels(text, language, (*mentions, *dates)),
        things=find_things(text, language, (*mentions, *places, *agencies, *names)),
        acts=acts,
        localities=find_localities(text, language, (*mentions, *places, *agencies)),
        attributes=attributes,
        amount=asked_amount(text, language, of_money=any(a.key == "money" for a in attributes)),
        event=asked_event(text, language) if Kind.EFFECT in kinds else None,
        content=_content(text, language, [*mentions, *places]),
        is_general=_is_general(text, language, mentions),
        is_across=asks_across(text, language),
        is_lacking=asks_lacking(text, language),
        is_double=asks_twice(text, language),
        wants_unit="unit" in asked,
        wants_post="post" in asked,
        wants_name="name" in asked,
    )


def _mentions(text: str, language: Language) -> tuple[DocumentNumber, ...]:
    """The documents named; "plan 5G" has no number 5."""
    found = find_document_numbers(text, language=language)
    return tuple(m for m in found if not text[m.end : m.end + 1].isalpha())


def _posts(text: str, language: Language, bodies: Sequence[Span]) -> tuple[FoundPost, ...]:
    """The posts named, without those that are part of a body's name, such as "Ban Bí thư"."""
    return tuple(
        post
        for post in find_posts(text, language=language)
        if not any(
            b.start <= post.start and post.end <= b.end and b.end - b.start > post.end - post.start
            for b in bodies
        )
    )


def _leans(question: Question) -> bool:
    """Whether it goes on from the question before: it says so, or is too short to stand alone."""
    opens = goes_on(question.text, question.language)
    if not opens and not points_back(question.text, question.language):
        return not question.mentions and len(question.content) <= _FEW - 2
    return opens or not question.mentions


def _joined(before: Question, now: Question) -> Question:
    """The question with what it leaves out taken from the one before; what it names itself counts.

    The words of both are searched for, without what the later one puts in another's place.
    """
    replaced: list[Span] = []
    if now.mentions:
        replaced += before.mentions
    if now.places:
        replaced += find_places(before.text, language=before.language)
    if now.years:
        replaced += find_dates(before.text, language=before.language)
    kept = before.text
    for span in sorted(replaced, key=lambda s: -s.start):
        kept = f"{kept[: span.start]} {kept[span.end :]}"
    whole = _read(f"{' '.join(kept.split())} {now.text}", now.language)
    own = now.kinds - {Kind.OTHER}
    return replace(
        whole,
        kind=now.kind if own else before.kind,
        kinds=now.kinds if own else before.kinds,
        mentions=now.mentions or before.mentions,
        places=now.places or before.places,
        agencies=now.agencies or before.agencies,
        years=now.years or before.years,
        names=now.names or before.names,
        posts=now.posts or before.posts,
        sites=now.sites or before.sites,
        ordinals=now.ordinals or (() if now.content else before.ordinals),
        parts=now.parts or before.parts,
        labels=now.labels or before.labels,
        things=now.things or before.things,
        acts=now.acts or before.acts,
        localities=now.localities or before.localities,
        attributes=now.attributes or (() if own else before.attributes),
        amount=now.amount if own else before.amount,
        event=now.event if own else before.event,
        is_general=now.is_general and before.is_general,
        wants_unit=now.wants_unit if own else before.wants_unit,
        wants_post=now.wants_post if own else before.wants_post,
        wants_name=now.wants_name if own else before.wants_name,
    )


def _is_personal(name: FoundName) -> bool:
    """Whether it starts as Vietnamese personal names do; other capitals may be anything."""
    first = fold(name.as_written.split()[0])
    families = frozenset[str]().union(*(p.names.family_names for p in PROFILES.values()))
    return len(name.keys) >= 3 and (first in families or strip_diacritics(first) in families)


def _content(text: str, language: Language, spans: Sequence[Span]) -> frozenset[str]:
    rest = _without(text, spans)
    for kind in ASKING:
        rest = cues(language, kind, plain=text.isascii()).sub(" ", rest)
    terms = query_terms(rest, language)
    words = (w for w in terms.words or terms.folded if "_" not in w and not w.isdigit())
    return frozenset(w for w in words if len(w) > 1)


def _is_general(text: str, language: Language, mentions: Sequence[DocumentNumber]) -> bool:
    rest = _without(text, mentions)
    for kind in ("deadline", "list", "general"):
        rest = cues(language, kind, plain=text.isascii()).sub(" ", rest)
    stop = PROFILES[language].stop_words
    words = regex.findall(r"[\p{L}\p{M}]{2,}", rest)
    bare = {strip_diacritics(w) for w in stop}
    return not [w for w in words if w not in stop and strip_diacritics(w) not in bare]


def _without(text: str, spans: Sequence[Span]) -> str:
    """The folded text without some of its parts."""
    return fold(_blanked(text, spans))


def _blanked(text: str, spans: Sequence[Span]) -> str:
    for span in sorted(spans, key=lambda s: -s.start):
        text = text[: span.start] + " " + text[span.end :]
    return text
