"""What a PDF says about its pages beside drawing them: outline, labels, structure, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject, decode_pdfdocencoding

from corpus.readers.clean import clean_value
from corpus.readers.pdf_content import IDENTITY, Matrix, multiply

_LONGEST_TITLE = 200
_DEEPEST_TREE = 20
_HIDDEN = 2 | 32  # annotation flags Hidden and NoView
Title = tuple[str, int]


def outline_titles(reader: PdfReader) -> dict[int, list[Title]]:
    """Give the outline's entries as (title, depth from 1) by page index; {} where it is broken."""
    found: dict[int, list[Title]] = {}
    try:
        for entry, depth in _entries(reader.outline, 1):
            page = reader.get_destination_page_number(entry)
            title = clean_value(str(entry.title or ""))
            if page is not None and 0 < len(title) <= _LONGEST_TITLE:
                found.setdefault(page, []).append((title, depth))
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return {}
    return found


def _entries(outline: Sequence[Any], depth: int) -> Iterator[tuple[Any, int]]:
    for entry in outline:
        if isinstance(entry, list):
            if depth < _DEEPEST_TREE:
                yield from _entries(entry, depth + 1)
        else:
            yield entry, depth


def page_labels(reader: PdfReader) -> list[str]:
    """Give the page numbers that viewers show, [] where the file has none of its own."""
    try:
        return list(reader.page_labels) if "/PageLabels" in reader.root_object else []
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return []


def declared_pages(reader: PdfReader) -> int | None:
    """Give how many pages the file says that it has."""
    try:
        pages = cast(DictionaryObject, reader.root_object["/Pages"])
        return int(cast(int, pages["/Count"]))
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return None


def replacement_texts(reader: PdfReader, page: PageObject) -> dict[int, str]:
    """Give the structure's texts for marked content, by its number (ISO 32000-1, 14.7.4.4).

    An element that holds several parts gives its text to the first; the others become empty.
    """
    root = _dictionary(reader.root_object.get("/StructTreeRoot"))
    number = page.get("/StructParents")
    if number is None or "/ParentTree" not in root:
        return {}
    parents = _number_tree(_dictionary(root["/ParentTree"]), int(number))
    texts: dict[int, str] = {}
    seen: set[int] = set()
    for mark, parent in enumerate(parents):
        element = _dictionary(parent)
        if "/ActualText" in element:
            texts[mark] = "" if id(element) in seen else decode_text(element["/ActualText"])
            seen.add(id(element))
    return texts


def _number_tree(node: DictionaryObject, key: int, depth: int = 0) -> Sequence[Any]:
    numbers = cast(Sequence[Any], node.get("/Nums", ArrayObject()))
    for place in range(0, len(numbers) - 1, 2):
        if numbers[place] == key:
            value = numbers[place + 1].get_object()
            return value if isinstance(value, list) else ()
    for kid in cast(Sequence[Any], node.get("/Kids", ArrayObject())):
        branch = _dictionary(kid)
        low, high = cast(Sequence[int], branch.get("/Limits", (0, -1)))
        if low <= key <= high and depth < _DEEPEST_TREE:
            return _number_tree(branch, key, depth + 1)
    return ()


def drawn_fields(page: PageObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """Give what filled form fields and notes typed on a page look like, and where they lie.

    Signature stamps are left out: they say who signed the file, not what it says.
    """
    for reference in cast(Sequence[Any], page.get("/Annots", ArrayObject())):
        note = _dictionary(reference)
        kind = note.get("/FT", _dictionary(note.get("/Parent")).get("/FT"))
        typed = note.get("/Subtype") == "/FreeText" or kind in ("/Tx", "/Ch")
        look = _dictionary(note.get("/AP")).get("/N")
        look = look.get_object() if look is not None else None
        if typed and isinstance(look, StreamObject) and not int(note.get("/F", 0)) & _HIDDEN:
            yield look, _placed(look, _numbers(note["/Rect"]))


def _placed(form: StreamObject, rectangle: Sequence[float]) -> Matrix:
    """Give the matrix that lays a form's box into a rectangle (ISO 32000-1, 12.5.5)."""
    own = cast(Matrix, tuple(_numbers(form.get("/Matrix", IDENTITY))))
    box = _numbers(form["/BBox"])
    corners = [multiply((1.0, 0.0, 0.0, 1.0, x, y), own)[4:] for x in box[0::2] for y in box[1::2]]
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - bottom
    (x0, x1), (y0, y1) = sorted(rectangle[0::2]), sorted(rectangle[1::2])
    across, up = (x1 - x0) / wide if wide else 1.0, (y1 - y0) / high if high else 1.0
    return across, 0.0, 0.0, up, x0 - left * across, y0 - bottom * up


def _numbers(values: Any) -> list[float]:
    return [float(value) for value in values]


def decode_text(value: Any) -> str:
    """Give a text string of a PDF as text, whichever of its encodings it has."""
    value = value.get_object()
    if isinstance(value, str):
        return value
    if value[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return bytes(value).decode("utf-16", errors="replace")
    if value[:3] == b"\xef\xbb\xbf":
        return bytes(value[3:]).decode("utf-8", errors="replace")
    return decode_pdfdocencoding(value)


def _dictionary(value: Any) -> DictionaryObject:
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()
