/** Facts that wait for a person, and what people decided. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetched } from "./named";
import type { components } from "./schema";

export type Review = components["schemas"]["ReviewOut"];
export type Decision = Review["decision"];

/** A fact in the queue. */
export interface WaitingFact {
  id: string;
  relation: string;
  source_id: string;
  source_type: string;
  source_name: string;
  target_id: string;
  target_type: string;
  target_name: string;
  score: number | null;
  basis: string | null;
  cue: string | null;
  polarity: string | null;
  value: string | null;
  unit: string | null;
  year: number | null;
  status: string | null;
  op: string | null;
  passage: string;
  text: string;
  start: number;
  end: number;
  document: string;
  document_name: string;
}

export interface Decided {
  fact: string;
  decision: Decision;
  reviewer: string;
  note?: string;
  correction?: Record<string, string | number | null>;
}

export const AT_A_TIME = 20;

export const useQueue = (type: string | null) =>
  useQuery({
    queryKey: ["queue", type],
    queryFn: () =>
      fetched<{ items: WaitingFact[]; total: number }>(
        `/api/reviews/queue?${new URLSearchParams({ ...(type ? { type } : {}), limit: String(AT_A_TIME) })}`,
      ),
  });

export const useReviews = () =>
  useQuery({
    queryKey: ["reviews"],
    queryFn: () => fetched<{ items: Review[]; total: number }>("/api/reviews?limit=20"),
  });

/** Decide about a fact, or take a decision back; what is shown elsewhere is read again. */
export function useDeciding() {
  const queries = useQueryClient();
  // Rejecting a goal takes the targets below it along, so the queue is read again, too.
  const again = () => {
    for (const key of ["queue", "reviews", "ask", "entity", "coverage", "graph"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  const decide = useMutation({
    mutationFn: (decided: Decided) =>
      fetched<Review>("/api/reviews", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(decided),
      }),
    onSuccess: again,
  });
  const undo = useMutation({
    mutationFn: (fact: string) =>
      fetched<Review>(`/api/reviews/${encodeURIComponent(fact)}`, { method: "DELETE" }),
    onSuccess: again,
  });
  return { decide, undo };
}
