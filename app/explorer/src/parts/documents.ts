import type { DocumentInfo } from "../api/client";

/** A document in a list: its years first, because titles of plans differ late. */
export function titleOf(document: DocumentInfo): string {
  return document.plan_from ? `${document.plan_from}–${document.plan_to} ${document.title}` : document.title;
}
