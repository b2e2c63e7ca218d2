// The register: who must do what by when, with filters that live in the address.

import { address, asked, day, getJson, h, language, number, say, showError } from "./base.js";
import { catalogue } from "./catalogue.js";
import { button, field, icon, select, segments, STATUSES, waiting } from "./parts.js";
import { grouped, listOf } from "./rows.js";

const PAGE = 100;
const MOST = 2000; // rows of a calendar
const LISTS = ["obligations", "deadlines", "targets"];
const FILTERS = ["unit", "document", "status", "modality", "due_after", "due_before", "as_of"];
const SHAPES = ["kind", "form", "group", "sort"];
const MODALITIES = ["must", "must_not", "may", "requested", "proposed", "planned", "done"];
let turn = 0; // counts requests, so that a slow list never replaces a later one
let view = null;

export async function show(place) {
  view = place;
  const chosen = Object.fromEntries([...FILTERS, ...SHAPES].map((name) => [name, asked().get(name) ?? ""]));
  const list = LISTS.includes(chosen.kind) ? chosen.kind : "obligations";
  const body = h("div", { id: "rows" }, waiting(6));
  const head = h("div", { id: "counted" });
  place.replaceChildren(heading(chosen, list), filters(chosen, list), head, body);
  await load({ chosen, list, head, body, rows: [] });
}

function apply(changes) {
  const now = Object.fromEntries([...FILTERS, ...SHAPES].map((name) => [name, asked().get(name) ?? ""]));
  history.pushState(null, "", address({ view: "register", ...now, ...changes }));
  return show(view);
}

function heading(chosen, list) {
  const forms = list === "targets" ? ["", "timeline"] : ["", "calendar", "timeline"];
  return h(
    "div.bar.spread.view-head",
    {},
    h("h1", {}, say("register")),
    h(
      "div.bar.no-print",
      {},
      segments(say("kind"), LISTS.map((name) => [name, say(name)]), list, (kind) => apply({ kind: kind === "obligations" ? "" : kind, form: "" })),
      segments(say("form"), forms.map((name) => [name, say(`form.${name || "list"}`)]), chosen.form, (form) => apply({ form })),
    ),
  );
}

// --- filters ---------------------------------------------------------------------------------------------

function filters(chosen, list) {
  const units = h("datalist", { id: "units" });
  const documents = select("document", [["", say("all_documents")]], "");
  nameDocuments(documents, chosen.document);
  const isSet = FILTERS.some((name) => chosen[name]);
  const form = h(
    "form.card.filters",
    {
      "aria-label": say("filters"),
      submit: (event) => {
        event.preventDefault();
        apply(Object.fromEntries(new FormData(form)));
      },
      change: (event) => event.target.name !== "unit" && apply(Object.fromEntries(new FormData(form))),
    },
    h(
      "label.field.wide",
      {},
      h("span", {}, say("unit")),
      h("input", { name: "unit", list: "units", autocomplete: "off", value: chosen.unit, placeholder: say("unit_example") }),
      units,
    ),
    field(say("document"), documents),
    field(say("state"), select("status", [["", say("all_states")], ...STATUSES.map((name) => [name, say(`status.${name}`)])], chosen.status)),
    ...(list === "obligations"
      ? [field(say("modality"), select("modality", [["", say("all_modalities")], ...MODALITIES.map((name) => [name, say(`modality.${name}`)])], chosen.modality))]
      : []),
    field(say("due_after"), h("input", { name: "due_after", type: "date", value: chosen.due_after })),
    field(say("due_before"), h("input", { name: "due_before", type: "date", value: chosen.due_before })),
    field(say("as_of"), h("input", { name: "as_of", type: "date", value: chosen.as_of })),
    ...(chosen.form
      ? []
      : [
          field(say("group"), select("group", groups(list).map((name) => [name, say(`group.${name || groupOf(list)}`)]), chosen.group)),
          field(say("sort"), select("sort", [["", say("sort.text")], ["due", say("sort.due")], ["status", say("sort.status")]], chosen.sort)),
        ]),
    h(
      "div.actions",
      {},
      h("button.primary", { type: "submit" }, say("filter")),
      button("quiet", "", say("clear"), () => {
        history.pushState(null, "", address({ view: "register", kind: chosen.kind, form: chosen.form }));
        show(view);
      }),
    ),
  );
  const open = isSet || matchMedia("(min-width: 46rem)").matches;
  return h("details.filter-box.no-print", { open }, h("summary", {}, say("filters")), form);
}

function groups(list) {
  return list === "obligations" ? ["", "document", "month", "none"] : ["", "document", "month"];
}

async function nameDocuments(field_, chosen) {
  try {
    const { documents } = await catalogue();
    const name = (row) => (row.number && !row.title.includes(row.number) ? `${row.number}: ${row.title}` : row.title);
    field_.append(...documents.map((row) => h("option", { value: row.document_id, lang: row.language }, name(row))));
    field_.value = chosen;
  } catch (error) {
    showError(error.message);
  }
}

// --- rows ------------------------------------------------------------------------------------------------

async function load(state) {
  const mine = ++turn;
  const { chosen, list, head, body } = state;
  const wanted = Object.fromEntries(FILTERS.map((name) => [name, chosen[name]]));
  // A calendar shows what has a day, all of it: then it is wanted before anything else.
  if (chosen.form && !wanted.due_before) wanted.due_after ||= "0001-01-01";
  const path = `/v1/${list}`;
  try {
    const found = await getJson(path + address({ ...wanted, limit: String(chosen.form ? MOST : PAGE), offset: String(state.rows.length || "") }));
    if (mine !== turn) return;
    state.rows.push(...found[list]);
    suggestUnits(state.rows);
    head.replaceChildren(counted(found, path, wanted));
    body.replaceChildren(await shape(state, found));
    if (state.rows.length < found.total) {
      body.append(h("p.bar", {}, button("", "", say("more", { n: number(found.total - state.rows.length) }), () => load(state))));
    }
  } catch (error) {
    if (mine !== turn) return;
    head.replaceChildren();
    body.replaceChildren();
    showError(error.message);
  }
}

async function shape({ chosen, list, rows }, found) {
  if (!rows.length) return h("div.empty", {}, h("p", {}, say("no_rows")), h("p", {}, say("no_rows_tip")));
  if (chosen.form) {
    const { calendar, timeline } = await import("./calendar.js");
    return (chosen.form === "calendar" ? calendar : timeline)(rows, found.as_of);
  }
  return listOf(grouped(rows, chosen.group || groupOf(list), chosen.sort), list);
}

function groupOf(list) {
  return list === "obligations" ? "unit" : "none";
}

function counted(found, path, wanted) {
  const file = (format) => path + address({ ...wanted, format, language });
  const exported = (format, text) => h("a", { href: file(format), download: true }, icon("down"), text);
  return h(
    "div.bar.spread.counted",
    {},
    h("p", { role: "status" }, say("rows_found", { n: number(found.total), day: day(found.as_of) })),
    h(
      "div.bar.exports.small",
      {},
      exported("xlsx", say("export_xlsx")),
      exported("csv", say("export_csv")),
      exported("ics", say("export_ics")),
      h("a", { href: `webcal://${location.host}${file("ics")}` }, icon("bell"), say("subscribe")),
      button("quiet", "", say("print"), () => print()),
    ),
  );
}

function suggestUnits(rows) {
  const names = rows.flatMap((row) => [row.unit, ...(row.coordinating ?? [])]).filter(Boolean);
  const unique = [...new Set(names.map((unit) => unit[language] ?? unit.as_written))].sort();
  document.getElementById("units")?.replaceChildren(...unique.slice(0, 300).map((value) => h("option", { value })));
}
