"""Claims with known labels, made from documents: to learn from where people labelled none.

Statements are made false or reworded by the edits that try the verifier; further false ones join
the halves of two sentences, so that every word is in the source, or are about another passage.
Answers are several sentences, most of them the source's own or most of them another passage's.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.load import find_files, load_document
from corpus.passages import split_passages
from corpus.types import Language
from eval.claims.rows import Claim
from eval.verifier.mutations import make_pairs

_MOST_OF_A_KIND = 30  # in each language
_ANSWERS = 40
_WORDS = range(6, 51)
_KEPT_WORDS = 0.92
_FEWEST_SENTENCES = 8
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A stretch of a document and its sentences."""

    whole: str
    sentences: tuple[str, ...]

    @property
    def usable(self) -> list[str]:
        return [s for s in self.sentences if len(s.split()) in _WORDS and "|" not in s]


def claims_from(folder: Path) -> list[Claim]:
    """Statements and answers about the documents below a folder, in a fixed order."""
    chance = random.Random(_SEED)
    made = []
    for language, texts in _passages(folder).items():
        chance.shuffle(texts)
        rows = [*_statements(texts, language, chance), *_answers(texts, chance)]
        made += [
            Claim(
                id=f"{language.value}-{number}",
                source=source,
                claim=claim,
                label="supported" if true else "unsupported",
                lang=language,
            )
            for number, (source, claim, true) in enumerate(rows)
        ]
    return made


def _passages(folder: Path) -> dict[Language, list[_Text]]:
    found: dict[Language, list[_Text]] = {language: [] for language in Language}
    for path in find_files(folder):
        loaded = load_document(path, source=str(path), bytes_sha256="0" * 64)
        for passage in split_passages(loaded.document, loaded.units):
            sentences = tuple(loaded.document.text[s.start : s.end] for s in passage.sentences)
            if len(sentences) > 1:
                found[passage.language].append(_Text(whole=passage.text, sentences=sentences))
    return found


def _statements(
    texts: Sequence[_Text], language: Language, chance: random.Random
) -> Iterator[tuple[str, str, bool]]:
    made: Counter[str] = Counter()
    for text in texts:
        for pair in make_pairs([chance.choice(text.sentences)], language, seed=_SEED):
            # Templates of two parties have a source of their own.
            if pair.source not in " ".join(text.whole.split()):
                continue
            made[pair.kind] += 1
            if made[pair.kind] <= _MOST_OF_A_KIND:
                yield text.whole, pair.statement, pair.true
        own = text.usable
        if len(own) > 1 and made["halves"] < 2 * _MOST_OF_A_KIND:
            made["halves"] += 1
            first, second = (s.split() for s in chance.sample(own, 2))
            halves = [*first[: len(first) // 2], *second[len(second) // 2 :]]
            yield text.whole, " ".join(halves), False
        other = chance.choice(texts).usable
        if other and other[0] not in text.whole and made["other"] < _MOST_OF_A_KIND:
            made["other"] += 1
            yield text.whole, other[0], False


def _answers(texts: Sequence[_Text], chance: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Answers with at most a quarter, and with more than half, of another text's sentences."""
    longer = list(_joined(texts))
    for _ in range(_ANSWERS if len(longer) > 1 else 0):
        text, other = chance.sample(longer, 2)
        size = chance.randint(3, min(6, len(text.usable)))
        own = [_thinned(s, chance) for s in chance.sample(text.usable, size)]
        foreign = [s for s in other.usable if s not in text.whole][:size]
        few = chance.randint(0, size // 4)
        many = chance.randint(size // 2 + 1, size)
        yield text.whole, " ".join([*foreign[:few], *own[few:]]), True
        yield text.whole, " ".join([*foreign[:many], *own[many:]]), False


def _joined(texts: Sequence[_Text]) -> Iterator[_Text]:
    whole, sentences = "", list[str]()
    for text in texts:
        whole += text.whole + "\n"
        sentences += text.usable
        if len(sentences) >= _FEWEST_SENTENCES:
            yield _Text(whole=whole, sentences=tuple(sentences))
            whole, sentences = "", []


def _thinned(sentence: str, chance: random.Random) -> str:
    """The sentence without a word here and there, as a rewording would leave it."""
    return " ".join(w for w in sentence.split() if chance.random() < _KEPT_WORDS)
