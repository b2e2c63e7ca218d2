// The register: who must do what by when, with filters that live in the address.

import { $, address, day, element, language, number, request, say, showError } from "./base.js";
import { titleButton } from "./source.js";

const PAGE = 200;
const STATUSES = {
  overdue: "‼",
  today: "●",
  due_in_1_day: "◕",
  due_in_3_days: "◕",
  due_in_7_days: "◑",
  due_in_30_days: "◔",
  later: "○",
  ongoing: "∞",
  none: "–",
  done: "✓",
};
const FILTERS = ["kind", "unit", "document", "status", "due_after", "due_before"];
let rows = [];
let turn = 0; // counts requests, so that a slow list never replaces a later one

export function startRegister() {
  $("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    apply(chosen());
  });
  $("filters").addEventListener("reset", (event) => {
    event.preventDefault();
    apply({});
  });
  for (const field of $("filters").querySelectorAll("select")) {
    field.addEventListener("change", () => apply(chosen()));
  }
  $("more").addEventListener("click", () => load(rows.length));
}

export async function showRegister() {
  const statuses = Object.keys(STATUSES).map((status) => [status, say(`status.${status}`)]);
  setOptions("status", statuses);
  try {
    const { documents } = await (await request("/v1/documents")).json();
    setOptions("document", documents.map((row) => [row.document_id, name(row)]));
  } catch (error) {
    showError(error.message);
  }
  const asked = new URLSearchParams(location.search);
  for (const field of FILTERS) $("filters").elements[field].value = asked.get(field) ?? "";
  load(0);
}

function name(row) {
  return row.number ? `${row.number}: ${row.title}` : row.title;
}

function setOptions(field, options) {
  const select = $("filters").elements[field];
  select.replaceChildren(
    select.options[0],
    ...options.map(([value, textContent]) => element("option", { value, textContent })),
  );
}

function chosen() {
  const fields = $("filters").elements;
  return Object.fromEntries(FILTERS.map((field) => [field, fields[field].value.trim()]));
}

function apply(filters) {
  history.pushState(null, "", address({ view: "register", ...filters }));
  showRegister();
}

// --- rows --------------------------------------------------------------------------------------

async function load(offset) {
  const mine = ++turn;
  const { kind, ...filters } = chosen();
  const path = `/v1/${kind || "obligations"}`;
  setExports(path, filters);
  showError("");
  $("register-status").textContent = say("loading_list");
  try {
    const found = await (await request(path + address({ ...filters, limit: PAGE, offset }))).json();
    if (mine !== turn) return;
    rows = [...(offset ? rows : []), ...(found.obligations ?? found.deadlines)];
    const as_of = day(found.as_of);
    $("register-status").textContent = say("rows_found", { n: number(found.total), day: as_of });
    $("more").hidden = rows.length >= found.total;
    showRows();
  } catch (error) {
    if (mine !== turn) return;
    rows = [];
    $("register-status").textContent = "";
    $("more").hidden = true;
    showRows();
    showError(error.message);
  }
}

function setExports(path, filters) {
  for (const link of $("exports").querySelectorAll("[data-format]")) {
    link.href = path + address({ ...filters, format: link.dataset.format, language });
  }
  const calendar = path + address({ ...filters, format: "ics", language });
  $("subscribe").href = `webcal://${location.host}${calendar}`;
}

function showRows() {
  const groups = Map.groupBy?.(rows, unitName) ?? grouped();
  const sections = [...groups].sort(([a], [b]) => !a - !b || a.localeCompare(b, language));
  $("rows").replaceChildren(...sections.map(([unit, group]) => unitSection(unit, group)));
  const names = sections.map(([unit]) => unit).filter(Boolean);
  $("units").replaceChildren(...names.map((value) => element("option", { value })));
}

function grouped() {
  const groups = new Map();
  for (const row of rows) {
    const unit = unitName(row);
    groups.set(unit, [...(groups.get(unit) ?? []), row]);
  }
  return groups;
}

// Deadlines name no unit: they stand in one list.
function unitName(row) {
  if (!("unit" in row)) return "";
  const said = row.unit?.[language] ?? row.unit?.as_written ?? "";
  return said.charAt(0).toLocaleUpperCase(language) + said.slice(1);
}

function unitSection(unit, group) {
  const heading = unit || ("unit" in group[0] ? say("no_unit") : say("deadlines"));
  return element("section", { className: "unit" }, [
    element("h3", { textContent: `${heading} (${number(group.length)})` }),
    element("ul", {}, group.map(rowItem)),
  ]);
}

function rowItem(row) {
  const lang = row.citation.language;
  const facts = [
    fact("deadline", dueText(row.deadline), row.deadline && lang),
    fact("coordinating", row.coordinating?.map((u) => u[language] ?? u.as_written).join("; ")),
    fact("product", row.product, lang),
    fact("via", row.via && row.via.kind !== "own" ? say(`via.${row.via.kind}`, row.via) : ""),
    fact("progress", [row.owner, row.progress].filter(Boolean).join(": ")),
  ];
  const duty = row.modality ? say(`modality.${row.modality}`) : say(`role.${row.role}`);
  return element("li", { className: "duty" }, [
    statusBadge(row.status),
    element("div", {}, [
      element("span", { className: "where", textContent: duty }),
      element("p", { lang, textContent: row.action ?? row.what }),
      ...facts.filter(Boolean),
      titleButton(row.citation),
    ]),
  ]);
}

function statusBadge(status) {
  const kind = status === "overdue" ? "poor" : status === "done" ? "good" : "";
  const urgent = ["today", "due_in_1_day", "due_in_3_days", "due_in_7_days"].includes(status);
  return element("span", { className: `badge ${kind || (urgent ? "fair" : "")}` }, [
    element("span", { ariaHidden: "true", textContent: `${STATUSES[status] ?? ""} ` }),
    say(`status.${status}`),
  ]);
}

function fact(key, value, lang = "") {
  if (!value) return "";
  return element("p", { className: "where" }, [
    element("strong", { textContent: `${say(key)}: ` }),
    element("span", { lang: lang || language, textContent: value }),
  ]);
}

function dueText(deadline) {
  if (!deadline) return "";
  const end = deadline.end ? day(deadline.end) : deadline.as_written;
  return end === deadline.as_written ? end : `${end} (${deadline.as_written})`;
}
