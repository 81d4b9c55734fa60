/** One answer: its name, what it is, and the sentences it rests on. */
import { Link } from "wouter";
import type { Answer, Evidence } from "../api/client";
import { useLanguage } from "../i18n";
import { find } from "../text";
import { GoalMarks } from "./goals";
import { useLabels } from "./labels";
import { Marked } from "./marked";
import { Score } from "./score";
import { Values } from "./values";
import { languageOf, WhereItStands } from "./where-it-stands";

export function AnswerCard({ answer }: { answer: Answer }) {
  const { words } = useLanguage();
  const labels = useLabels();
  // “place → district” says where, not for which goal.
  const cues = answer.why.filter((why) => !why.includes("→"));
  const [first, ...others] = answer.evidence;
  // A measure is its sentence: saying it twice would only be noise.
  const named = first && plain(first.text) === plain(answer.name) ? null : answer.name;
  return (
    <article className="card">
      <header>
        <span className="type">{labels.type(answer.type)}</span>
        {named && (
          <h3>
            <Link href={answer.type === "Document" ? `/document/${answer.id}` : `/entity/${answer.id}`}>
              {named}
            </Link>
          </h3>
        )}
      </header>
      {answer.values.length > 0 && <Values values={answer.values} />}
      {first && <Sentence evidence={first} cues={cues} name={answer.name} link={named ? null : answer.id} />}
      {others.length > 0 && (
        <details className="others">
          <summary>{words.answer.moreEvidence(others.length)}</summary>
          {others.map((evidence) => (
            <Sentence
              key={`${evidence.passage} ${evidence.start}`}
              evidence={evidence}
              cues={cues}
              name={answer.name}
              link={null}
            />
          ))}
        </details>
      )}
      <footer>
        <GoalMarks numbers={answer.goals} />
        {answer.why.length > 0 && (
          <p className="why">
            {words.answer.why} {answer.why.map((why) => `“${why}”`).join(" ")}
          </p>
        )}
        <Score score={answer.score} />
      </footer>
    </article>
  );
}

function plain(text: string): string {
  return text.replace(/[\s。；;.•-]/g, "");
}

interface SentenceProps {
  evidence: Evidence;
  cues: string[];
  name: string;
  link: string | null;
}

/** A sentence of a document with its place in it. */
export function Sentence({ evidence, cues, name, link }: SentenceProps) {
  const spans = [...find(evidence.text, cues, "cue"), ...find(evidence.text, [name], "name")];
  const text = <Marked text={evidence.text} spans={link ? spans.filter((s) => s.kind === "cue") : spans} />;
  return (
    <figure className="sentence">
      <blockquote lang={languageOf(evidence.text)}>
        {link ? <Link href={`/entity/${link}`}>{text}</Link> : text}
      </blockquote>
      <WhereItStands at={evidence} />
    </figure>
  );
}
