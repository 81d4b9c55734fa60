/** A button that puts a text on the clipboard, and says so. */
import { useState } from "react";
import { useLanguage } from "../i18n";

const SHOWN_FOR = 2000;

export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_FOR);
  };
  return (
    <button type="button" className="quiet" onClick={() => void copy()}>
      <span aria-live="polite">{copied ? words.answer.copied : label}</span>
    </button>
  );
}

/** The address restores what is seen, so the link is all that has to be sent. */
export function CopyLink() {
  const { words } = useLanguage();
  return <CopyButton text={() => location.href} label={words.answer.copy} />;
}
