/** An editor for queries: CodeMirror, with words of the language and of the ontology marked and completed. */
import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import { useSchema } from "../api/client";
import { LANGUAGES, type QueryLanguage } from "./editor-languages";

const theme = EditorView.theme({
  "&": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-2)",
    borderRadius: "var(--radius-s)",
  },
  "&.cm-focused": { outline: "2px solid var(--ink)", outlineOffset: "2px" },
  ".cm-content": {
    fontFamily: "var(--mono)",
    fontSize: "var(--text-s)",
    caretColor: "var(--ink)",
    minHeight: "8rem",
  },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--ink-3)", border: "none" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", border: "1px solid var(--line-2)" },
});

// In ink, as everything but the goals.
const marked = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: "700" },
  { tag: [tags.string, tags.url, tags.atom], color: "var(--ink-2)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], fontStyle: "italic" },
  { tag: tags.number, textDecoration: "underline dotted" },
  { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
]);

interface EditorProps {
  language: QueryLanguage;
  text: string;
  label: string;
  onChange: (text: string) => void;
  onRun: () => void;
}

export default function Editor({ language, text, label, onChange, onRun }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const calls = useRef({ onChange, onRun });
  calls.current = { onChange, onRun };
  const { data: schema } = useSchema();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor keeps its own text once it is made
  useEffect(() => {
    if (!box.current) return;
    const { extension, words, names: named } = LANGUAGES[language];
    const names = [...words, ...(schema ? named(schema) : [])];
    const complete = (context: CompletionContext) => {
      const word = context.matchBefore(/[\w:]+/);
      return word ? { from: word.from, options: names.map((name) => ({ label: name })) } : null;
    };
    const run = () => {
      calls.current.onRun();
      return true;
    };
    const view = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          extension,
          syntaxHighlighting(marked),
          autocompletion({ override: [complete] }),
          keymap.of([{ key: "Mod-Enter", run }, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) calls.current.onChange(update.state.doc.toString());
          }),
          theme,
        ],
      }),
    });
    return () => view.destroy();
  }, [schema, label, language]);
  return <div ref={box} lang="zxx" />;
}
