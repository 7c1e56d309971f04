// One line that tells what just happened, read out to who cannot see it.
import { signal } from '@preact/signals';
import type { ApiFailure } from '../api/client';

interface Notice { text: string; bad: boolean; action?: { label: string; run: () => void } }

const notice = signal<Notice | null>(null);
let timer = 0;

/** Shows `text` for some seconds; with an action for longer. */
export function tell(text: string, action?: Notice['action']): void {
  show(action ? { text, bad: false, action } : { text, bad: false });
}

/** Shows why something failed. */
export function tellFailure(error: unknown): void {
  const message = (error as ApiFailure).message || String(error);
  show({ text: message, bad: true });
}

function show(value: Notice): void {
  notice.value = value;
  clearTimeout(timer);
  timer = window.setTimeout(() => { notice.value = null; }, value.action || value.bad ? 20_000 : 6_000);
}

export function NoticeLine() {
  const now = notice.value;
  return (
    <div class={`notice ${now ? 'notice-shown' : ''} ${now?.bad ? 'notice-bad' : ''}`} role="status" aria-live="polite">
      {now && <span>{now.bad ? 'That did not work: ' : ''}{now.text}</span>}
      {now?.action && <button type="button" onClick={() => { now.action?.run(); notice.value = null; }}>{now.action.label}</button>}
      {now && <button type="button" class="plain" aria-label="Dismiss" onClick={() => { notice.value = null; }}>✕</button>}
    </div>
  );
}
