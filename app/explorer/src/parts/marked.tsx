/** A text with some of its words marked. Always text: nothing in it is read as markup. */
import { Fragment } from "react";
import { cut, type Span } from "../text";

export function Marked({ text, spans }: { text: string; spans: Span[] }) {
  let at = 0;
  return cut(text, spans).map((piece) => {
    const key = at;
    at += piece.text.length;
    const kinds = new Set(piece.spans.map((s) => s.kind));
    if (kinds.has("cue")) return <mark key={key}>{piece.text}</mark>;
    if (kinds.has("name")) {
      return (
        <b key={key} className="named">
          {piece.text}
        </b>
      );
    }
    return <Fragment key={key}>{piece.text}</Fragment>;
  });
}
