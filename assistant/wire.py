"""Domain values as the JSON of the contract; used by the command line, the service and eval."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.types import Answer, Citation, Explanation, Statement
from corpus.types import Document, Page
from index.standing import Standings
from index.types import Hit

if TYPE_CHECKING:
    from index.build import Ingested

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """The body that `ask` returns."""
    return {
        "question": answer.question,
        "language": answer.language.value,
        "status": answer.status,
        "reason": answer.reason.value if answer.reason else None,
        "answer": answer.text,
        "statements": [statement_json(s) for s in answer.statements],
        "citations": [citation_json(c) for c in answer.citations],
        "rows": [
            {
                "what": row.what,
                "deadline": {
                    "as_written": row.as_written,
                    "start": row.start.isoformat() if row.start else None,
                    "end": row.end.isoformat() if row.end else None,
                    "precision": row.precision,
                },
                "citation": row.citation,
            }
            for row in answer.rows
        ],
        "nearest": [citation_json(c) for c in answer.nearest],
        "notes": list(answer.notes),
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "timings": answer.timings,
        "warnings": list(answer.warnings),
        "model": answer.model,
        **({"explain": explanation_json(answer.explanation)} if answer.explanation else {}),
    }


def explanation_json(explanation: Explanation) -> Json:
    """How an answer came about; constraints that the question does not have are left out."""
    return {
        "question": explanation.question,
        "constraints": {k: list(v) for k, v in explanation.constraints.items() if v},
        "documents": None if explanation.documents is None else list(explanation.documents),
        "refused_for": explanation.refused_for,
        "candidates": [
            {
                "document_id": c.document_id,
                "start": c.start,
                "end": c.end,
                "scores": {name: round(value, 4) for name, value in c.scores.items()},
                "verdict": c.verdict,
            }
            for c in explanation.candidates
        ],
        "statements": [
            {"text": s.text, "supported": s.supported, "score": s.score, "why": s.why}
            for s in explanation.statements
        ],
    }


def statement_json(statement: Statement) -> Json:
    """A statement and the numbers of its citations."""
    return {"text": statement.text, "citations": list(statement.citations)}


def citation_json(citation: Citation) -> Json:
    """A citation: the document's text cut at [start:end] is the quote."""
    return {
        "number": citation.number,
        "document_id": citation.document_id,
        "title": citation.title,
        "document_number": citation.document_number,
        "language": citation.language.value,
        "page": citation.page,
        "section": list(citation.section),
        "cited_as": citation.cited_as,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "validity": citation.validity,
        "superseded_by": citation.superseded_by,
    }


def hit_json(hit: Hit, title: str) -> Json:
    """One row of `search`."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "document_id": passage.document_id,
        "title": title,
        "language": passage.language.value,
        "page": passage.page,
        "section": list(passage.section),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def document_json(document: Document, passages: int, standings: Standings | None = None) -> Json:
    """One row of `documents`; with `standings`, what it is among the others today."""
    identity = document.identity
    return {
        "document_id": document.id,
        "source": document.source,
        "title": identity.title,
        "number": identity.number,
        "kind": identity.kind,
        "issuer": identity.issuer,
        "date": identity.dated,
        "language": document.language.value,
        "pages": len(document.pages),
        "passages": passages,
        "status": "ready" if passages else "unreadable",
        "duplicate_of": None,
        "validity": None,
        "superseded_by": None,
        **(_standing_json(document.id, standings) if standings else {}),
        **_quality_json(document.pages),
        "warnings": list(document.warnings),
    }


def _standing_json(document_id: str, standings: Standings) -> Json:
    standing = standings.standing(document_id, datetime.date.today())
    copied = standings.duplicate_of(document_id)
    is_old = standings.versions(document_id)[0] != document_id
    found: Json = {
        "duplicate_of": copied,
        "validity": standing.validity,
        "superseded_by": standing.superseded_by or standing.number,
    }
    if is_old or copied:
        found["status"] = "old_version" if is_old else "duplicate"
    return found


def _quality_json(pages: Sequence[Page]) -> Json:
    """How many pages were read by each method, and the mean legibility of those with text."""
    read = [page.legibility for page in pages if page.method != "none"]
    return {
        "page_methods": dict(sorted(Counter(page.method for page in pages).items())),
        "legibility": round(sum(read) / len(read), 3) if read else None,
    }


def show_json(
    document: Document,
    passages: int,
    standings: Standings | None = None,
    sources: Mapping[str, str] | None = None,
) -> Json:
    """One document with its sections and the legibility of its pages.

    With `standings` also its relations, both ways, and its versions; `sources` are those of all
    documents by id.
    """
    identity = document.identity
    links = standings.links(document.id) if standings else ()
    versions = standings.versions(document.id) if standings else ()
    return {
        **document_json(document, passages, standings),
        "media_type": document.media_type,
        "subject": identity.subject,
        "signer": identity.signer,
        "place": identity.place,
        "urgency": identity.urgency,
        "secrecy": identity.secrecy,
        "effective": identity.effective.isoformat() if identity.effective else None,
        "expires": identity.expires.isoformat() if identity.expires else None,
        "relations": [
            {
                "type": link.type,
                "direction": link.direction,
                "number": link.number,
                "document_id": link.document_id,
            }
            for link in links
        ],
        "versions": [
            {"document_id": i, "current": i == versions[0], "source": (sources or {}).get(i)}
            for i in (versions if len(versions) > 1 else ())
        ],
        "sections": [
            {"path": list(s.path), "start": s.start, "end": s.end} for s in document.sections
        ],
        "page_quality": [
            {
                "page": p.number,
                "label": p.label or str(p.number),
                "start": p.start,
                "end": p.end,
                "method": p.method,
                "legibility": round(p.legibility, 3),
            }
            for p in document.pages
        ],
    }


def ingested_json(result: Ingested) -> Json:
    """One row of `ingest`."""
    return {
        "source": result.source,
        "document_id": result.document_id,
        "status": result.status,
        "pages": result.pages,
        **_quality_json(result.page_quality),
        "passages": result.passages,
        "language": result.language.value if result.language else None,
        "warnings": list(result.warnings),
        "error": dict(zip(("code", "message"), result.error, strict=True))
        if result.error
        else None,
    }
