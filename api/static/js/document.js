// One document: what it says of itself, how its pages were read, its versions and relations.

import { address, asked, day, getJson, h, languageName, number, percent, say } from "./base.js";
import { catalogue } from "./catalogue.js";
import { kindName, quality } from "./documents.js";
import { graph } from "./graph.js";
import { button, field, icon, open, select, standingBadges, waiting } from "./parts.js";
import { whoIsThere } from "./session.js";
import { sharing } from "./sharing.js";

export async function show(view) {
  view.replaceChildren(waiting(6));
  const id = asked().get("id") ?? "";
  const [about, { documents }] = await Promise.all([getJson(`/v1/documents/${encodeURIComponent(id)}`), catalogue()]);
  const titles = new Map(documents.map((row) => [row.document_id, row]));
  const person = await whoIsThere();
  const shared = person.accounts && person.rights.has("write") ? await sharing(id) : null;
  document.title = `${about.title} – ${say("title")}`;
  view.replaceChildren(
    h("div.about", {},
    h("p.small.no-print", {}, h("a", { href: "?view=documents", "data-link": true }, say("library"))),
    h("h1", { lang: about.language }, about.title),
    h("p.bar", {}, standingBadges(about), quality(about)),
    h(
      "p.bar.no-print",
      {},
      button("primary", "page", say("read"), () => open(about)),
      h("a", { href: address({ view: "ask", q: "" }) + `&document=${encodeURIComponent(id)}`, "data-link": true }, say("ask_about_it")),
      h("a", { href: address({ view: "register", document: id }), "data-link": true }, say("its_duties")),
      h("a", { href: `/v1/documents/${encodeURIComponent(id)}/file`, download: true }, say("original")),
    )),
    h(
      "div.two",
      {},
      h("section.card.stack", {}, h("h2", {}, say("about_document")), facts(about, titles)),
      h("section.card.stack", {}, h("h2", {}, say("page_quality")), pages(about), warnings(about)),
    ),
    h("section.card.stack", {}, h("h2", {}, say("relations")), relations(about, titles)),
    h("section.card.stack", {}, h("h2", {}, say("versions")), versions(about, titles, documents)),
    ...(shared ? [h("section.card.stack", {}, h("h2", {}, say("sharing")), shared)] : []),
    ...(about.sections.length ? [h("section.card.stack", {}, h("h2", {}, say("sections")), sections(about))] : []),
  );
}

function facts(about, titles) {
  const by = titles.get(about.superseded_by);
  const pairs = [
    ["number", about.number],
    ["document_kind", about.kind && kindName(about.kind)],
    ["issuer", about.issuer],
    ["issued", about.date && day(about.date)],
    ["effective", about.effective && day(about.effective)],
    ["expires", about.expires && day(about.expires)],
    ["signer", about.signer],
    ["subject", about.subject],
    ["document_language", languageName(about.language)],
    ["superseded_by", by ? link(by) : about.superseded_by],
    ["duplicate_of", about.duplicate_of && titles.get(about.duplicate_of) ? link(titles.get(about.duplicate_of)) : null],
    ["file", about.source.split(/[\\/]/).pop()],
  ];
  const own = new Set(["subject", "signer", "issuer"]);
  return h(
    "dl.facts-list",
    {},
    pairs.filter(([, value]) => value).map(([key, value]) => [h("dt", {}, say(key)), h("dd", own.has(key) ? { lang: about.language } : {}, value)]),
  );
}

export function link(row) {
  return h("a", { href: address({ view: "document", id: row.document_id }), "data-link": true, lang: row.language }, row.title);
}

// --- pages -----------------------------------------------------------------------------------------------

// A button a page, with the word for how it was read in its name and a sign beside its number.
function pages(about) {
  const kind = (page) => (page.method === "none" ? "bad" : page.legibility >= 0.9 ? "good" : page.legibility >= 0.7 ? "fair" : "bad");
  const word = { good: "good", fair: "fair", bad: "poor" };
  return h(
    "ul.pages",
    {},
    about.page_quality.map((page) => {
      const made = kind(page);
      const said = `${say("page", { n: number(page.page) })}: ${say(`quality.${page.method === "none" ? "none" : word[made]}`)}, ${percent(page.legibility)}, ${say(`method.${page.method}`)}`;
      const properties = { type: "button", title: said, "aria-label": said, click: () => open({ ...about, page: page.page, start: page.start, end: Math.min(page.start + 1, page.end) }) };
      const sign = made === "good" ? "" : icon(made === "fair" ? "info" : "warning");
      return h("li", {}, h(`button.${made}`, properties, number(page.page), sign));
    }),
  );
}

function warnings(about) {
  return h("ul.small.stack", {}, about.warnings.map((text) => h("li", {}, icon("warning"), " ", text)));
}

// --- versions and relations ---------------------------------------------------------------------------------

function versions(about, titles, documents) {
  const own = about.versions.filter((version) => version.document_id !== about.document_id);
  const compareWith = (id) => address({ view: "compare", old: id, new: about.document_id });
  const others = documents.filter((row) => row.document_id !== about.document_id);
  const choice = select("other", others.map((row) => [row.document_id, row.number && !row.title.includes(row.number) ? `${row.number}: ${row.title}` : row.title]), others[0]?.document_id);
  const target = h("a", { "data-link": true, href: compareWith(choice.value) }, icon("compare"), " ", say("compare"));
  choice.addEventListener("change", () => (target.href = compareWith(choice.value)));
  return h(
    "div.stack",
    {},
    own.length
      ? h(
          "ul.stack",
          {},
          own.map((version) =>
            h(
              "li.bar",
              {},
              link(titles.get(version.document_id) ?? { ...version, title: version.source ?? version.document_id }),
              h("span.soft.small", {}, version.current ? say("current_version") : say("standing.old_version")),
              h("a", { href: compareWith(version.document_id), "data-link": true }, icon("compare"), " ", say("compare")),
            ),
          ),
        )
      : h("p.soft", {}, say("one_version")),
    others.length ? h("div.bar.no-print", {}, field(say("compare_with"), choice), target) : "",
  );
}

function relations(about, titles) {
  if (!about.relations.length) return h("p.soft", {}, say("no_relations"));
  const said = (relation) => say(`relation.${relation.direction === "to" ? "" : "from_"}${relation.type}`);
  return h(
    "div.stack",
    {},
    h("div.scroll", { tabindex: 0, role: "region", "aria-label": say("relations") }, graph(about, titles, said)),
    h(
      "details",
      { open: about.relations.length > 14 },
      h("summary", {}, say("as_list")),
      h(
        "ul",
        {},
        about.relations.map((relation) => {
          const there = titles.get(relation.document_id);
          return h("li", {}, h("span.soft", {}, `${said(relation)}: `), there ? link(there) : h("span", { lang: about.language }, relation.number));
        }),
      ),
    ),
  );
}

function sections(about) {
  const named = (section) => section.path.length <= 2 && section.path.at(-1).replace(/[^\p{L}]/gu, "").length > 3;
  const shown = about.sections.filter(named).slice(0, 120);
  return h(
    "ul.contents",
    { lang: about.language },
    shown.map((section) => {
      const item = h("li", {}, h("button.link", { type: "button", click: () => open({ ...about, start: section.start, end: section.end, page: pageOf(about, section) }) }, section.path.at(-1)));
      item.style.paddingInlineStart = `${(section.path.length - 1) * 1.25}rem`;
      return item;
    }),
  );
}

function pageOf(about, section) {
  return about.page_quality.findLast((page) => (page.start ?? 0) <= section.start)?.page ?? 1;
}
