/** The named queries: the list of them, and running one. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RequestFailed } from "./client";
import type { components } from "./schema";

export type NamedQuery = components["schemas"]["NamedQueryOut"];
export type Table = components["schemas"]["NamedQueryReply"];
export type Row = Record<string, unknown>;
export type Given = Record<string, string | null | undefined>;

/** The address of a query's result, without the parameters that are not given. */
export function namedPath(name: string, given: Given, more: Record<string, string> = {}): string {
  const filled = Object.entries({ ...given, ...more }).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  return `/api/queries/${encodeURIComponent(name)}?${new URLSearchParams(filled)}`;
}

export async function fetched<T>(path: string, init?: RequestInit): Promise<T> {
  const reply = await fetch(path, { headers: { accept: "application/json" }, ...init });
  const body: unknown = await reply.json().catch(() => null);
  if (reply.ok) return body as T;
  const detail = (body as { detail?: unknown } | null)?.detail;
  throw new RequestFailed(reply.status, typeof detail === "string" ? detail : reply.statusText);
}

export const useNamedQueries = () =>
  useQuery({
    queryKey: ["queries"],
    queryFn: () => fetched<{ items: NamedQuery[] }>("/api/queries"),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useNamed = (name: string, given: Given, { enabled = true }: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: ["named", name, given],
    queryFn: () => fetched<Table>(namedPath(name, given)),
    enabled,
    placeholderData: keepPreviousData,
  });

/** The rows of a table, each with its values by the names of the columns. */
export function records(table: Pick<Table, "columns" | "rows">): Row[] {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column, row[i]])));
}
