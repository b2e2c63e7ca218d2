"""The assistant inside LangChain: search as a retriever, answers as a runnable."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from assistant.pipeline import Assistant
from assistant.wire import answer_json
from index.retrieve import Retriever
from index.types import Filter


class PolicyRetriever(BaseRetriever):
    """Passages as LangChain documents; metadata holds document, page, section, offsets, score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    where: Filter = Filter()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        hits = self.retriever.search(query, k=self.k, where=self.where)
        return [
            LangChainDocument(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "document_id": hit.passage.document_id,
                    "language": hit.passage.language.value,
                    "page": hit.passage.page,
                    "section": list(hit.passage.section),
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "score": hit.score,
                },
            )
            for hit in hits
        ]


def answer_runnable(assistant: Assistant) -> Runnable[str, dict[str, Any]]:
    """A runnable from a question to the body that `ask` returns, citations and all."""

    def answer(question: str) -> dict[str, Any]:
        return answer_json(assistant.ask(question))

    return RunnableLambda(answer, name="policy_answer")
