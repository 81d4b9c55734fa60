/** Sending documents to the service, following them on their way in, and removing one. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { fetched } from "./named";
import type { components } from "./schema";

export type Ingest = components["schemas"]["IngestOut"];
export type Ingests = components["schemas"]["IngestsOut"];

const KEY = ["ingests"];
const EVERY = 700;

export function isUnderWay(ingest: Ingest): boolean {
  return ingest.stage !== "done" && ingest.stage !== "rejected";
}

/** Whether documents are taken in, and those sent lately; asked again as long as one is on its way. */
export function useIngests() {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: KEY,
    queryFn: () => fetched<Ingests>("/api/ingests"),
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? EVERY : false),
  });
  const done = found.data?.items.filter((i) => i.stage === "done").length;
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && done !== before.current) void readAgain(queries);
    before.current = done;
  }, [done, queries]);
  return found;
}

/** What the pages know of the graph is out of date. */
function readAgain(queries: ReturnType<typeof useQueryClient>) {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
}

export function useSending() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, replace }: { file: File; replace: boolean }) => {
      const form = new FormData();
      form.append("file", file);
      return fetched<Ingest>(`/api/documents${replace ? "?replace=true" : ""}`, {
        method: "POST",
        body: form,
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoving() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      fetched<components["schemas"]["RemovedOut"]>(`/api/documents/${encodeURIComponent(id)}`, {
        method: "DELETE",
      }),
    onSettled: () => readAgain(queries),
  });
}
