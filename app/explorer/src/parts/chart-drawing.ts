/** How values over the years are drawn: ink only, indicators told apart by shape, targets hollow and dotted. */
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Line } from "./chart";

use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Style {
  ink: string;
  faint: string;
  line: string;
  surface: string;
  font: string;
  shapes: string[];
  target: string;
  actual: string;
  language: string;
}

export function draw(box: HTMLElement, lines: Line[], style: Style): EChartsType {
  const chart = init(box, null, { renderer: "svg" });
  const text = { color: style.faint, fontFamily: style.font, fontSize: 13 };
  const units = [...new Set(lines.map((line) => line.unit))];
  const format = new Intl.NumberFormat(style.language);
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: style.font },
    grid: { left: 8, right: 16, top: 48, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, type: "scroll", textStyle: { ...text, color: style.ink }, itemWidth: 28 },
    tooltip: {
      trigger: "item",
      backgroundColor: style.surface,
      borderColor: style.line,
      textStyle: { ...text, color: style.ink },
      // The names come from documents: shown as text, never as markup.
      renderMode: "richText",
      formatter: ({
        data,
        seriesName,
      }: {
        data: { value: [number, number]; target: boolean; unit: string };
        seriesName: string;
      }) =>
        `${seriesName}\n${data.value[0]} · ${format.format(data.value[1])} ${data.unit} · ${data.target ? style.target : style.actual}`,
    },
    xAxis: {
      type: "value",
      scale: true,
      minInterval: 1,
      axisLabel: { ...text, formatter: (year: number) => String(year) },
      axisLine: { lineStyle: { color: style.line } },
      splitLine: { show: false },
    },
    yAxis: units.slice(0, 2).map((unit) => ({
      type: "value",
      scale: true,
      name: unit,
      nameTextStyle: text,
      axisLabel: text,
      splitLine: { lineStyle: { color: style.line } },
    })),
    series: lines.flatMap((line, i) =>
      // What was reached and what was aimed at are two lines under one name.
      [false, true].map((target) => ({
        name: line.name,
        type: "line",
        yAxisIndex: Math.min(1, units.indexOf(line.unit)),
        symbolSize: 9,
        symbol: style.shapes[i % style.shapes.length],
        lineStyle: { color: target ? style.faint : style.ink, width: 1.5, type: target ? [3, 4] : "solid" },
        itemStyle: { color: target ? style.surface : style.ink, borderColor: style.ink, borderWidth: 1.5 },
        data: line.points
          .filter((point) => point.target === target)
          .map((point) => ({ value: [point.year, point.value], target, unit: line.unit })),
      })),
    ),
  });
  return chart;
}
