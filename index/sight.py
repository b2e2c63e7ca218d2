"""A catalogue as one reader may see it: the database itself shows no row of a hidden document.

On each connection, temporary views take the names of the tables and leave out what the reader's
labels do not admit, so that no query can forget to. Statistics of words are taken over what is
visible alone: what a reader finds is what a store without the hidden documents would give.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TERMS_SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5 (
    words, folded, facts, concepts,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'");
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (terms, 'col');
"""
COLUMNS = ("words", "folded", "facts", "concepts")
_VIEWS = """
CREATE TEMP VIEW visible AS SELECT d.id FROM main.documents d
    WHERE NOT EXISTS (SELECT 1 FROM access.audiences a WHERE a.document_id = d.id)
    OR EXISTS (SELECT 1 FROM access.audiences a JOIN temp.labels l ON l.label = a.label
        WHERE a.document_id = d.id);
CREATE TEMP VIEW documents AS
    SELECT * FROM main.documents WHERE id IN (SELECT id FROM temp.visible);
CREATE TEMP VIEW passages AS
    SELECT * FROM main.passages WHERE document_id IN (SELECT id FROM temp.visible);
CREATE TEMP VIEW sentences AS
    SELECT * FROM main.sentences WHERE passage IN (SELECT id FROM temp.passages);
CREATE TEMP VIEW register AS
    SELECT * FROM main.register WHERE document_id IN (SELECT id FROM temp.visible);
CREATE TEMP VIEW relations AS
    SELECT * FROM main.relations WHERE document_id IN (SELECT id FROM temp.visible);
CREATE TEMP VIEW sources AS
    SELECT * FROM main.sources WHERE document_id IN (SELECT id FROM temp.visible);
CREATE VIRTUAL TABLE temp.instances USING fts5vocab (main, terms, 'instance');
"""
# The constants of SQLite's own bm25().
_K1, _B, _LEAST_IDF = 1.2, 0.75, 1e-6
Select = Callable[[str, Sequence[Any]], list[sqlite3.Row]]
Term = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The labels that a reader bears, and the file that says whom documents are for."""

    labels: frozenset[str]
    access: Path


def limit(connection: sqlite3.Connection, sight: Sight) -> None:
    """Makes a fresh connection to a catalogue show what `sight` admits; it can write no more."""
    connection.execute("ATTACH ? AS access", (str(sight.access),))
    connection.execute("CREATE TEMP TABLE labels (label TEXT PRIMARY KEY)")
    rows = [(label,) for label in sorted(sight.labels)]
    connection.executemany("INSERT INTO temp.labels VALUES (?)", rows)
    connection.commit()
    connection.executescript(_VIEWS)
    connection.execute("PRAGMA query_only = ON")


def hides_something(select: Select) -> bool:
    """Whether any document is hidden; where none is, the tables' own statistics are right."""
    found = select(
        "SELECT EXISTS (SELECT 1 FROM main.documents"
        " WHERE id NOT IN (SELECT id FROM temp.visible))",
        (),
    )
    return bool(found[0][0])


def visible_frequencies(select: Select, terms: Iterable[Term]) -> dict[Term, int]:
    """How many visible passages hold each (column, term); those that none holds are left out."""
    return {term: len(held) for term, held in _postings(select, terms).items()}


def visible_words(select: Select) -> list[tuple[str, int]]:
    """Each word and folded word, with the number of visible passages that hold it."""
    total: Counter[tuple[str, str]] = Counter()
    columns = "SELECT col, term, doc FROM main.vocabulary WHERE col IN ('words', 'folded')"
    for row in select(columns, ()):
        total[row["col"], row["term"]] = row["doc"]
    hidden = select(
        "SELECT words, folded FROM main.terms WHERE rowid IN (SELECT number"
        " FROM main.passages WHERE document_id NOT IN (SELECT id FROM temp.visible))",
        (),
    )
    left = total - _counted(hidden)
    return [(term, n) for (_, term), n in left.items()]


def visible_matches(
    select: Select,
    terms: Sequence[Term],
    weights: Mapping[str, float],
    admitted: Sequence[sqlite3.Row],
    sizes: Mapping[int, int],
    k: int,
) -> list[tuple[str, float]]:
    """BM25 as SQLite computes it, of the rows (number, id) admitted, among visible passages.

    `sizes` gives the tokens of every visible passage by its number.
    """
    if not sizes:
        return []
    names = {row["number"]: row["id"] for row in admitted}
    average = sum(sizes.values()) / len(sizes)
    scores: dict[str, float] = {}
    postings = _postings(select, terms)
    for term in terms:  # one named twice counts twice
        held = postings.get(term, {})
        rarity = math.log((len(sizes) - len(held) + 0.5) / (len(held) + 0.5))
        rarity = rarity if rarity > 0 else _LEAST_IDF
        for number, times in held.items():
            if name := names.get(number):
                often = times * weights[term[0]]
                length = _K1 * (1 - _B + _B * sizes[number] / average)
                share = often * (_K1 + 1) / (often + length)
                scores[name] = scores.get(name, 0.0) + rarity * share
    return sorted(scores.items(), key=lambda s: (-s[1], s[0]))[:k]


def visible_sizes(select: Select) -> dict[int, int]:
    """The number of tokens of each visible passage, from SQLite's own record of it."""
    rows = select(
        "SELECT id, sz FROM main.terms_docsize WHERE id IN (SELECT number FROM passages)", ()
    )
    return {row["id"]: sum(_varints(row["sz"])) for row in rows}


def _postings(select: Select, terms: Iterable[Term]) -> dict[Term, dict[int, int]]:
    """For each term the visible passages that hold it, and how often."""
    rows = select(
        "SELECT i.col, i.term, i.doc, count(*) AS times FROM json_each(?) w"
        " CROSS JOIN temp.instances i ON i.term = json_extract(w.value, '$[1]')"
        " AND i.col = json_extract(w.value, '$[0]')"
        " WHERE i.doc IN (SELECT number FROM passages) GROUP BY i.col, i.term, i.doc",
        (json.dumps(sorted(set(terms))),),
    )
    found: dict[Term, dict[int, int]] = {}
    for row in rows:
        found.setdefault((row["col"], row["term"]), {})[row["doc"]] = row["times"]
    return found


def _counted(rows: Sequence[sqlite3.Row]) -> Counter[tuple[str, str]]:
    """How many of the rows hold each word, in the tokens that SQLite makes of them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TERMS_SCHEMA)
        connection.executemany(
            "INSERT INTO terms (words, folded) VALUES (?, ?)", [tuple(r) for r in rows]
        )
        found = connection.execute("SELECT col, term, doc FROM vocabulary").fetchall()
    return Counter({(col, term): doc for col, term, doc in found})


def _varints(stored: bytes) -> list[int]:
    """SQLite's variable-length integers, seven bits a byte."""
    values, value = [], 0
    for byte in stored:
        value = value << 7 | byte & 127
        if byte < 128:
            values.append(value)
            value = 0
    return values
