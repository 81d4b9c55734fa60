/** What the question box and the graph offer while a person types: things, goals, districts and documents by name. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetched } from "../api/named";
import type { components } from "../api/schema";
import { useLanguage } from "../i18n";
import { useGoalName } from "./goals";
import { useLabels } from "./labels";

export interface Suggestion {
  id: string;
  name: string;
  kind: string;
  path: string;
  /** The question that is asked, where the suggestion is one. */
  question?: string;
}

const MOST = 8;
/** Milliseconds of rest before the service is asked. */
const REST = 80;

export function useSuggestions(text: string, open: boolean): Suggestion[] {
  const { words, pick } = useLanguage();
  const labels = useLabels();
  const goalName = useGoalName();
  const typed = useRested(text.trim());
  const { data } = useQuery({
    queryKey: ["suggest", typed],
    queryFn: () =>
      fetched<components["schemas"]["SuggestReply"]>(
        `/api/suggest?${new URLSearchParams({ q: typed, limit: String(MOST) })}`,
      ),
    enabled: open && typed !== "" && typed.length <= 60,
    placeholderData: keepPreviousData,
  });
  if (!open || typed === "") return [];
  return (data?.items ?? []).map((item) => {
    const name = pick(item.name, item.name_en);
    const number = item.type === "Goal" ? Number(item.id.split("-").at(-1)) : 0;
    const question = number
      ? words.question.city(number)
      : item.type === "District"
        ? words.question.place(name)
        : undefined;
    return {
      id: item.id,
      name: number ? goalName(number) : name,
      kind: question ?? labels.type(item.type),
      path: item.type === "Document" ? `/document/${item.id}` : `/entity/${item.id}`,
      ...(question ? { question } : {}),
    };
  });
}

/** A text once it has stopped changing for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
