"""Where each document stands among the others: versions, copies, relations, whether in force."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.identity import stated_year
from corpus.normalise import fold
from corpus.particulars.docnumbers import find_document_numbers, same_document
from corpus.relations import number_key
from corpus.types import Relation, RelationType
from index.relations import Summary
from index.similarity import SAME_TEXT, resemblance, similar_pairs

Validity = Literal["in_force", "superseded", "expired", "not_yet"]
_COPY = 0.8
_COPY_IN_OTHER_FORMAT = 0.6
_SAME_FIGURES = 0.75
_ENDS = frozenset({"replaces", "repeals"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation as seen from one document; `document_id` is the other one's, where it is here."""

    type: RelationType
    direction: Literal["to", "from"]
    number: str
    document_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a document is in force on a day, and what took its place: an id, or a number.

    `validity` is None for what never is in force, such as news.
    """

    validity: Validity | None
    superseded_by: str | None = None
    number: str | None = None


class Standings:
    """The standing of all documents of a store; made anew when the store changes."""

    def __init__(
        self, summaries: Iterable[Summary], relations: Mapping[str, Sequence[Relation]]
    ) -> None:
        self._all = {s.id: s for s in summaries}
        self._relations = relations
        self._versions = self._find_versions()
        self._copies = self._find_copies()
        self._by_key = self._keys()
        self._links = self._find_links()

    def links(self, document_id: str) -> tuple[Link, ...]:
        """A document's relations, its own first, then what others say of it."""
        return tuple(self._links.get(document_id, ()))

    def number(self, document_id: str) -> str | None:
        """A document's own number, or None."""
        return self._all[document_id].number

    def versions(self, document_id: str) -> tuple[str, ...]:
        """The ids of all versions of a document, the current one first; itself where it has one."""
        return self._versions.get(document_id, (document_id,))

    def duplicate_of(self, document_id: str) -> str | None:
        """The document that this one repeats and that is quoted for both, or None."""
        return self._copies.get(document_id)

    def hidden(self, as_of: datetime.date | None = None) -> frozenset[str]:
        """What is quoted only when asked for by its id: old versions and copies.

        With `as_of` the version of that day is the current one, and later documents are hidden.
        """
        if as_of is None:
            old = {i for versions in self._versions.values() for i in versions[1:]}
            return frozenset(old | self._copies.keys())
        hidden = set(self._copies)
        for versions in {self.versions(i) for i in self._all}:
            begun = [i for i in versions if (start := self._start(i)) is None or start <= as_of]
            latest = max(begun, key=lambda i: self._start(i) or as_of.min, default=None)
            hidden.update(i for i in versions if i != latest)
        return frozenset(hidden)

    def standing(self, document_id: str, day: datetime.date) -> Standing:
        """Whether the document is in force on `day`, as far as the store tells."""
        own = self._all[document_id]
        current = self.versions(document_id)[0]
        if current != document_id:
            newer = self._all[current]
            return Standing(validity="superseded", superseded_by=current, number=newer.number)
        for link in self.links(document_id):
            if link.type in _ENDS and link.direction == "from" and self._has_begun(link, day):
                return Standing(
                    validity="superseded", superseded_by=link.document_id, number=link.number
                )
        if own.expires and own.expires < day:
            return Standing(validity="expired")
        if own.kind in (None, "news"):
            return Standing(validity=None)
        start = self._start(document_id)
        return Standing(validity="not_yet" if start and start > day else "in_force")

    def _start(self, document_id: str) -> datetime.date | None:
        own = self._all[document_id]
        return own.effective or own.date

    def _has_begun(self, link: Link, day: datetime.date) -> bool:
        if link.document_id is None:
            year = stated_year(link.number, link.number)
            return year is None or year <= day.year
        start = self._start(link.document_id)
        return start is None or start <= day

    def _find_versions(self) -> dict[str, tuple[str, ...]]:
        """Documents of one number, issuer and date whose texts have much in common."""
        by_identity: dict[tuple[str, ...], list[Summary]] = defaultdict(list)
        for own in self._all.values():
            if own.number:
                day = own.date.isoformat() if own.date else ""
                by_identity[number_key(own.number), fold(own.issuer or ""), day].append(own)
        found: dict[str, tuple[str, ...]] = {}
        for group in by_identity.values():
            texts = [s for s in group if not any(_in_other_format(o, s) for o in group)]
            rest = sorted(texts, key=lambda s: (s.is_live, s.sequence), reverse=True)
            while rest:
                head = rest[0]
                same = [s for s in rest if s is head or _share_text(head, s)]
                rest = [s for s in rest if s not in same]
                if len(same) > 1:
                    ids = tuple(s.id for s in same)
                    found.update(dict.fromkeys(ids, ids))
        return found

    def _find_copies(self) -> dict[str, str]:
        """Copies by id, each with the earliest document that has its text."""
        signatures = {i: s.signature for i, s in self._all.items() if s.is_live}
        found: dict[str, str] = {}
        pairs = [sorted(p, key=lambda i: self._all[i].sequence) for p in similar_pairs(signatures)]
        for first, second in sorted(pairs, key=lambda p: self._all[p[0]].sequence):
            if second in self.versions(first):
                continue
            if second not in found and _is_copy(self._all[first], self._all[second]):
                found[second] = found.get(first, first)
        return found

    def _keys(self) -> dict[str, list[str]]:
        """Current documents by the key of their number and of their title."""
        keys: dict[str, list[str]] = defaultdict(list)
        hidden = self.hidden()
        for own in self._all.values():
            if own.id not in hidden:
                for name in {number_key(own.number or own.title), number_key(own.title)}:
                    keys[name].append(own.id)
        return keys

    def _find_links(self) -> dict[str, list[Link]]:
        own: dict[str, list[Link]] = defaultdict(list)
        others: dict[str, list[Link]] = defaultdict(list)
        for document_id, relations in self._relations.items():
            for relation in relations:
                target = self._resolve(relation, document_id)
                own[document_id].append(
                    Link(
                        type=relation.type,
                        direction=relation.direction,
                        number=relation.number,
                        document_id=target,
                    )
                )
                if target is not None:
                    summary = self._all[document_id]
                    link = Link(
                        type=relation.type,
                        direction="from" if relation.direction == "to" else "to",
                        number=summary.number or summary.title,
                        document_id=document_id,
                    )
                    others[target].append(link)
        hidden = self.hidden()
        for target, links in others.items():
            known = {(k.type, k.direction, k.document_id) for k in own[target]}
            own[target] += [
                k
                for k in links
                if k.document_id not in hidden and (k.type, k.direction, k.document_id) not in known
            ]
        return own

    def _resolve(self, relation: Relation, source: str) -> str | None:
        """The one document here that a relation means; None where none or several may be meant."""
        found = self._by_key.get(number_key(relation.number), [])
        mention = next(iter(find_document_numbers(relation.number)), None)
        if not found and mention is not None and not mention.number:
            found = [
                i
                for i, own in self._all.items()
                if i not in self.hidden()
                and any(same_document(mention, m) for m in find_document_numbers(own.number or ""))
            ]
        candidates = [i for i in dict.fromkeys(found) if i not in self.versions(source)]
        dated = [i for i in candidates if _agree(self._all[i].date, relation.date)]
        if len(dated) > 1 and relation.issuer:
            dated = [i for i in dated if _names(self._all[i].issuer, relation.issuer)] or dated
        return dated[0] if len(dated) == 1 else None


def _share_text(one: Summary, other: Summary) -> bool:
    return resemblance(one.signature, other.signature)[0] >= SAME_TEXT


def _in_other_format(one: Summary, later: Summary) -> bool:
    """Whether the later document is the earlier one as another type of file."""
    both = one.is_live and later.is_live and one.sequence < later.sequence
    if not both or one.media_type == later.media_type:
        return False
    words, figures = resemblance(one.signature, later.signature)
    return words >= _COPY_IN_OTHER_FORMAT and figures >= _SAME_FIGURES


def _is_copy(one: Summary, other: Summary) -> bool:
    """Whether two texts are one: templates differ in number, date, issuer or figures."""
    if not (_agree(one.date, other.date) and _agree(one.issuer, other.issuer)):
        return False
    if one.number and other.number and number_key(one.number) != number_key(other.number):
        return False
    words, figures = resemblance(one.signature, other.signature)
    other_format = one.media_type != other.media_type and one.number is not None
    least = _COPY_IN_OTHER_FORMAT if other_format else _COPY
    return words >= least and figures >= _SAME_FIGURES


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _names(issuer: str | None, written: str) -> bool:
    return bool(issuer) and (
        fold(written) in fold(issuer or "") or fold(issuer or "") in fold(written)
    )
