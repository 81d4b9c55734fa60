/** Which of the routes that a service may have this one has, as its description says. */
import { useQuery } from "@tanstack/react-query";
import { fetched } from "./named";
import type { components } from "./schema";

export function useRoutes(): (path: string) => boolean {
  const { data } = useQuery({
    queryKey: ["routes"],
    queryFn: () => fetched<{ paths: Record<string, unknown> }>("/api/openapi.json"),
    select: ({ paths }) => new Set(Object.keys(paths)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (path) => data?.has(path) ?? false;
}

/** A file that holds the graph or a part of it. */
export type Download = components["schemas"]["Download"];

export function useDownloads() {
  const has = useRoutes();
  return useQuery({
    queryKey: ["downloads"],
    queryFn: () => fetched<Download[]>("/api/downloads"),
    enabled: has("/api/downloads"),
  });
}
