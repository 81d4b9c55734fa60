/** Goals as people know them: their number, short name and official colour. */
import { type Goal, useGoals } from "../api/client";
import { useLanguage } from "../i18n";

export function useGoal(): (number: number) => Goal | undefined {
  const { data } = useGoals();
  return (number) => data?.[number - 1];
}

/** The name of a goal in the language chosen: “目标6 水”, “SDG 6 Water”. */
export function useGoalName(): (number: number) => string {
  const { words, pick } = useLanguage();
  const goal = useGoal();
  return (number) => {
    const found = goal(number);
    return [words.goalLabel(number), found ? pick(found.short_zh, found.short_en) : ""].join(" ").trim();
  };
}

export function GoalMark({ number, short = false }: { number: number; short?: boolean }) {
  const goal = useGoal()(number);
  const name = useGoalName()(number);
  return (
    <span className="goal" title={name}>
      <i aria-hidden="true" style={{ background: goal?.color }} />
      {short ? (
        <>
          <span aria-hidden="true">{number}</span>
          <span className="hidden">{name}</span>
        </>
      ) : (
        name
      )}
    </span>
  );
}

export function GoalMarks({ numbers, short = false }: { numbers: number[]; short?: boolean }) {
  if (numbers.length === 0) return null;
  return (
    <ul className="goals">
      {numbers.map((number) => (
        <li key={number}>
          <GoalMark number={number} short={short} />
        </li>
      ))}
    </ul>
  );
}
