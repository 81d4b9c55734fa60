/** The graph around chosen things: opened up step by step, with a table that says the same. */
import { lazy, Suspense, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useCoverage, useGoals } from "../api/client";
import { type Graph, useGraph } from "../api/graph";
import { type History, MOST_NODES, MOSTS, startOf, step } from "../graph-state";
import { useLanguage } from "../i18n";
import { Choice } from "../parts/choice";
import { Combobox } from "../parts/combobox";
import { CopyLink } from "../parts/copy";
import { csvOf } from "../parts/csv";
import { useGoalName } from "../parts/goals";
import type { Canvas } from "../parts/graph-canvas";
import { PATHS, shapeOf } from "../parts/graph-look";
import { GraphPanel } from "../parts/graph-panel";
import { useLabels } from "../parts/labels";
import { save } from "../parts/save";
import { Loading, Ready } from "../parts/states";
import { useThingLook } from "../parts/thing-look";
import { useTitle } from "../parts/title";
import { useAddress } from "../search";

const GraphCanvas = lazy(() => import("../parts/graph-canvas"));
const LAYOUTS = ["fcose", "concentric", "breadthfirst", "grid"];

const mostOf = (value: string | null) => MOSTS.find((n) => String(n) === value) ?? MOST_NODES;
const listed = (value: string | null) => (value ?? "").split(",").filter(Boolean);

export default function GraphPage() {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const [history, take] = useReducer(step, null, () =>
    startOf(listed(get("nodes")), listed(get("pinned")), mostOf(get("most"))),
  );
  const { nodes, pinned } = history.now;
  const address = get("nodes") ?? "";
  const wanted = nodes.join(",");
  useTitle(words.graphPage.title);
  // The address follows what is shown; an address that came from outside (back, a link) is shown.
  const written = useRef(address);
  useEffect(() => {
    if (address !== written.current) {
      written.current = address;
      take({ do: "start", shown: { nodes: listed(address), pinned: [] } });
    } else if (wanted !== address) {
      written.current = wanted;
      change({ nodes: wanted, pinned: pinned.join(",") });
    }
  });
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      take({ do: event.shiftKey ? "redo" : "undo" });
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, []);
  const graph = useGraph(nodes);
  return (
    <div className="page graph">
      <h1>{words.graphPage.title}</h1>
      <div className="bar-of-list">
        <div className="downloads">
          <button type="button" disabled={history.past.length === 0} onClick={() => take({ do: "undo" })}>
            {words.graphPage.undo}
          </button>
          <button type="button" disabled={history.future.length === 0} onClick={() => take({ do: "redo" })}>
            {words.graphPage.redo}
          </button>
        </div>
        {history.cut > 0 && <p role="alert">{words.graphPage.cut(history.most)}</p>}
      </div>
      {nodes.length === 0 ? (
        <Start onStart={(id) => take({ do: "add", ids: [id] })} />
      ) : (
        <Ready query={graph}>{(data) => <Shown graph={data} history={history} take={take} />}</Ready>
      )}
    </div>
  );
}

function Start({ onStart }: { onStart: (id: string) => void }) {
  const { words, pick } = useLanguage();
  const goals = useGoals().data ?? [];
  const goalName = useGoalName();
  const districts = useCoverage(null).data?.districts ?? [];
  const page = words.graphPage;
  const [name, setName] = useState("");
  return (
    <div className="notice">
      <h2>{page.start}</h2>
      <p className="hint">{page.startHint}</p>
      <div className="filters">
        <div className="select">
          <span aria-hidden="true">{page.find}</span>
          <Combobox text={name} label={page.find} onText={setName} onTake={(found) => onStart(found.id)} />
        </div>
        <Choice
          label={words.goal}
          value=""
          options={[
            ["", page.choose],
            ...goals.map((g) => [`goal-${g.number}`, goalName(g.number)] as const),
          ]}
          onChange={onStart}
        />
        <Choice
          label={words.districtLabel}
          value=""
          options={[["", page.choose], ...districts.map((d) => [d.id, pick(d.name, d.name_en)] as const)]}
          onChange={onStart}
        />
      </div>
    </div>
  );
}

type Take = (taken: Parameters<typeof step>[1]) => void;

function Shown({ graph, history, take }: { graph: Graph; history: History; take: Take }) {
  const { pinned } = history.now;
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const labels = useLabels();
  const { name, hue } = useThingLook();
  const page = words.graphPage;
  const canvas = useRef<Canvas>(null);
  const [chosen, setChosen] = useState<string | null>(
    graph.nodes.length === 1 ? (graph.nodes[0]?.id ?? null) : null,
  );
  const layout = LAYOUTS.includes(get("layout") ?? "") ? (get("layout") ?? "fcose") : "fcose";
  const off = get("hide");
  const hidden = useMemo(() => new Set(listed(off)), [off]);
  const types = [...new Set(graph.nodes.map((n) => n.type))].sort();
  const toggle = (type: string) => {
    const next = new Set(hidden);
    if (!next.delete(type)) next.add(type);
    change({ hide: [...next].join(",") });
  };
  const thing = graph.nodes.find((n) => n.id === chosen) ?? null;
  const shown = graph.nodes.filter((n) => !hidden.has(n.type));
  const seen = new Set(shown.map((n) => n.id));
  const edges = graph.edges.filter((e) => seen.has(e.source) && seen.has(e.target));
  const nameOf = new Map(graph.nodes.map((n) => [n.id, name(n)]));
  const rows = edges.map((e) => [
    nameOf.get(e.source) ?? "",
    labels.relation(e.relation),
    nameOf.get(e.target) ?? "",
    String(e.score),
  ]);
  return (
    <>
      <div className="filters">
        <Choice
          label={page.layout}
          value={layout}
          options={LAYOUTS.map((l) => [l, page.layouts[l] ?? l] as const)}
          onChange={(value) => change({ layout: value })}
        />
        <Choice
          label={page.most}
          value={String(history.most)}
          options={MOSTS.map((n) => [String(n), page.nodes(n)] as const)}
          onChange={(value) => {
            change({ most: value });
            take({ do: "most", most: Number(value) });
          }}
        />
        <div className="downloads">
          <CopyLink />
          <button type="button" className="quiet" onClick={() => canvas.current?.fit()}>
            {page.fit}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() => save("graph.png", canvas.current?.picture() ?? "")}
          >
            {page.png}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() =>
              save(
                "graph.csv",
                csvOf([[page.from, page.relation, page.to, words.answer.score], ...rows]),
                "text/csv",
              )
            }
          >
            CSV
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() =>
              save("graph.json", JSON.stringify({ nodes: shown, edges }, null, 1), "application/json")
            }
          >
            JSON
          </button>
        </div>
      </div>
      <fieldset className="switches">
        <legend>{page.legend}</legend>
        {types.map((type) => (
          <label key={type}>
            <input type="checkbox" checked={!hidden.has(type)} onChange={() => toggle(type)} />
            <svg viewBox="0 0 16 16" aria-hidden="true" className="shape">
              <path d={PATHS[shapeOf(type)]} />
            </svg>
            {labels.type(type)}
          </label>
        ))}
      </fieldset>
      {(graph.missing?.length ?? 0) > 0 && <p className="hint">{page.missing}</p>}
      <div className="columns">
        <Suspense fallback={<Loading />}>
          <GraphCanvas
            graph={graph}
            chosen={chosen}
            pinned={pinned}
            hidden={hidden}
            layout={layout}
            label={page.canvas}
            name={name}
            relation={labels.relation}
            hue={hue}
            onChoose={setChosen}
            onPin={(id) => take({ do: "pin", id })}
            handle={canvas}
          />
        </Suspense>
        <GraphPanel key={chosen} thing={thing} name={name} graph={graph} pinned={pinned} take={take} />
      </div>
      <section aria-labelledby="table">
        <h2 id="table">{page.table}</h2>
        <p className="hint" role="status">
          {page.nodes(shown.length)} · {page.edges(edges.length)} · {page.tableHint}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="scroll tall" tabIndex={0} aria-label={page.table}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{page.from}</th>
                <th scope="col">{page.relation}</th>
                <th scope="col">{page.to}</th>
                <th scope="col">{words.answer.score}</th>
              </tr>
            </thead>
            <tbody>
              {edges.map((edge) => (
                <tr key={`${edge.source} ${edge.relation} ${edge.target}`}>
                  {[edge.source, null, edge.target].map((id) =>
                    id === null ? (
                      <td key="relation">{labels.relation(edge.relation)}</td>
                    ) : (
                      <td key={id}>
                        <button
                          type="button"
                          className="sort"
                          aria-pressed={chosen === id}
                          onClick={() => setChosen(id)}
                        >
                          {nameOf.get(id)}
                        </button>
                      </td>
                    ),
                  )}
                  <td>{edge.score.toFixed(2)}</td>
                </tr>
              ))}
              {shown
                .filter((n) => !edges.some((e) => e.source === n.id || e.target === n.id))
                .map((n) => (
                  <tr key={n.id}>
                    <td colSpan={4}>
                      <button
                        type="button"
                        className="sort"
                        aria-pressed={chosen === n.id}
                        onClick={() => setChosen(n.id)}
                      >
                        {name(n)}
                      </button>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </section>
    </>
  );
}
