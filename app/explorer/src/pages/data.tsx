/** What the graph holds: documents with how much of them was read, counts by type, and where programs ask. */
import { Link } from "wouter";
import { useDocuments, useStats } from "../api/client";
import { useLanguage } from "../i18n";
import { useLabels } from "../parts/labels";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";

export default function DataPage() {
  const { words } = useLanguage();
  useTitle(words.dataPage.title);
  return (
    <div className="page data">
      <h1>{words.dataPage.title}</h1>
      <Documents />
      <Counts />
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
