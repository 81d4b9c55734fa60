/** Goals by districts, counts in the goals' hues; each cell leads to the list behind it. */
import { Link } from "wouter";
import type { Coverage } from "../api/client";
import { useLanguage } from "../i18n";
import { askPath } from "./ask-box";
import { useGoal, useGoalName } from "./goals";

const GOALS = Array.from({ length: 17 }, (_, i) => i + 1);

export function Matrix({ coverage, plan }: { coverage: Coverage; plan: string | null }) {
  const { words, pick } = useLanguage();
  const goal = useGoal();
  const goalName = useGoalName();
  const counts = new Map(coverage.cells.map((c) => [`${c.goal} ${c.district ?? ""}`, c.count]));
  const columns = [
    { id: "", name: words.cityWide, read: coverage.status === "ok" },
    ...coverage.districts.map((d) => ({ ...d, name: pick(d.name, d.name_en) })),
  ];
  const most = Math.max(1, ...coverage.cells.filter((c) => c.district).map((c) => c.count));
  const mostInCity = Math.max(1, ...coverage.cells.filter((c) => !c.district).map((c) => c.count));
  const question = (number: number, place: string, city: boolean) => {
    const asked = city ? words.question.city(number) : words.question.district(place, number);
    return plan ? words.question.inPlan(asked, plan) : asked;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={words.matrixTitle}>
      <table className="matrix">
        <caption className="hidden">{words.matrixCaption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{words.goal}</span>
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.id ? <Link href={`/entity/${column.id}`}>{column.name}</Link> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GOALS.map((number) => (
            <tr key={number} style={{ "--hue": goal(number)?.color }}>
              <th scope="row">
                <i aria-hidden="true" />
                <span className="number">{number}</span>{" "}
                <span className="label">{pick(goal(number)?.short_zh, goal(number)?.short_en)}</span>
              </th>
              {columns.map((column) => {
                const count = counts.get(`${number} ${column.id}`) ?? 0;
                if (count === 0) {
                  const why = column.read ? words.nothingFound : words.nothingRead;
                  return (
                    <td key={column.id} className={column.read ? "none" : "unread"} title={why}>
                      <span aria-hidden="true">{column.read ? "·" : ""}</span>
                      <span className="hidden">{why}</span>
                    </td>
                  );
                }
                const depth = Math.sqrt(count / (column.id ? most : mostInCity));
                const label = words.cell(goalName(number), column.name, count);
                return (
                  <td key={column.id} style={{ "--depth": `${Math.round(12 + depth * 68)}%` }}>
                    <Link
                      href={askPath(question(number, column.name, !column.id))}
                      aria-label={label}
                      title={label}
                    >
                      {count}
                    </Link>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
