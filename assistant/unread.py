"""What an answer says of the pages of its documents that could not be read."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Answer
from corpus.languages import PROFILES
from corpus.pages import page_ranges
from corpus.particulars.render import to_digits
from index.catalogue import Catalogue


def with_unread_pages(answer: Answer, catalogue: Catalogue) -> Answer:
    """The answer with a note for each document quoted that has such pages."""
    cited = dict.fromkeys(citation.document_id for citation in answer.citations)
    unread = catalogue.unread_pages(cited) if cited else {}
    wording = PROFILES[answer.language].wording["unread_pages"]
    notes = []
    for document_id in (d for d in cited if d in unread):
        own = [c for c in answer.citations if c.document_id == document_id]
        notes.append(
            wording.format(
                title=own[0].document_number or own[0].title,
                citations="".join(f"[{c.number}]" for c in own),
                pages=to_digits(page_ranges(unread[document_id]), answer.language),
            )
        )
    if not notes:
        return answer
    return replace(answer, notes=(*answer.notes, *notes), text="\n".join([answer.text, *notes]))
