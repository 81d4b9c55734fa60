/** A question's answers: what was understood, then what was found, each with its sentence. */
import { Link, useSearchParams } from "wouter";
import { type AskReply, useAnswers } from "../api/client";
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
  const answers = useAnswers(question, limit);
  useTitle(question);
  const more = () => setSearch({ q: question, limit: String(Math.min(MOST, limit * 2)) }, { replace: true });
  return (
    <div className="page answers">
      <AskBox question={question} />
      <h1>{words.answer.title(question)}</h1>
      {question === "" ? (
        <Examples />
      ) : (
        <Ready query={answers}>{(reply) => <Reply reply={reply} limit={limit} more={more} />}</Ready>
      )}
    </div>
  );
}

function Reply({ reply, limit, more }: { reply: AskReply; limit: number; more: () => void }) {
  const { words } = useLanguage();
  if (reply.status !== "answered") return <Nothing reply={reply} />;
  const groups = [
    ["district", reply.interpretation.districts.join(words.listed) || words.answer.district],
    ["city", words.answer.city],
    [null, words.answer.all],
  ] as const;
  return (
    <>
      <Understood reply={reply} />
      <div className="bar-of-list">
        <p role="status">
          {reply.answers.length < reply.total
            ? words.answer.shown(reply.answers.length, reply.total)
            : words.answer.total(reply.total)}
        </p>
        <Downloads reply={reply} />
      </div>
      {groups.map(([scope, title]) => {
        const answers = reply.answers.filter((a) => a.scope === scope);
        if (answers.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <h2 className={scope === null ? "hidden" : "group"}>{title}</h2>
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

function Nothing({ reply }: { reply: AskReply }) {
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
      <Understood reply={reply} />
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
