// Two documents side by side, with what one has and the other lacks marked.

import { address, asked, getJson, h, number, say } from "./base.js";
import { link } from "./document.js";
import { button, icon, note, waiting } from "./parts.js";

const NEIGHBOURS = 1; // lines that are the same, shown around a difference

export async function show(view) {
  view.replaceChildren(waiting(8));
  const [old, fresh] = [asked().get("old") ?? "", asked().get("new") ?? ""];
  const found = await getJson(`/v1/documents/${encodeURIComponent(fresh)}/changes${address({ since: old })}`);
  let whole = false;
  const place = h("div.scroll");
  const draw = () => place.replaceChildren(table(found, whole));
  const all = button("", "", say("show_all"), () => {
    whole = !whole;
    all.textContent = say(whole ? "show_changes" : "show_all");
    draw();
  });
  draw();
  view.replaceChildren(
    h("h1", {}, say("view.compare")),
    h(
      "div.bar.spread.counted",
      {},
      h("p", { role: "status" }, found.differing ? say("differences", { n: number(found.differing) }) : say("no_differences")),
      h(
        "div.bar.no-print",
        {},
        h("a", { href: address({ view: "compare", old: fresh, new: old }), "data-link": true }, icon("again"), " ", say("swap")),
        all,
      ),
    ),
    found.old.language === found.new.language ? "" : note("fair", "info", say("other_language")),
    place,
  );
}

function table(found, whole) {
  return h(
    "table.sides",
    {},
    h("thead", {}, h("tr", {}, [found.old, found.new].map((own) => h("th", { scope: "col" }, link(own))))),
    h("tbody", {}, found.changes.flatMap((change) => rowsOf(change, found, whole))),
  );
}

function rowsOf(change, found, whole) {
  if (!change.same) {
    return [
      h(
        "tr.differs",
        {},
        h("td", { lang: found.old.language }, marked(change.old, "del")),
        h("td", { lang: found.new.language }, marked(change.new, "ins")),
      ),
    ];
  }
  const [left, right] = [lines(change.old.text), lines(change.new.text)];
  const same = (from, to) =>
    h("tr", {}, h("td", { lang: found.old.language }, left.slice(from, to).join("")), h("td", { lang: found.new.language }, right.slice(from, to).join("")));
  if (whole || left.length <= 2 * NEIGHBOURS + 1) return [same(0)];
  const skipped = say("skipped", { n: number(left.length - 2 * NEIGHBOURS) });
  return [same(0, NEIGHBOURS), h("tr.skipped.soft.small", {}, h("td", { colspan: 2 }, skipped)), same(-NEIGHBOURS)];
}

function lines(text) {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

// The side's text, the words that the other side lacks in `tag`.
function marked(side, tag) {
  const points = Array.from(side.text);
  const cut = (start, end) => points.slice(start - side.start, end - side.start).join("");
  const made = [];
  let at = side.start;
  for (const [start, end] of side.marked) {
    made.push(cut(at, start), h(tag, {}, cut(start, end)));
    at = end;
  }
  return [...made, cut(at, side.end)];
}
