/** Ready queries with forms for their parameters, and an editor for Cypher that only reads. */
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useGoals, useSchema } from "../api/client";
import {
  fetched,
  type Given,
  type NamedQuery,
  namedPath,
  type Table,
  useNamed,
  useNamedQueries,
} from "../api/named";
import { useLanguage } from "../i18n";
import { Choice } from "../parts/choice";
import { useGoalName } from "../parts/goals";
import { Rows } from "../parts/rows";
import { Failed, Loading, Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { useAddress } from "../search";

const Editor = lazy(() => import("../parts/editor"));

const FIRST =
  "MATCH (p:Project)-[:SUPPORTS]->(g:Goal {number: 6})\nRETURN p.name AS project\nORDER BY project LIMIT 20";

export default function QueryPage() {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const page = words.queryPage;
  const own = get("cypher") !== null;
  useTitle(page.title);
  return (
    <div className="page">
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <fieldset className="tabs">
        <legend className="hidden">{page.title}</legend>
        <button type="button" aria-pressed={!own} onClick={() => change({ cypher: null })}>
          {page.ready}
        </button>
        <button type="button" aria-pressed={own} onClick={() => change({ cypher: get("cypher") ?? FIRST })}>
          {page.own}
        </button>
      </fieldset>
      {own ? <Own text={get("cypher") ?? FIRST} /> : <Named />}
    </div>
  );
}

function Named() {
  const { words, pick } = useLanguage();
  const { get, change } = useAddress();
  return (
    <Ready query={useNamedQueries()}>
      {({ items }) => {
        const name = get("name") ?? items[0]?.name ?? "";
        const query = items.find((q) => q.name === name) ?? items[0];
        return (
          <>
            <Choice
              label={words.queryPage.choose}
              value={query?.name ?? ""}
              options={items.map((q) => [q.name, pick(q.title.zh, q.title.en)] as const)}
              onChange={(chosen) => change({ name: chosen, given: null })}
            />
            {query && <Filled key={query.name} query={query} />}
          </>
        );
      }}
    </Ready>
  );
}

/** The parameters in the address, or those of the example. */
function givenOf(query: NamedQuery, kept: string | null): Given {
  if (kept !== null) return Object.fromEntries(new URLSearchParams(kept));
  return Object.fromEntries(Object.entries(query.example).map(([name, value]) => [name, String(value)]));
}

function Filled({ query }: { query: NamedQuery }) {
  const { words, pick } = useLanguage();
  const { get, change } = useAddress();
  const page = words.queryPage;
  const run = givenOf(query, get("given"));
  const [given, setGiven] = useState<Given>(run);
  const missing = query.parameters.some((p) => p.required && !run[p.name]);
  const result = useNamed(query.name, run, { enabled: !missing });
  const set = (name: string, value: string) => setGiven((now) => ({ ...now, [name]: value }));
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const filled = Object.entries(given).filter((e): e is [string, string] => !!e[1]);
          change({ name: query.name, given: new URLSearchParams(filled).toString() || "-" });
        }}
      >
        {query.parameters.map((parameter) => (
          <Parameter
            key={parameter.name}
            parameter={parameter}
            value={given[parameter.name] ?? ""}
            onChange={(value) => set(parameter.name, value)}
          />
        ))}
        <button type="submit" className="primary">
          {page.run}
        </button>
      </form>
      {!missing && (
        <Ready query={result}>
          {(table) => (
            <Rows
              table={table}
              csv={namedPath(query.name, run, { format: "csv", excel: "true" })}
              name={query.name}
            />
          )}
        </Ready>
      )}
      <details className="queries">
        <summary>{page.text}</summary>
        <pre lang="zxx">{query.cypher}</pre>
        <p className="hint">{pick(query.title.zh, query.title.en)}</p>
      </details>
    </>
  );
}

interface ParameterProps {
  parameter: NamedQuery["parameters"][number];
  value: string;
  onChange: (value: string) => void;
}

function Parameter({ parameter, value, onChange }: ParameterProps) {
  const { words, pick } = useLanguage();
  const goals = useGoals().data ?? [];
  const goalName = useGoalName();
  const label = `${pick(parameter.about.zh, parameter.about.en)}${parameter.required ? "" : ` (${words.queryPage.optional})`}`;
  const none = parameter.required ? [] : [["", "–"] as const];
  if (parameter.type === "goal") {
    const options = goals.map((g) => [String(g.number), goalName(g.number)] as const);
    return <Choice label={label} value={value} options={[...none, ...options]} onChange={onChange} />;
  }
  if (parameter.values?.length) {
    const options = parameter.values.map((v) => [v, v] as const);
    return (
      <Choice
        label={label}
        value={value || String(parameter.default ?? "")}
        options={[...none, ...options]}
        onChange={onChange}
      />
    );
  }
  return (
    <label className="select">
      <span>{label}</span>
      <input
        value={value}
        required={parameter.required}
        placeholder={parameter.default === null ? "" : String(parameter.default)}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function Own({ text }: { text: string }) {
  const { words } = useLanguage();
  const { change } = useAddress();
  const [draft, setDraft] = useState(text);
  const page = words.queryPage;
  const run = useMutation({
    mutationFn: (query: string) =>
      fetched<Pick<Table, "columns" | "rows" | "truncated">>("/api/cypher", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ query }),
      }),
  });
  const submit = () => {
    change({ cypher: draft });
    run.mutate(draft);
  };
  return (
    <div className="columns">
      <div>
        <Suspense fallback={<Loading />}>
          <Editor text={draft} label={page.editor} onChange={setDraft} onRun={submit} />
        </Suspense>
        <div className="bar-of-list">
          <p className="hint">{page.limits}</p>
          <button type="button" className="primary" onClick={submit} disabled={run.isPending}>
            {run.isPending ? page.running : page.run}
          </button>
        </div>
        {run.isError && <Failed error={run.error} again={submit} />}
        {run.data && <Rows table={run.data} csv={null} name="cypher" />}
      </div>
      <Schema />
    </div>
  );
}

function Schema() {
  const { words, pick } = useLanguage();
  const { data } = useSchema();
  const page = words.queryPage;
  return (
    <aside aria-labelledby="schema">
      <h2 id="schema">{page.schema}</h2>
      <p className="hint">{page.schemaHint}</p>
      {data?.classes.map((declared) => (
        <details key={declared.name}>
          <summary>
            <code>{declared.name}</code> {pick(declared.labels.zh, declared.labels.en)}
          </summary>
          <p className="hint">
            {declared.properties.map((p) => (
              <code key={p.name}>{p.name} </code>
            ))}
          </p>
        </details>
      ))}
      <h3>{words.dataPage.relations}</h3>
      <ul className="rows">
        {data?.relations.map((relation) => (
          <li key={relation.name}>
            <code>{relation.name}</code> {pick(relation.labels.zh, relation.labels.en)}
          </li>
        ))}
      </ul>
    </aside>
  );
}
