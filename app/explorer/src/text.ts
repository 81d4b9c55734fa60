/** Text by code points: the service counts them so, JavaScript's strings count UTF-16 units. */

export interface Span {
  start: number;
  end: number;
  /** What the span is, for the colour or the link of its highlight. */
  kind: string;
  /** The id of the thing that the span names, where it names one. */
  entity?: string;
}

export interface Piece {
  text: string;
  spans: Span[];
}

/** Cut a text where spans begin and end; each piece tells the spans that cover it. */
export function cut(text: string, spans: Span[]): Piece[] {
  const points = Array.from(text);
  const inside = spans.filter((s) => s.start < s.end && s.start >= 0 && s.end <= points.length);
  const edges = new Set([0, points.length]);
  for (const span of inside) edges.add(span.start).add(span.end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    text: points.slice(start, sorted[i + 1]).join(""),
    spans: inside.filter((s) => s.start <= start && s.end > start),
  }));
}

/** Where a text holds some words, by code points, longer words first. */
export function find(text: string, words: string[], kind: string): Span[] {
  const found: Span[] = [];
  const lower = text.toLowerCase();
  for (const word of [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length)) {
    for (
      let at = lower.indexOf(word.toLowerCase());
      at >= 0;
      at = lower.indexOf(word.toLowerCase(), at + 1)
    ) {
      const start = Array.from(text.slice(0, at)).length;
      const span = { start, end: start + Array.from(word).length, kind };
      if (!found.some((s) => s.start < span.end && span.start < s.end)) found.push(span);
    }
  }
  return found;
}
