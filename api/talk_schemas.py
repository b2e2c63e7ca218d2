"""Conversations and feedback on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Body
from pydantic import Field

from api.schemas import AnswerBody, RequestModel, ResponseModel, Text
from corpus.types import Language


class ConversationBody(ResponseModel):
    """A conversation; `title` is its first question."""

    id: str
    begun: str
    title: str
    turns: int


class ConversationsBody(ResponseModel):
    """One's own conversations, the last first."""

    conversations: list[ConversationBody]


class TurnBody(ResponseModel):
    """A question and its answer; null where that quotes what one may not see any more."""

    at: str
    question: str
    answer: AnswerBody | None


class TurnsBody(ResponseModel):
    """A conversation with its turns in order."""

    id: str
    turns: list[TurnBody]


class FeedbackRequest(RequestModel):
    """A verdict on an answer; `answer` is the body that /v1/ask returned."""

    question: Text = Field(min_length=1, max_length=5000)
    language: Language
    verdict: Literal["right", "wrong"]
    why: Text = Field("", max_length=5000)
    answer: dict[str, Any] = Field({}, description="The body that was judged.")


class FeedbackBody(ResponseModel):
    """A verdict as it is kept."""

    at: str
    person: str
    question: str
    language: Language
    verdict: Literal["right", "wrong"]
    why: str
    answer: dict[str, Any]


class FeedbackListBody(ResponseModel):
    """Every verdict, the first first."""

    feedback: list[FeedbackBody]


Judged = Annotated[
    FeedbackRequest,
    Body(
        openapi_examples={
            "vi": {
                "summary": "Tiếng Việt",
                "value": {
                    "question": "Kế hoạch 02 có bao nhiêu nhiệm vụ?",
                    "language": "vi",
                    "verdict": "right",
                },
            },
            "bn": {
                "summary": "বাংলা",
                "value": {
                    "question": "পরিকল্পনা ০২-এর সময়সীমা কবে?",
                    "language": "bn",
                    "verdict": "wrong",
                    "why": "দ্বিতীয় ধাপের তারিখ নেই",
                },
            },
            "en": {
                "summary": "English",
                "value": {
                    "question": "What are Plan 02's deadlines?",
                    "language": "en",
                    "verdict": "wrong",
                    "why": "It leaves out the second phase.",
                },
            },
        }
    ),
]
