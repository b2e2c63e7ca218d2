// Who is there: without accounts everyone is; with them, a person with a role.

import { $, getIfThere, request } from "./base.js";

let known = null;

// { accounts, mustSignIn, name, rights, openid }; asked of the service once.
export async function whoIsThere(again = false) {
  if (known && !again) return known;
  const session = await getIfThere("/v1/session", null);
  const accounts = session?.mode === "accounts";
  const person = (accounts && session.person) || null;
  known = {
    accounts,
    mustSignIn: accounts && !person,
    name: person?.name ?? null,
    rights: new Set(accounts ? (person?.rights ?? []) : ["read", "write", "audit", "administer"]),
    openid: Boolean(session?.openid),
  };
  $("person").textContent = known.name ?? "";
  $("person").hidden = $("leave").hidden = !known.name;
  $("views").hidden = known.mustSignIn;
  if (!known.mustSignIn) await showLinks();
  return known;
}

async function showLinks() {
  const none = { runs: [] };
  const runs = known.rights.has("audit") ? await getIfThere("/v1/runs", none) : none;
  link("runs").hidden = !runs.runs.length;
  link("admin").hidden = !known.rights.has("administer") && !known.rights.has("audit");
}

function link(view) {
  return document.querySelector(`#views a[data-view="${view}"]`);
}

export async function signIn(key) {
  await request("/v1/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key }),
  });
  await whoIsThere(true);
}

export async function signOut() {
  await request("/v1/session", { method: "DELETE" });
  await whoIsThere(true);
  dispatchEvent(new Event("show-again"));
}
