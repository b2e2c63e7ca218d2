// Asks, shows the answer as it comes, and keeps the questions that follow each other.

import { $, LANGUAGES, address, announce, asked, h, languageName, say, sendJson, showError } from "./base.js";
import { answerCard } from "./answer.js";
import { icon } from "./parts.js";
import { begin, keep, turnsOf } from "./past.js";
import { starters, startSuggesting } from "./suggest.js";

let turns = []; // { question, documents, answer, node } of this conversation
let scope = []; // documents that a question is limited to
let conversation = null; // its id, where the service keeps it
let stopping = null;

export async function show(view) {
  const address_ = asked();
  view.replaceChildren(...layout());
  startSuggesting($("question"), $("suggestions"), addToScope);
  showScope();
  turns = turns.filter((turn) => turn.answer);
  for (const turn of turns) showTurn(turn);
  const question = address_.get("q");
  if (question && turns.at(-1)?.question !== question) {
    scope = address_.getAll("document").map((document_id) => ({ document_id, title: document_id }));
    $("answer-language").value = address_.get("answer") ?? "";
    await nameScope();
    await ask(question, address_.getAll("after"));
  } else if (!turns.length) {
    await starters($("starters"), begins, resume);
  }
  if (matchMedia("(hover: hover)").matches) $("question").focus({ preventScroll: true });
}

function begins(question, source) {
  if (source) scope = [source];
  submit(question);
}

// Goes on with a conversation that the service has kept.
async function resume(id) {
  const kept = await turnsOf(id);
  conversation = id;
  turns = kept.map(({ question, answer }, n) => ({
    question,
    answer,
    documents: [],
    after: kept.slice(0, n).map((turn) => turn.question),
  }));
  history.pushState(null, "", address({ view: "ask" }));
  await show($("view"));
}

function layout() {
  const thread = h("div.narrow", { id: "thread" });
  const hero = h("div.hero.narrow", {}, h("h1", {}, say("hero")), h("p", {}, say("tagline")));
  const chosen = h(
    "select",
    { id: "answer-language" },
    h("option", { value: "" }, say("same_language")),
    LANGUAGES.map((code) => h("option", { value: code, lang: code }, languageName(code))),
  );
  const form = h(
    "form.narrow",
    { id: "ask", role: "search", submit: onSubmit },
    h("label.unseen", { for: "question" }, say("question")),
    h("textarea", {
      id: "question",
      rows: 2,
      maxlength: 5000,
      required: true,
      placeholder: say(turns.length ? "follow_up" : "example"),
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "suggestions",
      keydown: onKey,
    }),
    h("ul", { id: "suggestions", role: "listbox", "aria-label": say("suggestions"), hidden: true }),
    h("div", { id: "scope" }),
    h(
      "div.bar",
      {},
      h("label", {}, h("span", {}, say("answer_language")), chosen),
      h(
        "div.bar",
        {},
        h("button.quiet", { type: "button", id: "anew", click: startAnew, hidden: !turns.length }, icon("plus"), say("anew")),
        h("button.primary", { type: "submit" }, say("ask"), icon("send")),
      ),
    ),
  );
  return [thread, hero, form, h("div.starters.narrow", { id: "starters" })];
}

// --- what the question is limited to -------------------------------------------------------------

function addToScope(source) {
  if (!scope.some((own) => own.document_id === source.document_id)) scope.push(source);
  showScope();
}

async function nameScope() {
  if (!scope.length) return;
  const { documents } = await (await import("./catalogue.js")).catalogue();
  for (const own of scope) {
    const found = documents.find((row) => row.document_id === own.document_id);
    if (found) Object.assign(own, found);
  }
  showScope();
}

function showScope() {
  $("scope").replaceChildren(
    ...scope.map((own) =>
      h(
        "span.chip",
        {},
        h("span", { lang: own.language }, `${say("only_in")} ${own.number ?? own.title}`),
        h(
          "button",
          {
            type: "button",
            "aria-label": say("everywhere", { title: own.title }),
            click: () => {
              scope = scope.filter((other) => other !== own);
              showScope();
              $("question").focus();
            },
          },
          icon("cross"),
        ),
      ),
    ),
  );
}

// --- asking --------------------------------------------------------------------------------------

function onKey(event) {
  if (event.defaultPrevented || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("ask").requestSubmit();
}

function onSubmit(event) {
  event.preventDefault();
  const question = $("question").value.trim();
  if (question) submit(question);
}

// Asks what a person typed or chose; the address then leads to the same answer.
export function submit(question) {
  const after = turns.map((turn) => turn.question);
  const documents = scope.map((own) => own.document_id);
  history.pushState(null, "", link({ question, documents, after }));
  return ask(question, after);
}

function link({ question, documents, after }) {
  return address({ view: "ask", q: question, document: documents, after, answer: $("answer-language")?.value });
}

function startAnew() {
  turns = [];
  scope = [];
  conversation = null;
  history.pushState(null, "", address({ view: "ask" }));
  return show($("view"));
}

async function ask(question, after) {
  stopping?.abort();
  stopping = new AbortController();
  const turn = { question, after, documents: scope.map((own) => own.document_id), answer: null };
  turns.push(turn);
  $("question").value = "";
  $("question").placeholder = say("follow_up");
  $("anew").hidden = false;
  showError("");
  showTurn(turn);
  turn.node.querySelector("h2").focus({ preventScroll: true });
  turn.node.scrollIntoView({ block: "start", behavior: "smooth" });
  try {
    await stream(turn, stopping.signal);
    await keep(question);
  } catch (error) {
    if (error.name === "AbortError") return;
    turns = turns.filter((other) => other !== turn);
    turn.node.remove();
    if (!turns.length) $("thread").replaceChildren();
    $("question").value = question;
    showError(error.message);
  }
}

async function stream(turn, signal) {
  if (turns.length === 1 || !conversation) conversation = await begin();
  const asking = {
    question: turn.question,
    documents: turn.documents,
    history: conversation && turns.length > 1 ? [] : turn.after, // the service knows its own turns
    conversation,
    language: $("answer-language").value || null,
    explain: true,
  };
  const response = await sendJson("POST", "/v1/ask/stream", asking, signal);
  const statements = [];
  for await (const { event, data } of events(response.body)) {
    if (event === "statement") {
      statements.push(data);
      showSoFar(turn, statements);
    } else if (event === "answer") turn.answer = data;
    else if (event === "error") throw new Error(data.detail);
  }
  if (!turn.answer) throw new Error(say("unreachable"));
  showTurn(turn);
  announce(say(turn.answer.status === "answered" ? "answer_came" : "no_answer_came"));
}

// The events of a stream (WHATWG HTML, server-sent events): blocks of lines with a blank one after.
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value.replaceAll("\r\n", "\n");
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n").map((line) => /^(\w+): ?(.*)$/s.exec(line)).filter(Boolean);
      const of = (name) => lines.filter((line) => line[1] === name).map((line) => line[2]).join("\n");
      if (of("data")) yield { event: of("event"), data: JSON.parse(of("data")) };
    }
  }
}

// --- showing -------------------------------------------------------------------------------------

function showTurn(turn) {
  const made = h(
    "article.turn",
    {},
    h("h2", { tabindex: -1 }, turn.question),
    turn.answer
      ? answerCard(turn.answer, { link: location.origin + "/" + link(turn), ask: submit, within: askWithin })
      : h("div.card.answer", {}, h("p.working", { role: "status" }, say("asking"))),
  );
  if (turn.node?.isConnected) turn.node.replaceWith(made);
  else $("thread").append(made);
  turn.node = made;
}

function showSoFar(turn, statements) {
  const card = turn.node.querySelector(".answer");
  card.replaceChildren(
    h("div.statements", {}, statements.map((own) => h("p", {}, own.text))),
    h("p.working", {}, say("asking")),
  );
}

function askWithin(source) {
  addToScope(source);
  $("question").focus();
}
