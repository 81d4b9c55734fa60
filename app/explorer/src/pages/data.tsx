/** What the graph holds, how it comes in, how good it is, and how it is taken away. */
import { useState } from "react";
import { Link } from "wouter";
import { type DocumentInfo, useDocuments, useStats } from "../api/client";
import { useIngests, useRemoving } from "../api/uploads";
import { useLanguage } from "../i18n";
import { Confirm } from "../parts/confirm";
import { useLabels } from "../parts/labels";
import { Quality } from "../parts/quality";
import { Failed, Ready } from "../parts/states";
import { TakeAway } from "../parts/take-away";
import { TakeIn } from "../parts/take-in";
import { useTitle } from "../parts/title";
import { Digest } from "../parts/where-it-stands";

export default function DataPage() {
  const { words } = useLanguage();
  useTitle(words.dataPage.title);
  return (
    <div className="page data">
      <h1>{words.dataPage.title}</h1>
      <Documents />
      <AddDocuments />
      <Counts />
      <Quality />
      <TakeAway />
    </div>
  );
}

function AddDocuments() {
  const { words } = useLanguage();
  const page = words.takeIn;
  return (
    <section aria-labelledby="add">
      <h2 id="add">{page.title}</h2>
      <Ready query={useIngests()}>
        {(ingests) =>
          ingests.accepting ? (
            <TakeIn ingests={ingests} />
          ) : (
            <p className="hint">{page.off[ingests.why_not ?? "uploads_off"]}</p>
          )
        }
      </Ready>
    </section>
  );
}

function Documents() {
  const { words } = useLanguage();
  const page = words.dataPage;
  const mayRemove = useIngests().data?.accepting ?? false;
  const [leaving, setLeaving] = useState<DocumentInfo | null>(null);
  const [told, setTold] = useState("");
  const removing = useRemoving();
  const remove = (document: DocumentInfo) => {
    setLeaving(null);
    removing.mutate(document.id, { onSuccess: ({ title }) => setTold(page.removed(title)) });
  };
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{page.documents}</h2>
      {removing.isError && <Failed error={removing.error} again={removing.reset} />}
      <p role="status" className={told ? "hint" : "hidden"}>
        {told}
      </p>
      <Ready query={useDocuments()}>
        {({ items }) => (
          <ul className="rows wide-rows">
            {items.map((document) => (
              <li key={document.id}>
                <Document document={document} />
                {mayRemove && (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${page.remove} ${document.title}`}
                    disabled={removing.isPending}
                    onClick={() => setLeaving(document)}
                  >
                    {page.remove}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Ready>
      {leaving && (
        <Confirm
          title={page.removeTitle}
          yes={page.remove}
          onYes={() => remove(leaving)}
          onNo={() => setLeaving(null)}
        >
          <p>{page.removeText(leaving.title)}</p>
        </Confirm>
      )}
    </section>
  );
}

function Document({ document }: { document: DocumentInfo }) {
  const { words } = useLanguage();
  return (
    <span>
      <Link href={`/document/${document.id}`}>{document.title}</Link>
      {document.digest && <Digest />}
      <span className="score">
        {document.plan_from ? `${document.plan_from}–${document.plan_to} · ` : ""}
        {(document.coverage * 100).toFixed(1)}% {words.dataPage.coverage}
      </span>
    </span>
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
