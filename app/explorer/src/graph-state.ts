/** What the graph page shows, with undo and redo: a set of things, those held in place, the one chosen. */

/** How many things are shown at most, and the other choices. */
export const MOST_NODES = 150;
export const MOSTS = [MOST_NODES, 300, 500];

export interface Shown {
  nodes: string[];
  pinned: string[];
}

export interface History {
  past: Shown[];
  now: Shown;
  future: Shown[];
  /** How many things are shown at most. */
  most: number;
  /** How many things the last step left out, because there were too many. */
  cut: number;
}

export type Step =
  | { do: "add"; ids: string[] }
  | { do: "remove"; ids: string[] }
  | { do: "pin"; id: string }
  | { do: "most"; most: number }
  | { do: "undo" }
  | { do: "redo" }
  | { do: "start"; shown: Shown };

export function startOf(nodes: string[], pinned: string[], most: number): History {
  const shown = nodes.slice(0, most);
  return { past: [], now: { nodes: shown, pinned }, future: [], most, cut: nodes.length - shown.length };
}

export function step(history: History, taken: Step): History {
  const { past, now, future, most } = history;
  switch (taken.do) {
    case "start":
      return startOf(taken.shown.nodes, taken.shown.pinned, most);
    case "most":
      return { ...history, most: taken.most, cut: 0 };
    case "undo": {
      const before = past.at(-1);
      return before
        ? { past: past.slice(0, -1), now: before, future: [now, ...future], most, cut: 0 }
        : history;
    }
    case "redo": {
      const [after, ...rest] = future;
      return after ? { past: [...past, now], now: after, future: rest, most, cut: 0 } : history;
    }
    case "add": {
      const all = [...new Set([...now.nodes, ...taken.ids])];
      if (all.length === now.nodes.length) return history;
      const nodes = all.slice(0, most);
      const next = {
        past: [...past, now],
        now: { ...now, nodes },
        future: [],
        most,
        cut: all.length - nodes.length,
      };
      return nodes.length === now.nodes.length ? { ...history, cut: next.cut } : next;
    }
    case "remove": {
      const gone = new Set(taken.ids);
      const left = {
        nodes: now.nodes.filter((id) => !gone.has(id)),
        pinned: now.pinned.filter((id) => !gone.has(id)),
      };
      return { past: [...past, now], now: left, future: [], most, cut: 0 };
    }
    case "pin": {
      const pinned = now.pinned.includes(taken.id)
        ? now.pinned.filter((id) => id !== taken.id)
        : [...now.pinned, taken.id];
      return { past: [...past, now], now: { ...now, pinned }, future: [], most, cut: 0 };
    }
  }
}
