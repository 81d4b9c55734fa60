/** A question's answers: what was understood, then what was found, each with its sentence. */
import { useMemo } from "react";
import { Link, useSearchParams } from "wouter";
import { type AskReply, type Interpretation, useAnswers, useCoverage } from "../api/client";
import { useLanguage } from "../i18n";
import { AnswerCard } from "../parts/answer-card";
import { AskBox, askPath } from "../parts/ask-box";
import { Downloads } from "../parts/downloads";
import { Ready } from "../parts/states";
import { useTitle } from "../parts/title";
import { Understood } from "../parts/understood";

const FIRST = 20;
const MOST = 200;

export default function AnswerPage() {
  const { words } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const question = search.get("q")?.trim() ?? "";
  const limit = Math.min(MOST, Math.max(1, Number(search.get("limit")) || FIRST));
  const kept = search.get("changed");
  const changed = useMemo(() => interpretationOf(kept), [kept]);
  const answers = useAnswers(question, changed, limit);
  useTitle(question);
  const more = () =>
    setSearch(
      (now) => {
        now.set("limit", String(Math.min(MOST, limit * 2)));
        return now;
      },
      { replace: true },
    );
  // A changed reading is a step of its own, so that going back undoes it.
  const change = (reading: Interpretation) =>
    setSearch({ q: question, changed: JSON.stringify(slim(reading)) });
  return (
    <div className="page answers">
      <AskBox question={question} />
      <h1>{(changed && answers.data?.interpretation.text) || words.answer.title(question)}</h1>
      {changed && <p className="hint">{words.answer.changedFrom(question)}</p>}
      {question === "" ? (
        <Examples />
      ) : (
        <Ready query={answers}>
          {(reply) => <Reply reply={reply} limit={limit} more={more} change={change} changed={changed} />}
        </Ready>
      )}
    </div>
  );
}

interface ReplyProps {
  reply: AskReply;
  limit: number;
  more: () => void;
  change: (reading: Interpretation) => void;
  changed: Interpretation | null;
}

/** A reading that the address keeps; null where it keeps none, or one that is no reading. */
function interpretationOf(kept: string | null): Interpretation | null {
  if (kept === null) return null;
  try {
    const found: unknown = JSON.parse(kept);
    return typeof found === "object" && found !== null ? (found as Interpretation) : null;
  } catch {
    return null;
  }
}

/** A reading without what is empty, for a short address. */
function slim(reading: Interpretation): Partial<Interpretation> {
  const empty = (value: unknown) =>
    value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(reading).filter(([name, value]) => name !== "text" && !empty(value)),
  );
}

function Reply(props: ReplyProps) {
  return props.reply.status === "answered" ? <Answered {...props} /> : <Nothing {...props} />;
}

function Answered({ reply, limit, more, change, changed }: ReplyProps) {
  const { words, pick } = useLanguage();
  const known = useCoverage(null).data?.districts ?? [];
  const districts = (reply.interpretation.districts ?? [])
    .map((name) => pick(name, known.find((d) => d.name === name)?.name_en))
    .join(words.listed);
  const groups = [
    ["district", districts || words.answer.district],
    ["city", words.answer.city],
    [null, words.answer.all],
  ] as const;
  return (
    <>
      <Understood reply={reply} onChange={change} />
      <div className="bar-of-list">
        <p role="status">
          {reply.answers.length < reply.total
            ? words.answer.shown(reply.answers.length, reply.total)
            : words.answer.total(reply.total)}
        </p>
        <Downloads reply={reply} changed={changed} />
      </div>
      {districts.length > 0 &&
        reply.answers.length > 0 &&
        !reply.answers.some((a) => a.scope === "district") &&
        reply.answers.some((a) => a.scope === "city") && (
          <section aria-label={districts}>
            <h2 className="group">{districts}</h2>
            <p className="notice">{words.answer.nothingHere}</p>
          </section>
        )}
      {groups.map(([scope, title]) => {
        const answers = reply.answers.filter((a) => a.scope === scope);
        if (answers.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <h2 className={scope === null ? "hidden" : "group"}>
              {title} <span className="score">{words.found(answers.length)}</span>
            </h2>
            <ol className="cards">
              {answers.map((answer) => (
                <li key={`${answer.id} ${answer.name}`}>
                  <AnswerCard answer={answer} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      {reply.answers.length < reply.total && limit < MOST && (
        <button type="button" className="wide" onClick={more}>
          {words.answer.more}
        </button>
      )}
      <Queries reply={reply} />
    </>
  );
}

function Nothing({ reply, change }: Pick<ReplyProps, "reply" | "change">) {
  const { words } = useLanguage();
  return (
    <>
      <div className="notice" role="status">
        <h2>{reply.status === "nothing_found" ? words.answer.nothing : words.answer.notUnderstood}</h2>
        {reply.suggestions.length > 0 && (
          <>
            <h3>{words.answer.try}</h3>
            <ul className="bullets">
              {reply.suggestions.map((suggestion) => (
                <li key={suggestion}>{suggestion}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Understood reply={reply} onChange={change} />
      <Examples />
      <Queries reply={reply} />
    </>
  );
}

function Examples() {
  const { words } = useLanguage();
  return (
    <section className="examples-below">
      <h2>{words.examples}</h2>
      <ul className="examples">
        {words.exampleQuestions.map((question) => (
          <li key={question}>
            <Link href={askPath(question)}>{question}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Queries({ reply }: { reply: AskReply }) {
  const { words } = useLanguage();
  if (reply.queries.length === 0) return null;
  return (
    <details className="queries">
      <summary>{words.answer.query}</summary>
      {reply.queries.map((query) => (
        <pre
          key={query.text}
          lang="zxx"
        >{`${query.text}\n\n${JSON.stringify(query.parameters, null, 1)}`}</pre>
      ))}
    </details>
  );
}
