// The catalogue: what is there, how well it was read, what is on its way in.

import {
  $,
  address,
  day,
  element,
  language,
  languageName,
  number,
  request,
  say,
  showError,
} from "./base.js";
import { standingBadges, titleButton } from "./source.js";

const SECONDS = 1;
let rows = [];
let jobs = []; // uploads of this visit and those still open, the last first

export function startDocuments() {
  $("files").addEventListener("change", () => send($("files").files));
  $("upload").addEventListener("submit", (event) => event.preventDefault());
  $("document-filter").addEventListener("input", onFilter);
  for (const kind of ["dragenter", "dragover"]) $("upload").addEventListener(kind, onDrag);
  $("upload").addEventListener("dragleave", () => $("upload").classList.remove("over"));
  $("upload").addEventListener("drop", onDrop);
}

export async function showDocuments() {
  $("document-filter").value = new URLSearchParams(location.search).get("q") ?? "";
  $("documents-status").textContent = say("loading_list");
  try {
    ({ documents: rows } = await (await request("/v1/documents")).json());
    showRows();
    await showOpenJobs();
  } catch (error) {
    $("documents-status").textContent = "";
    showError(error.message);
  }
}

// --- list --------------------------------------------------------------------------------------

function onFilter() {
  const q = $("document-filter").value;
  history.replaceState(null, "", address({ view: "documents", q }));
  showRows();
}

// Letters without marks find letters with them; Bengali vowel signs are letters and stay.
function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
}

function showRows() {
  const wanted = plain($("document-filter").value.trim());
  const found = rows.filter((row) =>
    plain([row.title, row.number, row.issuer, row.source].filter(Boolean).join(" ")).includes(wanted),
  );
  $("documents").replaceChildren(...found.map(documentItem));
  const counted = say("documents_found", { n: number(found.length), total: number(rows.length) });
  $("documents-status").textContent = rows.length ? counted : say("no_documents");
}

function documentItem(row) {
  const about = [row.number, row.issuer, row.date && day(row.date), languageName(row.language)];
  const file = `/v1/documents/${encodeURIComponent(row.document_id)}/file`;
  const remove = element("button", { type: "button", className: "plain", textContent: say("remove") });
  remove.setAttribute("aria-label", `${say("remove")}: ${row.title}`);
  remove.addEventListener("click", () => removeDocument(row));
  const download = element("a", { href: file, download: "", textContent: say("original") });
  download.setAttribute("aria-label", `${say("original")}: ${row.title}`);
  return element("li", {}, [
    titleButton(row),
    element("span", { className: "where", textContent: about.filter(Boolean).join(" · ") }),
    element("span", { className: "where badges" }, standingBadges(row)),
    qualityLine(row),
    ...row.warnings.map((text) => element("span", { className: "where", textContent: `⚠ ${text}` })),
    element("span", { className: "actions" }, [download, remove]),
  ]);
}

function qualityLine(row) {
  const methods = Object.entries(row.page_methods).map(
    ([method, n]) => `${number(n)} ${say(`method.${method}`)}`,
  );
  const kind = quality(row.legibility);
  const percent = row.legibility?.toLocaleString(language, { style: "percent" }) ?? "";
  return element("span", { className: "where" }, [
    element("span", { className: `badge ${kind}`, textContent: `${say(`quality.${kind}`)} ${percent}` }),
    ` ${say("pages", { n: number(row.pages) })} (${methods.join(", ")})`,
  ]);
}

function quality(legibility) {
  if (legibility === null) return "none";
  return legibility >= 0.9 ? "good" : legibility >= 0.7 ? "fair" : "poor";
}

async function removeDocument(row) {
  if (!confirm(say("remove_really", { title: row.title }))) return;
  try {
    await request(`/v1/documents/${encodeURIComponent(row.document_id)}`, { method: "DELETE" });
    await showDocuments();
    $("document-filter").focus();
  } catch (error) {
    showError(error.message);
  }
}

// --- uploads -----------------------------------------------------------------------------------

function onDrag(event) {
  event.preventDefault();
  $("upload").classList.add("over");
}

function onDrop(event) {
  event.preventDefault();
  $("upload").classList.remove("over");
  send(event.dataTransfer.files);
}

async function send(files) {
  if (!files.length) return;
  const body = new FormData();
  for (const file of files) body.append("files", file);
  showError("");
  $("upload-progress").hidden = false;
  $("files").disabled = true;
  try {
    const job = await post(body);
    $("upload-status").textContent = say("upload_kept", { n: number(files.length) });
    jobs.unshift(job);
    follow(job.job_id);
  } catch (error) {
    $("upload-status").textContent = "";
    showError(error.message);
  } finally {
    $("upload-progress").hidden = true;
    $("files").disabled = false;
    $("files").value = "";
  }
}

// fetch() cannot tell how much of a body is sent.
function post(body) {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open("POST", "/v1/documents");
    sent.responseType = "json";
    sent.upload.onprogress = ({ loaded, total }) => {
      $("upload-progress").value = loaded / total;
      const percent = (loaded / total).toLocaleString(language, { style: "percent" });
      $("upload-status").textContent = say("uploading", { percent });
    };
    sent.onload = () =>
      sent.status === 202
        ? resolve(sent.response)
        : reject(new Error(sent.response?.detail || `${sent.status} ${sent.statusText}`));
    sent.onerror = () => reject(new Error(say("unreachable")));
    sent.send(body);
  });
}

async function showOpenJobs() {
  const known = (await (await request("/v1/jobs")).json()).jobs;
  const open = known.filter((job) => !isOver(job));
  for (const job of open) {
    if (jobs.some((mine) => mine.job_id === job.job_id)) continue;
    jobs.push(job);
    follow(job.job_id);
  }
  showJobs();
}

function isOver(job) {
  return job.status === "done" || job.status === "failed";
}

async function follow(id) {
  const at = () => jobs.findIndex((job) => job.job_id === id);
  try {
    while (!isOver(jobs[at()])) {
      showJobs();
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
      jobs[at()] = await (await request(`/v1/jobs/${id}`)).json();
    }
    if (!$("view-documents").hidden) await showDocuments();
  } catch (error) {
    showError(error.message);
  }
}

function showJobs() {
  $("jobs").replaceChildren(...jobs.map(jobItem));
}

function jobItem(job) {
  const { done, total } = job.progress;
  const said = say(`job.${job.status}`, { done: number(done), total: number(total) });
  const bar = element("progress", { max: total, value: done, hidden: isOver(job) });
  bar.setAttribute("aria-label", said);
  return element("section", { className: "job" }, [
    element("p", { textContent: job.error ? `${said} ${job.error.message}` : said }),
    bar,
    element("ul", {}, job.documents.map(resultItem)),
  ]);
}

function resultItem(row) {
  const bad = row.status === "failed";
  const mark = bad ? "✗" : row.status === "queued" ? "…" : "✓";
  const badge = element("span", { className: `badge ${bad ? "poor" : ""}` });
  badge.textContent = `${mark} ${say(`result.${row.status}`)}`;
  const said = row.error ? [row.error.message] : row.warnings;
  return element("li", {}, [
    element("span", { textContent: `${row.source} ` }),
    badge,
    ...said.map((text) => element("span", { className: "where", textContent: text })),
    ...(row.document_id ? [qualityLine(row)] : []),
  ]);
}
