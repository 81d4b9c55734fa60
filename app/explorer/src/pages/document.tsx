/** A document as it was read: its outline beside its text, what is named in it marked, the cited passage in view. */
import { useEffect, useMemo, useRef } from "react";
import { Link, useSearchParams } from "wouter";
import { type Outline, type Passage, type Section, useOutline, usePassages } from "../api/client";
import { useLanguage } from "../i18n";
import { GoalMarks } from "../parts/goals";
import { useLabels } from "../parts/labels";
import { Failed, Loading, Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { cut, type Span } from "../text";

export default function DocumentPage({ id }: { id: string }) {
  return <Ready query={useOutline(id)}>{(outline) => <Shown outline={outline} />}</Ready>;
}

const MARKED = ["Project", "Programme", "Reform", "Organization", "Policy", "Place", "District", "Indicator"];

function Shown({ outline }: { outline: Outline }) {
  const { words, language } = useLanguage();
  const labels = useLabels();
  const [search, setSearch] = useSearchParams();
  useTitle(outline.title);
  const off = new Set((search.get("hide") ?? "").split(",").filter(Boolean));
  const toggle = (type: string) => {
    const next = new Set(off);
    if (!next.delete(type)) next.add(type);
    setSearch(
      (now) => {
        if (next.size > 0) now.set("hide", [...next].join(","));
        else now.delete("hide");
        return now;
      },
      { replace: true },
    );
  };
  const number = new Intl.NumberFormat(language);
  const facts = [
    [words.document.issuedBy, outline.issued_by],
    [words.document.issuedOn, outline.issued_on],
    [words.document.period, outline.plan_from ? `${outline.plan_from}–${outline.plan_to}` : null],
    [words.document.coverage, `${(outline.coverage * 100).toFixed(outline.coverage < 1 ? 1 : 0)}%`],
  ].filter(([, value]) => value);
  return (
    <div className="page document">
      <header className="title">
        <h1>{outline.title}</h1>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt className="hidden">{words.document.outline}</dt>
            <dd>{words.document.characters(number.format(outline.characters))}</dd>
          </div>
        </dl>
        <fieldset className="switches">
          <legend>{words.document.highlights}</legend>
          {MARKED.map((type) => (
            <label key={type}>
              <input type="checkbox" checked={!off.has(type)} onChange={() => toggle(type)} />
              {labels.type(type)}
            </label>
          ))}
        </fieldset>
      </header>
      <div className="columns reading">
        <OutlineOf outline={outline} />
        <Text outline={outline} off={off} cited={search.get("passage")} section={search.get("section")} />
      </div>
    </div>
  );
}

function OutlineOf({ outline }: { outline: Outline }) {
  const { words } = useLanguage();
  const shown = outline.sections.filter((s) => s.title && s.kind !== "list");
  return (
    <nav aria-label={words.document.outline} className="outline">
      <details open={matchMedia("(min-width: 60rem)").matches}>
        <summary>{words.document.outline}</summary>
        <ol>
          {shown.map((section) => (
            <li key={section.id} style={{ "--level": Math.min(4, section.level) }}>
              <Link href={`/document/${outline.id}?section=${section.id}`}>{section.title}</Link>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

interface TextProps {
  outline: Outline;
  off: Set<string>;
  cited: string | null;
  section: string | null;
}

function Text({ outline, off, cited, section }: TextProps) {
  const { words } = useLanguage();
  const pages = usePassages(outline.id, cited ?? section);
  const target = useRef<HTMLElement>(null);
  const loaded = pages.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the passage is there once it is loaded
  useEffect(() => {
    target.current?.scrollIntoView({ block: "center" });
  }, [loaded, cited, section]);
  const sections = useMemo(() => new Map(outline.sections.map((s) => [s.id, s])), [outline]);
  if (pages.isError) return <Failed error={pages.error} again={() => void pages.refetch()} />;
  if (!pages.data) return <Loading />;
  const passages = pages.data.pages.flatMap((page) => page.items);
  const first = cited ?? passages.find((p) => p.section === section)?.id ?? null;
  return (
    <article className="text" lang={outline.language === "zh" ? "zh-CN" : "en"}>
      {pages.hasPreviousPage && (
        <button type="button" className="wide" onClick={() => void pages.fetchPreviousPage()}>
          {words.document.before}
        </button>
      )}
      {blocks(passages, sections).map((block) => (
        <section key={block.passages[0]?.id}>
          {block.passages.map((passage) => (
            <PassageText
              key={passage.id}
              passage={passage}
              off={off}
              cited={passage.id === cited}
              as={passage.kind === "heading" ? "h2" : block.list ? "li" : "p"}
              {...(passage.id === first ? { target } : {})}
            />
          ))}
        </section>
      ))}
      {pages.hasNextPage && (
        <button type="button" className="wide" onClick={() => void pages.fetchNextPage()}>
          {words.document.more}
        </button>
      )}
    </article>
  );
}

interface Block {
  section: string;
  list: boolean;
  passages: Passage[];
}

/** Passages one after another in the same section belong together. */
function blocks(passages: Passage[], sections: Map<string, Section>): Block[] {
  const found: Block[] = [];
  for (const passage of passages) {
    const last = found.at(-1);
    if (last?.section === passage.section) last.passages.push(passage);
    else {
      const kind = sections.get(passage.section)?.kind ?? "";
      found.push({
        section: passage.section,
        list: ["list", "table", "box"].includes(kind),
        passages: [passage],
      });
    }
  }
  return found;
}

interface PassageProps {
  passage: Passage;
  off: Set<string>;
  cited: boolean;
  as: "h2" | "p" | "li";
  target?: React.RefObject<HTMLElement | null>;
}

/** The switch that a type of thing is under: agencies are organisations. */
function switchOf(type: string): string {
  return type === "Agency" ? "Organization" : type;
}

function PassageText({ passage, off, cited, as, target }: PassageProps) {
  const spans = passage.mentions
    .filter((m) => MARKED.includes(switchOf(m.type)) && !off.has(switchOf(m.type)))
    .map(
      (m): Span => ({
        start: m.start - passage.start,
        end: m.end - passage.start,
        kind: m.type,
        entity: m.entity,
      }),
    );
  // Where a line break lay inside the sentence, its text is shorter than its span, and marks would be off.
  const exact = Array.from(passage.text).length === passage.end - passage.start;
  let at = 0;
  const pieces = cut(passage.text, exact ? spans : []).map((piece) => {
    const key = at;
    at += piece.text.length;
    const inner = piece.spans.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (!inner?.entity) return <span key={key}>{piece.text}</span>;
    return (
      <Link key={key} href={`/entity/${inner.entity}`} className="mention" data-type={inner.kind}>
        {piece.text}
      </Link>
    );
  });
  const content = (
    <>
      {pieces}
      {(passage.goals?.length ?? 0) > 0 && as !== "h2" && <GoalMarks numbers={passage.goals ?? []} short />}
    </>
  );
  const Tag = as === "li" ? "p" : as;
  return (
    <Tag
      id={passage.id}
      ref={target as React.RefObject<HTMLParagraphElement & HTMLHeadingElement>}
      className={[as === "li" ? "item" : "", cited ? "cited" : ""].join(" ").trim() || undefined}
      aria-current={cited ? "location" : undefined}
    >
      {content}
    </Tag>
  );
}
