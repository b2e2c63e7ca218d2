"""Plots of a run as inline SVG: intervals per language, and refusals as a square."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

_ROW = 14
_LEFT, _WIDTH = 34, 260
_SVG = Environment(autoescape=True).from_string(
    """<svg class="plot" viewBox="0 0 {{ left + width + 56 }} {{ rows | length * row + 4 }}"
 role="img" aria-label="{{ label }}">
{%- for x in (0, 0.25, 0.5, 0.75, 1) %}
<line class="grid" x1="{{ left + x * width }}" x2="{{ left + x * width }}" y1="0"
 y2="{{ rows | length * row + 4 }}"/>
{%- endfor %}
{%- for name, value, low, high, text in rows %}{% set y = loop.index0 * row + row / 2 + 2 %}
<text x="0" y="{{ y + 4 }}">{{ name }}</text>
{%- if value is not none %}
<line class="interval" x1="{{ left + low * width }}" x2="{{ left + high * width }}"
 y1="{{ y }}" y2="{{ y }}"/>
<circle class="mean {{ name }}" cx="{{ left + value * width }}" cy="{{ y }}" r="4"/>
{%- endif %}
<text x="{{ left + width + 10 }}" y="{{ y + 4 }}">{{ text }}</text>
{%- endfor %}
</svg>"""
)


def intervals(metric: str, columns: Mapping[str, Mapping[str, Any]]) -> Markup:
    """The metric's mean and 95% interval, a line for all and for each language."""
    rows = []
    for name, scores in columns.items():
        own = scores[metric]
        text = "–" if own["value"] is None else f"{own['value']:.3f}"
        rows.append((name, own["value"], own["low"], own["high"], text))
    return Markup(_SVG.render(rows=rows, label=metric, row=_ROW, left=_LEFT, width=_WIDTH))


def confusion(cases: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    """How many questions to be answered, and to be refused, were answered and were refused."""
    rows = []
    for name, refuse in (("to be answered", False), ("to be refused", True)):
        own = [c for c in cases if c["refuse"] is refuse and c["answer"]]
        answered = sum(c["answer"]["status"] == "answered" for c in own)
        rows.append((name, answered, len(own) - answered))
    return rows
