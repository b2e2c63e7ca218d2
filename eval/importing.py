"""Cases from other people's sets: SQuAD's JSON, a folder in BEIR's layout, CSV."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus.detect import detect_language
from eval.errors import BadCases
from eval.load import load_collection

Row = dict[str, Any]
_COLUMNS = {"question"}
_KNOWN = ("id", "language", "question", "kind", "quote", "document", "fact", "reason", "group")


def from_squad(path: Path) -> Iterator[Row]:
    """SQuAD 1.1 and 2.0: the first answer is evidence and fact; an impossible one is refused."""
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                found = [answer["text"] for answer in asked.get("answers", [])]
                row = _row(str(asked["id"]), asked["question"])
                if asked.get("is_impossible") or not found:
                    yield row | _refused("not_stated")
                    continue
                spellings = " | ".join(dict.fromkeys(found))
                sentence = _around(paragraph["context"], asked["answers"][0])
                yield row | {"evidence": [{"quote": sentence}], "facts": [spellings]}


def _around(context: str, answer: Row) -> str:
    """The line that the answer stands in."""
    start = context.rfind("\n", 0, answer["answer_start"]) + 1
    end = context.find("\n", answer["answer_start"])
    return context[start : end if end >= 0 else None].strip()


def from_beir(folder: Path) -> Iterator[Row]:
    """BEIR: each relevant text is evidence; the texts themselves are to be ingested."""
    collection = load_collection(folder)
    for name, (question, language) in collection.queries.items():
        judged = collection.judged.get(name, {})
        texts = [
            {"quote": collection.corpus[document][1]}
            for document, score in judged.items()
            if score > 0 and document in collection.corpus
        ]
        if texts:
            row = _row(name, question, None if language == "unknown" else language)
            yield row | {"evidence": texts, "facts": []}


def from_csv(path: Path) -> Iterator[Row]:
    """CSV with a heading of the `_KNOWN` columns, of which only the question is needed."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if lacking := _COLUMNS - set(reader.fieldnames or ()):
            known = ", ".join(_KNOWN)
            raise BadCases(f"{path.name}: no column {lacking.pop()!r}; the columns are {known}")
        for number, cells in enumerate(reader, start=1):
            yield _from_cells(f"{path.stem}-{number}", {k: v for k, v in cells.items() if v})


def _from_cells(name: str, cells: dict[str, str]) -> Row:
    row = _row(cells.get("id", name), cells.get("question", ""), cells.get("language"))
    row |= {key: cells[key] for key in ("kind", "group") if key in cells}
    if "quote" not in cells:
        return row | _refused(cells.get("reason", "not_stated"))
    quote = {key: cells[key] for key in ("quote", "document") if key in cells}
    return row | {"evidence": [quote], "facts": [cells["fact"]] if "fact" in cells else []}


def _row(name: str, question: str, language: str | None = None) -> Row:
    code = language or detect_language(question).value
    return {"id": name, "language": code, "question": question, "kind": "other"}


def _refused(reason: str) -> Row:
    return {"kind": "near_miss", "refuse": True, "reason": reason}


READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "squad": from_squad,
    "beir": from_beir,
    "csv": from_csv,
}


def import_cases(path: Path, form: str) -> list[Row]:
    """The rows of a set as lines of a cases file; BadCases where it is not in that form."""
    try:
        rows = list(READERS[form](path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadCases(f"{str(path)!r} is no {form} set ({error!r}); check --format") from error
    if not rows:
        raise BadCases(f"{str(path)!r} holds no questions; check the path")
    return rows


def draft(question: str, answer: Row, *, right: bool, kind: str) -> Row:
    """A case from an answer and a person's verdict on it.

    A right answer's quotes become its evidence, and the facts are left to be filled in; a refusal
    that is right becomes a case to be refused. A wrong answer gives the question alone.
    """
    row = _row("", question, answer["language"]) | {"kind": kind}
    row["id"] = f"{row['language']}-" + "-".join(question.split()[:6]).lower()
    if not right:
        return row | {"evidence": [], "facts": []}
    if answer["status"] == "not_found":
        return row | _refused(str(answer["reason"]))
    quotes = [{"quote": c["quote"], "document": c["document_id"]} for c in answer["citations"]]
    return row | {"evidence": quotes, "facts": []}


def drafts(path: Path) -> Iterator[tuple[Row, str]]:
    """Cases from the service's exported feedback, each with what the person said of the answer.

    A line holds `question`, `language`, `verdict` (right or wrong) and, if they were given, `why`
    and `answer`, the body of the answer. Raises BadCases with the line where one does not.
    """
    taken: Counter[str] = Counter()
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            answer = {"language": said["language"], **(said.get("answer") or {})}
            right = {"right": True, "wrong": False}[said["verdict"]] and "status" in answer
            row = draft(said["question"], answer, right=right, kind="other")
        except (ValueError, KeyError, TypeError) as error:
            raise BadCases(
                f"{path.name}, line {number}: no feedback ({error!r}); it needs question,"
                " language and verdict (right or wrong)"
            ) from error
        taken[row["id"]] += 1
        if (times := taken[row["id"]]) > 1:
            row["id"] += f"-{times}"
        yield row, f"{said['verdict']}: {said.get('why') or 'no reason given'}"
