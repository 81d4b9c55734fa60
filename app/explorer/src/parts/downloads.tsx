/** Taking an answer away: the link, and files of it. */
import type { AskReply } from "../api/client";
import { useLanguage } from "../i18n";
import { CopyLink } from "./copy";
import { save } from "./save";

const FORMATS = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["md", "Markdown"],
] as const;

/** Files are made by the service from the question; a reading that was changed can be taken as a link or as JSON. */
export function Downloads({ reply, refined }: { reply: AskReply; refined: boolean }) {
  const { words } = useLanguage();
  const name = reply.question.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
  return (
    <div className="downloads">
      <CopyLink />
      {refined && (
        <button
          type="button"
          className="quiet"
          aria-label={`${words.answer.download} JSON`}
          onClick={() => save(`${name}.json`, JSON.stringify(reply, null, 1), "application/json")}
        >
          JSON
        </button>
      )}
      {(refined ? [] : FORMATS).map(([format, label]) => (
        <a
          key={format}
          className="quiet"
          href={`/api/ask?${new URLSearchParams({ q: reply.question, limit: "200", format })}`}
          download={`${name}.${format}`}
          aria-label={`${words.answer.download} ${label}`}
        >
          {label}
        </a>
      ))}
    </div>
  );
}
