"""The register of one store: rows found by unit, document, day and status; entries recorded."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from assistant.errors import BadEntry, UnknownDocument, UnknownRow
from assistant.register.corrections import check_corrections, corrected
from assistant.register.follow import Followed, follow
from assistant.register.status import status_of
from assistant.register.types import Page, Query, Row, Via
from assistant.register.units import AskedUnit, resolve
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.register.types import Obligation
from index.entries import Change, Entry
from index.register import Kind, StoredRow
from index.store import Store

_KINDS: tuple[Kind, ...] = ("obligation", "milestone", "target")
_CLOSEST = 5


class Registry:
    """Reads the register of a store, and writes what people record on it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue = store.catalogue

    def find(self, kind: Kind, query: Query) -> Page:
        """The rows of a kind that a query wants; obligations by document, others by day.

        Raises UnknownUnit and UnknownDocument with the closest names.
        """
        documents = tuple(self.document(name) for name in query.documents)
        stored = _once(self._catalogue.register(kind, documents))
        via = self._via(kind, stored, documents, query.unit)
        followed = follow(stored, self._store.entries.all())
        rows = [
            row
            for row in _views(stored, followed, via, query.as_of)
            if (query.unit is None or row.via) and _is_wanted(row, query)
        ]
        if kind != "obligation":
            rows.sort(key=_day)
        end = None if query.limit is None else query.offset + query.limit
        return Page(
            rows=tuple(rows[query.offset : end]),
            total=len(rows),
            offset=query.offset,
            as_of=query.as_of,
        )

    def row(self, row_id: str, as_of: datetime.date) -> Row:
        """One row by its id; raises UnknownRow."""
        stored, beside = self._stored(row_id)
        followed = follow(beside, self._store.entries.all())
        return next(_views([stored], followed, _no_via, as_of))

    def record(
        self, row_id: str, change: Change, *, by: str, kinds: Sequence[Kind] = _KINDS
    ) -> None:
        """Records an entry of now; raises UnknownRow and BadEntry, and records nothing then."""
        stored, beside = self._stored(row_id, kinds)
        if not by.strip():
            raise BadEntry("an entry needs the name of who makes it; give it with --by")
        if change == Change():
            raise BadEntry("the entry says nothing; give progress, a status, an owner or a value")
        check_corrections(stored.value, change.corrections)
        neighbours = [row.id for row in beside if row.document_id == stored.document_id]
        now = datetime.datetime.now(datetime.UTC)
        self._store.entries.add(stored, neighbours, change, by=by.strip(), at=now)

    def entries(self) -> tuple[tuple[Entry, str | None], ...]:
        """Every entry with the id of the row it belongs to now, None where that row is gone."""
        known = self._store.entries.all()
        now: dict[int, str] = {}
        for kind in _KINDS:
            for row_id, entries in follow(self._catalogue.register(kind), known).by_row.items():
                now |= {entry.number: row_id for entry in entries}
        return tuple((entry, now.get(entry.number)) for entry in known)

    def document(self, name: str) -> str:
        """The id of the document that an id or an official number names; UnknownDocument else."""
        if self._catalogue.has_document(name):
            return name
        numbers = self._catalogue.numbers()
        asked = find_document_numbers(name)
        same = [d for d, n in numbers.items() if any_same(find_document_numbers(n), asked)]
        if len(same) == 1:
            return same[0]
        near = same or get_close_matches(name, [*numbers.values()], n=_CLOSEST, cutoff=0)
        raise UnknownDocument(
            f"there is {'more than one' if same else 'no'} document {name!r}; the closest are"
            f" {', '.join(near) or 'none'}. assistant documents lists the ids"
        )

    def _stored(
        self, row_id: str, kinds: Sequence[Kind] = _KINDS
    ) -> tuple[StoredRow, list[StoredRow]]:
        """A row and all rows of its kind, itself among them."""
        for kind in kinds:
            rows = self._catalogue.register(kind)
            for row in rows:
                if row.id == row_id:
                    return row, rows
        raise UnknownRow(
            f"there is no row {row_id!r}; assistant obligations and deadlines show the ids"
        )

    def _via(
        self, kind: Kind, rows: Sequence[StoredRow], documents: Sequence[str], unit: str | None
    ) -> Callable[[StoredRow], Via | None]:
        """How each row binds the unit; what names nobody is bound by the duties it overlaps."""
        if unit is None:
            return _no_via
        duties = rows if kind == "obligation" else self._catalogue.register("obligation", documents)
        asked = resolve(unit, _names(duties))
        if kind == "obligation":
            return lambda row: _binds(asked, row)
        by_document: dict[str, list[StoredRow]] = {}
        for duty in duties:
            by_document.setdefault(duty.document_id, []).append(duty)
        return lambda row: next(
            (
                via
                for duty in by_document.get(row.document_id, ())
                if duty.value.start < row.value.end
                and row.value.start < duty.value.end
                and (via := _binds(asked, duty))
            ),
            None,
        )


def _once(rows: Sequence[StoredRow]) -> list[StoredRow]:
    """One row of each id: two files of one document say the same."""
    first: dict[str, StoredRow] = {}
    for row in rows:
        first.setdefault(row.id, row)
    return list(first.values())


def _no_via(_: StoredRow) -> Via | None:
    return None


def _binds(asked: AskedUnit, row: StoredRow) -> Via | None:
    duty = row.value
    assert isinstance(duty, Obligation)
    if duty.unit and (via := asked.via(duty.unit, "lead")):
        return via
    return next((via for p in duty.coordinating if (via := asked.via(p, "coordinating"))), None)


def _names(duties: Sequence[StoredRow]) -> Iterator[str]:
    for row in duties:
        assert isinstance(row.value, Obligation)
        for party in (row.value.unit, *row.value.coordinating):
            if party:
                yield party.as_written


def _views(
    stored: Sequence[StoredRow],
    followed: Followed,
    via: Callable[[StoredRow], Via | None],
    as_of: datetime.date,
) -> Iterator[Row]:
    for row in stored:
        entries = followed.by_row.get(row.id, ())
        corrections: Mapping[str, str] = {
            name: value for e in entries for name, value in e.change.corrections.items()
        }
        value = corrected(row.value, corrections)
        now = replace(row, value=value)
        view = Row(
            stored=row,
            value=value,
            status=status_of(value, None, as_of),
            via=via(now),
            entries=entries,
            corrections=corrections,
        )
        yield replace(view, status=status_of(value, view.state, as_of))


def _is_wanted(row: Row, query: Query) -> bool:
    last = row.value.deadline.last if row.value.deadline else None
    if (query.due_before or query.due_after) and last is None:
        return False
    if last and query.due_before and last > query.due_before:
        return False
    if last and query.due_after and last < query.due_after:
        return False
    if query.statuses and row.status not in query.statuses:
        return False
    modality = row.value.modality if isinstance(row.value, Obligation) else None
    return not query.modalities or modality in query.modalities


def _day(row: Row) -> datetime.date:
    last = row.value.deadline.last if row.value.deadline else None
    return last or datetime.date.max
