/** The start: the question box, questions to try, and the goals by districts. */
import { Link, useSearchParams } from "wouter";
import { useCoverage, useDocuments } from "../api/client";
import { useLanguage } from "../i18n";
import { AskBox, askPath } from "../parts/ask-box";
import { titleOf } from "../parts/documents";
import { Matrix } from "../parts/matrix";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";

export function Home() {
  const { words } = useLanguage();
  useTitle("");
  return (
    <div className="page home">
      <section className="hero">
        <h1>{words.tagline}</h1>
        <AskBox large />
        <p className="hint">{words.askHint}</p>
        <ul className="examples" aria-label={words.examples}>
          {words.exampleQuestions.map((question) => (
            <li key={question}>
              <Link href={askPath(question)}>{question}</Link>
            </li>
          ))}
        </ul>
      </section>
      <GoalsByDistricts />
    </div>
  );
}

function GoalsByDistricts() {
  const { words } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const plan = search.get("plan");
  const coverage = useCoverage(plan);
  const documents = useDocuments().data?.items ?? [];
  return (
    <section aria-labelledby="matrix-title">
      <div className="titled">
        <div>
          <h2 id="matrix-title">{words.matrixTitle}</h2>
          <p className="hint">{words.matrixHint}</p>
        </div>
        <label className="select">
          <span>{words.plan}</span>
          <select
            value={plan ?? ""}
            onChange={(event) =>
              setSearch(event.target.value ? { plan: event.target.value } : {}, { replace: true })
            }
          >
            <option value="">{words.allPlans}</option>
            {documents.map((document) => (
              <option key={document.id} value={document.id}>
                {titleOf(document)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Ready query={coverage}>
        {(data) => <Matrix coverage={data} plan={documents.find((d) => d.id === plan)?.title ?? null} />}
      </Ready>
      <p className="hint">{words.matrixCounts}</p>
    </section>
  );
}
