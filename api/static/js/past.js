// Questions asked before: kept by the service for people with accounts, else by this browser.

import { getIfThere, getJson, moment, recall, remember, request, sendJson } from "./base.js";
import { whoIsThere } from "./session.js";

const REMEMBERED = 30;
const SHOWN = 6;

// [{ text, when, question | conversation }], the last first.
export async function past() {
  if ((await whoIsThere()).name) {
    const { conversations } = await getIfThere("/v1/conversations", { conversations: [] });
    const asked = conversations.filter((own) => own.turns);
    return asked.slice(0, SHOWN).map((own) => ({ text: own.title, when: moment(own.begun), conversation: own.id }));
  }
  return recall("questions", []).slice(0, SHOWN).map((own) => ({ text: own.q, when: moment(own.at), question: own.q }));
}

export async function forget(items) {
  remember("questions", []);
  for (const { conversation } of items) {
    if (conversation) await request(`/v1/conversations/${encodeURIComponent(conversation)}`, { method: "DELETE" });
  }
}

// The id of a new conversation, null where the service keeps none for this person.
export async function begin() {
  if (!(await whoIsThere()).name) return null;
  return (await (await sendJson("POST", "/v1/conversations", {})).json()).id;
}

// A conversation's turns; answers that the person may not see any more are left out.
export async function turnsOf(conversation) {
  const { turns } = await getJson(`/v1/conversations/${encodeURIComponent(conversation)}`);
  return turns.filter((turn) => turn.answer);
}

export async function keep(question) {
  if ((await whoIsThere()).name) return;
  const others = recall("questions", []).filter((other) => other.q !== question);
  remember("questions", [{ q: question, at: new Date().toISOString() }, ...others].slice(0, REMEMBERED));
}
