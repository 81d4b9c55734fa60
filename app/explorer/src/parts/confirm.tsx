/** A question that has to be answered before something is done that cannot be taken back here. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useLanguage } from "../i18n";

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** What the button that goes on says. */
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ title, children, yes, onYes, onNo }: ConfirmProps) {
  const { words } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={onNo} onClose={onNo}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="downloads">
        <button type="button" onClick={onNo}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
