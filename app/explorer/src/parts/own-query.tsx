/** A query that one writes, beside what the graph is made of. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { RequestFailed, type SchemaOfGraph, useSchema } from "../api/client";
import { type Reply, runCypher, runSparql } from "../api/raw";
import { useLanguage } from "../i18n";
import { useAddress } from "../search";
import { CopyLink } from "./copy";
import type { QueryLanguage } from "./editor-languages";
import { Rows } from "./rows";
import { save } from "./save";
import { Failed, Loading, Ready } from "./states";

const Editor = lazy(() => import("./editor"));

const RUN = { cypher: runCypher, sparql: runSparql };

/** What is in the editor before anything is written: a query that shows how they look here. */
const FIRST: Record<QueryLanguage, (schema: SchemaOfGraph) => string> = {
  cypher: () =>
    "MATCH (p:Project)-[:SUPPORTS]->(g:Goal {number: 6})\nRETURN p.name AS project\nORDER BY project LIMIT 20",
  sparql: ({ namespace }) => `PREFIX ct: <${namespace}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sdg: <http://metadata.un.org/sdg/>

SELECT DISTINCT ?project ?name
WHERE {
  ?project a ct:Project ;
    rdfs:label ?name ;
    ct:supports sdg:6 .
}
ORDER BY ?name
LIMIT 20`,
};

/** Stands in the address where nothing was asked yet. */
export const NOTHING_YET = "-";

async function timed(run: (query: string) => Promise<Reply>, query: string) {
  const started = performance.now();
  const reply = await run(query);
  return { reply, took: Math.round(performance.now() - started) };
}

export function OwnQuery({ language }: { language: QueryLanguage }) {
  const { get } = useAddress();
  const kept = get(language);
  const asked = kept === NOTHING_YET ? null : kept;
  return (
    <Ready query={useSchema()}>
      {(schema) => (
        <div className="columns">
          <Written language={language} asked={asked} first={FIRST[language](schema)} />
          <Schema schema={schema} />
        </div>
      )}
    </Ready>
  );
}

interface WrittenProps {
  language: QueryLanguage;
  /** The query in the address, whose result is shown. */
  asked: string | null;
  first: string;
}

function Written({ language, asked, first }: WrittenProps) {
  const { words } = useLanguage();
  const { change } = useAddress();
  const [draft, setDraft] = useState(asked ?? first);
  const page = words.queryPage;
  const run = useQuery({
    queryKey: ["own", language, asked],
    queryFn: () => timed(RUN[language], asked ?? ""),
    enabled: asked !== null,
    // Busy, or its copy of the graph for SPARQL is still being made.
    retry: (times, error) => times < 3 && error instanceof RequestFailed && error.status === 503,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const submit = () => {
    if (draft === asked) void run.refetch();
    else change({ [language]: draft }, true);
  };
  return (
    <div>
      <Suspense fallback={<Loading />}>
        <Editor
          language={language}
          text={draft}
          label={page.editors[language] ?? language}
          onChange={setDraft}
          onRun={submit}
        />
      </Suspense>
      <div className="bar-of-list">
        <p className="hint">{page.limits}</p>
        <div className="downloads">
          <CopyLink />
          <button type="button" className="primary" onClick={submit} disabled={run.isFetching}>
            {run.isFetching ? page.running : page.run}
          </button>
        </div>
      </div>
      {run.isError && !run.isFetching && <Failed error={run.error} again={submit} />}
      {run.data && <Result {...run.data} name={language} />}
    </div>
  );
}

function Result({ reply, took, name }: { reply: Reply; took: number; name: string }) {
  const { words } = useLanguage();
  if (!("text" in reply)) return <Rows table={reply} csv={null} name={name} took={took} />;
  return (
    <section aria-label={name}>
      <div className="bar-of-list">
        <p role="status">{words.queryPage.triples(took)}</p>
        <button
          type="button"
          className="quiet"
          onClick={() => save(`${name}.ttl`, reply.text, "text/turtle")}
        >
          Turtle
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="tall" lang="zxx" tabIndex={0}>
        {reply.text}
      </pre>
    </section>
  );
}

function Schema({ schema }: { schema: SchemaOfGraph }) {
  const { words, pick } = useLanguage();
  const page = words.queryPage;
  return (
    <aside aria-labelledby="schema">
      <h2 id="schema">{page.schema}</h2>
      <p className="hint">{page.schemaHint}</p>
      {schema.classes.map((declared) => (
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
        {schema.relations.map((relation) => (
          <li key={relation.name}>
            <code>{relation.name}</code> {pick(relation.labels.zh, relation.labels.en)}
          </li>
        ))}
      </ul>
    </aside>
  );
}
