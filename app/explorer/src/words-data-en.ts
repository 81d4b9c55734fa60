/** What the data page says in English; `words-data-zh.ts` says the same in Chinese. */
import type { Words } from "./i18n";

export const dataPage: Words["dataPage"] = {
  title: "What is in the graph",
  documents: "Documents",
  document: "document",
  counts: "Contents",
  relations: "Connections",
  quality: "How reliable it is",
  qualityHint:
    "Measured on sentences that people annotated: how much of what was found is right (precision), and how much of what there is was found (recall).",
  figure: "What",
  precision: "Precision",
  recall: "Recall",
  f1: "Overall",
  sample: "Sample",
  facts: {
    "passages found": "Passages",
    "kind accuracy": "What a passage does",
    "goals, micro F1": "Goals",
    "target recall": "Targets of the goals",
    "districts F1": "Districts",
    "named things, lenient F1": "Names of projects, bodies and the like",
    "projects, lenient F1": "Projects",
    "values F1": "Values",
    "values, year and status F1": "Values with year and kind",
  },
  set: "Annotated set",
  measured: (date, n) => `${date}, ${n} passages`,
  reviewed: "What reviewers decided",
  reviewedRow: (n, share) => `${n} reviewed, ${share} right`,
  coverage: "read",
  sets: {
    own: "Twelve plans in the manner of ten cities, written for measuring",
    "own zh": "Those of them in Chinese",
    "own en": "Those of them in English",
    "cross-validated": "The same plans, goals judged by models that had not seen the one measured",
    further: "44 short documents (kinds and goals only; the models learnt from them)",
    "kept aside": "Three short documents written last and never used to improve anything",
    dev: "Sentences of real plans, annotated by two people and settled",
    train: "Sentences of real plans, annotated by one person",
  },
  api: "Interfaces",
  apiText: "Programs can ask in the same way, and take everything away.",
  links: {
    "/api/docs": "every interface described, to be tried at once",
    "/api/openapi.json": "the description of the interfaces (OpenAPI)",
    "/catalog": "the catalogue of the data (DCAT), for open-data portals",
    "/sparql": "the SPARQL endpoint",
  },
  downloads: "Downloads",
  downloadsHint: "The whole graph; all formats hold the same.",
  parts: "Single documents and goals",
  licence: "Licence",
  licenceText:
    "The program is published under Apache-2.0; the rights in the documents are with those who issued them. The licence of the data is in the catalogue.",
  cite: "How to cite",
  citeText:
    "The snapshot stays the same as long as the content does; every answer that is downloaded carries it, so that it can be checked.",
  citation: (n, snapshot, address, date) =>
    `Chengtu, a knowledge graph of ${n} policy documents, snapshot ${snapshot}, ${address}, accessed ${date}.`,
  remove: "Remove",
  removeTitle: "Remove this document?",
  removeText: (title) =>
    `“${title}” goes from the graph, with everything that only it said. To have it back, its file has to be read again.`,
  removed: (title) => `Removed “${title}”`,
};

export const takeIn: Words["takeIn"] = {
  title: "Add documents",
  choose: "Choose files",
  drop: "or drop them here",
  sending: "Sending…",
  formats: (mb) => `TXT, Markdown, HTML, DOCX, PDF, PPTX; at most ${mb} MB each; in Chinese or English.`,
  off: {
    uploads_off:
      "No documents are taken in here. The operator adds them with chengtu ingest, or turns CHENGTU_UPLOADS on.",
    not_local:
      "Documents are taken in here only from the machine that the service runs on. The operator adds them with chengtu ingest, or turns CHENGTU_UPLOADS on.",
  },
  sent: "Documents added lately",
  stages: {
    waiting: "waits for the ones before it",
    reading: "is being read",
    writing: "is being written to the graph",
    done: "is in the graph",
    rejected: "was not added",
  },
  replaced: "took the place of the one before",
  passages: (n) => (n === 1 ? "1 passage" : `${n} passages`),
  coverage: (share) => `${share}% of the text read`,
  facts: { "SDG links": "links to goals", values: "values" },
  count: (what, n) => `${n} ${what}`,
  omitted: "Left out:",
  part: (why, n) => `${why} (${n} characters)`,
  tooLarge: (mb) => `is larger than ${mb} MB and was not sent`,
  replaceTitle: "Replace the document?",
  replaceText: (name) =>
    `A document from a file called “${name}” is in the graph, with other content. What it says would give way to what this one says.`,
  replace: "Replace",
  reason: (why) => why,
};
