"""What needs no model of claims: shared words, and the likeness of the best sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.verify.parse import parse
from assistant.verify.words import coverage, has
from eval.claims.reading import Source, read_source
from eval.claims.rows import Claim
from index.types import Embedder

_MOST_SENTENCES = 8  # of a source: those that share most words with the claim
Baseline = Callable[[Claim], float]


def token_overlap(claim: Claim) -> float:
    """The share of the claim's content words that the source has."""
    return coverage(parse(claim.claim, claim.lang), read_source(claim.source, claim.lang).parsed)


def sentence_cosine(embedder: Embedder) -> Baseline:
    """The highest cosine of the claim's vector with a sentence's, among the closest in words."""

    def cosine(claim: Claim) -> float:
        source = read_source(claim.source, claim.lang)
        texts = [claim.claim, *_closest(parse(claim.claim, claim.lang).text, claim, source)]
        vectors = embedder.embed_passages(texts)
        return float((vectors[1:] @ vectors[0]).max())

    return cosine


def _closest(text: str, claim: Claim, source: Source) -> Sequence[str]:
    words = {t.stem for t in parse(text, claim.lang).tokens if t.is_content}
    shared = [sum(has(forms, word) for word in words) for forms in source.sentence_forms]
    best = sorted(range(len(shared)), key=lambda n: -shared[n])[:_MOST_SENTENCES]
    spans = [source.sentences[n] for n in best]
    return [source.parsed.text[s.start : s.end] for s in spans]
