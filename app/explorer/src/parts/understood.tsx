/** How a question was understood, part by part, and the words that were not used. */
import type { AskReply } from "../api/client";
import { useLanguage } from "../i18n";
import { GoalMark } from "./goals";
import { useLabels } from "./labels";

const MEASURES = "Measure Project Programme Reform";

export function Understood({ reply }: { reply: AskReply }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const found = reply.interpretation;
  const types = found.types.join(" ") === MEASURES ? [] : found.types.map(labels.type);
  const parts = [
    ...types,
    ...found.targets.map((t) => `${words.target} ${t}`),
    ...found.districts,
    ...found.places,
    ...found.plans,
    ...found.entities,
    ...found.indicators,
    ...(found.years.length > 2
      ? [`${Math.min(...found.years)}–${Math.max(...found.years)}`]
      : found.years.map(String)),
    ...found.words,
  ];
  if (parts.length + found.goals.length === 0 && found.unmatched.length === 0) return null;
  return (
    <dl className="understood">
      {parts.length + found.goals.length > 0 && (
        <div>
          <dt>{words.answer.understood}</dt>
          {found.goals.map((number) => (
            <dd key={number} className="chip">
              <GoalMark number={number} />
            </dd>
          ))}
          {[...new Set(parts)].map((part) => (
            <dd key={part} className="chip">
              {part}
            </dd>
          ))}
        </div>
      )}
      {found.unmatched.length > 0 && (
        <div>
          <dt>{words.answer.unmatched}</dt>
          {found.unmatched.map((word) => (
            <dd key={word} className="chip off">
              {word}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}
