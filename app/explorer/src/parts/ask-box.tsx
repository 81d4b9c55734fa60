/** The question box, with what it suggests while a person types. */
import { useState } from "react";
import { useLocation } from "wouter";
import { useLanguage } from "../i18n";
import { Combobox } from "./combobox";

export function askPath(question: string): string {
  return `/ask?q=${encodeURIComponent(question)}`;
}

export function AskBox({ question = "", large = false }: { question?: string; large?: boolean }) {
  const { words } = useLanguage();
  const [, go] = useLocation();
  const [text, setText] = useState(question);
  const [shownFor, setShownFor] = useState(question);
  if (shownFor !== question) {
    setShownFor(question);
    setText(question);
  }
  const ask = (asked: string) => {
    if (asked.trim()) go(askPath(asked.trim()));
  };
  return (
    <search>
      <form
        className={large ? "askbox large" : "askbox"}
        onSubmit={(event) => {
          event.preventDefault();
          ask(text);
        }}
      >
        <Combobox
          text={text}
          label={words.askLabel}
          placeholder={words.askPlaceholder}
          onText={setText}
          onTake={(suggestion) => (suggestion.question ? ask(suggestion.question) : go(suggestion.path))}
        />
        <button type="submit" className="primary">
          {words.ask}
        </button>
      </form>
    </search>
  );
}
