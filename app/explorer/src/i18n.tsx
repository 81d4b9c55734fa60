/** The two languages of the pages: which is on, and every word that the pages say themselves. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./words-en";
import { zh } from "./words-zh";

export type Language = "zh" | "en";
export type Words = typeof zh;

const WORDS: Record<Language, Words> = { zh, en };
const KEPT = "chengtu.language";

interface Spoken {
  language: Language;
  words: Words;
  speak: (language: Language) => void;
  /** The one of two texts that is in the language chosen; the other where it is empty. */
  pick: (zhText: string | null | undefined, enText: string | null | undefined) => string;
}

const Context = createContext<Spoken | null>(null);

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(first);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const speak = useCallback((next: Language) => {
    localStorage.setItem(KEPT, next);
    setLanguage(next);
  }, []);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: WORDS[language],
      speak,
      pick: (zhText, enText) => (language === "zh" ? zhText || enText : enText || zhText) ?? "",
    }),
    [language, speak],
  );
  return <Context.Provider value={spoken}>{children}</Context.Provider>;
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error("useLanguage is used outside of LanguageProvider");
  return spoken;
}
