// Pages of a PDF as they look, drawn by PDF.js, with the quote in boxes over them.

import { getIfThere, h, number, say } from "./base.js";
import { button } from "./parts.js";

const STEPS = [0.75, 1, 1.35, 1.8, 2.5];
const ALIKE = 0.6; // of a quote's letters, found on a page by its own text
let library = null;

async function pdfjs() {
  library ??= import("../vendor/pdf.min.mjs").then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = "/static/vendor/pdf.worker.min.mjs";
    return loaded;
  });
  return library;
}

// Draws pages as they come into view; gives { stop }.
export async function showPages({ source, path, about }, { tools, body, status }) {
  const { getDocument } = await pdfjs();
  const task = getDocument({
    url: `${path}/file`,
    wasmUrl: "/static/vendor/",
    isEvalSupported: false,
    disableAutoFetch: true,
    useSystemFonts: true,
    enableXfa: false,
  });
  const file = await task.promise;
  const first = await file.getPage(1);
  const size = first.getViewport({ scale: 1 });
  const sheets = Array.from({ length: file.numPages }, (_, n) => sheet(n + 1, size));
  body.replaceChildren(...sheets);
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) draw(file, entry.target).catch(() => {});
    },
    { root: body, rootMargin: "300px" },
  );
  sheets.forEach((made) => seen.observe(made));
  pageTools(tools, body, sheets, file);
  if (source.start === undefined) status("", "", "");
  else markQuote(file, source, path, about, sheets, body, status);
  return {
    stop() {
      seen.disconnect();
      task.destroy();
    },
  };
}

function sheet(n, size) {
  const made = h("div.sheet", { role: "img", "aria-label": say("page", { n: number(n) }), "data-page": n });
  made.style.aspectRatio = `${size.width} / ${size.height}`;
  return made;
}

async function draw(file, made) {
  const width = Math.round(made.clientWidth * Math.min(devicePixelRatio, 2));
  if (made.dataset.drawn === String(width) || !width) return;
  made.dataset.drawn = String(width);
  const page = await file.getPage(Number(made.dataset.page));
  const size = page.getViewport({ scale: 1 });
  made.style.aspectRatio = `${size.width} / ${size.height}`;
  const viewport = page.getViewport({ scale: width / size.width });
  const canvas = h("canvas", { width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
  await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
  made.querySelector("canvas")?.remove();
  made.prepend(canvas);
}

function pageTools(tools, body, sheets, file) {
  let step = 1;
  const at = () => {
    const middle = body.getBoundingClientRect().top + body.clientHeight / 2;
    const found = sheets.findIndex((made) => made.getBoundingClientRect().bottom > middle);
    return found < 0 ? sheets.length - 1 : found;
  };
  const turn = (by) => sheets[Math.min(Math.max(at() + by, 0), sheets.length - 1)].scrollIntoView({ block: "start" });
  const count = h("span.small.num");
  const counted = () => (count.textContent = say("page_of", { n: number(at() + 1), total: number(sheets.length) }));
  const zoom = (by) => {
    step = Math.min(Math.max(step + by, 0), STEPS.length - 1);
    const page = at();
    for (const made of sheets) {
      made.classList.toggle("zoomed", step > 1);
      made.style.setProperty("--zoom", STEPS[step]);
    }
    sheets[page].scrollIntoView({ block: "center" });
    for (const made of sheets) if (made.dataset.drawn) draw(file, made).catch(() => {});
  };
  body.addEventListener("scroll", counted, { passive: true });
  const named = (drawn, key, act) => button("quiet", drawn, h("span.unseen", {}, say(key)), act, { title: say(key) });
  tools.append(
    ...(sheets.length > 1 ? [named("left", "previous_page", () => turn(-1)), count, named("right", "next_page", () => turn(1))] : []),
    named("minus", "smaller", () => zoom(-1)),
    named("plus", "larger", () => zoom(1)),
  );
  counted();
}

// --- where the quote stands -------------------------------------------------------------------------------

async function markQuote(file, source, path, about, sheets, body, status) {
  const first = source.page ?? 1;
  const scanned = about.page_quality.find((page) => page.page === first)?.method === "ocr";
  status("", "", say(scanned ? "finding_on_scan" : "loading"));
  sheets[first - 1]?.scrollIntoView({ block: "start" });
  const query = new URLSearchParams({ start: source.start, end: source.end });
  const { pages } = await getIfThere(`${path}/boxes?${query}`, { pages: [] }).catch(() => ({ pages: [] }));
  if (!sheets[0].isConnected) return;
  for (const page of pages) {
    const boxes = page.boxes.length ? page.boxes : await findOnPage(file, page.page, source.quote ?? "");
    for (const box of boxes) sheets[page.page - 1].append(overlay(box));
  }
  const shown = body.querySelector(".box");
  if (shown) {
    shown.scrollIntoView({ block: "center" });
    status("good", "check", say(scanned ? "marked_on_scan" : "marked_on_page"));
  } else status("fair", "info", say("not_marked", { page: say("page", { n: number(first) }) }));
}

function overlay([left, top, right, bottom]) {
  const made = h("div.box", { "aria-hidden": "true" });
  const percent = (share) => `${share * 100}%`;
  Object.assign(made.style, {
    left: percent(left - 0.003),
    top: percent(top - 0.002),
    width: percent(right - left + 0.006),
    height: percent(bottom - top + 0.004),
  });
  return made;
}

// By the text of the page itself, where the service could not tell: whole runs of letters.
async function findOnPage(file, n, quote) {
  const page = await file.getPage(n);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const letters = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "");
  const wanted = letters(quote);
  let whole = "";
  const spans = items.map((item) => {
    const start = whole.length;
    whole += letters(item.str ?? "");
    return { item, start, end: whole.length };
  });
  const start = whole.indexOf(wanted.slice(0, Math.ceil(wanted.length * ALIKE)));
  if (start < 0 || wanted.length < 4) return [];
  const found = spans.filter((own) => own.start < start + wanted.length && own.end > start && own.end > own.start);
  return found.map(({ item }) => {
    const [, , , size, x, y] = item.transform;
    return [x / width, 1 - (y + size) / height, (x + item.width) / width, 1 - (y - size * 0.2) / height];
  });
}
