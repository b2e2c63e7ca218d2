"""Reads cases and retrieval collections; whatever is wrong is named with its file and line."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.types import Reason
from corpus.normalise import nfc
from corpus.types import Document, Language
from eval.errors import BadCases, BadCollection, EvalError
from eval.types import Case, Collection, Evidence, Located, Place, Quote

_Text = Annotated[str, Field(min_length=1)]
_JUDGEMENTS = "qrels.tsv"
_UNANSWERABLE = "queries_unanswerable.jsonl"


class _QuoteRow(BaseModel):
    """Words of a stored text, letter by letter; `document` is its id or the end of its path."""

    model_config = ConfigDict(extra="forbid")
    quote: _Text
    document: str | None = None


class _EvidenceRow(_QuoteRow):
    """A piece of evidence; `alternatives` are the other places that say the same."""

    alternatives: list[_QuoteRow] = []


class _CaseRow(BaseModel):
    """A question with what a right answer holds, or with the reason to refuse it."""

    model_config = ConfigDict(extra="forbid")
    id: _Text
    language: Language
    question: _Text
    kind: _Text
    evidence: list[_EvidenceRow] = Field([], description="Each piece of what backs the answer.")
    facts: list[_Text] = Field(
        [], description="What a right answer states; ' | ' parts spellings, ISO dates are days."
    )
    refuse: bool = Field(False, description="Whether refusing is right.")
    reason: str | None = Field(None, description="Why to refuse; ' | ' parts several that do.")
    group: str | None = Field(None, description="Ties the same question in the three languages.")
    history: list[_Text] = Field([], description="The questions before this one, the latest last.")

    def case(self) -> Case:
        evidence = [
            [Quote(quote=q.quote, document=q.document) for q in (row, *row.alternatives)]
            for row in self.evidence
        ]
        return Case(
            id=self.id,
            language=self.language,
            question=self.question,
            kind=self.kind,
            evidence=tuple(Evidence(alternatives=tuple(quotes)) for quotes in evidence),
            facts=tuple(self.facts),
            refuse=self.refuse,
            reasons=_reasons(self.reason),
            group=self.group,
            history=tuple(self.history),
        )


def _reasons(named: str | None) -> tuple[Reason, ...]:
    return tuple(Reason(part.strip()) for part in named.split("|")) if named else ()


class _ForeignRow(BaseModel):
    """The other form: quotes as plain strings, `answerable` for the opposite of `refuse`."""

    id: _Text
    lang: Language
    question: _Text
    kind: str = "other"
    evidence: list[_Text] = []
    answer_facts: list[_Text] = []
    answerable: bool = True

    def case(self) -> Case:
        evidence = self.evidence if self.answerable else []
        return Case(
            id=self.id,
            language=self.lang,
            question=self.question,
            kind=self.kind,
            evidence=tuple(Evidence(alternatives=(Quote(quote=q),)) for q in evidence),
            facts=tuple(self.answer_facts) if self.answerable else (),
            refuse=not self.answerable,
        )


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file, or of all .jsonl files of a folder, in either form; BadCases else."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    cases: dict[str, Case] = {}
    for file in files:
        for where, row in _rows(file, BadCases):
            case = _case(where, row)
            if case.id in cases:
                raise BadCases(f"{where}: the id {case.id!r} is taken; give every case its own")
            cases[case.id] = case
    if not cases:
        raise BadCases(f"no cases in {str(path)!r}; give a .jsonl file or a folder of them")
    return tuple(cases.values())


def case_schema() -> dict[str, Any]:
    """A line of a cases file as JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_CaseRow.model_json_schema(),
        "title": "A case",
    }


def take_part(cases: Sequence[Case], step: int) -> tuple[Case, ...]:
    """One case in `step` of each language and kind, the first always; the same ones every time."""
    seen: Counter[tuple[Language, str]] = Counter()
    taken = []
    for case in cases:
        if seen[case.language, case.kind] % step == 0:
            taken.append(case)
        seen[case.language, case.kind] += 1
    return tuple(taken)


def _case(where: str, row: dict[str, Any]) -> Case:
    form = _ForeignRow if "lang" in row else _CaseRow
    try:
        return form.model_validate(row).case()
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise BadCases(f"{where}: {field}: {first['msg']}; correct the line") from error
    except ValueError as error:
        raise BadCases(f"{where}: {error}; correct the line") from error


def locate(case: Case, documents: list[Document]) -> Located:
    """Where each quote of the case stands, verbatim after NFC, in the stored texts."""
    missing: list[str] = []
    evidence: list[tuple[Place, ...]] = []
    for piece in case.evidence:
        places: list[Place] = []
        for quote in piece.alternatives:
            found = list(find_quote(quote, documents))
            places += found
            if not found:
                missing.append(quote.quote)
        evidence.append(tuple(places))
    return Located(evidence=tuple(evidence), missing=tuple(missing))


def pair_of(case: Case, located: Located, documents: list[Document]) -> str | None:
    """The languages of question and evidence, such as "bn-vi"; None without evidence.

    Evidence in the question's own language counts first, else what the case names first.
    """
    languages = {document.id: document.language for document in documents}
    found = [languages[place.document_id] for places in located.evidence for place in places]
    if not found:
        return None
    theirs = case.language if case.language in found else found[0]
    return f"{case.language.value}-{theirs.value}"


def find_quote(quote: Quote, documents: list[Document]) -> Iterator[Place]:
    """Every place of the quote, verbatim after NFC, in the documents that it may stand in."""
    pattern = regex.compile(regex.escape(nfc(quote.quote.strip())))
    for document in documents:
        named = quote.document in (None, document.id)
        if named or document.source.endswith(quote.document or ""):
            for match in pattern.finditer(document.text):
                yield Place(start=match.start(), end=match.end(), document_id=document.id)


def load_unanswerable(folder: Path) -> dict[str, tuple[str, str]]:
    """The queries of a collection that none of its texts answers, by id as (text, language)."""
    return _queries(folder / _UNANSWERABLE)


def _queries(file: Path) -> dict[str, tuple[str, str]]:
    return {
        str(row["_id"]): (str(row["text"]), str(row.get("lang") or "unknown"))
        for row in _fields(file, "_id", "text")
    }


def load_collection(folder: Path) -> Collection:
    """A folder of corpus.jsonl, queries.jsonl and qrels.tsv as BEIR lays them out."""
    corpus = {
        str(row["_id"]): (str(row.get("title") or ""), str(row["text"]))
        for row in _fields(folder / "corpus.jsonl", "_id", "text")
    }
    queries = _queries(folder / "queries.jsonl")
    judged: dict[str, dict[str, float]] = {}
    for query, document, score in _judgements(folder / _JUDGEMENTS):
        judged.setdefault(query, {})[document] = score
    if not queries.keys() & judged.keys():
        raise BadCollection(f"no query of {str(folder)!r} is judged; check {_JUDGEMENTS}")
    return Collection(corpus=corpus, queries=queries, judged=judged)


def _fields(file: Path, *required: str) -> Iterator[dict[str, Any]]:
    for where, row in _rows(file, BadCollection):
        if lacking := [name for name in required if name not in row]:
            raise BadCollection(f"{where}: no {' and no '.join(lacking)}; correct the line")
        yield row


def _judgements(file: Path) -> Iterator[tuple[str, str, float]]:
    lines = _lines(file, BadCollection)
    for row in csv.DictReader((line for _, line in lines), delimiter="\t"):
        try:
            yield row["query-id"], row["corpus-id"], float(row["score"])
        except (KeyError, TypeError, ValueError) as error:
            raise BadCollection(
                f"{str(file)!r}: {row!r} is no judgement; the header must be query-id, corpus-id,"
                " score, divided by tabs"
            ) from error


def _rows(file: Path, error_type: type[EvalError]) -> Iterator[tuple[str, dict[str, Any]]]:
    for where, line in _lines(file, error_type):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise error_type(f"{where}: not JSON ({error.msg}); correct the line") from error
        if not isinstance(row, dict):
            raise error_type(f"{where}: not an object; write one {{...}} a line")
        yield where, row


def _lines(file: Path, error_type: type[EvalError]) -> Iterator[tuple[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise error_type(f"{str(file)!r} cannot be read ({error}); check the path") from error
    # Not splitlines(): a text may hold other line separators, such as U+2028.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"{file.name}, line {number}", line.rstrip("\r")
