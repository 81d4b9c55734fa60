/** Which things of the graph stand in the rows of a query: by their nodes, their ids, or their IRIs. */

const TYPES =
  "measure|project|programme|reform|indicator|organization|agency|policy|place|district|goal|target";
const ID = new RegExp(`^(${TYPES})-[\\w.-]+$`);
const IRI = new RegExp(`^https?://.+/id/(${TYPES})/([\\w.-]+)$`);
const CODE = /^\d{1,2}\.\w{1,2}$/;
const SDG = /^http:\/\/metadata\.un\.org\/sdg\/(\d{1,2})(\.\w+)?$/;

export interface NodeValue {
  id: string;
  name?: string;
  _labels: string[];
}

export function isNode(value: unknown): value is NodeValue {
  return typeof value === "object" && value !== null && "_labels" in value && "id" in value;
}

/** The id of the thing that a text stands for; null for any other text. */
export function thingOf(text: string): string | null {
  if (ID.test(text)) return text;
  const own = IRI.exec(text);
  if (own) return `${own[1]}-${own[2]}`;
  const goal = SDG.exec(text);
  return goal && (goal[2] ? `target-${goal[1]}${goal[2]}` : `goal-${goal[1]}`);
}

/** Each once, in the order of the rows; lists, maps and paths are looked into, goals are told by their number. */
export function thingsIn({ columns, rows }: { columns: string[]; rows: unknown[][] }): string[] {
  const found = new Set<string>();
  const look = (value: unknown, column: string | undefined): void => {
    if (typeof value === "string") {
      const id = column === "target" && CODE.test(value) ? `target-${value}` : thingOf(value);
      if (id) found.add(id);
    } else if (typeof value === "number") {
      if (column?.startsWith("goal") && value >= 1 && value <= 17) found.add(`goal-${value}`);
    } else if (isNode(value)) found.add(value.id);
    else if (Array.isArray(value)) for (const item of value) look(item, column);
    else if (typeof value === "object" && value !== null && !("_type" in value))
      for (const [name, item] of Object.entries(value)) look(item, name);
  };
  for (const row of rows) for (const [i, value] of row.entries()) look(value, columns[i]);
  return [...found];
}
