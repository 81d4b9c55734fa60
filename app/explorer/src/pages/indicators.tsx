/** The ledger of indicators: filters, order, paths of those chosen, and values that disagree. */
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "wouter";
import { useDocuments, useGoals } from "../api/client";
import { fetched, namedPath, type Row, records, type Table, useNamed } from "../api/named";
import { useLanguage } from "../i18n";
import { type Line, PathChart } from "../parts/chart";
import { Choice } from "../parts/choice";
import { titleOf } from "../parts/documents";
import { GoalMarks, useGoalName } from "../parts/goals";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { signed, text } from "../parts/values";
import { useAddress } from "../search";

const MOST_CHOSEN = 6;
const COLUMNS = ["indicator", "base", "target", "change", "binding"] as const;
type Column = (typeof COLUMNS)[number];

export default function IndicatorsPage() {
  const { words } = useLanguage();
  const { get } = useAddress();
  const given = { document: get("plan"), goal: get("goal"), binding: get("binding") };
  useTitle(words.indicatorsPage.title);
  return (
    <div className="page">
      <h1>{words.indicatorsPage.title}</h1>
      <p className="lead">{words.indicatorsPage.lead}</p>
      <Filters />
      <Paths ids={chosenOf(get("chart"))} />
      <Ready query={useNamed("indicator-ledger", given)}>{(table) => <Ledger rows={records(table)} />}</Ready>
      <Conflicts />
    </div>
  );
}

function chosenOf(value: string | null): string[] {
  return (value ?? "").split(",").filter(Boolean).slice(0, MOST_CHOSEN);
}

function Filters() {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const goalName = useGoalName();
  const documents = useDocuments().data?.items ?? [];
  const goals = useGoals().data ?? [];
  return (
    <search className="filters">
      <label className="select">
        <span>{words.indicatorsPage.search}</span>
        <input
          type="search"
          value={get("name") ?? ""}
          onChange={(event) => change({ name: event.target.value })}
        />
      </label>
      <Choice
        label={words.plan}
        value={get("plan") ?? ""}
        options={[["", words.allPlans], ...documents.map((d) => [d.id, titleOf(d)] as const)]}
        onChange={(plan) => change({ plan })}
      />
      <Choice
        label={words.goal}
        value={get("goal") ?? ""}
        options={[
          ["", words.indicatorsPage.allGoals],
          ...goals.map((g) => [String(g.number), goalName(g.number)] as const),
        ]}
        onChange={(goal) => change({ goal })}
      />
      <Choice
        label={words.indicatorsPage.binding}
        value={get("binding") ?? ""}
        options={[["", words.indicatorsPage.any], ...Object.entries(words.indicatorsPage.bindings)]}
        onChange={(binding) => change({ binding })}
      />
    </search>
  );
}

function number(value: unknown): number | null {
  const found =
    typeof value === "number" ? value : Number.parseFloat(String(value ?? "").replaceAll(",", ""));
  return Number.isFinite(found) ? found : null;
}

/** How far it is from the base value to the target. */
function distance(row: Row): number | null {
  const base = number(row.base);
  const target = number(row.target);
  if (base === null || target === null || row.op === "+" || row.op === "-" || row.aggregate) return null;
  return Number((target - base).toPrecision(6));
}

const KEYS: Record<Column, (row: Row) => string | number | null> = {
  indicator: (row) => String(row.indicator),
  base: (row) => number(row.base),
  target: (row) => number(row.target),
  change: distance,
  binding: (row) => (row.binding ? String(row.binding) : null),
};

/** By a column, those without a value last. */
function inOrder(rows: Row[], by: string | null, language: string): Row[] {
  const [column = "", direction] = (by ?? "").split(".");
  const key = KEYS[column as Column];
  if (!key) return rows;
  const sign = direction === "down" ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === "number" ? x - Number(y) : x.localeCompare(String(y), language));
  });
}

function Ledger({ rows }: { rows: Row[] }) {
  const { words, language } = useLanguage();
  const { get, change } = useAddress();
  const page = words.indicatorsPage;
  const chosen = chosenOf(get("chart"));
  const by = get("sort");
  const typed = (get("name") ?? "").trim().toLowerCase();
  const shown = inOrder(
    rows.filter((row) => String(row.indicator).toLowerCase().includes(typed)),
    by,
    language,
  );
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id];
    change({ chart: next.join(",") });
  };
  const sort = (column: Column) => change({ sort: by === column ? `${column}.down` : column });
  const titles: Record<Column, string> = {
    indicator: page.indicator,
    base: page.base,
    target: page.target,
    change: page.change,
    binding: page.binding,
  };
  if (shown.length === 0) return <p className="notice">{page.none}</p>;
  return (
    <section aria-label={page.title}>
      <p className="hint" role="status">
        {page.shown(shown.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={page.title}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{page.path}</span>
              </th>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={by === column ? "ascending" : by === `${column}.down` ? "descending" : "none"}
                >
                  <button type="button" className="sort" onClick={() => sort(column)}>
                    {titles[column]}
                    <span aria-hidden="true">
                      {by === column ? " ↑" : by === `${column}.down` ? " ↓" : ""}
                    </span>
                  </button>
                </th>
              ))}
              <th scope="col">{page.goals}</th>
              <th scope="col">{page.plan}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => {
              const id = String(row.id);
              const name = String(row.indicator);
              const full = !chosen.includes(id) && chosen.length >= MOST_CHOSEN;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: one indicator can stand in several rows
                <tr key={`${id} ${i}`}>
                  <td>
                    <input
                      type="checkbox"
                      checked={chosen.includes(id)}
                      disabled={full}
                      title={full ? page.mostChosen : undefined}
                      aria-label={page.choose(name)}
                      onChange={() => toggle(id)}
                    />
                  </td>
                  <th scope="row">
                    <Link href={`/entity/${id}`}>{name}</Link>
                  </th>
                  <td>
                    {text(row.base)} <small>{row.base_year ? String(row.base_year) : ""}</small>
                  </td>
                  <td>
                    {signed(String(row.op ?? "="), text(row.target), row.strict === true)}{" "}
                    {number(row.target) === null ? "" : text(row.unit)}{" "}
                    <small>{row.target_year ? String(row.target_year) : ""}</small>
                  </td>
                  <td>{withSign(distance(row))}</td>
                  <td>{row.binding ? page.bindings[String(row.binding)] : ""}</td>
                  <td>
                    <GoalMarks numbers={(row.goals as number[] | null) ?? []} short />
                  </td>
                  <td className="faint">{text(row.plan)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function withSign(value: number | null): string {
  if (value === null) return "";
  return value > 0 ? `+${value}` : String(value).replace("-", "−");
}

function Paths({ ids }: { ids: string[] }) {
  const { words } = useLanguage();
  const { change } = useAddress();
  const tables = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["named", "indicator-path", { indicator: id }],
      queryFn: () => fetched<Table>(namedPath("indicator-path", { indicator: id })),
    })),
  });
  const loaded = tables.map((t) => t.data);
  const key = loaded.map((t) => t?.rows.length ?? -1).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the tables
  const lines = useMemo(
    () => loaded.flatMap((table) => (table ? linesOf(records(table)) : [])),
    [key, ids.join()],
  );
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby="path" className="card">
      <div className="titled">
        <h2 id="path">{words.indicatorsPage.path}</h2>
        <button type="button" className="quiet" onClick={() => change({ chart: null })}>
          {words.indicatorsPage.clear}
        </button>
      </div>
      {lines.length > 0 ? (
        <PathChart lines={lines} />
      ) : (
        tables.every((t) => t.isSuccess) && <p className="hint">{words.indicatorsPage.noPath}</p>
      )}
    </section>
  );
}

/** The values of an indicator as lines, one for each unit it is told in. */
function linesOf(rows: Row[]): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const value = number(row.value);
    const year = number(row.year);
    if (value === null || year === null || row.op === "+" || row.op === "-") continue;
    const unit = text(row.unit);
    const line = lines.get(unit) ?? { name: String(row.indicator), unit, points: [] };
    line.points.push({ year, value, target: row.status === "target" });
    lines.set(unit, line);
  }
  const found = [...lines.values()];
  return found.length > 1
    ? found.map((line) => ({ ...line, name: `${line.name} (${line.unit || "–"})` }))
    : found;
}

function Conflicts() {
  const { words } = useLanguage();
  const page = words.indicatorsPage;
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts">{page.conflicts}</h2>
      <p className="hint">{page.conflictsHint}</p>
      <Ready query={useNamed("value-conflicts", {})}>
        {(table) =>
          table.rows.length === 0 ? (
            <p>{page.noConflicts}</p>
          ) : (
            <ul className="rows">
              {records(table).map((row) => (
                <li key={`${row.id} ${row.source} ${row.start} ${row.other_source} ${row.other_start}`}>
                  <Link href={`/entity/${row.id}`}>{text(row.indicator)}</Link> {text(row.year)} ·{" "}
                  {text(row.value)} {text(row.unit)} ≠ {text(row.other_value)} {text(row.unit)}
                </li>
              ))}
            </ul>
          )
        }
      </Ready>
    </section>
  );
}
