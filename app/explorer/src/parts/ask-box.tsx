/** The question box, with what it suggests while a person types. */
import { type FormEvent, useId, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useLanguage } from "../i18n";
import { type Suggestion, useSuggestions } from "./suggestions";

export function askPath(question: string): string {
  return `/ask?q=${encodeURIComponent(question)}`;
}

export function AskBox({ question = "", large = false }: { question?: string; large?: boolean }) {
  const { words } = useLanguage();
  const [, go] = useLocation();
  const [text, setText] = useState(question);
  const [shownFor, setShownFor] = useState(question);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const suggestions = useSuggestions(text, open);
  if (shownFor !== question) {
    setShownFor(question);
    setText(question);
  }

  const ask = (q: string) => {
    setOpen(false);
    setChosen(-1);
    if (q.trim()) go(askPath(q.trim()));
  };
  const take = (suggestion: Suggestion) => {
    setOpen(false);
    setChosen(-1);
    if (suggestion.question) {
      setText(suggestion.question);
      ask(suggestion.question);
    } else go(suggestion.path);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const suggestion = suggestions[chosen];
    if (open && suggestion) take(suggestion);
    else ask(text);
  };

  return (
    <search>
      <form className={large ? "askbox large" : "askbox"} onSubmit={submit}>
        <div className="field">
          <input
            ref={input}
            type="search"
            value={text}
            aria-label={words.askLabel}
            placeholder={words.askPlaceholder}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={500}
            role="combobox"
            aria-expanded={open && suggestions.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
            onChange={(event) => {
              setText(event.target.value);
              setChosen(-1);
              setOpen(true);
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (step && suggestions.length > 0) {
                event.preventDefault();
                setOpen(true);
                const count = suggestions.length + 1;
                setChosen(((chosen + 1 + step + count) % count) - 1);
              }
              if (event.key === "Escape" && open) {
                event.preventDefault();
                setOpen(false);
              }
            }}
          />
          <div
            className="options"
            id={list}
            role="listbox"
            aria-label={words.suggestions}
            hidden={!open || suggestions.length === 0}
          >
            {suggestions.map((suggestion, i) => (
              <div
                key={suggestion.path + suggestion.name}
                id={`${list}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === chosen}
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(suggestion);
                }}
              >
                <span>{suggestion.name}</span>
                <small>{suggestion.kind}</small>
              </div>
            ))}
          </div>
        </div>
        <button type="submit" className="primary">
          {words.ask}
        </button>
      </form>
    </search>
  );
}
