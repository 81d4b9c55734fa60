/** Reviewing: one fact at a time, the least certain first; accept, reject, correct, undo. */
import { type FormEvent, useEffect, useState } from "react";
import { Link } from "wouter";
import { useGoals } from "../api/client";
import { type Decided, useDeciding, useQueue, useReviews, type WaitingFact } from "../api/reviews";
import { useLanguage } from "../i18n";
import { Choice } from "../parts/choice";
import { useGoalName } from "../parts/goals";
import { useLabels } from "../parts/labels";
import { Marked } from "../parts/marked";
import { Score } from "../parts/score";
import { Failed, Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { signed, text } from "../parts/values";
import { useAddress } from "../search";
import { find } from "../text";

const TYPES = ["SUPPORTS", "LOCATED_IN", "PART_OF", "RESPONSIBLE_FOR", "BASED_ON", "MEASURED_BY", "SUCCEEDS"];
const KEPT = "chengtu.reviewer";

export default function ReviewPage() {
  const { words } = useLanguage();
  const labels = useLabels();
  const { get, change } = useAddress();
  const [reviewer, setReviewer] = useState(() => localStorage.getItem(KEPT) ?? "");
  const page = words.reviewPage;
  const type = get("type");
  useTitle(page.title);
  const name = (value: string) => {
    localStorage.setItem(KEPT, value);
    setReviewer(value);
  };
  return (
    <div className="page review">
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <div className="filters">
        <label className="select">
          <span>
            {page.name} ({page.nameHint})
          </span>
          <input
            value={reviewer}
            maxLength={80}
            autoComplete="name"
            onChange={(event) => name(event.target.value)}
          />
        </label>
        <Choice
          label={page.types}
          value={type ?? ""}
          options={[
            ["", page.all],
            ...TYPES.map((t) => [t, labels.relation(t)] as const),
            ["Observation", words.answer.values],
          ]}
          onChange={(chosen) => change({ type: chosen })}
        />
      </div>
      <Queue key={type} type={type} reviewer={reviewer.trim()} />
      <Decisions />
    </div>
  );
}

function Queue({ type, reviewer }: { type: string | null; reviewer: string }) {
  const { words } = useLanguage();
  const page = words.reviewPage;
  const queue = useQueue(type);
  const { decide, undo } = useDeciding();
  const [done, setDone] = useState<string[]>([]);
  const [skipped, setSkipped] = useState<string[]>([]);
  const [correcting, setCorrecting] = useState(false);
  const [told, setTold] = useState("");
  const waiting = (queue.data?.items ?? []).filter(
    (fact) => !done.includes(fact.id) && !skipped.includes(fact.id),
  );
  const fact = waiting[0];
  const { refetch } = queue;
  useEffect(() => {
    if (queue.isSuccess && waiting.length === 0 && queue.data.total > done.length + skipped.length)
      void refetch();
  });

  const say = (decided: Omit<Decided, "fact" | "reviewer">) => {
    // What is shown may have gone along with the fact decided before.
    if (!fact || decide.isPending || queue.isFetching) return;
    if (!reviewer) {
      setTold(page.needName);
      document.getElementById("reviewer")?.focus();
      return;
    }
    setTold("");
    decide.mutate(
      { ...decided, fact: fact.id, reviewer },
      {
        onSuccess: () => {
          setDone((now) => [...now, fact.id]);
          setCorrecting(false);
        },
      },
    );
  };
  const back = () => {
    const last = done.at(-1);
    if (last) undo.mutate(last, { onSuccess: () => setDone((now) => now.filter((id) => id !== last)) });
  };
  const keys: Record<string, () => void> = {
    a: () => say({ decision: "accept" }),
    r: () => say({ decision: "reject" }),
    c: () => setCorrecting(true),
    s: () => fact && setSkipped((now) => [...now, fact.id]),
    u: back,
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea")) return;
      const act = keys[event.key.toLowerCase()];
      if (act) {
        event.preventDefault();
        act();
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });

  return (
    <Ready query={queue}>
      {({ total }) => (
        <section aria-label={page.title}>
          <p className="hint" role="status">
            {page.left(total)} · {page.done(done.length)}
          </p>
          <progress
            max={Math.max(1, total + done.length)}
            value={done.length}
            aria-label={page.done(done.length)}
          />
          <p role="alert">{reviewer ? "" : told}</p>
          {fact ? (
            <article className="card waiting">
              <Claim fact={fact} />
              {correcting ? (
                <Correction
                  fact={fact}
                  onSave={(correction) => say({ decision: "correct", correction })}
                  onCancel={() => setCorrecting(false)}
                />
              ) : (
                <div className="actions">
                  <button type="button" className="primary" onClick={keys.a}>
                    {page.accept}
                  </button>
                  <button type="button" onClick={keys.r}>
                    {page.reject}
                  </button>
                  {(fact.relation === "SUPPORTS" || fact.relation === "Observation") && (
                    <button type="button" onClick={keys.c}>
                      {page.correct}
                    </button>
                  )}
                  <button type="button" className="quiet" onClick={keys.s}>
                    {page.skip}
                  </button>
                </div>
              )}
            </article>
          ) : (
            <p className="notice">{page.empty}</p>
          )}
          <p className="hint">
            <button type="button" className="quiet" disabled={done.length === 0} onClick={back}>
              {page.undo}
            </button>{" "}
            {page.keys}
          </p>
          {decide.isError && <Failed error={decide.error} again={() => decide.reset()} />}
          {undo.isError && <Failed error={undo.error} again={() => undo.reset()} />}
        </section>
      )}
    </Ready>
  );
}

function Claim({ fact }: { fact: WaitingFact }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const goalName = useGoalName();
  const named = (id: string, type: string, name: string) =>
    type === "Goal" ? goalName(Number(id.split("-").at(-1))) : name;
  const spans = [
    ...find(fact.text, [fact.cue ?? "", fact.value ?? ""], "cue"),
    ...find(fact.text, [fact.source_name, fact.target_name], "name"),
  ];
  return (
    <>
      <h2>
        {fact.relation === "Observation" ? (
          <>
            {fact.target_name}: {signed(fact.op ?? "=", text(fact.value))} {text(fact.unit)} {text(fact.year)}{" "}
            {fact.status === "target"
              ? words.answer.target
              : fact.status === "actual"
                ? words.answer.actual
                : ""}
          </>
        ) : (
          <>
            {fact.source_name} <span className="type">{labels.relation(fact.relation)}</span>{" "}
            {named(fact.target_id, fact.target_type, fact.target_name)}
            {fact.polarity === "limits" && <span className="badge">{words.reviewPage.limits}</span>}
          </>
        )}
      </h2>
      <figure className="sentence">
        <blockquote lang={/\p{Script=Han}/u.test(fact.text) ? "zh-CN" : "en"}>
          <Marked text={fact.text} spans={spans} />
        </blockquote>
        <figcaption>
          <Link href={`/document/${fact.document}?passage=${fact.passage}`}>{fact.document_name}</Link>
        </figcaption>
      </figure>
      {fact.score !== null && <Score score={fact.score} />}
    </>
  );
}

interface CorrectionProps {
  fact: WaitingFact;
  onSave: (correction: Record<string, string | number | null>) => void;
  onCancel: () => void;
}

function Correction({ fact, onSave, onCancel }: CorrectionProps) {
  const { words } = useLanguage();
  const goals = useGoals().data ?? [];
  const goalName = useGoalName();
  const page = words.reviewPage;
  const [target, setTarget] = useState(fact.target_type === "Goal" ? fact.target_id : "goal-1");
  const [value, setValue] = useState({
    value: text(fact.value),
    unit: text(fact.unit),
    year: text(fact.year),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (fact.relation === "SUPPORTS") onSave({ target });
    else onSave({ value: value.value, unit: value.unit, year: value.year ? Number(value.year) : null });
  };
  return (
    <form className="filters" onSubmit={save}>
      {fact.relation === "SUPPORTS" ? (
        <Choice
          label={page.goal}
          value={target}
          options={goals.map((g) => [`goal-${g.number}`, goalName(g.number)] as const)}
          onChange={setTarget}
        />
      ) : (
        (["value", "unit", "year"] as const).map((field) => (
          <label key={field} className="select">
            <span>{page[field]}</span>
            <input
              value={value[field]}
              inputMode={field === "year" ? "numeric" : "text"}
              pattern={field === "year" ? "[0-9]{4}" : undefined}
              onChange={(event) => setValue((now) => ({ ...now, [field]: event.target.value }))}
            />
          </label>
        ))
      )}
      <button type="submit" className="primary">
        {page.save}
      </button>
      <button type="button" className="quiet" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  );
}

function Decisions() {
  const { words } = useLanguage();
  const page = words.reviewPage;
  const reviews = useReviews();
  const { undo } = useDeciding();
  if (!reviews.data || reviews.data.items.length === 0) return null;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">
        {page.decided} <span className="score">{reviews.data.total}</span>
      </h2>
      <ul className="rows">
        {reviews.data.items.map((review) => (
          <li key={review.id}>
            <b className="named">{page.decisions[review.decision]}</b>{" "}
            {text(review.passage?.text).slice(0, 80)}{" "}
            <span className="faint">
              {review.reviewer} · {review.decided_on.slice(0, 10)}
            </span>{" "}
            <button type="button" className="quiet" onClick={() => undo.mutate(review.fact)}>
              {page.takeBack}
            </button>
          </li>
        ))}
      </ul>
      {undo.isError && <Failed error={undo.error} again={() => undo.reset()} />}
    </section>
  );
}
