import { Link } from "wouter";
import { useLanguage } from "../i18n";
import { useTitle } from "../parts/title";

export function NotFound() {
  const { words } = useLanguage();
  useTitle(words.notFoundTitle);
  return (
    <div className="page narrow">
      <h1>{words.notFoundTitle}</h1>
      <p className="lead">{words.notFoundHint}</p>
      <p>
        <Link href="/">{words.toHome}</Link>
      </p>
    </div>
  );
}
