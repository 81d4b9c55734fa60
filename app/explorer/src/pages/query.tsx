/** Ready queries with forms for their parameters, and editors for Cypher and SPARQL that only read. */
import { useState } from "react";
import { useGoals } from "../api/client";
import { type Given, type NamedQuery, namedPath, useNamed, useNamedQueries } from "../api/named";
import { useRoutes } from "../api/routes";
import { useLanguage } from "../i18n";
import { Choice } from "../parts/choice";
import { useGoalName } from "../parts/goals";
import { NOTHING_YET, OwnQuery } from "../parts/own-query";
import { Rows } from "../parts/rows";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { useAddress } from "../search";

export default function QueryPage() {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const has = useRoutes();
  const page = words.queryPage;
  const language = get("sparql") !== null ? "sparql" : get("cypher") !== null ? "cypher" : null;
  useTitle(page.title);
  // A link to a query in SPARQL is kept where the service has none: its error says so.
  const languages =
    has("/sparql") || language === "sparql" ? (["cypher", "sparql"] as const) : (["cypher"] as const);
  return (
    <div className="page">
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <fieldset className="tabs">
        <legend className="hidden">{page.title}</legend>
        <button
          type="button"
          aria-pressed={language === null}
          onClick={() => change({ cypher: null, sparql: null })}
        >
          {page.ready}
        </button>
        {languages.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={language === name}
            onClick={() => change({ cypher: null, sparql: null, [name]: get(name) ?? NOTHING_YET })}
          >
            {page.languages[name]}
          </button>
        ))}
      </fieldset>
      {language ? <OwnQuery key={language} language={language} /> : <Named />}
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
              about={run.goal ? [`goal-${run.goal}`] : []}
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
