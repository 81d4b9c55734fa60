/** What a thing is called in the language chosen, and which goal's hue it has. */
import type { Thing } from "../api/graph";
import { useLanguage } from "../i18n";
import { useGoal, useGoalName } from "./goals";

const keyOf = (thing: Thing) => thing.id.slice(thing.id.indexOf("-") + 1);

export function useThingLook() {
  const { pick } = useLanguage();
  const goal = useGoal();
  const goalName = useGoalName();
  const name = (thing: Thing) => {
    if (thing.type === "Goal") return goalName(Number(keyOf(thing)));
    // A target is known by its number.
    const english = thing.name_en && thing.type === "Target" ? `${keyOf(thing)} ${thing.name_en}` : null;
    return pick(thing.name, english ?? thing.name_en);
  };
  const hue = (thing: Thing) =>
    thing.type === "Goal" || thing.type === "Target"
      ? goal(Number.parseInt(keyOf(thing), 10))?.color
      : undefined;
  return { name, hue };
}
