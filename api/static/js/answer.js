// One answer: its statements with their citations, rows as tables, a refusal with what may help.

import { announce, day, h, knows, language, languageName, number, percent, period, say, sendJson } from "./base.js";
import { badge, button, copyText, icon, note, open, opens, standingBadges } from "./parts.js";

// `link` leads to this answer, `ask` asks another question, `within` limits the next one.
export function answerCard(answer, { link, ask, within }) {
  const answered = answer.status === "answered";
  const cited = answered ? answer.citations : answer.nearest;
  const byNumber = new Map(cited.map((citation) => [citation.number, citation]));
  const card = h(`div.card.answer${answered ? "" : ".refusal"}`, { lang: language });
  card.append(
    ...[
      !answered && h("p", {}, badge("fair", icon("info"), say(reasonKey(answer.reason)))),
      words(answer, byNumber),
      ...tables(answer, byNumber),
      ...(answer.notes ?? []).map((text) => note("fair", "warning", h("span", { lang: answer.language }, text))),
      ...answer.warnings.map((text) => note("fair", "warning", h("span", { lang: answer.language }, text))),
      !answered && tips(answer, cited, ask, within),
      sources(answer, cited, answered),
      answer.explain && explained(answer.explain, byNumber),
      doing(answer, link),
    ].filter(Boolean),
  );
  return card;
}

function reasonKey(reason) {
  return knows(`reason.${reason}`) ? `reason.${reason}` : "reason.other";
}

// --- what it says ----------------------------------------------------------------------------------

function words(answer, byNumber) {
  const listed = answer.answer.includes("\n- ");
  // What a row of the table says in the same words is said once.
  const told = answer.rows.map((row) => oneLine(row.what ?? row.action ?? "")).filter(Boolean);
  const isTold = (statement) => told.some((words) => oneLine(statement.text).includes(words));
  return h(
    "div.statements",
    { lang: answer.language },
    h("p.lead", {}, lead(answer)),
    answer.statements.filter((statement) => !isTold(statement)).map((statement) => {
      const quotes = statement.citations.map((n) => byNumber.get(n)).filter(Boolean);
      return h(
        `p${listed ? ".listed" : ""}`,
        {},
        quoted(statement.text, quotes),
        " ",
        quotes.map((citation) => marker(citation)),
      );
    }),
  );
}

// What the answer says before its first statement; all of it where there is none.
function lead(answer) {
  const first = answer.statements[0]?.text;
  const notes = (answer.notes ?? []).join("\n");
  const whole = notes ? answer.answer.replace(notes, "") : answer.answer;
  const before = first ? whole.slice(0, Math.max(0, whole.indexOf(first))) : whole;
  return before.replace(/-\s*$/, "").trim();
}

// A statement with the words that it takes from a document in the document's letters.
function quoted(text, citations) {
  for (const { quote: written, language: lang } of citations) {
    const quote = text.includes(written) ? written : oneLine(written);
    const at = text.indexOf(quote);
    if (at >= 0 && quote.length > 12) {
      return [text.slice(0, at), h("span.quote", { lang }, quote), text.slice(at + quote.length)];
    }
  }
  return [text];
}

function marker(citation) {
  const label = say("show_quote", { n: number(citation.number) });
  return h(
    "button.marker",
    { type: "button", title: label, "aria-label": label, click: () => open(citation) },
    number(citation.number),
  );
}

// --- rows --------------------------------------------------------------------------------------------

function tables(answer, byNumber) {
  const kinds = Map.groupBy ? Map.groupBy(answer.rows, shape) : new Map([["", answer.rows]]);
  return [...kinds.values()].filter((rows) => rows.length).map((rows) => table(rows, answer, byNumber));
}

function shape(row) {
  return Object.keys(row).join();
}

// The columns of the rows, whatever their kind: words, days, units, values, citations last.
function table(rows, answer, byNumber) {
  const hidden = new Set(["citation", "citations", "document_id", "id", "kind"]);
  const names = [...new Set(rows.flatMap(Object.keys))].filter(
    (name) => !hidden.has(name) && rows.some((row) => row[name] !== null && row[name] !== "" && cell(row[name])),
  );
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": say("as_table") },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, names.map((name) => h("th", { scope: "col" }, columnName(name))), h("th", { scope: "col" }, say("source"))),
      ),
      h(
        "tbody",
        { lang: answer.language },
        rows.map((row) =>
          h(
            "tr",
            {},
            names.map((name) => h("td", {}, cell(row[name]))),
            h("td", {}, [row.citation ?? row.citations ?? []].flat().map((n) => byNumber.get(n)).filter(Boolean).map(marker)),
          ),
        ),
      ),
    ),
  );
}

function columnName(name) {
  return knows(`column.${name}`) ? say(`column.${name}`) : name.replaceAll("_", " ");
}

function cell(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cell).filter(Boolean).join("; ");
  if (typeof value === "number") return number(value);
  if (typeof value !== "object") return String(value);
  if ("precision" in value) return dueText(value);
  if ("as_written" in value) return value[language] ?? value.as_written;
  return Object.values(value).map(cell).filter(Boolean).join(" ");
}

export function dueText(deadline) {
  const said = period(deadline);
  return said === deadline.as_written ? said : `${said} (${deadline.as_written})`;
}

// --- sources -----------------------------------------------------------------------------------------

function sources(answer, cited, answered) {
  if (!cited.length) return "";
  const said = oneLine([...answer.statements.map((own) => own.text), ...answer.rows.map((row) => row.what ?? row.action ?? "")].join("\n"));
  return h(
    "section",
    {},
    h("h3", {}, say(answered ? "citations" : "nearest")),
    h("ol.sources", {}, cited.map((citation) => sourceItem(citation, answered, said.includes(oneLine(citation.quote))))),
  );
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function sourceItem(citation, answered, isShown) {
  const section = citation.section.filter((part) => part !== citation.title).slice(-2);
  const cited = section.some((part) => part.startsWith(citation.cited_as)) ? "" : citation.cited_as;
  const where = [
    citation.title.includes(citation.document_number ?? "") ? "" : citation.document_number,
    ...section,
    cited,
    say("page", { n: number(citation.page) }),
  ];
  return h(
    "li",
    {},
    answered ? marker(citation) : h("span", { "aria-hidden": "true" }, icon("page")),
    h(
      "div",
      {},
      isShown ? "" : h("blockquote.quote", { lang: citation.language }, citation.quote.replace(/\n\s*\n/g, "\n")),
      opens(citation),
      h("p.where", { lang: citation.language }, where.filter(Boolean).join(" · ")),
      warning(citation),
    ),
  );
}

function warning(citation) {
  if (!citation.validity || citation.validity === "in_force") return "";
  const by = citation.superseded_by ? say("replaced_by", { name: citation.superseded_by }) : "";
  return h("p.bar", {}, standingBadges(citation), by ? h("span.small.soft", {}, by) : "");
}

// --- a refusal helps -----------------------------------------------------------------------------------

function tips(answer, cited, ask, within) {
  const key = knows(`tips.${answer.reason}`) ? `tips.${answer.reason}` : "tips.other";
  const list = h("ul", {}, say(key).split("|").map((tip) => h("li", {}, tip)));
  const near = [...new Map(cited.map((citation) => [citation.document_id, citation])).values()].slice(0, 3);
  return h(
    "div.tips.stack",
    {},
    h("h3", {}, say("what_helps")),
    list,
    near.length
      ? h("p.bar", {}, near.map((citation) => button("quiet", "send", say("ask_within", { name: citation.document_number ?? citation.title }), () => within({ ...citation, number: citation.document_number }), { lang: language })))
      : "",
  );
}

// --- how it came about -----------------------------------------------------------------------------------

function explained(explain, byNumber) {
  const constraints = Object.entries(explain.constraints);
  const shown = explain.candidates.filter((own) => own.verdict).slice(0, 8);
  return h(
    "details.explain",
    {},
    h("summary", {}, say("explain")),
    h("p.small", {}, `${say("understood_as")} `, h("em", {}, explain.question)),
    h(
      "dl",
      {},
      constraints.map(([name, values]) => [
        h("dt", {}, knows(`constraint.${name}`) ? say(`constraint.${name}`) : name),
        h("dd", {}, values.map((own) => constraintWord(name, own)).join(", ")),
      ]),
      explain.refused_for ? [h("dt", {}, say("refused_for")), h("dd", {}, explain.refused_for)] : [],
    ),
    h(
      "div.scroll",
      { tabindex: 0, role: "region", "aria-label": say("candidates") },
      h(
        "table.small",
        {},
        h("caption.unseen", {}, say("candidates")),
        h("thead", {}, h("tr", {}, ["passage", "verdict", "score"].map((name) => h("th", { scope: "col" }, say(name))))),
        h("tbody", {}, shown.map((own, n) => candidateRow(own, n, byNumber))),
      ),
    ),
    explain.statements.length
      ? h("p.small", {}, `${say("verified_statements")} `, explain.statements.map((own) => `${own.supported ? "✓" : "✗"} ${percent(own.score)}${own.why ? ` (${own.why})` : ""}`).join(", "))
      : "",
  );
}

function constraintWord(name, value) {
  if (name === "language") return languageName(value);
  return name === "kinds" && knows(`fact.${value}`) ? say(`fact.${value}`) : value;
}

function candidateRow(own, n, byNumber) {
  const same = [...byNumber.values()].find((citation) => citation.document_id === own.document_id);
  const source = { document_id: own.document_id, title: same?.title ?? own.document_id, start: own.start, end: own.end };
  return h(
    "tr",
    {},
    h("td", {}, opens(source, `${number(n + 1)}. ${same?.document_number ?? source.title}`)),
    h("td", {}, knows(`verdict.${own.verdict}`) ? say(`verdict.${own.verdict}`) : own.verdict),
    h("td.num", {}, number(own.scores.score, { maximumFractionDigits: 2 })),
  );
}

// --- what one does with it ----------------------------------------------------------------------------------

function doing(answer, link) {
  const row = h("div.bar.doing");
  row.append(
    button("quiet", "copy", say("copy"), (event) => copyText(asText(answer), event.currentTarget)),
    button("quiet", "link", say("share"), (event) => copyText(link, event.currentTarget)),
    ...judge(answer, row),
  );
  return row;
}

// The answer as text to be put into a letter: each quote with its document, number, place and page.
export function asText(answer) {
  const cited = answer.citations.length ? answer.citations : answer.nearest;
  const lines = cited.map((citation) => {
    const where = [citation.document_number, citation.title, citation.cited_as, say("page", { n: number(citation.page) })];
    return `[${citation.number}] “${citation.quote}” – ${[...new Set(where.filter(Boolean))].join(", ")}`;
  });
  return [answer.answer, "", ...lines, "", say("as_of_day", { day: day(new Date().toISOString()) })].join("\n");
}

function judge(answer, row) {
  const send = async (verdict, why) => {
    await sendJson("POST", "/v1/feedback", { question: answer.question, language: answer.language, verdict, why, answer });
    row.querySelectorAll(".judging").forEach((node) => node.remove());
    row.append(h("span.small.soft", {}, say("thanks")));
    announce(say("thanks"));
  };
  const right = button("quiet.judging", "check", say("right"), () => send("right", "").catch(failed));
  const wrong = button("quiet.judging", "cross", say("wrong"), () => {
    const why = h("input", { "aria-label": say("why_wrong"), placeholder: say("why_wrong"), maxlength: 2000 });
    const form = h("form.bar.judging", { submit: (event) => {
      event.preventDefault();
      send("wrong", why.value.trim()).catch(failed);
    } }, why, h("button", { type: "submit" }, say("send")));
    right.remove();
    wrong.replaceWith(form);
    why.focus();
  });
  const failed = (error) => row.append(h("span.small", { role: "alert" }, error.message));
  return [right, wrong];
}
