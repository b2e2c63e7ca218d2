"""What a PDF page draws, in points from its bottom left corner."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text drawn in one go on a baseline from (x, y) to `end`; points, origin bottom left.

    `hidden` text is there for copying only, as under a scan that somebody else recognised.
    """

    text: str
    x: float
    y: float
    end: float
    size: float
    space: float
    upright: bool
    actual: bool
    font: str
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line of a table border, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def edges(self) -> tuple[Rule, ...]:
        """Give the four sides of a box; a line is its own only side."""
        if min(self.right - self.left, self.top - self.bottom) < 1:
            return (self,)
        return (
            replace(self, right=self.left),
            replace(self, left=self.right),
            replace(self, top=self.bottom),
            replace(self, bottom=self.top),
        )


@dataclass(slots=True)
class PageContent:
    """What a page draws, in drawing order; `image_area` in square points."""

    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    image_area: float = 0.0


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Give the matrix that applies `a` first and `b` second (ISO 32000-1, 8.3.4)."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
