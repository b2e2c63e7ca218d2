"""Which row of today each entry belongs to, after the documents were read again or replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.entries import Entry
from index.register import StoredRow

# Two wordings of one duty share most of their words; neighbours in a list share their opening.
_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Entries by the id of the row they belong to now, and those whose row is gone."""

    by_row: Mapping[str, tuple[Entry, ...]]
    orphans: tuple[Entry, ...]


def follow(rows: Sequence[StoredRow], entries: Sequence[Entry]) -> Followed:
    """Ties entries to rows by id, else to the row of the same document that says most of the same.

    A row that stood beside the entry's own when it was written is another duty, however alike.
    Two lost rows never become one.
    """
    live = {row.id for row in rows}
    lost = {e.row_id: e for e in entries if e.row_id not in live}
    moved = _moved(rows, tuple(lost.values()))
    by_row: dict[str, tuple[Entry, ...]] = {}
    orphans = []
    for entry in entries:
        now = entry.row_id if entry.row_id in live else moved.get(entry.row_id)
        if now is None:
            orphans.append(entry)
        else:
            by_row[now] = (*by_row.get(now, ()), entry)
    return Followed(by_row=by_row, orphans=tuple(orphans))


def _moved(rows: Sequence[StoredRow], lost: Sequence[Entry]) -> dict[str, str]:
    pairs = sorted(
        (-share, entry.number, row.id, entry.row_id)
        for entry in lost
        for row in rows
        if _may_be(entry, row) and (share := _share(entry.words, row.words)) >= _LEAST_SHARE
    )
    moved: dict[str, str] = {}
    for _, _, new, old in pairs:
        if old not in moved and new not in moved.values():
            moved[old] = new
    return moved


def _may_be(entry: Entry, row: StoredRow) -> bool:
    same = entry.key == row.key or entry.document_id == row.document_id
    same = same or entry.source == row.source
    return same and entry.kind == row.kind and row.id not in entry.neighbours


def _share(one: str, other: str) -> float:
    """Words in common, as a share of both (Dice 1945)."""
    a, b = Counter(one.split()), Counter(other.split())
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)
