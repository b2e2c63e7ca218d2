// A document beside the page: its pages as they look, or its text, with the quote marked.

import { $, address, day, getJson, h, number, request, say } from "./base.js";
import { closeSource, openBeside } from "./beside.js";
import { button, icon, segments, standingBadges } from "./parts.js";

let opening = 0; // counts openings, so that a slow document never replaces a later one
let pdf = null; // the pages shown now

// `source` is a citation, whose quote is marked, a passage, or a row of the catalogue.
export async function openSource(source) {
  const turn = ++opening;
  const path = `/v1/documents/${encodeURIComponent(source.document_id)}`;
  openBeside();
  frame(source, path);
  $("source-title").focus({ preventScroll: true });
  try {
    const about = await getJson(path);
    if (turn !== opening) return;
    describe(about);
    const state = { source, path, about, turn, text: null };
    await show(state, about.media_type === "application/pdf" ? "pages" : "text");
  } catch (error) {
    if (turn === opening) status("bad", "warning", error.message);
  }
}

function frame(source, path) {
  pdf?.stop();
  pdf = null;
  const close = button("quiet", "cross", h("span.unseen", {}, say("close")), closeSource, { title: say("close"), id: "close" });
  $("source").replaceChildren(
    h(
      "header",
      {},
      h(
        "div.head",
        {},
        h("h2", { id: "source-title", tabindex: -1, lang: source.language, title: source.title }, source.title ?? ""),
        close,
      ),
      h("p.small.soft", { id: "source-about" }),
      h("div.bar.tools", {}, h("div.bar", { id: "source-tools" }), h("a.small", { href: `${path}/file`, download: true }, icon("down"), " ", say("original"))),
    ),
    h("p", { id: "source-status", role: "status" }),
    h("div", { id: "source-body", tabindex: 0, role: "region", "aria-label": say("document_text") }),
  );
  status("", "", say("loading"));
}

function describe(about) {
  const facts = [about.title.includes(about.number) ? "" : about.number, about.issuer, about.date && day(about.date)];
  $("source-title").textContent = $("source-title").title = about.title;
  $("source-title").lang = about.language;
  $("source-about").replaceChildren(
    facts.filter(Boolean).join(" · "),
    " ",
    h("a", { href: address({ view: "document", id: about.document_id }), "data-link": true }, say("about_document")),
    ...standingBadges(about, { always: false }).flatMap((made) => [" ", made]),
  );
}

async function show(state, form) {
  pdf?.stop();
  pdf = null;
  const isPdf = state.about.media_type === "application/pdf";
  const forms = [["pages", say("as_pages")], ["text", say("as_text")]];
  $("source-tools").replaceChildren(
    ...(isPdf ? [segments(say("document_text"), forms, form, (chosen) => show(state, chosen).catch((error) => status("bad", "warning", error.message)))] : []),
  );
  $("source-body").replaceChildren();
  $("source-body").lang = state.about.language;
  if (form === "text") return showText(state);
  try {
    status("", "", say("loading"));
    const { showPages } = await import("./pdfview.js");
    if (state.turn !== opening) return undefined;
    pdf = await showPages(state, { tools: $("source-tools"), body: $("source-body"), status });
  } catch (error) {
    if (state.turn !== opening) return undefined;
    await show({ ...state, about: { ...state.about, media_type: "" } }, "text");
    status("fair", "warning", say("no_pages", { why: error.message }));
  }
  return undefined;
}

// --- the text ------------------------------------------------------------------------------------------

async function showText(state) {
  status("", "", say("loading"));
  state.text ??= await storedText(state.path);
  if (state.turn !== opening) return;
  const { source, about } = state;
  const points = Array.from(state.text); // offsets count code points, JavaScript counts UTF-16 units
  const cut = (start, end) => points.slice(start, end).join("");
  const wanted = source.start !== undefined;
  const found = wanted && (source.quote === undefined || cut(source.start, source.end) === source.quote);
  const span = found ? source : { start: -1, end: -1 };
  $("source-body").replaceChildren(...leaves(about, points.length, cut, span));
  const mark = $("source-body").querySelector("mark");
  if (mark) mark.scrollIntoView({ block: "center" });
  else $("source-body").scrollTop = 0;
  if (!wanted) status("", "", "");
  else if (found) status("good", "check", say("verified"));
  else status("bad", "warning", say("changed"));
}

async function storedText(path) {
  const bytes = await (await request(`${path}/text`)).arrayBuffer();
  // Response.text() would drop a first U+FEFF, and every offset after it would be wrong.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

// The text page by page where the document has several, with the quote marked.
function leaves(about, length, cut, span) {
  const parts = about.page_quality.map((page) => ({ ...page, start: page.start ?? 0, end: page.end ?? length }));
  const known = about.page_quality.every((page) => page.start !== undefined);
  const pages = known && parts.length > 1 ? parts : [{ start: 0, end: length }];
  return pages.map((page, n) => {
    const from = n ? page.start : 0;
    const to = pages[n + 1]?.start ?? length;
    const start = Math.min(Math.max(span.start, from), to);
    const end = Math.min(Math.max(span.end, from), to);
    const heading = page.page ? h("span.where", {}, pageName(page)) : "";
    if (start === end) return h("section.leaf", {}, heading, cut(from, to));
    return h("section.leaf", {}, heading, cut(from, start), h("mark", {}, cut(start, end)), cut(end, to));
  });
}

export function pageName(page) {
  const label = page.label && page.label !== String(page.page) ? ` (${page.label})` : "";
  const read = page.method === "ocr" || page.method === "none" ? ` · ${say(`method.${page.method}`)}` : "";
  return say("page", { n: number(page.page) }) + label + read;
}

export function status(kind, drawn, message) {
  const place = $("source-status");
  if (!place) return;
  place.className = kind;
  place.replaceChildren(...(message ? [drawn ? icon(drawn) : "", h("span", {}, message)] : []));
}
