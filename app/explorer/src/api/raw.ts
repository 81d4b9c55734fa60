/** Queries that people write themselves: Cypher and SPARQL, both only reading. */

import { RequestFailed } from "./client";
import { fetched, type Table } from "./named";

export type Rows = Pick<Table, "columns" | "rows" | "truncated">;
/** Rows, or the triples of a CONSTRUCT or DESCRIBE as text. */
export type Reply = Rows | { text: string };

export const runCypher = (query: string) =>
  fetched<Rows>("/api/cypher", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query }),
  });

const ROWS = "application/sparql-results+json";

interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
  datatype?: string;
}

interface SparqlReply {
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
  boolean?: boolean;
  truncated?: boolean;
}

export async function runSparql(query: string): Promise<Reply> {
  const reply = await fetch("/sparql", {
    method: "POST",
    headers: { "content-type": "application/sparql-query", accept: `${ROWS}, text/turtle;q=0.9` },
    body: query,
  });
  if (!reply.ok) {
    const body = (await reply.json().catch(() => null)) as { detail?: unknown } | null;
    const detail = body?.detail;
    throw new RequestFailed(reply.status, typeof detail === "string" ? detail : reply.statusText);
  }
  if (!reply.headers.get("content-type")?.startsWith(ROWS)) return { text: await reply.text() };
  return rowsOf((await reply.json()) as SparqlReply);
}

function rowsOf({ head, results, boolean, truncated = false }: SparqlReply): Rows {
  if (results === undefined) return { columns: ["ASK"], rows: [[boolean]], truncated };
  const columns = head.vars ?? [];
  const rows = results.bindings.map((row) => columns.map((name) => plainValue(row[name])));
  return { columns, rows, truncated };
}

const NUMBERS = /#(integer|decimal|double|float|int|long|gYear)$/;

function plainValue(term: Term | undefined): unknown {
  if (!term) return null;
  return term.datatype && NUMBERS.test(term.datatype) ? Number(term.value) : term.value;
}
