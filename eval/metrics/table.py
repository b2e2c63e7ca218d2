"""Every metric of a run: what it is, where it comes from, which way is better, what the gate does.

All are of one case; a run shows their means over the cases that a metric applies to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A number from 0 to 1 (but for milliseconds), null where it does not apply.

    A `gated` one may not fall significantly; a `promised` one may not fall at all.
    """

    name: str
    meaning: str
    source: str = "this project"
    lower_is_better: bool = False
    gated: bool = False
    promised: bool = False

    @property
    def gate(self) -> str:
        """What the gate asks of it, in a word; empty where nothing."""
        return "promised" if self.promised else "gated" if self.gated else ""


_TREC = "TREC"
_ALCE = "ALCE, Gao et al. 2023; support as assistant.verify sees it"
TABLE = (
    Metric(
        name="evidence_success@1",
        meaning="1 where the first passage found touches evidence",
        source=_TREC,
    ),
    Metric(
        name="evidence_success@3",
        meaning="1 where any of the first 3 does",
        source=_TREC,
        gated=True,
    ),
    Metric(name="evidence_success@10", meaning="1 where any of the first 10 does", source=_TREC),
    Metric(
        name="evidence_recall@1",
        meaning="pieces of evidence touched by the first passage / pieces",
        source=_TREC,
    ),
    Metric(name="evidence_recall@3", meaning="the same for the first 3", source=_TREC),
    Metric(
        name="evidence_recall@10", meaning="the same for the first 10", source=_TREC, gated=True
    ),
    Metric(
        name="mrr@10",
        meaning="1 / rank of the first passage that touches evidence, 0 beyond 10",
        source="Voorhees 1999",
    ),
    Metric(
        name="ndcg@10",
        meaning="1 / log2(rank + 1) for each piece of evidence first touched / the best possible",
        source="Järvelin and Kekäläinen 2002; repeats without gain as in Clarke et al. 2008",
    ),
    Metric(
        name="citation_validity",
        meaning="citations named by statements that the answer has, of stored documents / named",
        gated=True,
        promised=True,
    ),
    Metric(
        name="quote_fidelity",
        meaning="citations whose offsets cut their very quote out of the stored text / citations",
        gated=True,
        promised=True,
    ),
    Metric(name="citation_evidence", meaning="1 where a citation touches the evidence", gated=True),
    Metric(
        name="citation_precision",
        meaning="citations that their statement needs or that bear it out alone / citations",
        source=_ALCE,
    ),
    Metric(
        name="citation_recall",
        meaning="statements that their citations together bear out / statements",
        source=_ALCE,
        gated=True,
    ),
    Metric(
        name="statement_support",
        meaning="the same over statements in the language of their quotes, compared word by word",
    ),
    Metric(
        name="statements_checked",
        meaning="statements compared word by word / statements",
    ),
    Metric(
        name="particulars_precision",
        meaning="dates, figures, documents, bodies and names said that the quotes have / said",
        gated=True,
    ),
    Metric(
        name="particulars_recall",
        meaning="the case's facts with a figure that the answer's own words state / such facts",
    ),
    Metric(
        name="polarity_agreement",
        meaning="checked statements that agree with their quotes in negation and mood / checked",
        gated=True,
    ),
    Metric(
        name="role_agreement",
        meaning="checked statements that agree in who does what and what goes with what / checked",
        gated=True,
    ),
    Metric(
        name="faithfulness",
        meaning=(
            "the least of citation_validity, quote_fidelity, citation_recall,"
            " particulars_precision, polarity_agreement, role_agreement; 0 for an answer where"
            " refusing is right"
        ),
        gated=True,
    ),
    Metric(
        name="fact_recall",
        meaning="the case's facts that answer or quotes state / facts",
        gated=True,
    ),
    Metric(
        name="completeness",
        meaning="pieces of evidence cited / pieces, where there are several",
    ),
    Metric(
        name="abstention_correct",
        meaning="1 where it refused what is to be refused and answered the rest",
        gated=True,
    ),
    Metric(
        name="hallucination_rate",
        meaning="of the questions to be refused: 1 where it answered",
        source="NoMIRACL, Thakur et al. 2024",
        lower_is_better=True,
    ),
    Metric(
        name="error_rate",
        meaning="of the questions to be answered: 1 where it refused",
        source="NoMIRACL, Thakur et al. 2024",
        lower_is_better=True,
    ),
    Metric(name="reason_match", meaning="of right refusals: 1 where the reason is an expected one"),
    Metric(
        name="language_match",
        meaning="1 where the answer is in the question's language",
        gated=True,
    ),
    Metric(
        name="spelling_invariance",
        meaning="1 where the question in other code points (NFD, joiners, no-break blanks) is"
        " answered with the same citations or the same refusal",
        source="invariance test, Ribeiro et al. 2020",
        gated=True,
    ),
    Metric(name="latency_ms", meaning="milliseconds that the answer took", lower_is_better=True),
)
NAMES = tuple(metric.name for metric in TABLE)
GATED = tuple(metric.name for metric in TABLE if metric.gated)
PROMISED = frozenset(metric.name for metric in TABLE if metric.promised)
LOWER_IS_BETTER = frozenset(metric.name for metric in TABLE if metric.lower_is_better)


def metrics_json() -> dict[str, Any]:
    """The table as data."""
    fields = ("name", "meaning", "source", "lower_is_better", "gate")
    return {"metrics": [{name: getattr(m, name) for name in fields} for m in TABLE]}


def metrics_text() -> str:
    """The table in lines: name, what the gate asks, definition, source."""
    return "\n".join(
        f"{m.name:23}{m.gate:10}{'less is better; ' if m.lower_is_better else ''}{m.meaning}"
        f" [{m.source}]"
        for m in TABLE
    )
