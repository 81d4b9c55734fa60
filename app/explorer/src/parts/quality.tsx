/** How reliable what was found is: measured figures, and what reviewers decided. */
import { useQuality } from "../api/client";
import { useLanguage } from "../i18n";
import { useAddress } from "../search";
import { Choice } from "./choice";
import { useLabels } from "./labels";
import { Ready } from "./states";

/** Measured figures of one annotated set at a time, and what reviewers of this graph decided. */
export function Quality() {
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
                options={sets.map((s) => [s.name, page.sets[s.name] ?? s.about] as const)}
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
