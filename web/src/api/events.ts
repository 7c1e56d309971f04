// The server's stream of events, shared by all views.
import { signal } from '@preact/signals';
import { base } from './client';
import type { Account, Alert } from './types';

/** Goes up whenever the ledger changed; views of ledger data read again. */
export const ledgerVersion = signal(0);
/** The account of the running or last ingest, once the server told it. */
export const account = signal<Account | null>(null);
/** Alerts that came while this page was open, newest first, at most 20. */
export const freshAlerts = signal<Alert[]>([]);

let stream: EventSource | null = null;

/** Begins to listen; a second call does nothing. The browser connects again by itself. */
export function listen(): void {
  if (stream) return;
  stream = new EventSource(`${base}/events`);
  let known: string | null = null;
  stream.addEventListener('ledger', (event) => {
    const { version } = JSON.parse(event.data) as { version: string | number };
    // The first event tells the state that the views have just read.
    if (known !== null && String(version) !== known) ledgerVersion.value += 1;
    known = String(version);
  });
  stream.addEventListener('ingest', (event) => {
    account.value = JSON.parse(event.data) as Account;
  });
  stream.addEventListener('alert', (event) => {
    freshAlerts.value = [JSON.parse(event.data) as Alert, ...freshAlerts.value].slice(0, 20);
  });
}

/** Stops listening, as when somebody signs out. */
export function stopListening(): void {
  stream?.close();
  stream = null;
}

/** For this page's own writes: the views need not wait for the event. */
export function ledgerChanged(): void {
  ledgerVersion.value += 1;
}
