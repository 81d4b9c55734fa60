/** Taking the whole away: files, interfaces, under which licence, and how to cite it. */
import { useDocuments, useStats } from "../api/client";
import { type Download, useDownloads, useRoutes } from "../api/routes";
import { useLanguage } from "../i18n";
import { CopyButton } from "./copy";

// The explorer's description of the service tells which of them are there.
const ALWAYS = ["/api/docs", "/api/openapi.json"];

export function TakeAway() {
  const { words } = useLanguage();
  const page = words.dataPage;
  const has = useRoutes();
  const links = Object.entries(page.links).filter(([path]) => ALWAYS.includes(path) || has(path));
  return (
    <>
      <Downloads />
      <section aria-labelledby="api">
        <h2 id="api">{page.api}</h2>
        <p>{page.apiText}</p>
        <ul className="rows">
          {links.map(([path, about]) => (
            <li key={path}>
              <a href={path}>{path}</a> <span className="hint">{about}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="licence">
        <h2 id="licence">{page.licence}</h2>
        <p>{page.licenceText}</p>
      </section>
      <Cite />
    </>
  );
}

function Downloads() {
  const { words } = useLanguage();
  const page = words.dataPage;
  const files = useDownloads().data ?? [];
  const sets = new Map<string, Download[]>();
  for (const file of files) sets.set(file.dataset, [...(sets.get(file.dataset) ?? []), file]);
  const [whole, ...parts] = [...sets.values()];
  if (!whole) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{page.downloads}</h2>
      <p className="hint">{page.downloadsHint}</p>
      <ul className="rows">
        <Files files={whole} />
      </ul>
      {parts.length > 0 && (
        <details className="group-of">
          <summary>
            {page.parts} <span className="score">{words.entity.outOf(parts.length)}</span>
          </summary>
          <ul className="rows">
            {parts.map((part) => (
              <Files key={part[0]?.dataset} files={part} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** One set of data in its formats. */
function Files({ files }: { files: Download[] }) {
  const { pick, language } = useLanguage();
  const [first] = files;
  return (
    <li>
      {pick(first?.title_zh, first?.title_en)}
      <ul className="files">
        {files.map((file) => (
          <li key={file.href}>
            <a href={file.href} download={file.name} title={file.media_type}>
              {file.format.replace(/, packed with gzip$/, " · gzip")}
            </a>{" "}
            {file.bytes !== null && <span className="score">{sized(file.bytes, language)}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function sized(bytes: number, language: string): string {
  const [size, unit] = bytes >= 2 ** 20 ? [bytes / 2 ** 20, "MB"] : [Math.max(1, bytes / 2 ** 10), "kB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}

function Cite() {
  const { words } = useLanguage();
  const page = words.dataPage;
  const documents = useDocuments().data?.total;
  const snapshot = useStats().data?.snapshot;
  if (documents === undefined || snapshot === undefined) return null;
  const today = new Date().toLocaleDateString("sv");
  const citation = page.citation(documents, snapshot, location.origin, today);
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{page.cite}</h2>
      <blockquote className="citation">{citation}</blockquote>
      <p className="hint">{page.citeText}</p>
      <CopyButton text={() => citation} label={words.copy} />
    </section>
  );
}
