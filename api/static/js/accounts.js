// People with their roles and groups, and the keys that let them in.

import { h, moment, request, say, sendJson, showError } from "./base.js";
import { badge, button, field, icon, select } from "./parts.js";

const ROLES = ["reader", "editor", "auditor", "administrator"];
const DAYS = 90;

export function names(text) {
  return text.split(",").map((name) => name.trim()).filter(Boolean);
}

function table(label, heads, rows) {
  const head = h("thead", {}, h("tr", {}, heads.map((name) => h("th", { scope: "col" }, say(name))), h("td", {})));
  return h("div.scroll", { tabindex: 0, role: "region", "aria-label": label }, h("table", {}, head, h("tbody", {}, rows)));
}

async function act(work, again) {
  try {
    await work();
    again();
  } catch (error) {
    showError(error.message);
  }
}

// --- people ----------------------------------------------------------------------------------------------

export function peopleTable(people, again) {
  const remove = (own) => {
    if (confirm(say("remove_person", { name: own.name }))) {
      act(() => request(`/v1/people/${encodeURIComponent(own.name)}`, { method: "DELETE" }), again);
    }
  };
  const rows = people.map((own) =>
    h(
      "tr",
      {},
      h("td", {}, own.name),
      h("td", {}, say(`role_of.${own.role}`)),
      h("td", {}, own.groups.join(", ")),
      h("td", {}, button("quiet.danger", "", say("remove"), () => remove(own), { "aria-label": `${say("remove")}: ${own.name}` })),
    ),
  );
  const form = h(
    "form.filters",
    {
      submit: (event) => {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(form));
        const body = { role: given.role, groups: names(given.groups) };
        act(() => sendJson("PUT", `/v1/people/${encodeURIComponent(given.name.trim())}`, body), again);
      },
    },
    field(say("name"), h("input", { name: "name", required: true, maxlength: 64 })),
    field(say("role"), select("role", ROLES.map((role) => [role, say(`role_of.${role}`)]), "reader")),
    field(say("groups"), h("input", { name: "groups", placeholder: say("groups_hint") })),
    h("div.actions", {}, h("button.primary", { type: "submit" }, say("save"))),
  );
  const shown = people.length ? table(say("people"), ["name", "role", "groups"], rows) : h("p.soft", {}, say("no_people"));
  return h("div.stack", {}, shown, form);
}

// --- keys ------------------------------------------------------------------------------------------------

export function keyTable(keys, people, again) {
  const revoke = (key) => {
    if (confirm(say("revoke_really", { name: key.person }))) {
      act(() => request(`/v1/keys/${encodeURIComponent(key.id)}`, { method: "DELETE" }), again);
    }
  };
  const rows = keys.map((key) =>
    h(
      "tr",
      {},
      h("td", {}, key.person),
      h("td.num", {}, moment(key.created)),
      h("td.num", {}, key.expires ? moment(key.expires) : "–"),
      h("td.num", {}, key.used ? moment(key.used) : "–"),
      h("td", {}, key.valid ? badge("good", icon("check"), say("valid")) : badge("bad", icon("cross"), say(key.revoked ? "revoked" : "expired"))),
      h("td", {}, key.valid ? button("quiet.danger", "", say("revoke"), () => revoke(key), { "aria-label": `${say("revoke")}: ${key.person}` }) : ""),
    ),
  );
  const shown = keys.length ? table(say("keys"), ["name", "made", "expires_on", "last_used", "state"], rows) : "";
  return h("div.stack", {}, shown, people.length ? newKey(people) : "");
}

// The key is shown until the view is shown again, and nowhere after.
function newKey(people) {
  const said = h("p", { role: "status" });
  const form = h(
    "form.filters",
    {
      submit: async (event) => {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(form));
        const body = { person: given.person, days: given.days ? Number(given.days) : null };
        try {
          const made = await (await sendJson("POST", "/v1/keys", body)).json();
          said.replaceChildren(say("key_once"), " ", h("code", {}, made.key));
        } catch (error) {
          said.textContent = error.message;
        }
      },
    },
    field(say("name"), select("person", people.map((own) => [own.name, own.name]), people[0].name)),
    field(say("days"), h("input", { name: "days", type: "number", min: 1, max: 3650, value: DAYS })),
    h("div.actions", {}, h("button.primary", { type: "submit" }, say("make_key"))),
  );
  return h("div.stack", {}, form, said);
}
