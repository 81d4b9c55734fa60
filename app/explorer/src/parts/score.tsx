import { useLanguage } from "../i18n";

/** How sure a fact is, as a number with its meaning. */
export function Score({ score }: { score: number }) {
  const { words } = useLanguage();
  return (
    <span className="score" title={words.answer.scoreHelp}>
      {words.answer.score} {score.toFixed(2)}
    </span>
  );
}
