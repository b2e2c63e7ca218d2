"""Plots of runs as inline SVG: intervals per language, and the trend over several runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

_ROW = 14
_LEFT, _WIDTH = 34, 260
_TALL, _STEP, _MARGIN = 96, 32, 28
_SVG = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
_INTERVALS = _SVG.from_string(
    """<svg class="plot" viewBox="0 0 {{ left + width + 56 }} {{ rows | length * row + 4 }}"
 role="img" aria-label="{{ label }}">
{% for x in (0, 0.25, 0.5, 0.75, 1) %}
<line class="grid" x1="{{ left + x * width }}" x2="{{ left + x * width }}" y1="0"
 y2="{{ rows | length * row + 4 }}"/>
{% endfor %}
{% for name, value, low, high, text in rows %}{% set y = loop.index0 * row + row / 2 + 2 %}
<text x="0" y="{{ y + 4 }}">{{ name }}</text>
{% if value is not none %}
<line class="interval" x1="{{ left + low * width }}" x2="{{ left + high * width }}"
 y1="{{ y }}" y2="{{ y }}"/>
<circle class="mean {{ name }}" cx="{{ left + value * width }}" cy="{{ y }}" r="4"/>
{% endif %}
<text x="{{ left + width + 10 }}" y="{{ y + 4 }}">{{ text }}</text>
{% endfor %}
</svg>"""
)
_TREND = _SVG.from_string(
    """<svg class="plot trend" viewBox="0 0 {{ width }} {{ tall + 18 }}"
 preserveAspectRatio="xMinYMid" role="img"
 aria-label="{{ label }}">
{% for y in (0, 0.5, 1) %}
<line class="grid" x1="{{ margin }}" x2="{{ width }}" y1="{{ 8 + (1 - y) * (tall - 16) }}"
 y2="{{ 8 + (1 - y) * (tall - 16) }}"/>
<text x="0" y="{{ 12 + (1 - y) * (tall - 16) }}">{{ "%g" | format(y) }}</text>
{% endfor %}
{% for name, points in series.items() %}
<polyline class="run {{ name }}" points="{% for x, value, low, high, _ in points %}
{{ x }},{{ 8 + (1 - value) * (tall - 16) }} {% endfor %}"/>
{% for x, value, low, high, text in points %}
{% if name == "all" %}
<line class="interval" x1="{{ x }}" x2="{{ x }}" y1="{{ 8 + (1 - low) * (tall - 16) }}"
 y2="{{ 8 + (1 - high) * (tall - 16) }}"/>
{% endif %}
<circle class="mean {{ name }}" cx="{{ x }}" cy="{{ 8 + (1 - value) * (tall - 16) }}"
 r="{{ 4 if name == "all" else 2.5 }}"><title>{{ text }}</title></circle>
{% endfor %}
{% endfor %}
{% for x, text, anchor in labels %}
<text class="when" x="{{ x }}" y="{{ tall + 14 }}" text-anchor="{{ anchor }}">{{ text }}</text>
{% endfor %}
</svg>"""
)


def intervals(metric: str, columns: Mapping[str, Mapping[str, Any]]) -> Markup:
    """The metric's mean and 95% interval, a line for all and for each language."""
    rows = []
    for name, scores in columns.items():
        own = scores[metric]
        text = "–" if own["value"] is None else f"{own['value']:.3f}"
        rows.append((name, own["value"], own["low"], own["high"], text))
    return Markup(_INTERVALS.render(rows=rows, label=metric, row=_ROW, left=_LEFT, width=_WIDTH))


def trend(metric: str, runs: Sequence[Mapping[str, Any]]) -> Markup:
    """The metric over the runs, the earliest first: all cases with intervals, and each language."""
    columns = {"all": [run["overall"] for run in runs]}
    for language in dict.fromkeys(code for run in runs for code in run["by_language"]):
        columns[language] = [run["by_language"].get(language, {}) for run in runs]
    series = {name: _points(metric, runs, scores) for name, scores in columns.items()}
    width = max(_x(len(runs) - 1) + 30, 240)
    first, last = (_name(run)[:10] for run in (runs[0], runs[-1]))
    labels = [(_MARGIN, first, "start"), (width, last if last != first else "last", "end")]
    return Markup(
        _TREND.render(
            series={name: points for name, points in series.items() if points},
            label=f"{metric} over {len(runs)} runs",
            labels=labels,
            width=width,
            tall=_TALL,
            margin=_MARGIN,
        )
    )


def _points(
    metric: str, runs: Sequence[Mapping[str, Any]], scores: Sequence[Mapping[str, Any]]
) -> list[tuple[float, float, float, float, str]]:
    """Place, mean, interval and name of each run that has the metric."""
    found = []
    for n, (run, own) in enumerate(zip(runs, scores, strict=True)):
        score = own.get(metric) or {"value": None}
        if score["value"] is not None:
            text = f"{_name(run)}: {score['value']:.3f}, n {score['n']}"
            found.append((_x(n), score["value"], score["low"], score["high"], text))
    return found


def _x(n: int) -> float:
    return _MARGIN + 10 + n * _STEP


def _name(run: Mapping[str, Any]) -> str:
    made = run["run"]
    when = str(made.get("finished") or "")[:16].replace("T", " ")
    return f"{when} {str(made.get('revision') or '')[:7]}".strip()
