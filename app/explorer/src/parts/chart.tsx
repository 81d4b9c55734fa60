/** A chart of values over the years, drawn by ECharts, which is fetched when the first chart is. */
import { useEffect, useRef } from "react";
import { useLanguage } from "../i18n";

export interface Line {
  name: string;
  unit: string;
  points: { year: number; value: number; target: boolean }[];
}

const SHAPES = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];

export function PathChart({ lines }: { lines: Line[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { words, language } = useLanguage();
  useEffect(() => {
    let chart: { dispose: () => void; resize: () => void } | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    void import("./chart-drawing").then(({ draw }) => {
      if (gone || !box.current) return;
      const style = getComputedStyle(document.documentElement);
      const color = (name: string) => style.getPropertyValue(name).trim();
      chart = draw(box.current, lines, {
        ink: color("--ink"),
        faint: color("--ink-3"),
        line: color("--line"),
        surface: color("--surface"),
        font: color("--font"),
        shapes: SHAPES,
        target: words.answer.target,
        actual: words.answer.actual,
        language,
      });
      addEventListener("resize", resize);
    });
    return () => {
      gone = true;
      removeEventListener("resize", resize);
      chart?.dispose();
    };
  }, [lines, words, language]);
  const told = lines
    .map((line) => `${line.name}: ${line.points.map((p) => `${p.year} ${p.value} ${line.unit}`).join(", ")}`)
    .join("; ");
  return <div className="chart" ref={box} role="img" aria-label={told} />;
}
