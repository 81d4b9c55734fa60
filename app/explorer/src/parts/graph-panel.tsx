/** What can be done with the thing chosen in the graph. */
import { useState } from "react";
import { Link } from "wouter";
import { useEntity } from "../api/client";
import { type Graph, neighbours, pathBetween, type Thing } from "../api/graph";
import type { Step } from "../graph-state";
import { useLanguage } from "../i18n";
import { Combobox } from "./combobox";
import { useLabels } from "./labels";
import { Failed, Loading } from "./states";
import type { Suggestion } from "./suggestions";

/** A hub is opened up in parts. */
const AT_A_TIME = 25;

interface PanelProps {
  thing: Thing | null;
  name: (thing: Thing) => string;
  graph: Graph;
  pinned: string[];
  take: (taken: Step) => void;
}

export function GraphPanel({ thing, name, graph, pinned, take }: PanelProps) {
  const { words } = useLanguage();
  const labels = useLabels();
  const page = words.graphPage;
  if (!thing) {
    return (
      <aside aria-label={page.selected}>
        <p className="hint">{page.none}</p>
      </aside>
    );
  }
  const leaves = graph.nodes.filter((node) => {
    const others = graph.edges.flatMap((e) =>
      e.source === node.id ? [e.target] : e.target === node.id ? [e.source] : [],
    );
    return others.length > 0 && others.every((other) => other === thing.id);
  });
  return (
    <aside aria-label={page.selected}>
      <span className="type">{labels.type(thing.type)}</span>
      <h2>{name(thing)}</h2>
      <ul className="actions">
        <li>
          <Link href={`/entity/${thing.id}`}>{page.open}</Link>
        </li>
        <li>
          <button type="button" onClick={() => take({ do: "pin", id: thing.id })}>
            {pinned.includes(thing.id) ? page.unpin : page.pin}
          </button>
        </li>
        {leaves.length > 0 && (
          <li>
            <button type="button" onClick={() => take({ do: "remove", ids: leaves.map((leaf) => leaf.id) })}>
              {page.collapse}
            </button>
          </li>
        )}
        <li>
          <button type="button" onClick={() => take({ do: "remove", ids: [thing.id] })}>
            {page.remove}
          </button>
        </li>
      </ul>
      <Expand thing={thing} take={take} />
      <PathTo thing={thing} take={take} />
    </aside>
  );
}

function Expand({ thing, take }: { thing: Thing; take: (taken: Step) => void }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const page = words.graphPage;
  const entity = useEntity(thing.id);
  const [error, setError] = useState<unknown>(null);
  if (!entity.data) return <Loading />;
  const groups = entity.data.neighbours.filter((n) => n.type !== "Observation");
  const open = (relation: string, type: string) => {
    neighbours(thing.id, AT_A_TIME, { relation, type })
      .then(({ items }) => take({ do: "add", ids: items.map((item) => item.id) }))
      .catch(setError);
  };
  return (
    <section aria-labelledby="expand">
      <h3 id="expand">{page.expand}</h3>
      <p className="hint">{page.expandHint}</p>
      {error !== null && <Failed error={error} again={() => setError(null)} />}
      <ul className="rows">
        {groups.map((group) => (
          <li key={`${group.relation} ${group.type}`}>
            <button type="button" className="sort" onClick={() => open(group.relation, group.type)}>
              {labels.step(group.relation, thing.type, group.type)} · {labels.type(group.type)}{" "}
              <span className="score">{page.add(Math.min(AT_A_TIME, group.count), group.count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PathProps {
  thing: Thing;
  take: (taken: Step) => void;
}

function PathTo({ thing, take }: PathProps) {
  const { words } = useLanguage();
  const page = words.graphPage;
  const [name, setName] = useState("");
  const [to, setTo] = useState<Suggestion | null>(null);
  const [told, setTold] = useState("");
  const seek = async (end: Suggestion) => {
    const found = await pathBetween(thing.id, end.id);
    const between = found.nodes.filter((n) => n.id !== thing.id && n.id !== end.id);
    take({ do: "add", ids: [...between.map((n) => n.id), end.id] });
    setTold(found.edges.length === 0 ? page.noPath : page.foundPath(between.length));
  };
  return (
    <section aria-labelledby="path-to">
      <h3 id="path-to">{page.pathTo}</h3>
      <div className="filters">
        <div className="select">
          <span aria-hidden="true">{page.to}</span>
          <Combobox
            text={name}
            label={page.to}
            onText={(typed) => {
              setName(typed);
              setTo(null);
            }}
            onTake={(found) => {
              setName(found.name);
              setTo(found);
            }}
          />
        </div>
        <button
          type="button"
          disabled={!to}
          onClick={() => to && void seek(to).catch((error: Error) => setTold(error.message))}
        >
          {page.findPath}
        </button>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
