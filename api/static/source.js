// Shows a document's stored text, and a citation at its place in it.

import { $, element, request, say } from "./base.js";

let opening = 0; // counts openings, so that a slow document never replaces a later one

export function startSource() {
  $("close").addEventListener("click", () => $("source").close());
  $("source").addEventListener("click", (event) => {
    if (event.target === $("source")) $("source").close(); // the backdrop belongs to the dialog
  });
}

// Opens a citation, or a row of the catalogue, in its document.
export function titleButton(source) {
  const button = element("button", { type: "button", className: "link", lang: source.language });
  button.textContent = button.title = source.title;
  if (source.quote !== undefined) {
    const label = `${say("show_quote", { n: source.number })}: ${source.title}`;
    button.setAttribute("aria-label", label);
  }
  button.addEventListener("click", () => openSource(source));
  return button;
}

// `source` is a citation, whose quote is marked, or a row of the catalogue.
export async function openSource(source) {
  const turn = ++opening;
  const address = `/v1/documents/${encodeURIComponent(source.document_id)}`;
  $("source-title").textContent = source.title;
  $("source-title").lang = $("source-text").lang = source.language;
  $("source-status").className = "";
  $("source-status").textContent = say("loading");
  $("source-text").replaceChildren();
  $("original").href = `${address}/file`;
  if (!$("source").open) $("source").showModal();
  try {
    const bytes = await (await request(`${address}/text`)).arrayBuffer();
    // Response.text() would drop a first U+FEFF, and every offset after it would be wrong.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (turn === opening) showSource(source, text);
  } catch (error) {
    if (turn === opening) sourceStatus("failed", error.message);
  }
}

function showSource(source, text) {
  if (source.quote === undefined) {
    sourceStatus("", "");
    $("source-text").textContent = text;
    $("source-text").scrollTop = 0;
    return;
  }
  const points = Array.from(text); // offsets count code points, JavaScript counts UTF-16 units
  const cut = (start, end) => points.slice(start, end).join("");
  const quote = cut(source.start, source.end);
  if (quote !== source.quote) {
    sourceStatus("failed", say("changed"));
    $("source-text").textContent = text;
    return;
  }
  const mark = element("mark", { textContent: quote });
  $("source-text").replaceChildren(cut(0, source.start), mark, cut(source.end));
  sourceStatus("verified", say("verified"));
  mark.scrollIntoView({ block: "center" });
}

function sourceStatus(kind, message) {
  $("source-status").className = kind;
  $("source-status").textContent = message;
}

// What a document is among the others today: in force or not, an earlier version, a copy.
export function standingBadges(row) {
  const badges = [];
  if (row.validity) {
    const kind = row.validity === "in_force" ? "good" : "fair";
    badges.push([kind, say(`validity.${row.validity}`)]);
  }
  if (["old_version", "duplicate"].includes(row.status)) {
    badges.push(["fair", say(`standing.${row.status}`)]);
  }
  return badges.map(([kind, textContent]) =>
    element("span", { className: `badge ${kind}`, textContent }),
  );
}
