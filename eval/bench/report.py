"""Benchmarks as text, and growth as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment

_WIDTH, _HEIGHT, _LEFT, _TOP = 460, 220, 56, 16
_PLOT = Environment(autoescape=True).from_string(
    """<svg xmlns="http://www.w3.org/2000/svg"
 viewBox="0 0 {{ width + left + 190 }} {{ height + 60 }}"
 font-family="sans-serif" font-size="12" role="img" aria-label="{{ label }}">
<style>text{fill:#444}line.grid{stroke:#8884}
@media(prefers-color-scheme:dark){text{fill:#ccc}}</style>
{%- for y, mark in marks %}
<line class="grid" x1="{{ left }}" x2="{{ left + width }}" y1="{{ y }}" y2="{{ y }}"/>
<text x="{{ left - 6 }}" y="{{ y + 4 }}" text-anchor="end">{{ mark }}</text>
{%- endfor %}
{%- for x, size in sizes %}
<text x="{{ x }}" y="{{ height + top + 20 }}" text-anchor="middle">{{ size }}</text>
{%- endfor %}
{%- for line in lines %}
<polyline points="{{ line.points }}" fill="none" stroke="{{ line.colour }}" stroke-width="2"/>
{%- for x, y in line.dots %}
<circle cx="{{ x }}" cy="{{ y }}" r="3" fill="{{ line.colour }}"/>
{%- endfor %}
<text x="{{ line.dots[-1][0] + 8 }}" y="{{ line.label_y }}">{{ line.name }}</text>
{%- endfor %}
<text x="{{ left + width / 2 }}" y="{{ height + top + 38 }}" text-anchor="middle">{{ label }}</text>
</svg>
"""
)
_COLOURS = ("#0b6e4f", "#1d4e89", "#b5541c", "#7a3e9d", "#6b7280")


def ingest_text(report: Mapping[str, Any]) -> str:
    """The rates side by side, the stages, the two ratios."""
    lines = [
        f"{report['documents']} documents, {report['passages']} passages,"
        f" {report['ours']['dtype']}",
        f"{'':16}{'passages/s':>12}{'characters/s':>14}{'peak MB':>9}",
    ]
    for name in ("ours", "bare_model", "plain_chain"):
        own = report[name]
        lines.append(
            f"{name:16}{own['passages_per_second']:>12}{own['characters_per_second']:>14}"
            f"{own['peak_megabytes']:>9}"
        )
    stages = ", ".join(f"{n} {share:.0%}" for n, share in report["ours"]["stages"].items())
    return "\n".join(
        [
            *lines,
            f"of the bare model's throughput: {report['of_bare_model']:.2f}",
            f"times the plain chain's, in characters: {report['times_plain_chain']:.2f}",
            f"stages: {stages}",
        ]
    )


def search_text(report: Mapping[str, Any]) -> str:
    """A block a size: what it took to build, and every system's times."""
    blocks = []
    for row in report["rows"]:
        built = row["built"]
        lines = [
            f"{built['passages']} passages in {built['documents']} documents:"
            f" {built['disk_bytes_a_passage']} bytes of disk a passage,"
            f" {row['peak_megabytes']} MB to search and {built['peak_megabytes']} MB to build,"
            f" opened in {row['opened_ms']} ms, recall@10 of the index {row['index_recall@10']}",
        ]
        for name, own in row["times"].items():
            lines.append(f"  {name:22} p50 {own['p50_ms']:>9} ms   p95 {own['p95_ms']:>9} ms")
        lines += [f"  {name:22} not installed: {how}" for name, how in row["not_installed"].items()]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def growth_plot(rows: Sequence[Mapping[str, Any]]) -> str:
    """An SVG: 95th percentile of each system by the number of passages, both axes logarithmic."""
    import math

    sizes = [row["built"]["passages"] for row in rows]
    names = list(dict.fromkeys(name for row in rows for name in row["times"]))
    values = [own["p95_ms"] for row in rows for own in row["times"].values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size: float) -> float:
        share = (math.log10(size) - first) / (last - first) if last > first else 0.0
        return round(_LEFT + share * _WIDTH, 1)

    def y(value: float) -> float:
        share = (math.log10(value) - low) / max(high - low, 1)
        return round(_TOP + (1 - share) * _HEIGHT, 1)

    lines = []
    for number, name in enumerate(names):
        own = [row for row in rows if name in row["times"]]
        dots = [(x(r["built"]["passages"]), y(r["times"][name]["p95_ms"])) for r in own]
        points = " ".join(f"{a},{b}" for a, b in dots)
        colour = _COLOURS[number % len(_COLOURS)]
        lines.append({"name": name, "dots": dots, "points": points, "colour": colour})
    _part_labels(lines)
    return _PLOT.render(
        lines=lines,
        marks=[(y(10.0**power), f"{10**power:g} ms") for power in range(low, high + 1)],
        sizes=[(x(size), f"{size:,}") for size in sizes],
        label="95th percentile by passages",
        width=_WIDTH,
        height=_HEIGHT,
        left=_LEFT,
        top=_TOP,
    )


def _part_labels(lines: list[dict[str, Any]]) -> None:
    """Labels at the lines' ends, moved down where two would stand on each other."""
    below = -100.0
    for line in sorted(lines, key=lambda one: float(one["dots"][-1][1])):
        line["label_y"] = max(line["dots"][-1][1] + 4, below + 14)
        below = line["label_y"]
