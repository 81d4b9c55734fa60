/** Which of the routes that a service may have this one has, as its description says. */
import { useQuery } from "@tanstack/react-query";
import { fetched } from "./named";

export function useRoutes(): (path: string) => boolean {
  const { data } = useQuery({
    queryKey: ["routes"],
    queryFn: () => fetched<{ paths: Record<string, unknown> }>("/api/openapi.json"),
    select: ({ paths }) => new Set(Object.keys(paths)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (path) => data?.has(path) ?? false;
}

/** A file that holds the graph, ready to be taken away. */
export interface Download {
  name: string;
  title_zh: string;
  title_en: string;
  format: string;
  media_type: string;
  bytes: number | null;
  href: string;
}

export function useDownloads() {
  const has = useRoutes();
  return useQuery({
    queryKey: ["downloads"],
    queryFn: () => fetched<Download[]>("/api/downloads"),
    enabled: has("/api/downloads"),
  });
}
