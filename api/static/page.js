// The page: its language, who is there, its views, and which of them the address names.

import { $, LANGUAGES, announce, asked, loadTexts, say, showError, speak } from "./js/base.js";
import { closeSource } from "./js/beside.js";
import { signOut, whoIsThere } from "./js/session.js";

// Each view is sent when it is first wanted.
const VIEWS = {
  ask: () => import("./js/ask.js"),
  register: () => import("./js/register.js"),
  documents: () => import("./js/documents.js"),
  document: () => import("./js/document.js"),
  compare: () => import("./js/compare.js"),
  runs: () => import("./js/runs.js"),
  admin: () => import("./js/admin.js"),
  login: () => import("./js/login.js"),
};
const PARENTS = { document: "documents", compare: "documents" };
let turn = 0; // counts views shown, so that a slow one never replaces a later one

function firstLanguage() {
  const wanted = [localStorage.getItem("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.slice(0, 2)).find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

function setLanguage(chosen) {
  speak(chosen);
  document.documentElement.lang = chosen;
  $("interface-language").value = chosen;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = say(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
}

async function showView() {
  const mine = ++turn;
  const person = await whoIsThere();
  const wanted = asked().get("view");
  const name = person.mustSignIn ? "login" : wanted in VIEWS ? wanted : "ask";
  const module = await VIEWS[name]();
  if (mine !== turn) return;
  const current = PARENTS[name] ?? name;
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.view === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${say(`view.${name}`)} – ${say("title")}`;
  showError("");
  try {
    await module.show($("view"));
  } catch (error) {
    if (mine === turn) showError(error.message);
  }
}

export function go(href) {
  history.pushState(null, "", href);
  return showView();
}

function onClick(event) {
  const link = event.target.closest("a[data-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  closeSource();
  go(link.getAttribute("href")).then(() => {
    scrollTo(0, 0);
    $("main").focus({ preventScroll: true });
    announce(document.title);
  });
}

async function start() {
  await loadTexts();
  setLanguage(firstLanguage());
  document.addEventListener("click", onClick);
  addEventListener("popstate", showView);
  addEventListener("signed-out", () => whoIsThere(true).then(showView));
  addEventListener("show-again", showView);
  $("leave").addEventListener("click", signOut);
  $("interface-language").addEventListener("change", (event) => {
    localStorage.setItem("language", event.target.value);
    setLanguage(event.target.value);
    closeSource();
    showView();
  });
  await showView();
}

start();
