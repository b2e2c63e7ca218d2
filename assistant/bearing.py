"""Whether a passage bears what a question is about: document, part, place, period, attribute.

A passage on the right subject that tells of another province, of another law or of another year,
or that never speaks of what is asked for, answers nothing, however similar it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.attributes import speaks_of, stands_together
from assistant.labels import states_label
from assistant.question import Kind, Question
from assistant.things import names_act, names_locality, names_thing
from assistant.types import Reason
from assistant.years import named_years
from corpus.names.agencies import find_agencies
from corpus.names.agencies import related as is_same_body
from corpus.names.places import find_places, related
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.render import to_digits
from corpus.particulars.types import DocumentNumber
from corpus.parts import named_parts
from corpus.types import Passage, Span
from index.analysis import document_topics, passage_parts

# A document is about what it names at least this often, as a share of the most frequent.
_SHARE_OF_TOPIC = 0.5
_SHARE_OF_YEAR = 0.25
# Kinds that ask what a body has to do: the body must be named where it is told.
_OF_BODIES = frozenset({Kind.OBLIGATION})
# Kinds whose answer is a figure or a date.
_OF_FIGURES = frozenset(
    {Kind.COUNT, Kind.DEADLINE, Kind.ISSUED, Kind.EFFECT, Kind.PROGRESS, Kind.TARGET}
)
Topics = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What a passage lacks: the kind of requirement, and its subject as the question names it."""

    requirement: str
    reason: Reason
    subject: str


def _lack(requirement: str, subject: str = "", reason: Reason = Reason.NOT_STATED) -> Lack:
    return Lack(requirement=requirement, reason=reason, subject=subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """The requirements of one question, held against passages of one store.

    `numbers` are the documents' own numbers by id, `topics` what each names how often.
    """

    question: Question
    numbers: Mapping[str, str]
    topics: Topics

    def lacking(self, passage: Passage) -> Lack | None:
        """The first requirement that the passage does not meet; None where it meets all."""
        return next(self._lacks(passage), None)

    def _lacks(self, passage: Passage) -> Iterator[Lack]:
        yield from self._named_otherwise(passage)
        yield from self._elsewhere(passage)
        for asked in self.question.attributes:
            if not speaks_of(asked.key, _whole(passage)):
                yield _lack("attribute", asked.as_written)
        if not any(fits(self.question, passage, s) for s in _spans(passage)):
            yield _lack("clause")

    def _named_otherwise(self, passage: Passage) -> Iterator[Lack]:
        """Documents, parts and things that the question names, and the passage does not."""
        question, whole = self.question, _whole(passage)
        if question.mentions and not self._is_of_document(passage):
            yield _lack("document", ", ".join(m.as_written for m in question.mentions))
        if question.parts and not self._is_of_part(passage):
            yield _lack("part")
        for label in question.labels:
            if not states_label(label, passage):
                yield _lack("label", label.as_written)
        same = passage.language is question.language
        if question.acts and not any(
            names_act(act, whole, same_language=same) for act in question.acts
        ):
            yield _lack("act", question.acts[0].as_written, Reason.NO_SUCH_DOCUMENT)
        # Another language may call a thing otherwise; of several, each passage holds its part.
        if same and question.things and not any(names_thing(t, whole) for t in question.things):
            yield _lack("thing", question.things[0].as_written)

    def _elsewhere(self, passage: Passage) -> Iterator[Lack]:
        """Places, bodies and years that the passage is not about."""
        question = self.question
        named = [names_locality(place, _whole(passage)) for place in question.localities]
        if named and not any(named):
            yield _lack("locality", question.localities[0].as_written, Reason.NO_SUCH_UNIT)
        if question.places and not self._is_of_place(passage):
            yield _lack("place")
        if question.kinds & _OF_BODIES and not question.posts and _names_others(question, passage):
            yield _lack("body")
        if question.years and not self._is_of_year(passage):
            year = to_digits(str(question.years[0]), question.language)
            yield _lack("year", year, Reason.PERIOD_NOT_COVERED)

    def _is_of_document(self, passage: Passage) -> bool:
        """Whether it stands in a document asked about, or names one, itself or in its headings."""
        own = self.numbers.get(passage.document_id)
        if own and any_same(_mentions(own), self.question.mentions):
            return True
        if any_same(_mentions(_whole(passage)), self.question.mentions):
            return True
        counts = self._counts(passage.document_id, "doc:")
        wanted = [
            t.removeprefix("doc:") for m in self.question.mentions for t in document_topics(m)[-1:]
        ]
        most = max((counts.get(topic, 0) for topic in wanted), default=0)
        return most > 1 and most >= _SHARE_OF_TOPIC * max(counts.values())

    def _counts(self, document_id: str, prefix: str) -> dict[str, int]:
        """How often a document names each of its topics of one sort."""
        own = self.topics.get(document_id, {})
        return {k.removeprefix(prefix): n for k, n in own.items() if k.startswith(prefix)}

    def _is_of_part(self, passage: Passage) -> bool:
        """Whether it stands in a part asked about, or names it with its document.

        Only another document's words can tell of an article whose law the store does not have.
        """
        wanted = set(self.question.parts)
        if wanted & set(passage_parts(passage)):
            own = self.numbers.get(passage.document_id)
            if not self.question.mentions or (
                own and any_same(_mentions(own), self.question.mentions)
            ):
                return True
        return bool(wanted & set(named_parts(passage.text))) and (
            not self.question.mentions or any_same(_mentions(passage.text), self.question.mentions)
        )

    def _is_of_place(self, passage: Passage) -> bool:
        """Whether it is about a place asked about: by what it says, else by its document."""
        verdicts = {_is_of_place(self.question, passage, span) for span in _spans(passage)}
        return True in verdicts or (None in verdicts and self._is_about(passage.document_id))

    def _is_about(self, document_id: str) -> bool:
        """Whether a document names the place at least half as often as any other."""
        counts = self._counts(document_id, "place:")
        wanted = [n for p, n in counts.items() if _any_related([p], self.question.places)]
        return bool(wanted) and max(wanted) >= _SHARE_OF_TOPIC * max(counts.values())

    def _is_of_year(self, passage: Passage) -> bool:
        """Whether it names a year asked about, or none, in a document that often names it."""
        own = named_years(_whole(passage))
        if own:
            return any(first <= year <= last for first, last in own for year in self.question.years)
        counts = self._counts(passage.document_id, "year:")
        most = max((counts.get(str(year), 0) for year in self.question.years), default=0)
        return most > 0 and most >= _SHARE_OF_YEAR * max(counts.values())


def fits(question: Question, passage: Passage, span: Span) -> bool:
    """Whether a sentence of a passage is about the place asked about, and near what is asked for.

    Figures and dates stand side by side in a passage: the one that answers stands in a sentence
    that speaks of what is asked for, or beside one.
    """
    if question.places and _is_of_place(question, passage, span) is False:
        return False
    if not question.kinds & _OF_FIGURES:
        return True
    own, near = _cut(passage, span), _near(passage, span)
    return all(
        speaks_of(asked.key, own if stands_together(asked.key) else near)
        for asked in question.attributes
    )


def _is_of_place(question: Question, passage: Passage, span: Span) -> bool | None:
    """By what the sentence names, what was named last before it, its headings, its title.

    None where none of these names a place.
    """
    before = [s for s in reversed(_spans(passage)) if s.end <= span.start]
    texts = (_cut(passage, span), *(_cut(passage, s) for s in before), *reversed(passage.section))
    governing = next((found for text in texts if (found := _places(text))), ())
    titled = _places(passage.context)
    if not governing and not titled:
        return None
    is_titled = _any_related(titled, question.places)
    if not governing:
        return is_titled
    return _any_related(governing, question.places) or (
        is_titled and not any(_places(label) for label in passage.section)
    )


def _near(passage: Passage, span: Span) -> str:
    """A sentence with those beside it and its headings."""
    spans = _spans(passage)
    at = next((n for n, s in enumerate(spans) if s.start >= span.start), 0)
    beside = (_cut(passage, s) for s in spans[max(0, at - 1) : at + 2])
    return "\n".join((*passage.section[-2:], *beside))


def _spans(passage: Passage) -> tuple[Span, ...]:
    return passage.sentences or (Span(start=passage.start, end=passage.end),)


def _cut(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.start : span.end - passage.start]


def _any_related(found: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(place == w or related(place, w) for place in found for w in wanted)


def _names_others(question: Question, passage: Passage) -> bool:
    """Whether a passage names bodies, and none of those that the question names."""
    found = _bodies(_whole(passage))
    if not found or not question.agencies:
        return False
    return not any(a == b or is_same_body(a, b) for a in found for b in question.agencies)


def _whole(passage: Passage) -> str:
    return "\n".join((passage.context, *passage.section, passage.text))


@lru_cache(maxsize=8192)
def _mentions(text: str) -> tuple[DocumentNumber, ...]:
    return find_document_numbers(text)


@lru_cache(maxsize=32768)
def _places(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.place_id for p in find_places(text)))


@lru_cache(maxsize=8192)
def _bodies(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.agency_id for a in find_agencies(text)))
