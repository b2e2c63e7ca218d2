// The place beside the page where documents open; small, so that every view can close it.

import { $ } from "./base.js";

let returnTo = null; // what had the focus before the document was opened

export function openBeside() {
  if ($("source").hidden) returnTo = document.activeElement;
  $("source").hidden = false;
  document.documentElement.classList.add("beside");
  for (const part of [$("main"), document.querySelector(".top")]) part.inert = !isWide();
}

export function closeSource() {
  if ($("source").hidden) return;
  $("source").hidden = true;
  $("source").replaceChildren();
  document.documentElement.classList.remove("beside");
  for (const part of [$("main"), document.querySelector(".top")]) part.inert = false;
  if (returnTo?.isConnected) returnTo.focus({ preventScroll: true });
  returnTo = null;
}

// Under this width the document covers the page, and what is below it takes no focus.
function isWide() {
  return matchMedia("(min-width: 72rem)").matches;
}

addEventListener("resize", () => {
  if (!$("source").hidden) openBeside();
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) closeSource();
});
