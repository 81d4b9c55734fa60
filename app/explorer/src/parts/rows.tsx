/** The rows of a query: as a table, as a graph of the things in them, as files. */
import { lazy, Suspense, useMemo } from "react";
import { Link } from "wouter";
import type { Table } from "../api/named";
import { useLanguage } from "../i18n";
import { useAddress } from "../search";
import { csvOf } from "./csv";
import { save } from "./save";
import { Loading } from "./states";
import { isNode, thingOf, thingsIn } from "./things-in";

const ResultGraph = lazy(() => import("./result-graph"));

interface RowsProps {
  table: Pick<Table, "columns" | "rows" | "truncated"> & Partial<Pick<Table, "headings" | "bounded">>;
  /** The address of the same rows as CSV; without one the file is made of the rows shown. */
  csv: string | null;
  name: string;
  /** Things that the query was about, shown in the graph beside those in the rows. */
  about?: string[];
  /** How long the service took, where that was measured. */
  took?: number | undefined;
}

export function Rows({ table, csv, name, about = [], took }: RowsProps) {
  const { words } = useLanguage();
  const { get, change } = useAddress();
  const page = words.queryPage;
  const things = useMemo(() => thingsIn(table), [table]);
  const asGraph = get("view") === "graph" && things.length > 0;
  const notes = [table.truncated && page.truncated, table.bounded && page.bounded].filter(Boolean);
  return (
    <section aria-label={name}>
      <div className="bar-of-list">
        <p role="status">
          {table.rows.length === 0
            ? page.noRows
            : took === undefined
              ? words.answer.total(table.rows.length)
              : page.rows(table.rows.length, took)}
          {notes.length > 0 && ` · ${notes.join(" · ")}`}
        </p>
        {things.length > 0 && (
          <fieldset className="tabs">
            <legend className="hidden">{page.view}</legend>
            <button type="button" aria-pressed={!asGraph} onClick={() => change({ view: null })}>
              {page.asTable}
            </button>
            <button type="button" aria-pressed={asGraph} onClick={() => change({ view: "graph" })}>
              {page.asGraph}
            </button>
          </fieldset>
        )}
        {table.rows.length > 0 && <Files table={table} csv={csv} name={name} />}
      </div>
      {asGraph ? (
        <Suspense fallback={<Loading />}>
          <ResultGraph things={[...new Set([...about, ...things])]} />
        </Suspense>
      ) : (
        table.rows.length > 0 && <TableOf table={table} name={name} />
      )}
    </section>
  );
}

function Files({ table, csv, name }: Pick<RowsProps, "table" | "csv" | "name">) {
  const records = () => table.rows.map((row) => Object.fromEntries(table.columns.map((c, i) => [c, row[i]])));
  return (
    <div className="downloads">
      {csv ? (
        <a className="quiet" href={csv} download={`${name}.csv`}>
          CSV
        </a>
      ) : (
        <button
          type="button"
          className="quiet"
          onClick={() => save(`${name}.csv`, csvOf([table.columns, ...table.rows]), "text/csv")}
        >
          CSV
        </button>
      )}
      <button
        type="button"
        className="quiet"
        onClick={() => save(`${name}.json`, JSON.stringify(records(), null, 1), "application/json")}
      >
        JSON
      </button>
    </div>
  );
}

function TableOf({ table, name }: Pick<RowsProps, "table" | "name">) {
  const { pick } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll tall" tabIndex={0} aria-label={name}>
      <table className="ledger">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col" title={column}>
                {pick(table.headings?.[column]?.zh ?? column, table.headings?.[column]?.en ?? column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own and never move
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={table.columns[j]}>
                  <Cell value={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined) return null;
  if (isNode(value)) return <Link href={`/entity/${value.id}`}>{value.name ?? value.id}</Link>;
  if (typeof value === "string") {
    const id = thingOf(value);
    return id ? <Link href={`/entity/${id}`}>{value}</Link> : value;
  }
  if (Array.isArray(value)) return value.map(plain).join(" · ");
  return plain(value);
}

function plain(value: unknown): string {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
