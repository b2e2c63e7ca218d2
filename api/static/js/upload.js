// Uploads: files sent with progress, then followed while they are read, also after a restart.

import { getIfThere, getJson, h, language, number, say, showError, sleep } from "./base.js";
import { badge, icon } from "./parts.js";

const SECONDS = 1;
let jobs = []; // uploads of this visit and those still open, the last first
let renewList = () => {};

// The place to drop files, and what became of them; `done` is called when documents came in.
export async function uploading(done) {
  renewList = done;
  const input = h("input.unseen", { id: "files", type: "file", multiple: true, "aria-label": say("upload"), "aria-describedby": "upload-hint", change: () => send(input.files) });
  const drop = h(
    "form.drop.no-print",
    {
      id: "upload",
      submit: (event) => event.preventDefault(),
      dragenter: onDrag,
      dragover: onDrag,
      dragleave: (event) => drop.contains(event.relatedTarget) || drop.classList.remove("over"),
      drop: (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        send(event.dataTransfer.files);
      },
    },
    h("div", {}, h("strong", {}, say("upload")), h("p.small.soft", { id: "upload-hint" }, say("upload_hint"))),
    input,
    h("button.primary", { type: "button", click: () => input.click() }, icon("up"), say("choose_files")),
    h("p.small", { id: "upload-status", role: "status" }),
    h("progress", { id: "upload-progress", max: 1, value: 0, "aria-label": say("upload"), hidden: true }),
  );
  input.tabIndex = -1;
  const place = h("div", { id: "jobs" });
  const known = await getIfThere("/v1/jobs", null);
  if (known) {
    for (const job of known.jobs.filter((own) => !isOver(own))) {
      if (jobs.some((mine) => mine.job_id === job.job_id)) continue;
      jobs.push(job);
      follow(job.job_id);
    }
  }
  place.replaceChildren(...jobs.map(jobItem));
  return h("div", {}, drop, place);
}

function onDrag(event) {
  event.preventDefault();
  document.getElementById("upload").classList.add("over");
}

async function send(files) {
  if (!files.length) return;
  const body = new FormData();
  for (const file of files) body.append("files", file);
  showError("");
  const bar = document.getElementById("upload-progress");
  const status = document.getElementById("upload-status");
  bar.hidden = false;
  try {
    const job = await post(body, (share) => {
      bar.value = share;
      status.textContent = say("uploading", { percent: share.toLocaleString(language, { style: "percent" }) });
    });
    status.textContent = say("upload_kept", { n: number(files.length) });
    jobs.unshift(job);
    follow(job.job_id);
  } catch (error) {
    status.textContent = "";
    showError(error.message);
  } finally {
    bar.hidden = true;
    document.getElementById("files").value = "";
  }
}

// fetch() cannot tell how much of a body is sent.
function post(body, tell) {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open("POST", "/v1/documents");
    sent.responseType = "json";
    sent.upload.onprogress = ({ loaded, total }) => tell(loaded / total);
    sent.onload = () =>
      sent.status === 202
        ? resolve(sent.response)
        : reject(new Error(sent.response?.detail || `${sent.status} ${sent.statusText}`));
    sent.onerror = () => reject(new Error(say("unreachable")));
    sent.send(body);
  });
}

function isOver(job) {
  return job.status === "done" || job.status === "failed";
}

async function follow(id) {
  const at = () => jobs.findIndex((job) => job.job_id === id);
  try {
    while (!isOver(jobs[at()])) {
      showJobs();
      await sleep(SECONDS * 1000);
      jobs[at()] = await getJson(`/v1/jobs/${encodeURIComponent(id)}`);
    }
    showJobs();
    if (document.getElementById("documents")) await renewList();
  } catch (error) {
    showError(error.message);
  }
}

function showJobs() {
  document.getElementById("jobs")?.replaceChildren(...jobs.map(jobItem));
}

export function jobItem(job) {
  const { done, total } = job.progress;
  const said = say(`job.${job.status}`, { done: number(done), total: number(total) });
  return h(
    "section.job",
    {},
    h("p", {}, job.error ? `${said} ${job.error.message}` : said),
    isOver(job) ? "" : h("progress", { max: total, value: done, "aria-label": said }),
    h("ul.small", {}, job.documents.map(resultItem)),
  );
}

function resultItem(row) {
  const bad = row.status === "failed";
  const waits = row.status === "queued";
  const said = row.error ? [row.error.message] : row.warnings;
  return h(
    "li",
    {},
    badge(bad ? "bad" : waits ? "" : "good", icon(bad ? "cross" : waits ? "clock" : "check"), say(`result.${row.status}`)),
    h("span", {}, row.source),
    said.map((text) => h("span.soft", {}, text)),
  );
}
