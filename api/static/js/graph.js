// A document among those it names and those that name it, as a drawing; the list beside it says
// the same in words.

import { address, say, svg } from "./base.js";

const MOST = 7; // on a side
const BOX = { wide: 270, high: 46, gap: 14 };
const BETWEEN = 130; // columns
const LETTERS = 34; // on a line of a box

export function graph(about, titles, said) {
  const unique = [...new Map(about.relations.map((own) => [`${own.type} ${own.direction} ${own.document_id ?? own.number}`, own])).values()];
  const order = (a, b) => !a.document_id - !b.document_id;
  const to = unique.filter((own) => own.direction === "to").sort(order).slice(0, MOST);
  const from = unique.filter((own) => own.direction === "from").sort(order).slice(0, MOST);
  const high = Math.max(to.length, from.length, 1) * (BOX.high + BOX.gap) + BOX.gap;
  const middle = high / 2;
  const left = from.length ? BOX.wide + BETWEEN : 0;
  const width = left + BOX.wide + (to.length ? BOX.wide + BETWEEN : 0);
  const drawing = svg("svg", { class: "graph", viewBox: `0 0 ${width} ${high}`, role: "group", "aria-label": say("relations") });
  drawing.append(
    svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, svg("path", { d: "M0 0 8 4 0 8z" }))),
  );
  const own = { x: left, y: middle - BOX.high / 2 };
  const at = (n, count) => middle - (count * (BOX.high + BOX.gap) - BOX.gap) / 2 + n * (BOX.high + BOX.gap);
  from.forEach((relation, n) => {
    const y = at(n, from.length);
    drawing.append(arrow(BOX.wide, y + BOX.high / 2, own.x - 2, middle), word(said(relation), BOX.wide + 8, y + BOX.high / 2 - 6));
    drawing.append(node(name(relation, titles), 0, y, titles.get(relation.document_id)));
  });
  to.forEach((relation, n) => {
    const y = at(n, to.length);
    const x = width - BOX.wide;
    drawing.append(arrow(own.x + BOX.wide, middle, x - 2, y + BOX.high / 2), word(said(relation), x - 8, y + BOX.high / 2 - 6, "end"));
    drawing.append(node(name(relation, titles), x, y, titles.get(relation.document_id)));
  });
  drawing.style.maxWidth = `${width * 1.15}px`;
  drawing.style.minWidth = `${width * 0.75}px`;
  drawing.append(node(about.number ?? about.title, own.x, own.y, null, true));
  return drawing;
}

function name(relation, titles) {
  const there = titles.get(relation.document_id);
  return there ? (there.number ?? there.title) : relation.number;
}

function arrow(x1, y1, x2, y2) {
  const bend = (x1 + x2) / 2;
  return svg("path", { d: `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`, "marker-end": "url(#arrow)" });
}

function word(text, x, y, anchor = "start") {
  return svg("text", { class: "kind", x, y, "text-anchor": anchor, "font-size": 12 }, text);
}

function node(text, x, y, row, isOwn = false) {
  const lines = wrapped(text);
  const made = svg(
    "g",
    { class: `node${isOwn ? " own" : row ? "" : " away"}` },
    svg("title", {}, row?.title ?? text),
    svg("rect", { x: x + 1, y, width: BOX.wide - 2, height: BOX.high, rx: 7 }),
    lines.map((line, n) =>
      svg("text", { x: x + BOX.wide / 2, y: y + BOX.high / 2 + 4.5 + (n - (lines.length - 1) / 2) * 17, "text-anchor": "middle" }, line),
    ),
  );
  return row ? svg("a", { href: address({ view: "document", id: row.document_id }), "data-link": "" }, made) : made;
}

// At most two lines; what is cut off stands in the list and in the title.
function wrapped(text) {
  const lines = [""];
  for (const one of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last && last.length + one.length + 1 > LETTERS) lines.push(one);
    else lines[lines.length - 1] = last ? `${last} ${one}` : one;
  }
  if (lines.length <= 2) return lines.map((line) => (line.length > LETTERS + 4 ? `${line.slice(0, LETTERS)}…` : line));
  return [lines[0], `${lines[1].slice(0, LETTERS - 1)}…`];
}
