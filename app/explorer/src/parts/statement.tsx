/** A passage of a document that names a thing, with its place in it. */
import type { Stated } from "../api/client";
import { find } from "../text";
import { Marked } from "./marked";
import { languageOf, WhereItStands } from "./where-it-stands";

export function Statement({ stated, names }: { stated: Stated; names: string[] }) {
  return (
    <figure className="sentence">
      <blockquote lang={languageOf(stated.text)}>
        <Marked text={stated.text} spans={find(stated.text, names, "name")} />
      </blockquote>
      <WhereItStands at={stated} />
    </figure>
  );
}
