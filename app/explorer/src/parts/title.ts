import { useEffect } from "react";
import { useLanguage } from "../i18n";

/** What the browser shows as the title of the page. */
export function useTitle(title: string): void {
  const { words } = useLanguage();
  useEffect(() => {
    document.title = title ? `${title} · ${words.name}` : words.name;
  }, [title, words]);
}
