/** Taking an answer away: the link, and files of it, which the service makes. */
import { useState } from "react";
import type { AskReply, Interpretation } from "../api/client";
import { useLanguage } from "../i18n";
import { CopyLink } from "./copy";
import { save } from "./save";
import { Failed } from "./states";

const FORMATS = [
  ["csv", "CSV", "text/csv"],
  ["json", "JSON", "application/json"],
  ["md", "Markdown", "text/markdown"],
] as const;
const MOST = "200";

interface DownloadsProps {
  reply: AskReply;
  /** The reading that was changed, to which no link of the service leads. */
  changed: Interpretation | null;
}

export function Downloads({ reply, changed }: DownloadsProps) {
  const { words } = useLanguage();
  const [error, setError] = useState<unknown>(null);
  const asked = (changed && reply.interpretation.text) || reply.question;
  const name = asked.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
  const fetchFile = async (interpretation: Interpretation, [format, , type]: (typeof FORMATS)[number]) => {
    const file = await fetch(`/api/ask?format=${format}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ interpretation, limit: Number(MOST) }),
    });
    if (!file.ok) throw new Error(file.statusText);
    // As it came: a text would lose the mark that spreadsheets need.
    save(`${name}.${format}`, await file.blob(), type);
  };
  return (
    <div className="downloads">
      <CopyLink />
      {FORMATS.map((form) => {
        const [format, label] = form;
        const about = { className: "quiet", "aria-label": `${words.answer.download} ${label}` };
        return changed ? (
          <button
            key={format}
            type="button"
            {...about}
            onClick={() => void fetchFile(changed, form).catch(setError)}
          >
            {label}
          </button>
        ) : (
          <a
            key={format}
            {...about}
            href={`/api/ask?${new URLSearchParams({ q: reply.question, limit: MOST, format })}`}
            download={`${name}.${format}`}
          >
            {label}
          </a>
        );
      })}
      {error !== null && <Failed error={error} again={() => setError(null)} />}
    </div>
  );
}
