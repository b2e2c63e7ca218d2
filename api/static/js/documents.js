// The catalogue: what is there, how well it was read, what is on its way in.

import { $, address, asked, day, h, languageName, number, percent, plain, request, say, showError } from "./base.js";
import { catalogue } from "./catalogue.js";
import { badge, button, field, icon, opens, select, standingBadges, waiting } from "./parts.js";
import { whoIsThere } from "./session.js";
import { uploading } from "./upload.js";

const FILTERS = ["q", "language", "kind", "standing", "order"];
const STANDINGS = {
  in_force: (row) => row.validity === "in_force" && row.status === "ready",
  ended: (row) => ["superseded", "expired"].includes(row.validity),
  other: (row) => ["old_version", "duplicate"].includes(row.status),
  unread: (row) => row.passages === 0 || (row.page_methods.none ?? 0) > 0,
};
const ORDERS = {
  "": (a, b) => (b.date ?? "").localeCompare(a.date ?? ""),
  title: (a, b) => a.title.localeCompare(b.title),
  legibility: (a, b) => (a.legibility ?? 0) - (b.legibility ?? 0),
};
let rows = [];
let mayChange = false;

export async function show(view) {
  const list = h("div", { id: "documents" }, waiting(5));
  mayChange = (await whoIsThere()).rights.has("write");
  const upload = mayChange ? await uploading(() => renew(list)) : "";
  view.replaceChildren(h("div.bar.spread.view-head", {}, h("h1", {}, say("library"))), upload, h("div", { id: "list-filters" }), list);
  await renew(list);
}

async function renew(list) {
  try {
    rows = (await catalogue({ again: true })).documents;
    // Who types in the filters goes on typing when an upload comes in.
    if (!$("list-filters")?.contains(document.activeElement)) $("list-filters")?.replaceChildren(filters(list));
    showRows(list);
  } catch (error) {
    list.replaceChildren();
    showError(error.message);
  }
}

function filters(list) {
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, asked().get(name) ?? ""]));
  const languages = [...new Set(rows.map((row) => row.language))].map((code) => [code, languageName(code)]);
  const kinds = [...new Set(rows.map((row) => row.kind).filter(Boolean))].sort().map((kind) => [kind, kindName(kind)]);
  const onChange = () => {
    const given = Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value.trim()]));
    history.replaceState(null, "", address({ view: "documents", ...given }));
    showRows(list);
  };
  const form = h(
    "form.filters.no-print",
    { "aria-label": say("filters"), input: onChange, submit: (event) => event.preventDefault() },
    h("label.field.wide", {}, h("span", {}, say("find_document")), h("input", { name: "q", type: "search", value: chosen.q, id: "document-filter" })),
    field(say("document_language"), select("language", [["", say("all_languages")], ...languages], chosen.language)),
    field(say("document_kind"), select("kind", [["", say("all_kinds")], ...kinds], chosen.kind)),
    field(say("standing"), select("standing", [["", say("all_states")], ...Object.keys(STANDINGS).map((name) => [name, say(`filter.${name}`)])], chosen.standing)),
    field(say("sort"), select("order", [["", say("order.date")], ["title", say("order.title")], ["legibility", say("order.legibility")]], chosen.order)),
  );
  return form;
}

export function kindName(kind) {
  const said = say(`kind.${kind}`);
  return said === `kind.${kind}` ? kind.replaceAll("_", " ") : said;
}

function showRows(list) {
  const chosen = (name) => asked().get(name) ?? "";
  const words = plain(chosen("q")).split(/\s+/).filter(Boolean);
  const found = rows
    .filter((row) => {
      const text = plain([row.title, row.number, row.issuer, row.source].filter(Boolean).join(" "));
      return words.every((word) => text.includes(word));
    })
    .filter((row) => !chosen("language") || row.language === chosen("language"))
    .filter((row) => !chosen("kind") || row.kind === chosen("kind"))
    .filter((row) => !chosen("standing") || STANDINGS[chosen("standing")](row))
    .sort(ORDERS[chosen("order")] ?? ORDERS[""]);
  const said = say("documents_found", { n: number(found.length), total: number(rows.length) });
  list.replaceChildren(
    h("div.bar.spread.counted", {}, h("p", { role: "status" }, rows.length ? said : say("no_documents"))),
    h("ul.docs", {}, found.map((row) => documentItem(row, list))),
  );
}

function documentItem(row, list) {
  const about = [
    row.title.includes(row.number ?? "") ? "" : row.number,
    row.kind && kindName(row.kind),
    row.issuer,
    row.date && day(row.date),
    languageName(row.language),
  ];
  const file = `/v1/documents/${encodeURIComponent(row.document_id)}/file`;
  return h(
    "li",
    {},
    h(
      "div",
      {},
      h("a.name", { href: address({ view: "document", id: row.document_id }), "data-link": true, lang: row.language }, row.title),
      h("p.small.soft", {}, about.filter(Boolean).join(" · ")),
      h("p.bar.badges", {}, standingBadges(row), quality(row)),
      row.warnings.map((text) => h("p.small", {}, icon("warning"), " ", text)),
    ),
    h(
      "div.side.small.no-print",
      {},
      opens(row, say("read")),
      h("a", { href: file, download: true, "aria-label": `${say("original")}: ${row.title}` }, say("original")),
      mayChange &&
        h("button.link.danger", { type: "button", "aria-label": `${say("remove")}: ${row.title}`, click: () => remove(row, list) }, say("remove")),
    ),
  );
}

// How well the pages were read, in a word, with the figures behind it.
export function quality(row) {
  const read = row.legibility;
  const kind = read === null ? "bad" : read >= 0.9 ? "good" : read >= 0.7 ? "fair" : "bad";
  const name = { good: "good", fair: "fair", bad: read === null ? "none" : "poor" }[kind];
  const methods = Object.entries(row.page_methods).map(([method, n]) => `${number(n)} ${say(`method.${method}`)}`);
  const text = `${say(`quality.${name}`)}${read === null ? "" : ` ${percent(Math.round(read * 100) / 100)}`}`;
  return [
    badge(kind, icon(kind === "good" ? "check" : kind === "fair" ? "info" : "warning"), text),
    h("span.small.soft", {}, `${say("pages", { n: number(row.pages) })} (${methods.join(", ")})`),
  ];
}

async function remove(row, list) {
  if (!confirm(say("remove_really", { title: row.title }))) return;
  try {
    await request(`/v1/documents/${encodeURIComponent(row.document_id)}`, { method: "DELETE" });
  } catch (error) {
    showError(error.message);
  }
  await renew(list);
}
