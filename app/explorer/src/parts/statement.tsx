/** A passage of a document that names a thing, with its place in it. */
import { Link } from "wouter";
import type { Stated } from "../api/client";
import { useLanguage } from "../i18n";
import { find } from "../text";
import { Marked } from "./marked";

export function Statement({ stated, names }: { stated: Stated; names: string[] }) {
  const { words } = useLanguage();
  return (
    <figure className="sentence">
      <blockquote lang={/\p{Script=Han}/u.test(stated.text) ? "zh-CN" : "en"}>
        <Marked text={stated.text} spans={find(stated.text, names, "name")} />
      </blockquote>
      <figcaption>
        <Link href={`/document/${stated.document}?passage=${stated.passage}`}>{stated.document_name}</Link>
        {stated.digest && (
          <span className="badge" title={words.answer.digestHelp}>
            {words.answer.digest}
          </span>
        )}
        {stated.section_name && stated.section_name !== stated.document_name && (
          <span> › {stated.section_name}</span>
        )}
      </figcaption>
    </figure>
  );
}
