/** Two plans side by side (kept, new, dropped, target changed), or two districts goal by goal. */
import { useState } from "react";
import { Link } from "wouter";
import { type DocumentInfo, useCoverage, useDocuments, useEntity } from "../api/client";
import { type Row, records, useNamed } from "../api/named";
import { useLanguage } from "../i18n";
import { askPath } from "../parts/ask-box";
import { Choice } from "../parts/choice";
import { titleOf } from "../parts/documents";
import { GoalMark, useGoal } from "../parts/goals";
import { useLabels } from "../parts/labels";
import { Statement } from "../parts/statement";
import { Loading, Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { signed, text } from "../parts/values";
import { useAddress } from "../search";

const TYPES = ["Project", "Indicator", "Programme", "Reform", "Policy", "Organization", "Place"];

export default function ComparePage() {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const page = words.comparePage;
  const districts = get("a") !== null || get("by") === "districts";
  const documents = useDocuments();
  useTitle(page.title);
  const modes = [
    ["plans", page.plans, !districts],
    ["districts", page.districts, districts],
  ] as const;
  return (
    <div className="page">
      <h1>{page.title}</h1>
      <fieldset className="tabs">
        <legend className="hidden">{page.what}</legend>
        {modes.map(([mode, name, on]) => (
          <button
            key={mode}
            type="button"
            aria-pressed={on}
            onClick={() =>
              change({
                by: mode,
                ...(mode === "plans" ? { a: null, b: null } : { earlier: null, later: null }),
              })
            }
          >
            {name}
          </button>
        ))}
      </fieldset>
      {districts ? (
        <Districts />
      ) : (
        <Ready query={documents}>{(listed) => <Plans documents={listed.items} />}</Ready>
      )}
    </div>
  );
}

/** Plans by the year they begin: the last two are compared first. */
function inTime(documents: DocumentInfo[]): DocumentInfo[] {
  return documents.filter((d) => d.plan_from).sort((a, b) => (a.plan_from ?? 0) - (b.plan_from ?? 0));
}

function Plans({ documents }: { documents: DocumentInfo[] }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const { get, change } = useAddress();
  const page = words.comparePage;
  const plans = inTime(documents);
  const earlier = get("earlier") ?? plans.at(-2)?.id ?? documents[0]?.id ?? "";
  const later = get("later") ?? plans.at(-1)?.id ?? documents[1]?.id ?? "";
  const type = get("type") ?? "Project";
  const options = documents.map((d) => [d.id, titleOf(d)] as const);
  if (documents.length < 2) return <p className="notice">{page.onlyOne}</p>;
  return (
    <>
      <div className="filters">
        <Choice
          label={page.earlier}
          value={earlier}
          options={options}
          onChange={(id) => change({ earlier: id }, true)}
        />
        <Choice
          label={page.later}
          value={later}
          options={options}
          onChange={(id) => change({ later: id }, true)}
        />
        <Choice
          label={page.what}
          value={type}
          options={TYPES.map((name) => [name, labels.type(name)] as const)}
          onChange={(name) => change({ type: name }, true)}
        />
      </div>
      {earlier === later ? (
        <p className="notice">{page.choose}</p>
      ) : (
        <>
          {type === "Indicator" && <Changed earlier={earlier} later={later} />}
          <Difference earlier={earlier} later={later} type={type} />
        </>
      )}
    </>
  );
}

function Difference({ earlier, later, type }: { earlier: string; later: string; type: string }) {
  const { words } = useLanguage();
  const page = words.comparePage;
  const difference = useNamed("plan-difference", { earlier, later, type });
  return (
    <Ready query={difference}>
      {(table) => {
        const rows = records(table);
        return (
          <div className="columns three">
            {(["kept", "new", "dropped"] as const).map((change) => {
              const those = rows.filter((row) => row.change === change);
              return (
                <section key={change} aria-labelledby={change}>
                  <h2 id={change}>
                    {page[change]} <span className="score">{those.length}</span>
                  </h2>
                  {those.length === 0 ? (
                    <p className="hint">{page.none}</p>
                  ) : (
                    <ul className="rows">
                      {those.map((row) => (
                        <Item key={String(row.id)} row={row} documents={[earlier, later]} />
                      ))}
                    </ul>
                  )}
                </section>
              );
            })}
          </div>
        );
      }}
    </Ready>
  );
}

/** One thing, with the passages of both documents when it is opened. */
function Item({ row, documents }: { row: Row; documents: string[] }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Link href={`/entity/${row.id}`}>{text(row.name)}</Link>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.comparePage.evidence}</summary>
        {open && <Passages id={String(row.id)} documents={documents} />}
      </details>
    </li>
  );
}

function Passages({ id, documents }: { id: string; documents: string[] }) {
  const { data } = useEntity(id);
  if (!data) return <Loading />;
  return data.evidence
    .filter((stated) => documents.includes(stated.document))
    .map((stated) => <Statement key={stated.passage} stated={stated} names={[data.name, ...data.names]} />);
}

/** A change that several passages tell is one change. */
function once(rows: Row[]): Row[] {
  const seen = new Map(rows.map((row) => [JSON.stringify(Object.values(row)), row]));
  return [...seen.values()];
}

function Changed({ earlier, later }: { earlier: string; later: string }) {
  const { words } = useLanguage();
  const page = words.comparePage;
  return (
    <Ready query={useNamed("target-changes", { earlier, later })}>
      {(table) => {
        if (table.rows.length === 0) return null;
        return (
          <section aria-labelledby="changed">
            <h2 id="changed">
              {page.changed} <span className="score">{once(records(table)).length}</span>
            </h2>
            <ul className="rows">
              {records(table).map((row) => (
                <li
                  key={`${row.id} ${row.earlier_target} ${row.earlier_year} ${row.later_target} ${row.later_year}`}
                >
                  <Link href={`/entity/${row.id}`}>{text(row.indicator)}</Link>{" "}
                  <span>
                    {page.from} {signed(text(row.earlier_op), text(row.earlier_target))} {text(row.unit)}{" "}
                    <small>{text(row.earlier_year)}</small> {page.to}{" "}
                    <b className="named">{signed(text(row.later_op), text(row.later_target))}</b>{" "}
                    {text(row.unit)} <small>{text(row.later_year)}</small>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      }}
    </Ready>
  );
}

function Districts() {
  const { words, pick } = useLanguage();
  const { get, change } = useAddress();
  const page = words.comparePage;
  const goal = useGoal();
  return (
    <Ready query={useCoverage(null)}>
      {(coverage) => {
        const known = coverage.districts;
        const a = get("a") ?? known[0]?.id ?? "";
        const b = get("b") ?? known[1]?.id ?? "";
        const options = known.map((d) => [d.id, pick(d.name, d.name_en)] as const);
        const name = (id: string) => options.find(([option]) => option === id)?.[1] ?? id;
        const count = (number: number, id: string) =>
          coverage.cells.find((c) => c.goal === number && c.district === id)?.count ?? 0;
        const most = Math.max(
          1,
          ...coverage.cells.filter((c) => c.district === a || c.district === b).map((c) => c.count),
        );
        return (
          <>
            <div className="filters">
              <Choice
                label={page.first}
                value={a}
                options={options}
                onChange={(id) => change({ a: id, b }, true)}
              />
              <Choice
                label={page.second}
                value={b}
                options={options}
                onChange={(id) => change({ a, b: id }, true)}
              />
            </div>
            {a === b ? (
              <p className="notice">{page.chooseDistricts}</p>
            ) : (
              <table className="sides">
                <thead>
                  <tr>
                    <th scope="col">{name(a)}</th>
                    <th scope="col">{words.goal}</th>
                    <th scope="col">{name(b)}</th>
                  </tr>
                </thead>
                <tbody>
                  {Array.from({ length: 17 }, (_, i) => i + 1).map((number) => (
                    <tr key={number} style={{ "--hue": goal(number)?.color }}>
                      {[a, b].map((id, side) => {
                        const n = count(number, id);
                        const bar = (
                          <td key={id} className={side === 0 ? "left" : "right"}>
                            {n > 0 ? (
                              <Link
                                href={askPath(words.question.district(name(id), number))}
                                style={{ "--share": `${(n / most) * 100}%` }}
                              >
                                {n}
                              </Link>
                            ) : (
                              <span className="score">{words.nothingFound}</span>
                            )}
                          </td>
                        );
                        if (side === 1) return bar;
                        return [
                          bar,
                          <th key="goal" scope="row">
                            <GoalMark number={number} />
                          </th>,
                        ];
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        );
      }}
    </Ready>
  );
}
