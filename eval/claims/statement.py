"""What tells whether a source states what one sentence of a claim says."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import regex

from assistant.verify.agree import agree, is_borne_out
from assistant.verify.parse import Parsed, Particular, compiled
from assistant.verify.polarity import negations
from assistant.verify.types import Fault
from assistant.verify.words import has
from corpus.languages import PROFILES
from corpus.types import Span
from eval.claims.reading import Source
from eval.claims.stretch import densest, in_order

_FIGURES = frozenset({Fault.DATE, Fault.NUMBER, Fault.DOCUMENT})
_LOOSENESS = 2.0
_AROUND = 6  # words on both sides of the stretch that are still compared
_LIGHT = 0.3  # weight of a word that carries no topic
_BESIDE = 25  # characters around the stretch in which a negation still belongs to it


def sentence_features(said: Parsed, source: Source) -> dict[str, float]:
    """Shares from 0 to 1 and small counts by name; those with `in` support, others differ."""
    topical = [t.stem for t in said.tokens if t.is_content] or [t.stem for t in said.tokens]
    weights = {t.stem: source.weight(t.stem) for t in said.tokens}
    share, start, end = densest(topical, source.stems, weights, looseness=_LOOSENESS)
    loose, _, _ = densest(topical, source.stems, weights, looseness=2 * _LOOSENESS)
    return {
        "in_source": _share(topical, [source.forms], weights),
        "in_stretch": share,
        "in_loose_stretch": loose,
        **_word_features(said, source, topical, (start, end)),
        **_polarity_features(said, source, (start, end)),
        **_particular_features(said, source, (start, end)),
    }


def _share(
    words: Sequence[str], places: Iterable[frozenset[str]], weights: dict[str, float]
) -> float:
    """The largest weighted share of the words that one of the places has."""
    total = sum(weights[w] for w in words)
    if not total:
        return 1.0
    return max(
        (sum(weights[w] for w in words if has(forms, w)) / total for forms in places), default=0.0
    )


def _word_features(
    said: Parsed, source: Source, topical: Sequence[str], stretch: tuple[int, int]
) -> dict[str, float]:
    words = [t.stem for t in said.tokens]
    light = {w: source.weight(w) * (1.0 if w in topical else _LIGHT) for w in words}
    near = source.stems[max(0, stretch[0] - _AROUND) : stretch[1] + _AROUND]
    total = sum(light[w] for w in words) or 1.0
    pairs = {*zip(source.stems, source.stems[1:], strict=False)}
    pairs |= {*zip(source.stems, source.stems[2:], strict=False)}
    triples = {*zip(source.stems, source.stems[1:], source.stems[2:], strict=False)}
    forms = source.sentence_forms
    joined = [a | b for a, b in itertools.pairwise(forms)] or list(forms)
    weights = {w: source.weight(w) for w in topical}
    return {
        "in_two_sentences": _share(topical, joined, weights),
        "in_order": in_order(words, near, light),
        "in_reach": sum(light[w] for w in words if w in set(near)) / total,
        "in_pairs": _mean(p in pairs for p in itertools.pairwise(words)),
        "in_triples": _mean(t in triples for t in zip(words, words[1:], words[2:], strict=False)),
        "word_missing": float(any(not has(source.forms, w) for w in topical)),
    }


def _polarity_features(said: Parsed, source: Source, stretch: tuple[int, int]) -> dict[str, float]:
    data = PROFILES[said.language].statements
    wide, tight = _regions(source, stretch)
    ours = negations(said)
    around = sum(wide.start <= at < wide.end for at in source.negations)
    beside = sum(tight.start <= at < tight.end for at in source.negations)
    low = source.parsed.low[wide.start : wide.end]
    close = source.parsed.low[tight.start : tight.end]
    extremes = {m[0] for m in compiled(data.extremes).finditer(said.low)}
    return {
        "more_negations": float(len(ours) > around),
        "fewer_negations": float(len(ours) < beside),
        "negation_differs": float(bool(ours) != bool(beside)),
        "new_extreme": float(any(not _has_word(low, word) for word in extremes)),
        "exception_lost": float(
            bool(compiled(data.exceptions).search(close))
            and not compiled(data.exceptions).search(said.low)
        ),
    }


def _has_word(text: str, word: str) -> bool:
    pattern = rf"(?<![\p{{L}}\p{{M}}]){regex.escape(word)}(?![\p{{L}}\p{{M}}])"
    return bool(regex.search(pattern, text))


def _regions(source: Source, stretch: tuple[int, int]) -> tuple[Span, Span]:
    """The sentences that the stretch lies in, and its own text with a little on both sides."""
    start, end = stretch
    tokens = source.parsed.tokens
    if not start < end:
        return Span(start=0, end=0), Span(start=0, end=0)
    first, last = (source.sentences[source.sentence_of[n]] for n in (start, end - 1))
    near = Span(start=max(0, tokens[start].start - _BESIDE), end=tokens[end - 1].end + _BESIDE)
    return Span(start=first.start, end=last.end), near


def _particular_features(
    said: Parsed, source: Source, stretch: tuple[int, int]
) -> dict[str, float]:
    missing = [p for p in said.particulars if not is_borne_out(p, source.parsed)]
    figures = sum(p.fault in _FIGURES for p in missing)
    return {
        "figures_missing": min(2.0, figures),
        "names_missing": min(2.0, len(missing) - figures),
        "particulars_missing": min(3.0, len(missing)),
        "particulars_elsewhere": min(3.0, _elsewhere(said, source, stretch, missing)),
    }


def _elsewhere(
    said: Parsed, source: Source, stretch: tuple[int, int], missing: Sequence[Particular]
) -> int:
    """Particulars that the source has, but not where the claim's words stand."""
    tokens = source.parsed.tokens[max(0, stretch[0] - _AROUND) : stretch[1] + _AROUND]
    if not tokens:
        return 0
    near = [p for p in source.parsed.particulars if tokens[0].start <= p.start < tokens[-1].end]
    return sum(
        p not in missing and not any(agree(p, found) for found in near) for p in said.particulars
    )


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 1.0
