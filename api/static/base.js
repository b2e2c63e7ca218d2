// What all views share: texts in the page's language, elements, requests.

export const LANGUAGES = ["vi", "bn", "en"];
export const $ = (id) => document.getElementById(id);

let texts = {};
export let language = "en";

export async function loadTexts() {
  texts = await (await request("/static/texts.json")).json();
}

export function speak(chosen) {
  language = chosen;
}

export function say(key, values = {}) {
  const wording = texts[language]?.[key] ?? key;
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(say("unreachable"));
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail || `${response.status} ${response.statusText}`);
}

export function showError(message) {
  $("error").textContent = message;
  $("error").hidden = !message;
}

export function number(value) {
  return value.toLocaleString(language);
}

// Nobody can misread 22 November 2026, ২২ নভেম্বর, ২০২৬ or, with the day first by law, 22/11/2026.
export function day(iso) {
  const locale = language === "en" ? "en-GB" : language;
  const month = language === "vi" ? "numeric" : "long";
  const form = { day: "numeric", month, year: "numeric", timeZone: "UTC" };
  return new Date(iso).toLocaleDateString(locale, form);
}

export function languageName(code) {
  return $("interface-language").querySelector(`[value="${code}"]`)?.textContent ?? code;
}

// The address holds the view and its filters; empty values stand in no address.
export function address(parameters) {
  const kept = Object.entries(parameters).filter(([, value]) => value);
  return `?${new URLSearchParams(kept)}`;
}
