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
  const { words, pick } = useLanguage();
  const page = words.dataPage;
  const files = useDownloads().data ?? [];
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{page.downloads}</h2>
      <p className="hint">{page.downloadsHint}</p>
      <section className="scroll">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{page.file}</th>
              <th scope="col">{page.format}</th>
              <th scope="col">{page.size}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.href}>
                <th scope="row">
                  <a href={file.href} download>
                    {pick(file.title_zh, file.title_en)}
                  </a>
                </th>
                <td title={file.media_type}>{file.format}</td>
                <td>
                  <Size file={file} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Size({ file }: { file: Download }) {
  const { words, language } = useLanguage();
  if (file.bytes === null) return words.dataPage.made;
  const [size, unit] =
    file.bytes >= 2 ** 20 ? [file.bytes / 2 ** 20, "MB"] : [Math.max(1, file.bytes / 2 ** 10), "kB"];
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
