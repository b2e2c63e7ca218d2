// For administrators and auditors: the service, people and keys, uploads and the audit log, as far
// as the service has them and shows them to the person.

import { getIfThere, h, moment, number, say, showError } from "./base.js";
import { keyTable, peopleTable } from "./accounts.js";
import { badge, icon, waiting } from "./parts.js";
import { jobItem } from "./upload.js";

const MOST_ENTRIES = 200;

export async function show(view) {
  view.replaceChildren(waiting(5));
  const [health, people, keys, jobs, audit, verdict] = await Promise.all([
    getIfThere("/v1/health", null),
    getIfThere("/v1/people", null),
    getIfThere("/v1/keys", null),
    getIfThere("/v1/jobs", null),
    getIfThere(`/v1/audit?limit=${MOST_ENTRIES}`, null),
    getIfThere("/v1/audit/verdict", null),
  ]);
  const again = () => show(view).catch((error) => showError(error.message));
  view.replaceChildren(
    h("h1", {}, say("admin")),
    ...[
      health && part("service", service(health)),
      people && part("people", peopleTable(people.people, again)),
      keys && people && part("keys", keyTable(keys.keys, people.people, again)),
      jobs && part("jobs", jobs.jobs.length ? h("div", {}, jobs.jobs.slice(0, 20).map(dated)) : h("p.soft", {}, say("no_jobs"))),
      audit && part("audit", h("div.stack", {}, verdict ? whole(verdict) : "", auditTable(audit))),
    ].filter(Boolean),
  );
}

function part(key, made) {
  return h("section.card.stack", {}, h("h2", {}, say(key)), made);
}

function service(health) {
  const pairs = [
    ["state", health.ready ? badge("good", icon("check"), say("ready")) : badge("fair", icon("clock"), health.problem ?? "")],
    ["library", number(health.documents ?? 0)],
    ["passages", number(health.passages ?? 0)],
    ["model", health.model ?? ""],
  ];
  return h("dl.facts-list", {}, pairs.map(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, value)]));
}

function dated(job) {
  const made = jobItem(job);
  made.prepend(h("p.small.soft", {}, moment(job.created)));
  return made;
}

// Whether no event was changed or taken out, and the anchor that a later check can be held to.
function whole(verdict) {
  const said = verdict.whole ? badge("good", icon("check"), say("audit_whole")) : badge("bad", icon("warning"), verdict.why);
  return h("p.bar.small", {}, said, h("span", {}, say("events", { n: number(verdict.events) })), h("code", {}, verdict.anchor));
}

function auditTable(audit) {
  const detail = ({ details }) =>
    Object.entries(details)
      .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && !value.length))
      .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`)
      .join(" · ");
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": say("audit") },
    h(
      "table.small",
      {},
      h("thead", {}, h("tr", {}, ["column.when", "column.who", "action_done", "column.detail"].map((name) => h("th", { scope: "col" }, say(name))))),
      h(
        "tbody",
        {},
        audit.events.map((entry) =>
          h(
            "tr",
            {},
            h("td.num", {}, moment(entry.at)),
            h("td", {}, entry.person),
            h("td", {}, entry.action),
            h("td", {}, detail(entry)),
          ),
        ),
      ),
    ),
  );
}
