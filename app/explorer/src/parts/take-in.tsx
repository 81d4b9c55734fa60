/** Adding documents: a place to drop files, what happens to each, and what came of it. */
import { useId, useState } from "react";
import { Link } from "wouter";
import { RequestFailed } from "../api/client";
import { type Ingest, type Ingests, isUnderWay, useSending } from "../api/uploads";
import { useLanguage } from "../i18n";
import { Confirm } from "./confirm";
import { useLabels } from "./labels";

interface Refused {
  name: string;
  why: string;
}

export function TakeIn({ ingests }: { ingests: Ingests }) {
  const { words } = useLanguage();
  const page = words.takeIn;
  const sending = useSending();
  const [refused, setRefused] = useState<Refused[]>([]);
  const [asked, setAsked] = useState<File[]>([]);
  const send = async (files: File[], replace: boolean) => {
    for (const file of files) {
      try {
        if (file.size > ingests.max_file_mb * 2 ** 20) throw new Error(page.tooLarge(ingests.max_file_mb));
        await sending.mutateAsync({ file, replace });
      } catch (error) {
        if (error instanceof RequestFailed && error.status === 409) setAsked((now) => [...now, file]);
        else setRefused((now) => [...now, { name: file.name, why: (error as Error).message }]);
      }
    }
  };
  const [doubtful] = asked;
  const answered = () => setAsked(([, ...rest]) => rest);
  return (
    <>
      <DropZone
        ingests={ingests}
        busy={sending.isPending}
        onFiles={(files) => {
          setRefused([]);
          void send(files, false);
        }}
      />
      {refused.map(({ name, why }) => (
        <p key={name} className="notice failed" role="alert">
          <b>{name}</b> {page.reason(why)}
        </p>
      ))}
      {doubtful && (
        <Confirm
          key={doubtful.name}
          title={page.replaceTitle}
          yes={page.replace}
          onYes={() => {
            answered();
            void send([doubtful], true);
          }}
          onNo={answered}
        >
          <p>{page.replaceText(doubtful.name)}</p>
        </Confirm>
      )}
      <Sent items={ingests.items} />
    </>
  );
}

interface DropZoneProps {
  ingests: Ingests;
  busy: boolean;
  onFiles: (files: File[]) => void;
}

function DropZone({ ingests, busy, onFiles }: DropZoneProps) {
  const { words } = useLanguage();
  const page = words.takeIn;
  const [over, setOver] = useState(false);
  const hint = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <label className="button primary">
        {busy ? page.sending : page.choose}
        <input
          type="file"
          multiple
          className="hidden"
          accept={ingests.formats.join(",")}
          aria-describedby={hint}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            onFiles(files);
          }}
        />
      </label>
      <p>{page.drop}</p>
      <p className="hint" id={hint}>
        {page.formats(ingests.max_file_mb)}
      </p>
    </div>
  );
}

/** The files sent since the service started, the latest first; what changes is told to screen readers. */
function Sent({ items }: { items: Ingest[] }) {
  const { words } = useLanguage();
  const page = words.takeIn;
  const [latest] = items;
  return (
    <>
      <p className="hidden" role="status">
        {latest && `${latest.source}: ${page.stages[latest.stage]}`}
      </p>
      {items.length > 0 && (
        <ul className="sent" aria-label={page.sent}>
          {items.map((item) => (
            <li key={item.id} className="card" data-stage={item.stage}>
              <SentFile item={item} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function SentFile({ item }: { item: Ingest }) {
  const { words } = useLanguage();
  const page = words.takeIn;
  const stage = page.stages[item.stage] ?? item.stage;
  return (
    <>
      <h3>
        {item.document ? <Link href={`/document/${item.document}`}>{item.title}</Link> : item.source}{" "}
        <span className="score">
          {item.document ? `${item.source} · ` : ""}
          {item.replaces && item.stage === "done" ? page.replaced : stage}
        </span>
      </h3>
      {isUnderWay(item) && (
        <progress
          aria-label={`${item.source}: ${stage}`}
          max={1}
          value={item.stage === "waiting" || item.progress === 0 ? undefined : item.progress}
        />
      )}
      {item.report && <Report report={item.report} />}
    </>
  );
}

function Report({ report }: { report: NonNullable<Ingest["report"]> }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const page = words.takeIn;
  if (report.reason) return <p className="failed">{page.reason(report.reason)}</p>;
  const facts = Object.entries(report.facts).filter(([, n]) => n > 0);
  const omitted = Object.entries(report.omitted);
  return (
    <>
      <p>
        {page.passages(report.passages)} · {page.coverage((report.coverage * 100).toFixed(1))}
      </p>
      <p className="hint">
        {facts.map(([name, n]) => page.count(page.facts[name] ?? labels.type(name), n)).join(words.listed)}
      </p>
      {omitted.length > 0 && (
        <p className="hint">
          {page.omitted} {omitted.map(([why, n]) => page.part(why, n)).join(words.listed)}
        </p>
      )}
    </>
  );
}
