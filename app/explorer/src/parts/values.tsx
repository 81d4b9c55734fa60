/** The values of an indicator by year: a table, and a small line where there are several. */
import type { Quantity } from "../api/client";
import { useLanguage } from "../i18n";

const SIGNS: Record<string, string> = { "=": "", ">=": "≥ ", "<=": "≤ ", "+": "+", "-": "−" };

/** A value of a row as text; nothing for nothing. */
export function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

export function signed(op: string, value: string, strict?: boolean | null): string {
  const sign = SIGNS[op] ?? "";
  return value && `${strict ? sign.replace("≥", ">").replace("≤", "<") : sign}${value}`;
}

/** An aim in words (as assigned by the province) has no unit. */
function unitOf(value: Quantity): string {
  return /\d/.test(text(value.value)) ? value.unit : "";
}

export function Values({ values }: { values: Quantity[] }) {
  const { words } = useLanguage();
  const sorted = [...values].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999));
  if (sorted.every((v) => v.year === null && !v.status && !v.indicator)) {
    return <p className="count">{sorted.map((v) => `${v.value}${v.unit}`).join(" · ")}</p>;
  }
  return (
    <div className="values">
      <Spark values={sorted} />
      <table>
        <thead>
          <tr>
            <th scope="col">{words.answer.year}</th>
            <th scope="col">{words.answer.value}</th>
            <th scope="col">{words.answer.status}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((v) => (
            <tr key={`${v.year} ${v.value} ${v.status} ${v.indicator}`}>
              <td>{v.year ?? "–"}</td>
              <td>
                {signed(v.op, text(v.value), v.strict)} {unitOf(v)}
                {v.note || v.aggregate ? <small> {v.note || v.aggregate}</small> : null}
              </td>
              <td>
                {v.status === "target"
                  ? words.answer.target
                  : v.status === "actual"
                    ? words.answer.actual
                    : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WIDTH = 220;
const HEIGHT = 72;
const PAD = 8;

/** Actual values as filled points, targets as open ones. */
function Spark({ values }: { values: Quantity[] }) {
  const points = values.flatMap((v) =>
    v.year !== null && typeof v.value === "number"
      ? [{ year: v.year, value: v.value, target: v.status === "target" }]
      : [],
  );
  const units = new Set(values.map((v) => v.unit));
  const years = points.map((p) => p.year);
  const from = Math.min(...years);
  const to = Math.max(...years);
  if (points.length < 2 || from === to || units.size > 1) return null;
  const low = Math.min(...points.map((p) => p.value));
  const high = Math.max(...points.map((p) => p.value));
  const x = (year: number) => PAD + ((year - from) / (to - from)) * (WIDTH - 2 * PAD);
  const y = (value: number) => HEIGHT - PAD - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * PAD);
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.map((p) => `${x(p.year)},${y(p.value)}`).join(" ")} />
      {points.map((p) => (
        <circle
          key={`${p.year} ${p.value}`}
          className={p.target ? "target" : "actual"}
          cx={x(p.year)}
          cy={y(p.value)}
          r={3.5}
        />
      ))}
    </svg>
  );
}
