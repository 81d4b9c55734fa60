/** Where a sentence stands: its document, which it leads to, and its section. */
import { Link } from "wouter";
import { useLanguage } from "../i18n";

interface Standing {
  document: string;
  document_name: string;
  passage: string;
  section_name: string;
  digest?: boolean | null;
}

export function WhereItStands({ at }: { at: Standing }) {
  return (
    <figcaption>
      <Link href={`/document/${at.document}?passage=${at.passage}`}>{at.document_name}</Link>
      {at.digest && <Digest />}
      {at.section_name && at.section_name !== at.document_name && <span> › {at.section_name}</span>}
    </figcaption>
  );
}

/** Marks what a sample in our own words says. */
export function Digest() {
  const { words } = useLanguage();
  return (
    <span className="badge" title={words.answer.digestHelp}>
      {words.answer.digest}
    </span>
  );
}

export function languageOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}
