// What all views share: texts in the page's language, elements, requests, numbers and days.

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
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function knows(key) {
  return key in (texts[language] ?? {});
}

// h("li.row", { lang: "vi", click: open }, "text", child): functions listen, the rest are attributes.
export function h(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return made;
}

export function svg(name, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children.flat(Infinity));
  return made;
}

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(say("unreachable"));
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401 && path !== "/v1/session") dispatchEvent(new Event("signed-out"));
  throw new Refused(response.status, problem.detail || `${response.status} ${response.statusText}`);
}

export async function getJson(path, options) {
  return (await request(path, options)).json();
}

export function sendJson(method, path, body, signal) {
  return request(path, {
    method,
    signal,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

// What a route answers, or `otherwise` where the service has no such route or shows it to others.
export async function getIfThere(path, otherwise) {
  try {
    return await getJson(path);
  } catch (error) {
    if (error instanceof Refused && [401, 403, 404, 405].includes(error.status)) return otherwise;
    throw error;
  }
}

export function showError(message) {
  $("error").textContent = message;
  $("error").hidden = !message;
}

export function announce(message) {
  $("announce").textContent = message;
}

export function number(value, options) {
  return value.toLocaleString(language, options);
}

export function percent(value) {
  return value.toLocaleString(language, { style: "percent" });
}

const locale = () => (language === "en" ? "en-GB" : language);

// Nobody can misread 22 November 2026, ২২ নভেম্বর, ২০২৬ or, with the day first by law, 22/11/2026.
export function day(iso) {
  const month = language === "vi" ? "numeric" : "long";
  const form = { day: "numeric", month, year: "numeric", timeZone: "UTC" };
  return new Date(iso).toLocaleDateString(locale(), form);
}

export function monthName(iso, form = "long") {
  return new Date(iso).toLocaleDateString(locale(), { month: form, year: "numeric", timeZone: "UTC" });
}

export function moment(iso) {
  return new Date(iso).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
}

const plainNumber = (value) => number(value, { useGrouping: false });

// By when, no more exactly than it is stated: a quarter is a quarter and not its last day.
export function period(deadline) {
  const { start, end, precision } = deadline;
  if (!end) return deadline.as_written;
  const year = plainNumber(Number(end.slice(0, 4)));
  switch (precision) {
    case "day":
      return day(end);
    case "month":
      return monthName(end);
    case "quarter":
      return say("quarter", { n: plainNumber(Math.ceil(Number(end.slice(5, 7)) / 3)), year });
    case "year":
      return say("year", { year });
    case "range":
      return start ? `${day(start)} – ${day(end)}` : day(end);
    default:
      return deadline.as_written;
  }
}

export function languageName(code) {
  return $("interface-language").querySelector(`[value="${code}"]`)?.textContent ?? code;
}

// The address holds the view and its filters; empty values stand in no address.
export function address(parameters) {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) if (one) kept.append(name, one);
  }
  return `?${kept}`;
}

export function asked() {
  return new URLSearchParams(location.search);
}

// Letters without marks find letters with them; Bengali vowel signs are letters and stay.
export function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
}

export function remember(name, value) {
  localStorage.setItem(name, JSON.stringify(value));
}

export function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
