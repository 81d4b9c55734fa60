/** Walking through the graph. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetched } from "./named";
import type { components } from "./schema";

export type Graph = components["schemas"]["GraphOut"];
export type Thing = components["schemas"]["Thing"];
export type Edge = components["schemas"]["EdgeOut"];
export type StepPage = components["schemas"]["StepPage"];

export const useGraph = (nodes: string[]) =>
  useQuery({
    queryKey: ["graph", nodes],
    queryFn: () =>
      fetched<Graph>("/api/graph", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ nodes }),
      }),
    enabled: nodes.length > 0,
    placeholderData: keepPreviousData,
  });

/** What a thing is connected to, the surest first; only over a relation, to a type, where they are given. */
export function neighbours(
  id: string,
  limit: number,
  only: { relation: string; type: string } | null = null,
): Promise<StepPage> {
  const query = new URLSearchParams({ ...only, limit: String(limit) });
  return fetched<StepPage>(`/api/entities/${encodeURIComponent(id)}/neighbours?${query}`);
}

export function pathBetween(source: string, target: string): Promise<Graph> {
  return fetched<Graph>(`/api/graph/path?${new URLSearchParams({ source, target })}`);
}
