from __future__ import annotations

import pytest

from assistant.llm.reply import read_drafts
from assistant.llm.types import Draft, ModelFailed

ONE = '{"text": "Sửa 14 cây cầu.", "evidence": [2]}'
TWO = '{"text": "১৪টি সেতু মেরামত হবে।", "evidence": [1, 3]}'
BOTH = [
    Draft(text="Sửa 14 cây cầu.", evidence=(2,)),
    Draft(text="১৪টি সেতু মেরামত হবে।", evidence=(1, 3)),
]


@pytest.mark.parametrize(
    "reply",
    [
        f'{{"statements": [{ONE}, {TWO}]}}',
        f"[{ONE}, {TWO}]",
        f"{ONE}\n{TWO}\n",
        f'Here you are:\n```json\n{{"statements": [{ONE},\n{TWO},]}}\n```\nAnything else?',
        f'<think>maybe {{"text": "no", "evidence": [9]}}</think>{{"statements": [{ONE},{TWO}]}}',
        f'{{"statements": [{ONE}, {TWO}, {{"text": "cut off he',
        f'{{"statements": [{ONE}, {{"text": 5}}, {{"evidence": [1]}}, {TWO}]}}',
    ],
)
def test_statements_are_read_however_they_are_wrapped(reply: str) -> None:
    assert list(read_drafts([reply])) == BOTH
    assert list(read_drafts(reply)) == BOTH  # letter by letter


@pytest.mark.parametrize(
    ("ids", "evidence"),
    [
        ("[1, 2]", (1, 2)),
        ('["1", "E2"]', (1, 2)),
        ("2", (2,)),
        ('"[2], [3]"', (2, 3)),
        ('"২"', (2,)),
        ("[1, 1]", (1,)),
        ("null", ()),
        ("[true, null]", ()),
        ("[-1]", (1,)),
        ('"none"', ()),
    ],
)
def test_ids_are_read_in_any_form(ids: str, evidence: tuple[int, ...]) -> None:
    reply = f'[{{"text": "Ten.", "evidence": {ids}}}]'
    assert [draft.evidence for draft in read_drafts([reply])] == [evidence]


def test_other_names_braces_and_markers_in_the_text() -> None:
    reply = r'{"claim": "Article {5} says \"ten\" [1] [২, 3].", "citations": [4]}'
    assert list(read_drafts([reply])) == [
        Draft(text='Article {5} says "ten".', evidence=(4,)),
    ]


def test_each_statement_comes_as_soon_as_it_is_complete() -> None:
    def pieces() -> list[str]:
        return ['{"statements": [', ONE[:9], ONE[9:], "never asked for"]

    asked = iter(pieces())
    assert next(read_drafts(asked)) == BOTH[0]
    assert next(asked) == "never asked for"


@pytest.mark.parametrize("reply", ['{"statements": []}', "[]", '{ "statements" : [ ] }'])
def test_a_model_may_say_nothing(reply: str) -> None:
    assert list(read_drafts([reply])) == []


@pytest.mark.parametrize(
    "reply", ["", "I cannot help.", '{"text": "cut', "{}", "<think>for ever", "{" * 30_000 + "x"]
)
def test_a_reply_without_statements_is_malformed(reply: str) -> None:
    with pytest.raises(ModelFailed) as caught:
        list(read_drafts([reply]))
    assert caught.value.failure == "malformed"


def test_a_reply_without_end_is_cut() -> None:
    with pytest.raises(ModelFailed, match="longer than"):
        list(read_drafts(iter(lambda: "blah " * 1000, None)))
