/** The rows of a query as a table that can be taken away. */
import { Link } from "wouter";
import type { Table } from "../api/named";
import { useLanguage } from "../i18n";

interface RowsProps {
  table: Pick<Table, "columns" | "rows" | "truncated"> & Partial<Pick<Table, "headings" | "bounded">>;
  /** The address of the same rows as CSV. */
  csv: string | null;
  name: string;
}

const ENTITY =
  /^(measure|project|programme|reform|indicator|organization|agency|policy|place|district)-[\w.-]+$/;

export function Rows({ table, csv, name }: RowsProps) {
  const { words, pick } = useLanguage();
  const page = words.queryPage;
  const notes = [table.truncated && page.truncated, table.bounded && page.bounded].filter(Boolean);
  return (
    <section aria-label={name}>
      <div className="bar-of-list">
        <p role="status">
          {table.rows.length === 0 ? page.noRows : words.answer.total(table.rows.length)}
          {notes.length > 0 && ` · ${notes.join(" · ")}`}
        </p>
        {csv && table.rows.length > 0 && (
          <a className="quiet" href={csv} download={`${name}.csv`}>
            CSV
          </a>
        )}
      </div>
      {table.rows.length > 0 && (
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
      )}
    </section>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && ENTITY.test(value)) return <Link href={`/entity/${value}`}>{value}</Link>;
  if (Array.isArray(value)) return value.map(plain).join(" · ");
  return plain(value);
}

function plain(value: unknown): string {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
