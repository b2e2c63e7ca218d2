// The page: its language, its views, and which of them the address names.

import { renewAnswer, startAsking } from "./ask.js";
import { $, LANGUAGES, loadTexts, say, speak } from "./base.js";
import { showDocuments, startDocuments } from "./documents.js";
import { showRegister, startRegister } from "./register.js";
import { startSource } from "./source.js";

const VIEWS = { ask: renewAnswer, documents: showDocuments, register: showRegister };

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
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = say(node.dataset.placeholder);
  }
  showView();
}

function showView() {
  const asked = new URLSearchParams(location.search).get("view");
  const view = asked in VIEWS ? asked : "ask";
  for (const name of Object.keys(VIEWS)) $(`view-${name}`).hidden = name !== view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const name = document.querySelector(`nav a[data-view="${view}"]`).textContent;
  document.title = `${name} – ${say("title")}`;
  $("error").hidden = true;
  VIEWS[view]();
}

function onNavigate(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.href);
  showView();
}

function onLanguage(event) {
  localStorage.setItem("language", event.target.value);
  setLanguage(event.target.value);
}

async function start() {
  await loadTexts();
  startAsking();
  startDocuments();
  startRegister();
  startSource();
  $("interface-language").addEventListener("change", onLanguage);
  for (const link of document.querySelectorAll("nav a")) link.addEventListener("click", onNavigate);
  addEventListener("popstate", showView);
  setLanguage(firstLanguage());
}

start();
