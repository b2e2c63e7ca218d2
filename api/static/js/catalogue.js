// The list of documents, asked for once and again when it may have changed.

import { getJson } from "./base.js";

let kept = null;

export function catalogue({ again = false } = {}) {
  if (!kept || again) {
    kept = getJson("/v1/documents");
    kept.catch(() => (kept = null));
  }
  return kept;
}
