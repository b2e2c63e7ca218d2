// Asks /v1/ask and shows each citation at its place in the document's stored text.

const LANGUAGES = ["vi", "bn", "en"];
const $ = (id) => document.getElementById(id);

let texts = {};
let language = "en";
let shown = null; // the answer on the page, shown anew when the language changes
let opening = 0; // counts openings, so that a slow document never replaces a later one

function say(key, values = {}) {
  const wording = texts[language]?.[key] ?? key;
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function request(path, options) {
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

// --- language of the page ----------------------------------------------------------------------

function firstLanguage() {
  const wanted = [localStorage.getItem("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.slice(0, 2)).find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = say("title");
  $("interface-language").value = chosen;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = say(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = say(node.dataset.placeholder);
  }
  if (shown) showAnswer(shown);
}

// --- answers -----------------------------------------------------------------------------------

async function ask(event) {
  event.preventDefault();
  const button = $("ask").querySelector("button");
  button.disabled = true;
  $("error").hidden = true;
  $("answer").hidden = true;
  $("status").textContent = say("asking");
  try {
    const response = await request("/v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        question: $("question").value,
        language: $("answer-language").value || null,
      }),
    });
    shown = await response.json();
    showAnswer(shown);
    $("answer-heading").focus();
  } catch (error) {
    shown = null;
    $("error").textContent = error.message;
    $("error").hidden = false;
  } finally {
    $("status").textContent = "";
    button.disabled = false;
  }
}

function showAnswer(answer) {
  const answered = answer.status === "answered";
  const cited = answered ? answer.citations : answer.nearest;
  const byNumber = new Map(cited.map((citation) => [citation.number, citation]));
  $("answer").hidden = false;
  $("answer").className = answer.status;
  $("answer-heading").textContent = say(answered ? "answer" : "not_found");
  $("reason").hidden = answered;
  $("reason").textContent = answered ? "" : say(`reason.${answer.reason}`);
  $("lead").lang = $("statements").lang = answer.language;
  $("lead").textContent = lead(answer);
  $("statements").replaceChildren(
    ...answer.statements.map((statement) =>
      element("li", {}, [
        statement.text,
        ...statement.citations.flatMap((number) => [" ", marker(byNumber.get(number))]),
      ]),
    ),
  );
  $("citations-heading").textContent = cited.length ? say(answered ? "citations" : "nearest") : "";
  $("citations").replaceChildren(...cited.map(citationItem));
}

// What the answer says before its first statement; all of it where there is none.
function lead(answer) {
  const first = answer.statements[0]?.text;
  const before = first ? answer.answer.slice(0, answer.answer.indexOf(first)) : answer.answer;
  return before.replace(/-\s*$/, "").trim();
}

function marker(citation) {
  const label = say("show_quote", { n: citation.number });
  const button = element("button", { type: "button", className: "marker", title: label });
  button.textContent = `[${citation.number}]`;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => openSource(citation));
  return button;
}

function citationItem(citation) {
  const page = say("page", { n: citation.page.toLocaleString(language) });
  const section = citation.section.filter((part) => part !== citation.title).slice(-2);
  const cited = citation.section.includes(citation.cited_as) ? "" : citation.cited_as;
  const where = [citation.document_number, ...section, cited, page];
  const mark = shown.status === "answered" ? `[${citation.number}]` : "•";
  return element("li", {}, [
    element("span", { textContent: mark, ariaHidden: "true" }),
    element("div", {}, [
      element("blockquote", { lang: citation.language, textContent: citation.quote }),
      titleButton(citation),
      element("span", { className: "where", textContent: where.filter(Boolean).join(" · ") }),
    ]),
  ]);
}

// Opens a citation, or a row of the catalogue, in its document.
function titleButton(source) {
  const button = element("button", { type: "button", className: "link", lang: source.language });
  button.textContent = button.title = source.title;
  if (source.quote !== undefined) {
    const label = `${say("show_quote", { n: source.number })}: ${source.title}`;
    button.setAttribute("aria-label", label);
  }
  button.addEventListener("click", () => openSource(source));
  return button;
}

// --- documents ---------------------------------------------------------------------------------

async function listDocuments() {
  if (!$("library").open) return;
  try {
    const { documents } = await (await request("/v1/documents")).json();
    $("documents").replaceChildren(...documents.map(documentItem));
    if (!documents.length) $("documents").textContent = say("no_documents");
  } catch (error) {
    $("documents").textContent = error.message;
  }
}

function documentItem(row) {
  const name = $("interface-language").querySelector(`[value="${row.language}"]`).textContent;
  const about = [row.number, row.date, name].filter(Boolean).join(" · ");
  return element("li", {}, [
    titleButton(row),
    element("span", { className: "where", textContent: about }),
  ]);
}

// `source` is a citation, whose quote is marked, or a row of the catalogue.
async function openSource(source) {
  const turn = ++opening;
  const address = `/v1/documents/${encodeURIComponent(source.document_id)}`;
  $("source-title").textContent = source.title;
  $("source-title").lang = $("source-text").lang = source.language;
  $("source-status").className = "";
  $("source-status").textContent = say("loading");
  $("source-text").replaceChildren();
  $("original").href = `${address}/file`;
  if (!$("source").open) $("source").showModal();
  try {
    const bytes = await (await request(`${address}/text`)).arrayBuffer();
    // Response.text() would drop a first U+FEFF, and every offset after it would be wrong.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (turn === opening) showSource(source, text);
  } catch (error) {
    if (turn === opening) sourceStatus("failed", error.message);
  }
}

function showSource(source, text) {
  if (source.quote === undefined) {
    sourceStatus("", "");
    $("source-text").textContent = text;
    $("source-text").scrollTop = 0;
    return;
  }
  const points = Array.from(text); // offsets count code points, JavaScript counts UTF-16 units
  const cut = (start, end) => points.slice(start, end).join("");
  const quote = cut(source.start, source.end);
  if (quote !== source.quote) {
    sourceStatus("failed", say("changed"));
    $("source-text").textContent = text;
    return;
  }
  const mark = element("mark", { textContent: quote });
  $("source-text").replaceChildren(cut(0, source.start), mark, cut(source.end));
  sourceStatus("verified", say("verified"));
  mark.scrollIntoView({ block: "center" });
}

function sourceStatus(kind, message) {
  $("source-status").className = kind;
  $("source-status").textContent = message;
}

// --- start -------------------------------------------------------------------------------------

function onEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!$("ask").querySelector("button").disabled) $("ask").requestSubmit();
}

function onLanguage(event) {
  localStorage.setItem("language", event.target.value);
  setLanguage(event.target.value);
}

async function start() {
  texts = await (await request("/static/texts.json")).json();
  setLanguage(firstLanguage());
  $("interface-language").addEventListener("change", onLanguage);
  $("ask").addEventListener("submit", ask);
  $("question").addEventListener("keydown", onEnter);
  $("library").addEventListener("toggle", listDocuments);
  $("close").addEventListener("click", () => $("source").close());
  $("source").addEventListener("click", (event) => {
    if (event.target === $("source")) $("source").close(); // the backdrop belongs to the dialog
  });
}

start();
