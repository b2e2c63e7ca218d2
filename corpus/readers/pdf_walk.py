"""A walk through a PDF page's drawing operators (ISO 32000-1, 9.4 and 14.9.4).

pypdf parses the objects; the walk follows positions and replacement texts (/ActualText), which
carry the words of scripts whose glyphs do not map to letters one by one, such as Bengali.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from corpus.readers.pdf_content import IDENTITY, Matrix, PageContent, Rule, Run, multiply
from corpus.readers.pdf_fonts import GlyphFont
from corpus.readers.pdf_structure import decode_text

_DEEPEST_FORM = 12
_THICKEST_BORDER = 3.0  # points
_INVISIBLE = 3.0  # text rendering mode
Font = tuple[DictionaryObject, GlyphFont]


@dataclass(slots=True)
class _State:
    ctm: Matrix
    font: GlyphFont | None = None
    size: float = 1.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0


@dataclass(slots=True)
class _Replacement:
    """An open /ActualText span and the place of what is drawn inside it."""

    text: str
    depth: int
    first: Run | None = None
    end: float = 0.0


class Walk:
    """Follows the operators of one page; `content` holds what was found, `fonts` is shared.

    `replaced` holds the texts that the file's structure gives for marked content, by its number.
    """

    def __init__(
        self,
        pdf: Any,
        *,
        fonts: dict[int, Font],
        start: Matrix = IDENTITY,
        replaced: Mapping[int, str] | None = None,
    ) -> None:
        self.content = PageContent()
        self._pdf = pdf
        self._state = _State(ctm=start)
        self._stack: list[_State] = []
        self._text_matrix = self._line_matrix = IDENTITY
        self._marked = 0
        self._replacement: _Replacement | None = None
        self._fonts = fonts
        self._replaced: Mapping[int, str] = replaced or {}
        self._pen = (0.0, 0.0)
        self._path: list[Rule] = []
        self._resources: DictionaryObject = DictionaryObject()
        self._operators: dict[bytes, Callable[[list[Any]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform,
            b"BT": self._begin, b"Tf": self._set_font,
            b"Td": self._move, b"TD": self._move_leading, b"Tm": self._set_matrix,
            b"T*": self._next_line, b"Tj": self._show, b"TJ": self._show_spaced,
            b"'": self._show_next, b'"': self._show_next_spaced,
            b"Tc": self._setter("char_space"), b"Tw": self._setter("word_space"),
            b"TL": self._setter("leading"), b"Ts": self._setter("rise"), b"Tz": self._stretch,
            b"Tr": self._setter("mode"),
            b"BDC": self._open_marked, b"BMC": self._open_plain, b"EMC": self._close_marked,
            b"INLINE IMAGE": self._inline_image,
            b"re": self._box, b"m": self._start_path, b"l": self._draw_line, b"n": self._drop_path,
            **dict.fromkeys((b"f", b"F", b"f*"), self._fill),
            **dict.fromkeys((b"S", b"s", b"B", b"B*", b"b", b"b*"), self._stroke),
        }  # fmt: skip

    def follow(self, content: Any, resources: DictionaryObject, *, depth: int = 0) -> None:
        """Walk a content stream with its resources; forms call this again."""
        outer, self._resources = self._resources, resources
        for operands, operator in ContentStream(content, self._pdf, "bytes").operations:
            if operator == b"Do":
                self._paint(operands, depth)
            elif operator in self._operators:
                self._operators[operator](operands)
        self._resources = outer

    def _setter(self, name: str) -> Callable[[list[Any]], None]:
        return lambda operands: setattr(self._state, name, float(operands[0]))

    def _save(self, operands: list[Any]) -> None:
        self._stack.append(copy.copy(self._state))

    def _restore(self, operands: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._state.ctm = multiply(_matrix(operands), self._state.ctm)

    def _begin(self, operands: list[Any]) -> None:
        self._text_matrix = self._line_matrix = IDENTITY

    def _set_font(self, operands: list[Any]) -> None:
        fonts = _entry(self._resources, "/Font")
        resource = _entry(fonts, str(operands[0]))
        self._state.size = float(operands[1])
        if id(resource) not in self._fonts:
            # The resource is kept with its font: an id is only unique while the object lives.
            self._fonts[id(resource)] = (resource, GlyphFont(resource))
        self._state.font = self._fonts[id(resource)][1]

    def _stretch(self, operands: list[Any]) -> None:
        self._state.scale = float(operands[0]) / 100

    def _move(self, operands: list[Any]) -> None:
        step: Matrix = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self._text_matrix = self._line_matrix = multiply(step, self._line_matrix)

    def _move_leading(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _set_matrix(self, operands: list[Any]) -> None:
        self._text_matrix = self._line_matrix = _matrix(operands)

    def _next_line(self, operands: list[Any]) -> None:
        self._move([0.0, -self._state.leading])

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _show_next_spaced(self, operands: list[Any]) -> None:
        self._state.word_space, self._state.char_space = float(operands[0]), float(operands[1])
        self._show_next(operands[2:])

    def _show(self, operands: list[Any]) -> None:
        self._show_spaced([operands])

    def _show_spaced(self, operands: list[Any]) -> None:
        for item in operands[0]:
            if isinstance(item, bytes | str):
                self._draw(item if isinstance(item, bytes) else item.encode("latin-1", "replace"))
            else:
                self._advance(-float(item) / 1000 * self._state.size * self._state.scale)

    def _draw(self, codes: bytes) -> None:
        state, glyphs = self._state, self._state.font.decode(codes) if self._state.font else []
        before = multiply(self._text_matrix, state.ctm)
        if not glyphs or state.font is None:
            return
        blanks = sum(blank for _, _, blank in glyphs)
        width = sum(width for _, width, _ in glyphs) * state.size
        spaces = len(glyphs) * state.char_space + blanks * state.word_space
        self._advance((width + spaces) * state.scale)
        after = multiply(self._text_matrix, state.ctm)
        height = math.hypot(before[2], before[3]) * abs(state.size)
        spread = math.hypot(before[0], before[1]) * abs(state.size) * state.scale
        self._emit(
            Run(
                text="".join(text for text, _, _ in glyphs),
                x=before[4] + state.rise * before[2],
                y=before[5] + state.rise * before[3],
                end=after[4] + state.rise * after[2],
                size=height,
                space=state.font.space * spread,
                upright=before[0] > 0 and abs(before[1]) < 0.05 * before[0],
                actual=False,
                font=state.font.name,
                hidden=state.mode == _INVISIBLE,
            )
        )

    def _advance(self, distance: float) -> None:
        self._text_matrix = multiply((1.0, 0.0, 0.0, 1.0, distance, 0.0), self._text_matrix)

    def _emit(self, run: Run) -> None:
        if self._replacement is None:
            self.content.runs.append(run)
        elif self._replacement.first is None:
            self._replacement.first, self._replacement.end = run, run.end
        else:
            self._replacement.end = max(self._replacement.end, run.end)

    def _open_plain(self, operands: list[Any]) -> None:
        self._marked += 1

    def _open_marked(self, operands: list[Any]) -> None:
        self._marked += 1
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = _entry(_entry(self._resources, "/Properties"), properties)
        # Inside a replaced span nothing is read, so inner replacements have no effect.
        if not isinstance(properties, dict) or self._replacement is not None:
            return
        if "/ActualText" in properties:
            text = decode_text(properties["/ActualText"])
            self._replacement = _Replacement(text, self._marked)
        elif properties.get("/MCID") in self._replaced:
            self._replacement = _Replacement(self._replaced[properties["/MCID"]], self._marked)

    def _close_marked(self, operands: list[Any]) -> None:
        closing = self._replacement
        if closing is not None and closing.depth == self._marked:
            self._replacement = None
            if closing.first is not None and closing.text:
                run = replace(closing.first, text=closing.text, end=closing.end, actual=True)
                self.content.runs.append(run)
        self._marked = max(0, self._marked - 1)

    def _paint(self, operands: list[Any], depth: int) -> None:
        item = _entry(_entry(self._resources, "/XObject"), str(operands[0]))
        if item.get("/Subtype") == "/Image":
            self._inline_image([])
        elif isinstance(item, StreamObject) and depth < _DEEPEST_FORM:
            self.draw(item, self._state.ctm, depth=depth + 1)

    def draw(self, form: StreamObject, ctm: Matrix, *, depth: int = 1) -> None:
        """Walk a form XObject that is drawn with the matrix `ctm`."""
        stack, self._stack = self._stack, []
        # Marked content of a form is numbered on its own.
        replaced, self._replaced = self._replaced, {}
        state, matrices = copy.copy(self._state), (self._text_matrix, self._line_matrix)
        self._state.ctm = multiply(_matrix(form.get("/Matrix", IDENTITY)), ctm)
        self.follow(form, _entry(form, "/Resources") or self._resources, depth=depth)
        self._stack, self._state, self._replaced = stack, state, replaced
        self._text_matrix, self._line_matrix = matrices

    def _inline_image(self, operands: list[Any]) -> None:
        a, b, c, d, _, _ = self._state.ctm
        self.content.image_area += abs(a * d - b * c)

    def _box(self, operands: list[Any]) -> None:
        x, y, width, height = (float(value) for value in operands[:4])
        self._path.append(_rule(self._point(x, y), self._point(x + width, y + height)))

    def _start_path(self, operands: list[Any]) -> None:
        self._pen = self._point(float(operands[0]), float(operands[1]))

    def _draw_line(self, operands: list[Any]) -> None:
        start, self._pen = self._pen, self._point(float(operands[0]), float(operands[1]))
        self._path.append(_rule(start, self._pen))

    def _fill(self, operands: list[Any]) -> None:
        # A filled box is a border only where it is thin; others are backgrounds.
        self.content.rules += [
            rule
            for rule in self._path
            if min(rule.right - rule.left, rule.top - rule.bottom) < _THICKEST_BORDER
        ]
        self._path = []

    def _stroke(self, operands: list[Any]) -> None:
        self.content.rules += [edge for rule in self._path for edge in rule.edges()]
        self._path = []

    def _drop_path(self, operands: list[Any]) -> None:
        self._path = []

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.ctm
        return a * x + c * y + e, b * x + d * y + f


def _rule(one: tuple[float, float], two: tuple[float, float]) -> Rule:
    (left, right), (bottom, top) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    return Rule(left=left, bottom=bottom, right=right, top=top)


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _entry(holder: Any, key: str) -> DictionaryObject:
    found = holder.get(key) if isinstance(holder, dict) else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
