/** How a question was understood, as parts that can be changed or taken away, and the words that were not used. */
import { type AskReply, type Interpretation, useCoverage, useGoals } from "../api/client";
import { useLanguage } from "../i18n";
import { useGoal, useGoalName } from "./goals";
import { useLabels } from "./labels";

const MEASURES = "Measure Project Programme Reform";

interface UnderstoodProps {
  reply: AskReply;
  onChange: (changed: Interpretation) => void;
}

/** The lists of an interpretation whose parts are shown by their own words. */
const LISTS = ["districts", "places", "plans", "entities", "indicators", "words"] as const;

export function Understood({ reply, onChange }: UnderstoodProps) {
  const { words } = useLanguage();
  const labels = useLabels();
  const found = reply.interpretation;
  const without = (list: keyof Interpretation, part: string | number) =>
    onChange({ ...found, [list]: (found[list] as (string | number)[]).filter((p) => p !== part) });
  const types = (found.types ?? []).join(" ") === MEASURES ? [] : (found.types ?? []);
  const years = found.years ?? [];
  // Words that only make up a name that is shown itself.
  const names = [...(found.indicators ?? []), ...(found.entities ?? []), ...(found.places ?? [])]
    .join(" ")
    .toLowerCase();
  const isPart = (list: string, word: string) => list === "words" && names.includes(word.toLowerCase());
  const chips = [
    ...types.map((type) => (
      <Chip key={type} name={labels.type(type)} onRemove={() => without("types", type)} />
    )),
    ...(found.goals ?? []).map((number) => (
      <GoalChip key={`goal ${number}`} number={number} found={found} onChange={onChange} />
    )),
    ...(found.targets ?? []).map((target) => (
      <Chip key={target} name={`${words.target} ${target}`} onRemove={() => without("targets", target)} />
    )),
    ...LISTS.flatMap((list) =>
      [...new Set(found[list] ?? [])]
        .filter((part) => !isPart(list, part))
        .map((part) =>
          list === "districts" ? (
            <DistrictChip key={part} name={part} found={found} onChange={onChange} />
          ) : (
            <Chip key={`${list} ${part}`} name={part} onRemove={() => without(list, part)} />
          ),
        ),
    ),
    ...(found.not_districts ?? []).map((part) => (
      <Chip
        key={`not ${part}`}
        name={words.answer.not(part)}
        onRemove={() => without("not_districts", part)}
      />
    )),
    ...(years.length > 0
      ? [
          <Chip
            key="years"
            name={years.length > 2 ? `${Math.min(...years)}–${Math.max(...years)}` : years.join(words.listed)}
            onRemove={() => onChange({ ...found, years: [] })}
          />,
        ]
      : []),
  ];
  const unmatched = found.unmatched ?? [];
  return (
    <>
      {chips.length + unmatched.length > 0 && (
        <div className="understood">
          {chips.length > 0 && (
            <ul aria-label={words.answer.understood}>
              <li aria-hidden="true" className="hint">
                {words.answer.understood}
              </li>
              {chips}
            </ul>
          )}
          {unmatched.length > 0 && (
            <ul aria-label={words.answer.unmatched}>
              <li aria-hidden="true" className="hint">
                {words.answer.unmatched}
              </li>
              {unmatched.map((word) => (
                <li key={word} className="chip off">
                  {word}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {(reply.other?.length ?? 0) > 0 && (
        <p className="other">
          {words.answer.otherwise}{" "}
          {reply.other?.map((reading) => (
            <button key={reading.text} type="button" className="quiet" onClick={() => onChange(reading)}>
              {reading.text}
            </button>
          ))}
        </p>
      )}
      {(reply.notes?.length ?? 0) > 0 && (
        <ul className="notes">
          {reply.notes?.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Chip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { words } = useLanguage();
  return (
    <li className="chip">
      {name}
      <button
        type="button"
        aria-label={words.answer.remove(name)}
        title={words.answer.remove(name)}
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

interface ChangeProps {
  found: Interpretation;
  onChange: (changed: Interpretation) => void;
}

function GoalChip({ number, found, onChange }: ChangeProps & { number: number }) {
  const { words } = useLanguage();
  const goal = useGoal();
  const goals = useGoals().data ?? [];
  const goalName = useGoalName();
  const put = (other: number | null) =>
    onChange({
      ...found,
      goals: (found.goals ?? []).flatMap((g) => (g === number ? (other === null ? [] : [other]) : [g])),
      topic_goals: (found.topic_goals ?? []).filter((g) => g !== number),
      targets: (found.targets ?? []).filter((t) => !t.startsWith(`${number}.`)),
    });
  return (
    <li className="chip">
      <i aria-hidden="true" style={{ background: goal(number)?.color }} />
      <select aria-label={words.goal} value={number} onChange={(event) => put(Number(event.target.value))}>
        {goals.map((g) => (
          <option key={g.number} value={g.number}>
            {goalName(g.number)}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-label={words.answer.remove(goalName(number))}
        title={words.answer.remove(goalName(number))}
        onClick={() => put(null)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

function DistrictChip({ name, found, onChange }: ChangeProps & { name: string }) {
  const { words, pick } = useLanguage();
  const districts = useCoverage(null).data?.districts ?? [];
  const put = (other: string | null) =>
    onChange({
      ...found,
      districts: (found.districts ?? []).flatMap((d) => (d === name ? (other === null ? [] : [other]) : [d])),
    });
  const known = districts.some((d) => d.name === name);
  return (
    <li className="chip">
      <select aria-label={words.districtLabel} value={name} onChange={(event) => put(event.target.value)}>
        {!known && <option value={name}>{name}</option>}
        {districts.map((d) => (
          <option key={d.id} value={d.name}>
            {pick(d.name, d.name_en)}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-label={words.answer.remove(name)}
        title={words.answer.remove(name)}
        onClick={() => put(null)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
