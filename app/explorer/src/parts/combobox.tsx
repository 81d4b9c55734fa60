/** A text field with suggestions below it, chosen by pointer or keys. */
import { useId, useState } from "react";
import { useLanguage } from "../i18n";
import { type Suggestion, useSuggestions } from "./suggestions";

interface ComboboxProps {
  text: string;
  label: string;
  placeholder?: string;
  onText: (text: string) => void;
  onTake: (suggestion: Suggestion) => void;
  /** Called with Enter where no suggestion is chosen. */
  onEnter?: () => void;
}

export function Combobox({ text, label, placeholder, onText, onTake, onEnter }: ComboboxProps) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const list = useId();
  const suggestions = useSuggestions(text, open);
  const shown = open && suggestions.length > 0;
  const close = () => {
    setOpen(false);
    setChosen(-1);
  };
  const take = (suggestion: Suggestion) => {
    close();
    onTake(suggestion);
  };
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      const count = suggestions.length + 1;
      setChosen(((chosen + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      const suggestion = suggestions[chosen];
      if (shown && suggestion) {
        event.preventDefault();
        take(suggestion);
      } else {
        close();
        onEnter?.();
      }
    }
  };
  return (
    <div className="field">
      <input
        type="search"
        value={text}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={500}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen >= 0 ? `${list}-${chosen}` : undefined}
        onChange={(event) => {
          onText(event.target.value);
          setChosen(-1);
          setOpen(true);
        }}
        onBlur={close}
        onKeyDown={onKey}
      />
      <div className="options" id={list} role="listbox" aria-label={words.suggestions} hidden={!shown}>
        {suggestions.map((suggestion, i) => (
          <div
            key={suggestion.id}
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
  );
}
