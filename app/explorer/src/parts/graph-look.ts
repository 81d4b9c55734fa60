/** How things look in the graph: goals in their official hue, all else in ink, told apart by shape. */

export const SHAPES: Record<string, string> = {
  Goal: "round-rectangle",
  Target: "round-rectangle",
  Measure: "ellipse",
  Project: "rectangle",
  Programme: "hexagon",
  Reform: "diamond",
  Indicator: "triangle",
  Organization: "pentagon",
  Agency: "pentagon",
  Policy: "tag",
  Place: "vee",
  District: "octagon",
};

/** The same shapes for the legend, as SVG paths in a square of 16. */
export const PATHS: Record<string, string> = {
  "round-rectangle": "M3 2h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z",
  ellipse: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
  rectangle: "M2 3h12v10H2z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 2l7 12H1z",
  pentagon: "M8 1l7 5.3L12.3 15H3.7L1 6.3z",
  tag: "M2 3h8l4 5-4 5H2z",
  vee: "M1 2l7 3 7-3-7 13z",
  octagon: "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
};

export function shapeOf(type: string): string {
  return SHAPES[type] ?? "ellipse";
}
