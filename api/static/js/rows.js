// Rows of the register as a list: each duty with its day, its status, its source and its progress.

import { announce, day, h, language, moment, monthName, number, period, recall, remember, say, sendJson } from "./base.js";
import { badge, field, icon, opens, select, statusBadge, STATUSES } from "./parts.js";
import { whoIsThere } from "./session.js";

const ROUTES = { obligations: "obligations", deadlines: "deadlines", targets: "targets" };
const STATES = ["open", "doing", "done"];
const TITLE = 56; // letters of a title beside a row
let mayRecord = false;
let me = null;

// [heading, rows] by unit, document or month; those without one stand last.
export function grouped(rows, group, sort) {
  const groups = new Map();
  const sorted = sort ? [...rows].sort(ORDER[sort]) : rows;
  for (const row of sorted) {
    const [key, name] = GROUPS[group](row);
    if (!groups.has(key)) groups.set(key, { name, rows: [] });
    groups.get(key).rows.push(row);
  }
  const byName = ([a], [b]) => !a - !b || a.localeCompare(b, language);
  return [...groups].sort(group === "document" ? () => 0 : byName).map(([, own]) => [own.name, own.rows]);
}

const due = (row) => row.deadline?.end ?? "9999";
const ORDER = {
  due: (a, b) => due(a).localeCompare(due(b)),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) || ORDER.due(a, b),
};
const GROUPS = {
  unit: (row) => [unitName(row).toLocaleLowerCase(language), unitName(row) || say("no_unit")],
  document: (row) => [row.document_id, row.citation.title],
  month: (row) => [row.deadline?.end?.slice(0, 7) ?? "", row.deadline?.end ? monthName(row.deadline.end) : say("status.none")],
  none: () => ["", ""],
};

function unitName(row) {
  const said = row.unit?.[language] ?? row.unit?.as_written ?? "";
  return said.charAt(0).toLocaleUpperCase(language) + said.slice(1);
}

export async function listOf(groups, list) {
  const person = await whoIsThere();
  mayRecord = person.rights.has("write");
  me = person.name;
  return h(
    "div",
    {},
    groups.map(([name, rows]) =>
      h(
        "section.group",
        {},
        name ? h("h3", {}, h("span", {}, name), h("span.soft.small", {}, say("rows_counted", { n: number(rows.length) }))) : "",
        h("ul", {}, rows.map((row) => rowItem(row, list))),
      ),
    ),
  );
}

function rowItem(row, list) {
  const item = h("li.duty");
  const lang = row.citation.language;
  item.append(
    h("div.stack", {}, statusBadge(row.status), when(row, lang)),
    h(
      "div",
      {},
      h("p.what", { lang }, row.action ?? row.what ?? row.indicator),
      facts(row, lang),
      h("p.bar.small", {}, opens(row.citation, source(row.citation)), changed(row)),
      mayRecord ? record(row, list, (fresh) => item.replaceWith(rowItem(fresh, list))) : "",
    ),
  );
  return item;
}

function source(citation) {
  const title = citation.title.length > TITLE ? `${citation.title.slice(0, TITLE).trim()}…` : citation.title;
  const name = citation.document_number ?? title;
  return `${name}, ${say("page", { n: number(citation.page) })}`;
}

function when(row, lang) {
  if (!row.deadline) return "";
  const said = period(row.deadline);
  const same = said === row.deadline.as_written;
  return h("p.when", {}, said, same ? "" : h("span.written", { lang }, `“${row.deadline.as_written}”`));
}

function facts(row, lang) {
  const value = row.as_written && row.indicator ? row.as_written : "";
  const achieved = row.achieved === null || row.achieved === undefined ? "" : number(row.achieved);
  const via = row.via && row.via.kind !== "own" ? say(`via.${row.via.kind}`, row.via) : "";
  const who = row.coordinating?.map((unit) => unit[language] ?? unit.as_written).join("; ");
  const now = row.unit?.current && row.unit.current !== row.unit[lang] ? row.unit.current : "";
  const pairs = [
    ["duty", row.modality ? say(`modality.${row.modality}`) : row.role ? say(`role.${row.role}`) : "", language],
    ["value", value, lang],
    ["achieved", achieved, language],
    ["now", now, lang],
    ["coordinating", who, language],
    ["product", row.product, lang],
    ["via", via, language],
    ["owner", row.owner, language],
    ["progress", row.progress, language],
  ];
  return h(
    "p.facts",
    {},
    pairs.filter(([, said]) => said).map(([key, said, of]) => h("span", {}, h("strong", {}, `${say(key)}: `), h("span", { lang: of }, said))),
  );
}

// What people corrected stands beside what the text says.
function changed(row) {
  const names = Object.keys(row.original ?? {});
  return names.length ? badge("fair", icon("pen"), say("corrected", { names: names.map((name) => say(name)).join(", ") })) : "";
}

// --- what people record ----------------------------------------------------------------------------------

function record(row, list, renew) {
  const last = row.entries.at(-1);
  const details = h("details.no-print", {}, h("summary.small", {}, say("record")));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(form(row, list, renew), past(row));
  });
  return h(
    "div",
    {},
    last ? h("p.small.soft", {}, say("last_recorded", { by: last.by, at: moment(last.at) })) : "",
    details,
  );
}

function form(row, list, renew) {
  const failed = h("p.small", { role: "alert" });
  const made = h(
    "form.record.stack",
    {
      submit: async (event) => {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(made));
        remember("recorder", given.by);
        const body = { by: given.by, set: given.deadline ? { deadline: given.deadline } : {} };
        for (const name of ["progress", "owner", "status"]) if (given[name]) body[name] = given[name];
        try {
          const answer = await sendJson("PATCH", `/v1/${ROUTES[list]}/${encodeURIComponent(row.id)}`, body);
          renew(await answer.json());
          announce(say("recorded"));
        } catch (error) {
          failed.textContent = error.message;
        }
      },
    },
    h(
      "div.filters",
      {},
      field(say("work_state"), select("status", [["", "–"], ...STATES.map((name) => [name, say(`work.${name}`)])], row.state ?? "")),
      field(say("owner"), h("input", { name: "owner", value: row.owner ?? "", maxlength: 200 })),
      field(say("right_deadline"), h("input", { name: "deadline", type: "date" })),
      field(say("recorded_by"), h("input", { name: "by", required: true, value: me ?? recall("recorder", ""), readonly: Boolean(me), autocomplete: "name", maxlength: 200 })),
    ),
    field(say("progress"), h("textarea", { name: "progress", rows: 2, maxlength: 2000 })),
    h("div.bar", {}, h("button.primary", { type: "submit" }, say("save")), failed),
  );
  return made;
}

function past(row) {
  if (!row.entries.length) return "";
  const said = (entry) =>
    [entry.status && say(`work.${entry.status}`), entry.owner, entry.progress, ...Object.entries(entry.set).map(([name, value]) => `${say(name)}: ${/^\d{4}-/.test(value) ? day(value) : value || "–"}`)]
      .filter(Boolean)
      .join(" · ");
  return h(
    "ul.small",
    {},
    [...row.entries].reverse().map((entry) => h("li", {}, h("span.soft", {}, `${moment(entry.at)}, ${entry.by}: `), said(entry))),
  );
}

