// A dialog over the page; the browser's own keeps the focus inside.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function Dialog(props: { title: string; close: () => void; children: ComponentChildren; wide?: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement as HTMLElement | null;
    dialog?.showModal();
    return () => {
      dialog?.close();
      before?.focus?.();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={props.wide ? 'wide-dialog' : ''}
      aria-labelledby="dialog-title"
      onCancel={(event) => { event.preventDefault(); props.close(); }}
    >
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="plain" onClick={props.close} aria-label="Close">✕</button>
      </header>
      {props.children}
    </dialog>
  );
}
