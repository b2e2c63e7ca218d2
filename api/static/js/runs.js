// Evaluation runs: how the last ones scored, each metric with its interval, by language; the
// questions that failed, worst first.

import { address, asked, getJson, h, languageName, moment, number, say, svg } from "./base.js";
import { field, note, select, waiting } from "./parts.js";

const FIRST = [
  "evidence_success@3", "citation_precision", "citation_recall", "fact_recall", "refusal_correct",
  "statement_support", "completeness", "ndcg@10",
];
const MOST_CASES = 60;

export async function show(view) {
  view.replaceChildren(waiting(6));
  const { runs } = await getJson("/v1/runs");
  if (!runs.length) {
    view.replaceChildren(h("h1", {}, say("runs")), h("p.empty", {}, say("no_runs")));
    return;
  }
  const name = asked().get("run") ?? runs[0].name;
  const run = await getJson(`/v1/runs/${encodeURIComponent(name)}`);
  const choice = select("run", runs.map((own) => [own.name, `${own.name} – ${moment(own.when)}`]), name);
  choice.addEventListener("change", () => {
    history.pushState(null, "", address({ view: "runs", run: choice.value }));
    show(view);
  });
  view.replaceChildren(
    h("div.bar.spread.view-head", {}, h("h1", {}, say("runs")), field(say("run"), choice)),
    h("p.soft.small", {}, about(run, runs.find((own) => own.name === name))),
    plots(run),
    trend(runs),
    cases(run),
  );
}

function about(run, summary) {
  const parts = [
    say("cases_run", { n: number(summary.cases) }),
    summary.failures ? say("failures", { n: number(summary.failures) }) : "",
    run.run.revision ? `git ${run.run.revision.slice(0, 8)}` : "",
    run.run.model ?? "",
  ];
  return parts.filter(Boolean).join(" · ");
}

function metricsOf(run) {
  const all = Object.keys(run.overall).filter((name) => run.overall[name]?.value !== null);
  return [...FIRST.filter((name) => all.includes(name)), ...all.filter((name) => !FIRST.includes(name))];
}

// --- plots -----------------------------------------------------------------------------------------------

function plots(run) {
  const metrics = metricsOf(run);
  const shares = metrics.filter((name) => run.overall[name].value <= 1 && run.overall[name].high <= 1);
  const [shown, rest] = [shares.slice(0, 8), shares.slice(8)];
  const plot = (metric) => {
    const rows = [[say("all"), run.overall[metric]], ...Object.entries(run.by_language).map(([code, own]) => [languageName(code), own[metric]])];
    return h("figure.card.plot", {}, h("figcaption", {}, h("h3", {}, metric), h("p.small.soft", {}, metricWords(metric))), intervals(metric, rows));
  };
  return h(
    "section.stack",
    {},
    h("h2", {}, say("by_language")),
    h("div.plots", {}, shown.map(plot)),
    rest.length ? lazily(say("further_metrics", { n: number(rest.length) }), () => h("div.plots", {}, rest.map(plot))) : "",
  );
}

function metricWords(metric) {
  const key = `metric.${metric.split("@")[0]}`;
  const said = say(key);
  return said === key ? "" : said;
}

function lazily(text, make) {
  const details = h("details", {}, h("summary", {}, text));
  details.addEventListener("toggle", () => details.open && details.children.length === 1 && details.append(make()), { once: true });
  return details;
}

const LEFT = 78;
const WIDE = 190;
const ROW = 24;

function intervals(metric, rows) {
  const x = (value) => LEFT + value * WIDE;
  const high = rows.length * ROW + 22;
  const said = rows.map(([name, own]) => `${name}: ${value(own)}`).join("; ");
  const made = svg("svg", { viewBox: `0 0 ${LEFT + WIDE + 56} ${high}`, role: "img", "aria-label": `${metric}. ${said}` });
  for (const share of [0, 0.5, 1]) {
    made.append(
      svg("line", { class: "grid", x1: x(share), x2: x(share), y1: 2, y2: high - 18 }),
      svg("text", { class: "scale", x: x(share), y: high - 4, "text-anchor": "middle" }, number(share)),
    );
  }
  rows.forEach(([name, own], n) => {
    const y = n * ROW + ROW / 2;
    made.append(svg("text", { x: 0, y: y + 4 }, name), svg("text", { x: LEFT + WIDE + 14, y: y + 4 }, value(own)));
    if (own?.value === null || own === undefined) return;
    made.append(
      svg("line", { class: "interval", x1: x(own.low), x2: x(own.high), y1: y, y2: y }),
      svg("circle", { cx: x(own.value), cy: y, r: 4.5 }),
    );
  });
  return made;
}

function value(own) {
  return own?.value === null || own === undefined ? "–" : number(own.value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

// The same metrics over the runs of the folder, as a table with the change to the run before.
function trend(runs) {
  if (runs.length < 2) return "";
  const metrics = metricsOf(runs[0]).slice(0, 8);
  return h(
    "section.stack",
    {},
    h("h2", {}, say("over_time")),
    h(
      "div.scroll",
      { tabindex: 0, role: "region", "aria-label": say("over_time") },
      h(
        "table.small",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("run")), metrics.map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          runs.map((run) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, h("a", { href: address({ view: "runs", run: run.name }), "data-link": true }, run.name), h("span.soft", {}, ` ${moment(run.when)}`)),
              metrics.map((name) => h("td.num", {}, value(run.overall[name]))),
            ),
          ),
        ),
      ),
    ),
  );
}

// --- questions -------------------------------------------------------------------------------------------

const score = (own) => {
  const values = Object.values(own.scores ?? {}).filter((one) => typeof one === "number" && one <= 1);
  return own.failure ? -1 : values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : 1;
};

function cases(run) {
  const worst = [...run.cases].sort((a, b) => score(a) - score(b)).slice(0, MOST_CASES);
  return h(
    "section.stack",
    {},
    h("h2", {}, say("worst_cases")),
    worst.some((own) => own.failure) ? note("bad", "warning", say("failed_cases")) : "",
    h("ul.docs", {}, worst.map(caseItem)),
  );
}

function caseItem(own) {
  const low = Object.entries(own.scores ?? {}).filter(([, one]) => typeof one === "number" && one < 1);
  const answer = own.answer?.answer ?? "";
  return h(
    "li",
    {},
    h(
      "div.stack",
      {},
      h("p", { lang: own.language }, h("strong", {}, own.question ?? own.id)),
      h("p.small.soft", {}, [own.id, own.kind, own.refuse ? say("should_refuse") : ""].filter(Boolean).join(" · ")),
      own.failure ? h("p.small", {}, own.failure) : "",
      h("p.small", {}, low.slice(0, 8).map(([name, one]) => `${name} ${number(one, { maximumFractionDigits: 2 })}`).join(" · ")),
      answer ? lazily(say("answer_given"), () => h("p.quote.small", { lang: own.language }, answer)) : "",
    ),
    h("div.side.small", {}, h("a", { href: address({ view: "ask", q: own.question }), "data-link": true }, say("ask_again"))),
  );
}
