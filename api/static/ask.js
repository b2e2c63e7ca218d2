// Asks /v1/ask and shows the answer with its citations.

import { $, element, number, request, say, showError } from "./base.js";
import { openSource, standingBadges, titleButton } from "./source.js";

let shown = null; // the answer on the page, shown anew when the language changes

export function startAsking() {
  $("ask").addEventListener("submit", ask);
  $("question").addEventListener("keydown", onEnter);
}

export function renewAnswer() {
  if (shown) showAnswer(shown);
}

async function ask(event) {
  event.preventDefault();
  const button = $("ask").querySelector("button");
  button.disabled = true;
  showError("");
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
    showError(error.message);
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
  const page = say("page", { n: number(citation.page) });
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
      ...(citation.validity === "in_force" ? [] : standingBadges(citation)),
    ]),
  ]);
}

function onEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!$("ask").querySelector("button").disabled) $("ask").requestSubmit();
}
