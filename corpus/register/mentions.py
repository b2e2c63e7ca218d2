"""Who is named in a clause, and in which case: the unit that acts, one that takes part, another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from corpus.languages.register import Case
from corpus.names.match import marks_optional
from corpus.names.parties import find_parties
from corpus.register.clauses import Clause
from corpus.register.rules import Rules
from corpus.register.types import Party
from corpus.types import Language

_JOIN = regex.compile(
    r"\s*(?:[,;/]|\s(?:và|và các|and|and the|&|এবং|ও)\s|,\s*(?:và|and|এবং)\s)\s*(?:các |the )?"
)
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}-]")
NUMBERING = regex.compile(
    r"^[\W_]*(?:\(?(?:[IVX]{1,5}|\p{Nd}{1,3}(?:\.\p{Nd}{1,2})*|\p{L}{1,2})[.)।/-]+\s*)?[\W_]*"
)
_ARTICLE = regex.compile(r"(?<!\p{L})(?:the|all|each|every|các|mỗi|từng)\s+$", regex.IGNORECASE)
_REACH = 60
_LAST_WORD = regex.compile(r"[\p{L}\p{M}]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A unit named in a clause: offsets into the clause's text, without any case ending.

    `last` is where its ending or what gives its case ends. `party` is placed in the stored text;
    `others` are the further bodies of a list.
    """

    start: int
    end: int
    last: int
    case: Case
    party: Party
    others: tuple[Party, ...] = ()


def find_mentions(
    clause: Clause, rules: Rules, language: Language, place: str | None
) -> tuple[Mention, ...]:
    """The units that a clause names, in order, none inside brackets; a list of them is one."""
    text = clause.text
    known = find_parties(text, language, place=place)
    parties = sorted([*known, *_generic(text, known, rules)], key=lambda p: p.start)
    mentions = [_mention(text, party, rules) for party in parties]
    grouped = _grouped(text, mentions, rules)
    return tuple(_placed(clause, m) for m in grouped if not _in_brackets(text, m.start))


def opens(clause: Clause, mention: Mention, *, words: int = 40) -> bool:
    """Whether nothing but numbering, or some words and a comma, stands before a unit's name."""
    before = _ARTICLE.sub("", NUMBERING.sub("", clause.text[: mention.start]))
    count = len(before.split())
    return count <= 1 or (count <= words and before.rstrip().endswith(","))


def bare_text(text: str, language: Language) -> bool:
    """Whether a text is Vietnamese written without marks."""
    return language is Language.VI and marks_optional(text, language)


def _generic(text: str, known: Iterable[Party], rules: Rules) -> Iterator[Party]:
    taken = [(p.start, p.end) for p in known]
    for pattern in rules.generic:
        for found in pattern.finditer(text):
            start, end = found.span()
            overlapping = [t for t in taken if t[0] < end and start < t[1]]
            if overlapping or (start and _LETTER.match(text[start - 1])):
                continue
            if end < len(text) and _LETTER.match(text[end]) and not _ending(text, end, rules):
                continue
            taken.append((start, end))
            yield Party(start=start, end=end, as_written=text[start:end])


def _ending(text: str, at: int, rules: Rules) -> bool:
    return any(pattern.match(text, at) for pattern in rules.cases_after.values())


def _mention(text: str, party: Party, rules: Rules) -> Mention:
    start, end = party.start, party.end
    ending, cut, last = _case_after(text, party, rules)
    case: Case = ending or "subject"
    if ending is None:
        before = text[max(0, start - _REACH) : start]
        before_it = (c for c, p in rules.cases_before.items() if p.search(before))
        case = next(before_it, "subject")
    party = replace(party, end=cut, as_written=text[start:cut])
    return Mention(start=start, end=cut, last=max(last, end), case=case, party=party)


def _case_after(text: str, party: Party, rules: Rules) -> tuple[Case | None, int, int]:
    """The case that an ending or a word after gives, where the bare name ends, and where that."""
    word = _LAST_WORD.search(text, party.start, party.end)
    whole = word is not None and any(p.fullmatch(word[0]) for p in rules.generic)
    earliest = party.end if whole or word is None else max(word.start() + 2, party.end - 6)
    for case, pattern in rules.cases_after.items():
        for at in range(earliest, party.end + 1):
            if (found := pattern.match(text, at)) and found.end() >= party.end:
                return case, at, found.end()
    return None, party.end, party.end


def _grouped(text: str, mentions: list[Mention], rules: Rules) -> list[Mention]:
    groups: list[Mention] = []
    for mention in mentions:
        before = groups[-1] if groups else None
        if before and _lists(text, before, mention, rules):
            groups[-1] = _joined(text, before, mention)
        else:
            groups.append(mention)
    return groups


def _lists(text: str, before: Mention, mention: Mention, rules: Rules) -> bool:
    """Whether two neighbours are parts of one list, as the words between and their cases tell.

    The last of a list carries the ending, the first of one the preposition.
    """
    bare = before if rules.verb_final else mention
    if bare.case not in ("subject", before.case if bare is mention else mention.case):
        return False
    between = text[before.last : mention.start]
    # "The agency, with the board's consent": a comma joins no genitive to a subject.
    if rules.verb_final and mention.case == "of" != before.case and "," in between:
        return False
    return _JOIN.fullmatch(between) is not None


def _joined(text: str, first: Mention, second: Mention) -> Mention:
    """Two names of a list as one: the case of the last, or of the first where words precede it."""
    case = second.case if second.last > second.end or first.case == "subject" else first.case
    start, end = first.start, second.end
    party = replace(
        first.party,
        end=end,
        as_written=text[start:end],
        agency=first.party.agency or second.party.agency,
        collective=first.party.collective or second.party.collective,
        place=first.party.place or second.party.place,
    )
    others = (*first.others, second.party) if second.party.agency else first.others
    return Mention(start=start, end=end, last=second.last, case=case, party=party, others=others)


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _placed(clause: Clause, mention: Mention) -> Mention:
    return replace(
        mention,
        party=_moved(clause, mention.party),
        others=tuple(_moved(clause, party) for party in mention.others),
    )


def _moved(clause: Clause, party: Party) -> Party:
    span = clause.place(party.start, party.end)
    written = " ".join(party.as_written.split())
    return replace(party, start=span.start, end=span.end, as_written=written)
