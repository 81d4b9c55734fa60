/** A few values over the years at a glance; the table beside it says the same. */
import type { Quantity } from "../api/client";
import { useLanguage } from "../i18n";

const WIDTH = 320;
const HEIGHT = 132;
const PAD = { left: 52, right: 20, top: 24, bottom: 24 };
// So many years fit below.
const MOST_YEARS = 6;

interface Point {
  year: number;
  value: number;
  target: boolean;
}

export function SmallChart({ values }: { values: Quantity[] }) {
  const { words, language } = useLanguage();
  const points: Point[] = values.flatMap((v) =>
    v.year !== null && typeof v.value === "number"
      ? [{ year: v.year, value: v.value, target: v.status === "target" }]
      : [],
  );
  const years = [...new Set(points.map((p) => p.year))].sort((a, b) => a - b);
  const [from, to] = [years[0], years.at(-1)];
  // Values of unlike units, or of unlike indicators, are no line.
  const isOne =
    new Set(values.map((v) => v.unit)).size === 1 && new Set(values.map((v) => v.indicator)).size === 1;
  if (points.length < 2 || from === undefined || to === undefined || from === to || !isOne) return null;
  const low = Math.min(...points.map((p) => p.value));
  const high = Math.max(...points.map((p) => p.value));
  const x = (year: number) => PAD.left + ((year - from) / (to - from)) * (WIDTH - PAD.left - PAD.right);
  const y = (value: number) =>
    HEIGHT - PAD.bottom - ((value - low) / (high - low || 1)) * (HEIGHT - PAD.top - PAD.bottom);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const told = years.length > MOST_YEARS ? [from, to] : years;
  return (
    <figure className="small-chart" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <text x={4} y={12}>
          {values[0]?.unit}
        </text>
        {[...new Set([low, high])].map((value) => (
          <g key={value}>
            <line x1={PAD.left - 4} x2={WIDTH - PAD.right} y1={y(value)} y2={y(value)} />
            <text x={PAD.left - 8} y={y(value) + 4} textAnchor="end">
              {format.format(value)}
            </text>
          </g>
        ))}
        {told.map((year) => (
          <text key={year} x={x(year)} y={HEIGHT - 6} textAnchor="middle">
            {year}
          </text>
        ))}
        {[false, true].map((target) => (
          <polyline
            key={String(target)}
            className={target ? "target" : "actual"}
            points={points
              .filter((p) => p.target === target)
              .sort((a, b) => a.year - b.year)
              .map((p) => `${x(p.year)},${y(p.value)}`)
              .join(" ")}
          />
        ))}
        {points.map((p) => (
          <circle
            key={`${p.year} ${p.value} ${p.target}`}
            className={p.target ? "target" : "actual"}
            cx={x(p.year)}
            cy={y(p.value)}
            r={4}
          />
        ))}
      </svg>
      <figcaption>
        {[false, true]
          .filter((target) => points.some((p) => p.target === target))
          .map((target) => (
            <span key={String(target)}>
              <svg viewBox="0 0 28 10" aria-hidden="true">
                <polyline className={target ? "target" : "actual"} points="1,5 27,5" />
                <circle className={target ? "target" : "actual"} cx={14} cy={5} r={4} />
              </svg>
              {target ? words.answer.target : words.answer.actual}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}
