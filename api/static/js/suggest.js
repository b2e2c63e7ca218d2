// What can be asked: names completed while typing, and questions to begin with.

import { address, getIfThere, h, language, say } from "./base.js";
import { opens } from "./parts.js";
import { forget, past } from "./past.js";

const PAUSE = 160; // milliseconds without a key before the service is asked
const LEAST = 2; // letters

// Completes the words before the caret; a document chosen limits the question to it.
export function startSuggesting(input, list, choose) {
  let timer = 0;
  let shown = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    shown = [];
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (own) => {
    const before = input.value.slice(0, input.selectionStart);
    const typed = lastWords(before);
    const kept = before.slice(0, before.length - typed.length);
    const name = own.kind === "unit" ? `${own.text} ` : "";
    input.value = kept + name + input.value.slice(input.selectionStart);
    if (own.kind === "document") choose({ ...own, title: own.text });
    close();
    input.focus();
  };
  const move = (to) => {
    at = (to + shown.length) % shown.length;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const fetchNames = async () => {
    const q = lastWords(input.value.slice(0, input.selectionStart)).trim();
    if (q.length < LEAST) return close();
    const found = await getIfThere(`/v1/suggestions${address({ q, language, limit: "7" })}`, { suggestions: [] });
    if (document.activeElement !== input || q !== lastWords(input.value.slice(0, input.selectionStart)).trim()) return;
    shown = found.suggestions;
    list.replaceChildren(...shown.map((own, n) => option(own, n, () => pick(own))));
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    at = -1;
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => fetchNames().catch(close), PAUSE);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.form.addEventListener("submit", () => {
    clearTimeout(timer);
    close();
  });
  input.addEventListener(
    "keydown",
    (event) => {
      if (!shown.length || event.isComposing) return;
      if (event.key === "ArrowDown") move(at + 1);
      else if (event.key === "ArrowUp") move(at - 1);
      else if (event.key === "Escape") close();
      else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) pick(shown[at]);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

// The last words typed, at most four: names are completed wherever in a question they stand.
function lastWords(text) {
  return /(?:[^\s,.;?!।]+\s*){0,3}[^\s,.;?!।]*$/.exec(text)[0];
}

function option(own, n, pick) {
  const detail = own.kind === "unit" ? say("unit") : own.number ? "" : say("document");
  const name = own.number && !own.text.includes(own.number) ? `${own.number}: ${own.text}` : own.text;
  const properties = {
    role: "option",
    id: `suggestion-${n}`,
    "aria-selected": "false",
    mousedown: (event) => {
      event.preventDefault();
      pick();
    },
  };
  return h("li", properties, h("span", { lang: own.language }, name), h("span.soft.small", {}, detail || say("document")));
}

// Questions that the documents here can answer, the latest documents, and one's own questions.
export async function starters(place, ask, resume) {
  const found = await getIfThere(`/v1/suggestions${address({ language, limit: "6" })}`, { suggestions: [] });
  const documents = found.suggestions.filter((own) => own.kind === "document");
  const examples = documents.slice(0, 4).map((own, n) => {
    const kind = ["deadlines", "obligations", "targets"].filter((list) => own.asks.includes(list));
    const wording = kind.length ? kind[n % kind.length] : "about";
    return [say(`starter.${wording}`, { name: shortName(own) }), own];
  });
  const mine = await past();
  place.replaceChildren(
    ...[
      examples.length &&
        part(
          "starters",
          examples.map(([text, own]) => h("button.link", { type: "button", click: () => ask(text, { ...own, title: own.text }) }, text)),
        ),
      mine.length &&
        part(
          "recent",
          mine.map((own) => h("button.link", { type: "button", title: own.when, click: () => (own.conversation ? resume(own.conversation) : ask(own.question)) }, own.text)),
          h("button.link.small", { type: "button", click: () => forget(mine).then(() => starters(place, ask, resume)) }, say("forget")),
        ),
      documents.length && part("latest", documents.slice(0, 4).map((own) => opens({ ...own, title: own.text }, own.text))),
    ].filter(Boolean),
  );
  if (!documents.length && !mine.length) place.replaceChildren(h("p.soft", {}, say("nothing_yet"), " ", h("a", { href: "?view=documents", "data-link": true }, say("upload"))));
}

function part(key, items, after = "") {
  return h("section", {}, h("h2", {}, say(key)), h("ul", {}, items.map((item) => h("li", {}, item))), after);
}

function shortName(own) {
  if (own.number) return own.number;
  return own.text.length > 70 ? `${own.text.slice(0, 67).trim()}…` : own.text;
}
