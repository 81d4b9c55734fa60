/** The values of an indicator by year: a table, and a small chart where there are several. */
import type { Quantity } from "../api/client";
import { useLanguage } from "../i18n";
import { SmallChart } from "./small-chart";

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
      <SmallChart values={sorted} />
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
