// Deadlines as months and as a line of time, never more exact than the documents are:
// a quarter is a bar from its first to its last day, and only a day stands on a day.

import { address, asked, day, h, language, monthName, number, period, say } from "./base.js";
import { button, open } from "./parts.js";

const MOST_LINES = 400;
const MOST_YEARS = 6; // ahead; a vision for 2045 ends in an arrow
const DAY = 86_400_000;
const iso = (date) => date.toISOString().slice(0, 10);
const words = (row) => row.action ?? row.what ?? row.indicator;

// --- months ----------------------------------------------------------------------------------------------

export function calendar(rows, today) {
  const dated = rows.filter((row) => row.deadline?.end);
  const place = h("div.calendar");
  const onDays = dated.filter((row) => row.deadline.precision === "day");
  const months = [...new Set((onDays.length ? onDays : dated).map((row) => row.deadline.end.slice(0, 7)))].sort();
  const first = asked().get("month") ?? months.find((month) => month >= today.slice(0, 7)) ?? months.at(-1) ?? today.slice(0, 7);
  draw(place, dated, months, first, today, rows.length - dated.length);
  return place;
}

function draw(place, rows, months, month, today, undated) {
  const go = (to) => {
    const now = Object.fromEntries(asked());
    history.replaceState(null, "", address({ ...now, month: to }));
    draw(place, rows, months, to, today, undated);
  };
  const shift = (by) => iso(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1))).slice(0, 7);
  const jump = h("select", { "aria-label": say("month"), change: (event) => go(event.target.value) });
  for (const name of [...new Set([...months, month])].sort()) {
    jump.append(h("option", { value: name }, `${monthName(`${name}-01`)} (${number(rows.filter((row) => row.deadline.end.startsWith(name)).length)})`));
  }
  jump.value = month;
  const named = (drawn, key, act) => button("quiet", drawn, h("span.unseen", {}, say(key)), act, { title: say(key) });
  place.replaceChildren(
    h("div.bar.no-print", {}, named("left", "previous_month", () => go(shift(-1))), jump, named("right", "next_month", () => go(shift(1)))),
    h("h2.unseen", {}, monthName(`${month}-01`)),
    spans(rows, month),
    grid(rows, month, today),
    undated ? h("p.small.soft", {}, say("undated", { n: number(undated) })) : "",
  );
}

// What is due in the month without a day: months, quarters, years, ranges that reach into it.
function spans(rows, month) {
  const last = iso(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)));
  const inMonth = rows.filter(
    ({ deadline }) => deadline.precision !== "day" && (deadline.start ?? deadline.end) <= last && deadline.end >= `${month}-01`,
  );
  if (!inMonth.length) return "";
  const shown = inMonth.slice(0, 30);
  return h(
    "section",
    {},
    h("h3.soft", {}, say("without_day")),
    h("div", {}, shown.map((row) => event(row, `${period(row.deadline)}: `))),
    inMonth.length > shown.length ? h("p.small.soft", {}, say("further", { n: number(inMonth.length - shown.length) })) : "",
  );
}

function grid(rows, month, today) {
  const [year, at] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, at, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, at - 1, 1)).getUTCDay() + 6) % 7; // weeks begin on Monday
  const locale = language === "en" ? "en-GB" : language;
  const weekdays = Array.from({ length: 7 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)).toLocaleDateString(locale, { weekday: "short", timeZone: "UTC" }));
  const cells = Array.from({ length: days }, (_, n) => {
    const date = `${month}-${String(n + 1).padStart(2, "0")}`;
    const due = rows.filter(({ deadline }) => deadline.precision === "day" && deadline.end === date);
    const classes = `${date === today ? ".today" : ""}${due.length ? "" : ".none"}`;
    return h(`div${classes}`, {}, h("span.date", { "aria-label": day(date) }, number(n + 1)), h("div", {}, due.map((row) => event(row, ""))));
  });
  return h(
    "div.month",
    {},
    weekdays.map((name) => h("div.weekday", { "aria-hidden": "true" }, name)),
    Array.from({ length: before }, () => h("div.off")),
    cells,
  );
}

function event(row, before) {
  const kind = row.deadline.precision === "day" ? "" : ".span";
  const state = ["overdue", "done"].includes(row.status) ? `.${row.status}` : "";
  return h(
    `button.event${kind}${state}`,
    { type: "button", title: say(`status.${row.status}`), click: () => open(row.citation) },
    before,
    h("span", { lang: row.citation.language }, words(row)),
    h("span.unseen", {}, `, ${say(`status.${row.status}`)}`),
  );
}

// --- a line of time --------------------------------------------------------------------------------------

export function timeline(rows, today) {
  const dated = rows.filter((row) => row.deadline?.end).sort((a, b) => a.deadline.end.localeCompare(b.deadline.end));
  if (!dated.length) return h("div.empty", {}, h("p", {}, say("no_dated")));
  const made = h("div.stack");
  // What is long past would push this year's out of sight; it is one press away.
  const year = Number(today.slice(0, 4));
  const recent = dated.filter((row) => row.deadline.end >= `${year - 1}-01-01`);
  const all = () => made.replaceChildren(...lines(dated, rows, today));
  if (recent.length && recent.length < dated.length) {
    const earlier = button("", "", say("earlier_too", { n: number(dated.length - recent.length) }), all);
    made.append(h("p.no-print", {}, earlier), ...lines(recent, rows, today));
  } else all();
  return made;
}

function lines(dated, rows, today) {
  const shown = dated.slice(0, MOST_LINES);
  const last = Math.min(Number(shown.at(-1).deadline.end.slice(0, 4)), Math.max(Number(today.slice(0, 4)), Number(shown[0].deadline.end.slice(0, 4))) + MOST_YEARS);
  const from = Date.parse(`${Math.max(Number(earliest(shown).slice(0, 4)), last - 4 * MOST_YEARS)}-01-01`);
  const to = Date.parse(`${last + 1}-01-01`);
  const place = (date) => Math.min(Math.max((date - from) / (to - from), 0), 1);
  const undated = rows.filter((row) => !row.deadline?.end).length;
  return [
    h(
      "div.scroll",
      { tabindex: 0, role: "region", "aria-label": say("form.timeline") },
      h("ul.line", {}, axis(from, to, place, Date.parse(today)), shown.map((row) => lineItem(row, place))),
    ),
    h("p.small.soft", {}, say("timeline_key")),
    dated.length > shown.length ? h("p.small.soft", {}, say("further", { n: number(dated.length - shown.length) })) : "",
    undated ? h("p.small.soft", {}, say("undated", { n: number(undated) })) : "",
  ];
}

function earliest(rows) {
  return rows.reduce((first, { deadline }) => {
    const start = deadline.start ?? deadline.end;
    return start < first ? start : first;
  }, "9999");
}

function axis(from, to, place, today) {
  const years = Math.round((to - from) / (365.25 * DAY));
  const step = Math.ceil(years / 8);
  const first = new Date(from).getUTCFullYear();
  const track = h("div.track", { "aria-hidden": "true" });
  for (let n = 0; n < years; n += step) {
    track.append(at(h("span.tick", {}, number(first + n, { useGrouping: false })), place(Date.UTC(first + n, 0, 1))));
  }
  if (today > from && today < to) track.append(at(h("span.now", { title: say("today") }), place(today)));
  return h("li.axis", {}, h("span.small.soft", {}, say("timeline_of")), track);
}

function lineItem(row, place) {
  const { start, end, precision } = row.deadline;
  const state = ["overdue", "done"].includes(row.status) ? `.${row.status}` : "";
  const left = place(Date.parse(precision === "day" || !start ? end : start));
  const right = place(Date.parse(end) + DAY);
  const mark = precision === "day" || !start ? h(`span.point${state}`) : h(`span.bar-of${state}${precision === "range" ? ".range" : ""}`);
  at(mark, left);
  if (place(Date.parse(end)) >= 1) mark.classList.add("beyond");
  if (!mark.classList.contains("point")) mark.style.width = `${(right - left) * 100}%`;
  return h(
    "li",
    {},
    h(
      "div",
      {},
      h("button.link.name", { type: "button", lang: row.citation.language, click: () => open(row.citation) }, words(row)),
      h("span.small.soft", {}, `${period(row.deadline)} · ${what(row)}`),
    ),
    h("div.track", { "aria-hidden": "true" }, mark),
  );
}

// A day of issue has no status: it says what it is.
function what(row) {
  return row.role && row.role !== "deadline" ? say(`role.${row.role}`) : say(`status.${row.status}`);
}

function at(node, share) {
  node.style.left = `${share * 100}%`;
  return node;
}
