// Small parts of several views: icons, badges, titles that open their document.

import { h, say, svg } from "./base.js";

const PATHS = {
  check: "M4 12.5 9.5 18 20 6.500",
  cross: "M5.5 5.5l13 13m0-13-13 13",
  warning: "M12 3.500 2.500 20h19zM12 10v4.500M12 17.200v.1",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.600v.1",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  link: "M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  down: "M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 20h14",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500h4",
  pen: "M4 20l1-4L16.500 4.500l3 3L8 19z",
  page: "M6 3h8l4 4v14H6zM14 3v4h4",
  up: "M12 20V9m-4.500 4.500L12 9l4.500 4.500M5 4h14",
  left: "M14.500 5.500 8 12l6.500 6.500",
  right: "M9.500 5.500 16 12l-6.500 6.500",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  send: "M5 12h13m-5.500-5.500L18 12l-5.500 5.500",
  compare: "M4 4h6v16H4zM14 4h6v16h-6zM6 8h2m-2 4h2m8-4h2m-2 4h2",
  again: "M19 8a8 8 0 1 0 1 6M19.500 3.500V8H15",
  dash: "M6 12h12",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.500 2",
};

export function icon(name) {
  const made = svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  made.append(svg("path", { d: PATHS[name] }));
  return made;
}

// A clock face filled as far as the time has run out, so that no status is told by colour alone.
function pie(share) {
  const made = svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  made.append(svg("circle", { cx: 12, cy: 12, r: 9 }));
  if (share >= 1) made.append(svg("circle", { cx: 12, cy: 12, r: 6, fill: "currentColor" }));
  else if (share > 0) {
    const angle = 2 * Math.PI * share;
    const x = 12 + 9 * Math.sin(angle);
    const y = 12 - 9 * Math.cos(angle);
    const d = `M12 12V3A9 9 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
    made.append(svg("path", { d, fill: "currentColor" }));
  }
  return made;
}

const STATUS = {
  overdue: ["bad", () => icon("warning")],
  today: ["fair", () => pie(1)],
  due_in_1_day: ["fair", () => pie(0.85)],
  due_in_3_days: ["fair", () => pie(0.75)],
  due_in_7_days: ["fair", () => pie(0.5)],
  due_in_30_days: ["", () => pie(0.25)],
  later: ["", () => pie(0)],
  ongoing: ["", () => icon("again")],
  none: ["", () => icon("dash")],
  done: ["good", () => icon("check")],
};
export const STATUSES = Object.keys(STATUS);

export function badge(kind, drawn, text, properties = {}) {
  return h(`span.badge${kind ? `.${kind}` : ""}`, properties, drawn, text);
}

export function statusBadge(status) {
  const [kind, drawn] = STATUS[status] ?? ["", () => icon("dash")];
  return badge(kind, drawn(), say(`status.${status}`));
}

export function note(kind, drawn, ...children) {
  return h(`div.note${kind ? `.${kind}` : ""}`, {}, icon(drawn), h("div", {}, ...children));
}

// What a document is among the others today: in force or not, an earlier version, a copy.
export function standingBadges(row, { always = true } = {}) {
  const badges = [];
  if (row.validity && (always || row.validity !== "in_force")) {
    const good = row.validity === "in_force";
    const drawn = good ? "check" : row.validity === "not_yet" ? "clock" : "warning";
    badges.push(badge(good ? "good" : "fair", icon(drawn), say(`validity.${row.validity}`)));
  }
  if (["old_version", "duplicate"].includes(row.status)) {
    badges.push(badge("fair", icon("info"), say(`standing.${row.status}`)));
  }
  return badges;
}

// Opens a citation, or a row of the catalogue, in its document beside the page.
export function opens(source, ...children) {
  const properties = { type: "button", lang: source.language, click: () => open(source) };
  return h("button.link", properties, ...(children.length ? children : [source.title]));
}

export async function open(source) {
  const { openSource } = await import("./source.js");
  await openSource(source);
}

export function button(kind, drawn, text, click, properties = {}) {
  const name = kind ? `button.${kind}` : "button";
  return h(name, { type: "button", click, ...properties }, drawn ? icon(drawn) : "", text);
}

export function segments(label, choices, chosen, choose) {
  return h(
    "div.segments",
    { role: "group", "aria-label": label },
    choices.map(([value, text]) =>
      h("button", { type: "button", "aria-pressed": String(value === chosen), click: () => choose(value) }, text),
    ),
  );
}

export function field(text, control, extra = "") {
  return h(`label.field${extra}`, {}, h("span", {}, text), control);
}

export function select(name, options, chosen) {
  const made = h(
    "select",
    { name },
    options.map(([value, text]) => h("option", { value }, text)),
  );
  made.value = chosen ?? "";
  return made;
}

export function waiting(lines) {
  return h("div.stack", { "aria-hidden": "true" }, Array.from({ length: lines }, () => h("div.waiting")));
}

export async function copyText(text, pressed) {
  const before = [...pressed.childNodes];
  try {
    await navigator.clipboard.writeText(text);
    pressed.replaceChildren(icon("check"), say("copied"));
  } catch {
    pressed.replaceChildren(icon("warning"), say("not_copied"));
  }
  setTimeout(() => pressed.replaceChildren(...before), 2000);
}
