/** What the question box suggests: questions about goals, districts and documents that match what is typed. */
import { useMemo } from "react";
import { useCoverage, useDocuments, useGoals } from "../api/client";
import { useLanguage } from "../i18n";
import { useGoalName } from "./goals";

export interface Suggestion {
  name: string;
  kind: string;
  path: string;
  /** The question that is asked, where the suggestion is one. */
  question?: string;
}

const MOST = 8;

export function useSuggestions(text: string, open: boolean): Suggestion[] {
  const { words, pick } = useLanguage();
  const goals = useGoals().data;
  const coverage = useCoverage(null).data;
  const documents = useDocuments().data;
  const goalName = useGoalName();
  return useMemo(() => {
    const typed = text.trim().toLowerCase();
    if (!open || !typed) return [];
    const holds = (...names: (string | null | undefined)[]) =>
      names.some((name) => name?.toLowerCase().replaceAll("'", "").includes(typed.replaceAll("'", "")));
    const found: Suggestion[] = [];
    const ask = (name: string, kind: string, question: string) =>
      found.push({ name, kind, question, path: `/ask?q=${encodeURIComponent(question)}` });
    for (const goal of goals ?? []) {
      if (
        holds(
          goal.short_zh,
          goal.short_en,
          goal.name_zh,
          goal.name_en,
          `SDG ${goal.number}`,
          `SDG${goal.number}`,
          `目标${goal.number}`,
        )
      ) {
        ask(words.question.city(goal.number), goalName(goal.number), words.question.city(goal.number));
      }
    }
    for (const district of coverage?.districts ?? []) {
      if (holds(district.name, district.name_en)) {
        const place = pick(district.name, district.name_en);
        ask(words.question.place(place), place, words.question.place(place));
      }
    }
    for (const document of documents?.items ?? []) {
      if (holds(document.title)) {
        found.push({ name: document.title, kind: words.dataPage.document, path: `/document/${document.id}` });
      }
    }
    return found.slice(0, MOST);
  }, [text, open, goals, coverage, documents, words, pick, goalName]);
}
