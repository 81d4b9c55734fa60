/** What the graph holds: documents with how much of them was read, counts by type, and where programs ask. */
import { Link } from "wouter";
import { useDocuments, useQuality, useStats } from "../api/client";
import { useLanguage } from "../i18n";
import { Choice } from "../parts/choice";
import { useLabels } from "../parts/labels";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { useAddress } from "../search";

export default function DataPage() {
  const { words } = useLanguage();
  useTitle(words.dataPage.title);
  return (
    <div className="page data">
      <h1>{words.dataPage.title}</h1>
      <Documents />
      <Counts />
      <Quality />
      <section>
        <h2>{words.dataPage.api}</h2>
        <p>
          {words.dataPage.apiText} <a href="/api/docs">/api/docs</a>
        </p>
      </section>
      <section>
        <h2>{words.dataPage.licence}</h2>
        <p>{words.dataPage.licenceText}</p>
      </section>
    </div>
  );
}

function Documents() {
  const { words } = useLanguage();
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{words.dataPage.documents}</h2>
      <Ready query={useDocuments()}>
        {(page) => (
          <ul className="rows wide-rows">
            {page.items.map((document) => (
              <li key={document.id}>
                <Link href={`/document/${document.id}`}>{document.title}</Link>
                {document.digest && (
                  <span className="badge" title={words.answer.digestHelp}>
                    {words.answer.digest}
                  </span>
                )}
                <span className="score">
                  {document.plan_from ? `${document.plan_from}–${document.plan_to} · ` : ""}
                  {(document.coverage * 100).toFixed(1)}% {words.dataPage.coverage}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Ready>
    </section>
  );
}

/** Measured figures of one annotated set at a time, and what reviewers of this graph decided. */
function Quality() {
  const { words } = useLanguage();
  const labels = useLabels();
  const { get, change } = useAddress();
  const page = words.dataPage;
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{page.quality}</h2>
      <p className="hint">{page.qualityHint}</p>
      <Ready query={useQuality()}>
        {({ sets, reviews }) => {
          const set = sets.find((s) => s.name === get("set")) ?? sets[0];
          if (!set) return null;
          const rows = set.figures.filter((row) => row.facts in page.facts);
          return (
            <>
              <Choice
                label={page.set}
                value={set.name}
                options={sets.map((s) => [s.name, `${s.name}: ${s.about}`] as const)}
                onChange={(name) => change({ set: name })}
              />
              <p className="hint">{page.measured(set.date, set.passages)}</p>
              <section className="scroll">
                <table className="ledger">
                  <thead>
                    <tr>
                      <th scope="col">{page.figure}</th>
                      <th scope="col">{page.precision}</th>
                      <th scope="col">{page.recall}</th>
                      <th scope="col">{page.f1}</th>
                      <th scope="col">{page.sample}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.facts}>
                        <th scope="row">{page.facts[row.facts]}</th>
                        <td>{row.precision?.toFixed(2) ?? ""}</td>
                        <td>{row.recall?.toFixed(2) ?? ""}</td>
                        <td>{row.figure.toFixed(2)}</td>
                        <td>{row.sample}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              {reviews.length > 0 && (
                <>
                  <h3>{page.reviewed}</h3>
                  <ul className="rows">
                    {reviews.map((row) => (
                      <li key={row.relation}>
                        {labels.relation(row.relation)}{" "}
                        <span className="score">
                          {page.reviewedRow(
                            row.accepted + row.rejected + row.corrected,
                            `${Math.round(row.precision * 100)}%`,
                          )}
                        </span>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          );
        }}
      </Ready>
    </section>
  );
}

function Counts() {
  const { words, language } = useLanguage();
  const labels = useLabels();
  const number = new Intl.NumberFormat(language);
  return (
    <Ready query={useStats()}>
      {(stats) => (
        <div className="columns even">
          {(
            [
              [words.dataPage.counts, stats.nodes, labels.type],
              [words.dataPage.relations, stats.relations, labels.relation],
            ] as const
          ).map(([title, counts, label]) => (
            <section key={title}>
              <h2>{title}</h2>
              <table className="plain">
                <tbody>
                  {Object.entries(counts)
                    .sort((a, b) => b[1] - a[1])
                    .map(([name, count]) => (
                      <tr key={name}>
                        <th scope="row">{label(name)}</th>
                        <td>{number.format(count)}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      )}
    </Ready>
  );
}
