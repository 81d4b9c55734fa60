/** One thing: what it is, what is said of it and where, and what it is connected to. */
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { type Entity, type Fact, type Stated, useDocuments, useEntity } from "../api/client";
import { useLanguage } from "../i18n";
import { askPath } from "../parts/ask-box";
import { GoalMark } from "../parts/goals";
import { useLabels } from "../parts/labels";
import { Score } from "../parts/score";
import { Statement } from "../parts/statement";
import { Loading, Ready } from "../parts/states";
import { useThingLook } from "../parts/thing-look";
import { useTitle } from "../parts/title";
import { Values } from "../parts/values";

const SmallGraph = lazy(() => import("../parts/small-graph"));

export default function EntityPage({ id }: { id: string }) {
  return <Ready query={useEntity(id)}>{(entity) => <Shown entity={entity} />}</Ready>;
}

function Shown({ entity }: { entity: Entity }) {
  const { words, pick } = useLanguage();
  const labels = useLabels();
  const english = typeof entity.attributes.name_en === "string" ? entity.attributes.name_en : null;
  const name = pick(entity.name, english ?? entity.name);
  useTitle(name);
  const others = [...new Set([entity.name, english, ...entity.names])].filter(
    (n): n is string => !!n && n !== name,
  );
  return (
    <div className="page entity">
      <header className="title">
        <span className="type">{labels.type(entity.type)}</span>
        <h1>{name}</h1>
        {others.length > 0 && (
          <p className="hint">
            {words.entity.names} {others.slice(0, 12).join(" · ")}
          </p>
        )}
        <p>
          <Link href={askPath(name)}>{words.entity.askAbout}</Link> ·{" "}
          <Link href={`/graph?nodes=${entity.id}`}>{words.graphPage.show}</Link>
        </p>
      </header>
      <div className="columns">
        <div>
          <Observed entity={entity} />
          <section aria-labelledby="stated">
            <h2 id="stated">{words.entity.evidence}</h2>
            {entity.evidence.length === 0 ? (
              <p className="hint">{words.entity.noEvidence}</p>
            ) : (
              <OverTime entity={entity} />
            )}
          </section>
        </div>
        <aside>
          <Surroundings entity={entity} />
          <Goals facts={entity.facts} />
          <Related entity={entity} />
        </aside>
      </div>
    </div>
  );
}

/** What the documents say of it, one document after another in the order of their plans. */
function OverTime({ entity }: { entity: Entity }) {
  const { words } = useLanguage();
  const documents = useDocuments().data?.items ?? [];
  const groups = new Map<string, Stated[]>();
  for (const stated of entity.evidence)
    groups.set(stated.document, [...(groups.get(stated.document) ?? []), stated]);
  const planOf = (id: string) => documents.find((d) => d.id === id);
  const inTime = [...groups].sort(
    ([a], [b]) => (planOf(a)?.plan_from ?? 9999) - (planOf(b)?.plan_from ?? 9999),
  );
  return (
    <ol className="timeline">
      {inTime.map(([id, statements]) => {
        const plan = planOf(id);
        return (
          <li key={id}>
            <h3>
              <span className="period">
                {plan?.plan_from ? `${plan.plan_from}–${plan.plan_to}` : words.entity.noPeriod}
              </span>{" "}
              {statements[0]?.document_name} <span className="score">{words.found(statements.length)}</span>
            </h3>
            <ol className="cards">
              {statements.map((stated) => (
                <li key={stated.passage} className="card">
                  <Statement stated={stated} names={[entity.name, ...entity.names]} />
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

/** A small picture of what it is connected to, drawn when it is opened. */
function Surroundings({ entity }: { entity: Entity }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  if (entity.neighbours.length === 0) return null;
  return (
    <details className="surroundings" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.entity.surroundings}</summary>
      {open && (
        <Suspense fallback={<Loading />}>
          <SmallGraph id={entity.id} />
        </Suspense>
      )}
    </details>
  );
}

function Observed({ entity }: { entity: Entity }) {
  const { words } = useLanguage();
  if (entity.values.length === 0) return null;
  return (
    <section aria-labelledby="values">
      <h2 id="values">{words.answer.values}</h2>
      <Values values={entity.values} />
    </section>
  );
}

/** The goals that the thing supports, each once, with how sure it is. */
function Goals({ facts }: { facts: Fact[] }) {
  const { words } = useLanguage();
  const best = new Map<number, number>();
  for (const fact of facts) {
    if (fact.type !== "SUPPORTS" || fact.direction !== "out" || fact.other.type !== "Goal") continue;
    const number = Number(fact.other.id.split("-").at(-1));
    best.set(number, Math.max(best.get(number) ?? 0, fact.score ?? 0));
  }
  if (best.size === 0) return null;
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{words.entity.goals}</h2>
      <ul className="rows">
        {[...best]
          .sort((a, b) => b[1] - a[1])
          .map(([number, score]) => (
            <li key={number}>
              <GoalMark number={number} /> <Score score={score} />
            </li>
          ))}
      </ul>
    </section>
  );
}

const SHOWN = 12;

/** Everything else that it stands in a relation to, by relation and type. */
function Related({ entity }: { entity: Entity }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const look = useThingLook();
  const groups = new Map<string, Map<string, Fact["other"]>>();
  for (const fact of entity.facts) {
    if (["Goal", "Target", "Observation"].includes(fact.other.type)) continue;
    const key = `${labels.fact(fact.type, fact.direction)} · ${labels.type(fact.other.type)}`;
    const group = groups.get(key) ?? new Map<string, Fact["other"]>();
    groups.set(key, group.set(fact.other.id, fact.other));
  }
  if (groups.size === 0) return null;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{words.entity.parts}</h2>
      {[...groups].map(([title, others]) => (
        <details key={title} open={others.size <= SHOWN} className="group-of">
          <summary>
            {title} <span className="score">{words.entity.outOf(others.size)}</span>
          </summary>
          <ul className="rows">
            {[...others.values()].map((other) => (
              <li key={other.id}>
                <Link href={`/entity/${other.id}`}>{look.name(other)}</Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
