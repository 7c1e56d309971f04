// Who sits here, and what they may do.
import { signal } from '@preact/signals';
import { get, signedOut } from './client';
import { listen, stopListening } from './events';
import type { Session } from './types';

export const session = signal<Session | null>(null);

const order = ['none', 'reader', 'reviewer', 'admin'];

/** Whether the signed-in user has at least this role. */
export function may(role: 'reader' | 'reviewer' | 'admin'): boolean {
  const now = session.value;
  return now !== null && (now.local || order.indexOf(now.role) >= order.indexOf(role));
}

/** Takes over a session that the server told, and begins to hear its events. */
export function begin(now: Session): void {
  session.value = now;
  if (now.local || now.role !== 'none') {
    signedOut.value = false;
    listen();
  } else {
    signedOut.value = true;
  }
}

/** Forgets the session on this page. */
export function end(): void {
  session.value = null;
  signedOut.value = true;
  stopListening();
}

/** Asks the server who sits here. */
export async function ask(): Promise<void> {
  try {
    begin(await get<Session>('/session'));
  } catch {
    // 401 shows the sign-in view; anything else the views themselves will meet and tell.
  }
}
